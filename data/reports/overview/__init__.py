"""The overview: what needs the viewer, and the county in one picture."""
