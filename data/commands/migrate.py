"""Create the database or bring it to the newest migration."""

import argparse
import sys

from data.refusals import Refused
from data.settings import StoreSettings
from data.store.migrate import migrate
from data.store.session import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: the database is the one that `DATABASE_URL` names."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Migrate; 0 when the database is at the newest migration, 2 when it is of another version."""
    settings = StoreSettings()
    if settings.database_url.startswith("sqlite:///"):
        settings.files.parent.mkdir(parents=True, exist_ok=True)
    try:
        migrate(Store(settings.database_url))
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    return 0
