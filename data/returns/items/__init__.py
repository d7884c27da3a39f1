"""What a version says: its items as read and as stored, and what follows from their words."""
