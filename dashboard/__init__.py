"""Everything a browser needs. Knows nothing of SQL: it asks `data.reports` and calls `data` services."""
