"""Give somebody an account. The password is asked for, or read from the first line of standard input."""

import argparse
import sys

from data.accounts import typed
from data.accounts.roster import OPERATOR, NewPerson, add_person
from data.clock import now
from data.refusals import Refused
from data.settings import StoreSettings
from data.store.session import Store
from data.terms import Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, what they are to the Board, and for whom they speak."""
    parser.add_argument("email", help="the address to sign in with")
    parser.add_argument("--post", required=True, help="the post that screens show, such as Chief Inspector")
    parser.add_argument("--role", required=True, choices=[role.name.lower() for role in Role])
    parser.add_argument("--body", help="the short name of their organisation, as in its address")
    parser.add_argument("--leads", nargs="*", default=[], help="the short names of what a lead leads")


def run(args: argparse.Namespace) -> int:
    """Add the person; 2 with the reason when that is refused."""
    store = Store(StoreSettings().database_url)
    try:
        new = NewPerson(
            email=args.email,
            post=args.post,
            role=Role[args.role.upper()],
            password=typed.new_password(),
            body=args.body,
            leads=tuple(args.leads),
        )
        with store.write() as session:
            add_person(session, OPERATOR, new, now())
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    print(f"{args.email} can sign in now.")
    return 0
