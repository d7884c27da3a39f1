"""Load the sample board year into an empty database, and print the sample accounts."""

import argparse
import sys

from data.commands.sample_accounts import print_accounts
from data.refusals import Refused
from data.returns.reader.interpret import read_return
from data.seed.load import is_sample, load_sample
from data.seed.sample_accounts import sample_password
from data.settings import StoreSettings
from data.store.files import FileStore
from data.store.session import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: the database is the one that `DATABASE_URL` names."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Load it; 0 when the database holds the sample year, 2 when it holds anything else."""
    settings = StoreSettings()
    store = Store(settings.database_url)
    with store.read() as session:
        loaded = is_sample(session)
    if not loaded:
        password = sample_password(settings.sample_password, settings.files.parent / "sample-password")
        try:
            load_sample(store, FileStore(settings.files), read_return, password)
        except Refused as refusal:
            print(refusal.sentence, file=sys.stderr)
            return 2
        print("The sample board year is loaded.")
    return print_accounts(store, settings)
