"""`python -m data NAME ...`: the commands that need no browser, one module of `data.commands` each."""

import argparse
import importlib
import pkgutil
import sys

from data import commands


def command_names() -> list[str]:
    """The names that `python -m data` answers to, in alphabetical order."""
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 2 refused with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name in command_names():
        module = importlib.import_module(f"data.commands.{name.replace('-', '_')}")
        subparser = subparsers.add_parser(name, help=module.__doc__, description=module.__doc__)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    args = parser.parse_args(argv)
    result: int = args.run(args)
    return result


if __name__ == "__main__":
    sys.exit(main())
