"""A Word package as a tree of paragraphs and tables, read from its XML: the text that Word would show once every
tracked change is accepted. It knows Word and nothing of returns."""
