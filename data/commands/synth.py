"""Fill an empty, migrated database with a made-up county at N times its content, from a fixed seed."""

import argparse
import secrets
import sys
import time

from data.refusals import Refused
from data.settings import StoreSettings
from data.store.files import FileStore
from data.store.session import Store
from data.synth.fill import fill


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--scale N`: how many times the county's content."""
    parser.add_argument("--scale", type=int, default=1, help="times the county's content (1)")


def run(args: argparse.Namespace) -> int:
    """Fill; 0 when done, 2 when the database is not empty or not migrated."""
    settings = StoreSettings()
    password = settings.sample_password or secrets.token_urlsafe(12)
    store = Store(settings.database_url)
    began = time.monotonic()
    try:
        filled = fill(store, FileStore(settings.files), args.scale, password)
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    finally:
        store.close()
    counted = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in filled.rows.items() if count)
    print(
        f"A made-up county at {filled.scale} times its content in {time.monotonic() - began:.1f} s: {counted}."
    )
    if settings.sample_password is None:
        print(f"The sample accounts have the password {password}")
    return 0
