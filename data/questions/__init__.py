"""Questions on accepted returns: asked, answered, withdrawn, and answered at a meeting."""
