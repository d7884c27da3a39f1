"""Measures pages at several sizes of the county, with the real server and a real browser."""
