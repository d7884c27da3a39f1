"""The return that is written in the browser: its boxes, its draft, and the file that it ends as."""
