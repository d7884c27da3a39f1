"""How much of a long list goes to the browser at once, on every page that lists."""

IN_BROWSER = 500
"""Rows up to which the whole list goes to the browser, which filters and sorts it (design, section 6)."""

PAGE_SIZE = 100
"""Rows on one page of a list that is longer."""
