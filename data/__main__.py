"""`python -m data NAME ...`: the commands that need no browser, one module of `data.commands` each."""

import argparse
import importlib
import pkgutil
import sys

from data import commands


def command_names() -> list[str]:
    """The names that `python -m data` answers to, in alphabetical order."""
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))


def _asked_for(argv: list[str]) -> list[str]:
    """The one command that is asked for, or all of them (for --help): loading every command takes half a second."""
    names = command_names()
    return argv[:1] if argv and argv[0] in names else names


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 2 refused with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name in _asked_for(sys.argv[1:] if argv is None else argv):
        module = importlib.import_module(f"data.commands.{name.replace('-', '_')}")
        subparser = subparsers.add_parser(name, help=module.__doc__, description=module.__doc__)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    args = parser.parse_args(argv)
    result: int = args.run(args)
    return result


if __name__ == "__main__":
    sys.exit(main())
