"""Write the next return of a group or CSP as a Word file that begins with what was open last quarter."""

import argparse
import sys
from pathlib import Path

from data.packs.prefilled_return import meeting_named, prefilled_return, reporter_named
from data.people import Viewer
from data.refusals import Refused
from data.settings import StoreSettings
from data.store.session import Store
from data.terms import Role

OFFICE = Viewer(name="Command line", role=Role.PLANNER)
"""Sees what a planner sees who is on no need-to-know list: what is OFFICIAL-SENSITIVE is left out."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose return, for which meeting, and where to."""
    parser.add_argument("group", metavar="GROUP", help="a group or CSP, by its short name or any other")
    parser.add_argument("--meeting", required=True, metavar="DATE", help="2019-01-17, or 2018-19-Q4")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the .docx to write")


def run(args: argparse.Namespace) -> int:
    """0 when the file is written; 2, with one sentence on standard error, when that is refused."""
    store = Store(StoreSettings().database_url)
    try:
        with store.read() as session:
            slug, meeting = reporter_named(session, args.group), meeting_named(session, args.meeting)
            made = prefilled_return(session, OFFICE, meeting.slug, slug)
        args.out.write_bytes(made.content)
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"{args.out} cannot be written: {fault.strerror}.", file=sys.stderr)
        return 2
    finally:
        store.close()
    print(f"{args.out} is written.")
    return 0
