"""Back files, which hold several returns: kept once, and each return in one taken in as a draft."""
