"""A password typed at the keyboard, or sent by a program; never an argument, which others could read."""

import sys
from getpass import getpass

from data.refusals import Refused


def new_password() -> str:
    """Ask twice at a keyboard; otherwise take the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("New password: ")
    if getpass("The same again: ") != password:
        raise Refused("The two were not the same. Nothing was changed.")
    return password
