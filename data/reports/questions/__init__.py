"""Questions on returns: their lists, their counts, and what was answered to whom."""
