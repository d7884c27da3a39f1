"""When a return is still owed: who is told of it, in which words, and what became of each e-mail."""
