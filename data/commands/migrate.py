"""Create the database or bring it to the newest migration."""

import argparse

from data.settings import StoreSettings
from data.store.migrate import migrate
from data.store.session import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: the database is the one that `DATABASE_URL` names."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Migrate; 0 when the database is at the newest migration."""
    settings = StoreSettings()
    if settings.database_url.startswith("sqlite:///"):
        settings.files.parent.mkdir(parents=True, exist_ok=True)
    migrate(Store(settings.database_url))
    return 0
