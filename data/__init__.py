"""Files, rows and rules: everything true without a browser. Knows nothing of Dash."""
