"""A document that holds several returns: where each begins and ends, and each read as if it stood alone."""
