"""A county of any size, made up from a fixed seed, for measuring: its words and figures mean nothing."""
