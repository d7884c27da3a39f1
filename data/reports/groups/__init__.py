"""Delivery groups and CSPs, side by side and one by one, with their ratings."""
