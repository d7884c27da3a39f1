"""What is handed out of the store as files: the pre-filled return."""
