"""The run sheet of a meeting: its agenda in order, with the questions that wait for it."""
