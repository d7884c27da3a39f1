"""Returns: what is expected and came, one on its check page, one as it is read."""
