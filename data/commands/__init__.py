"""One module a command of `python -m data`: `add_arguments(parser)` and `run(args) -> int`."""
