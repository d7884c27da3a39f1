"""Print the accounts of a sample database and their password."""

import argparse
import sys

from data.seed.load import is_sample
from data.seed.sample_accounts import account_lines, keep_password, sample_password
from data.settings import StoreSettings
from data.store.session import Store

NO_SAMPLE = "This database does not hold the sample board year, so it has no sample accounts."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: the database is the one that `DATABASE_URL` names."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Print them; 2 when this is not a sample database."""
    settings = StoreSettings()
    return print_accounts(Store(settings.database_url), settings)


def print_accounts(store: Store, settings: StoreSettings) -> int:
    """Print the accounts with the password that works: the one set now, or the one kept from the first time."""
    with store.read() as session:
        if not is_sample(session):
            print(NO_SAMPLE, file=sys.stderr)
            return 2
    password = sample_password(settings.sample_password, settings.files.parent / "sample-password")
    with store.write(advance=False) as session:
        keep_password(session, password)
        lines = account_lines(session, password)
    print("\n".join(lines))
    return 0
