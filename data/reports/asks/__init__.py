"""Asks and actions: what is requested of whom, and what is overdue."""
