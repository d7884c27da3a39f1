"""What one version says that another does not, item by item and word by word."""
