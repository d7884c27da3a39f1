"""Close somebody's account: they are signed out everywhere and cannot sign in again."""

import argparse
import sys

from data.accounts.roster import OPERATOR, disable_person
from data.clock import now
from data.refusals import Refused
from data.settings import StoreSettings
from data.store.session import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose account."""
    parser.add_argument("email", help="the address that the person signs in with")


def run(args: argparse.Namespace) -> int:
    """Disable the person; 2 with the reason when that is refused."""
    try:
        with Store(StoreSettings().database_url).write() as session:
            disable_person(session, OPERATOR, email=args.email, now=now())
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    print(f"{args.email} is signed out everywhere and cannot sign in.")
    return 0
