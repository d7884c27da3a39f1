"""Every component in every state, on pages as long as real ones, for eyes and for the browser tests."""
