"""Check that no event of the audit was changed, removed or put in between."""

import argparse
import sys

from sqlalchemy import func, select

from data.settings import StoreSettings
from data.store.audit import first_broken
from data.store.session import Store
from data.store.tables import AuditEvent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: the audit is that of the database that `DATABASE_URL` names."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Walk the chain; 1 with the first event that does not hold."""
    with Store(StoreSettings().database_url).read() as session:
        broken = first_broken(session)
        events = session.scalar(select(func.count()).select_from(AuditEvent))
    if broken is not None:
        print(f"The audit does not hold from event {broken} on. Compare with a backup.", file=sys.stderr)
        return 1
    print(f"The audit holds: {events} events, each chained to the one before.")
    return 0
