"""Parts of pages drawn from the values of reports, for use on several pages; pages never import each other."""
