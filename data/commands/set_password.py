"""Give somebody a new password. It is asked for, or read from the first line of standard input."""

import argparse
import sys

from data.accounts import typed
from data.accounts.roster import OPERATOR, set_password
from data.clock import now
from data.refusals import Refused
from data.settings import StoreSettings
from data.store.session import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose password."""
    parser.add_argument("email", help="the address that the person signs in with")


def run(args: argparse.Namespace) -> int:
    """Set the password and sign the person out everywhere; 2 with the reason when that is refused."""
    try:
        password = typed.new_password()
        with Store(StoreSettings().database_url).write() as session:
            set_password(session, OPERATOR, email=args.email, password=password, now=now())
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    print(f"{args.email} has a new password and is signed out everywhere.")
    return 0
