"""Who is in a made-up county: the groups, CSPs and bodies of the reference lists, and the sample accounts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.seed.reference import load_organisations
from data.seed.sample_accounts import add_accounts
from data.store.tables import Body, Reporter
from data.terms import ReporterKind


@dataclass(frozen=True)
class People:
    """The reporters, the ids of the bodies, and the sample accounts by the name before the @."""

    groups: tuple[Reporter, ...]
    csps: tuple[Reporter, ...]
    bodies: tuple[int, ...]
    accounts: dict[str, Viewer]

    @property
    def reporters(self) -> tuple[Reporter, ...]:
        """Delivery groups, then CSPs."""
        return (*self.groups, *self.csps)

    @property
    def planner(self) -> Viewer:
        """Who sends and accepts everything in a made-up county."""
        return self.accounts["planner"]


def store_reference(session: Session, password: str, at: datetime) -> People:
    """Store the organisations and the sample accounts, all with this password."""
    load_organisations(session)
    rows = session.scalars(select(Reporter).order_by(Reporter.position)).all()
    bodies = session.scalars(select(Body.id).order_by(Body.position))
    return People(
        groups=tuple(row for row in rows if row.kind is ReporterKind.DELIVERY_GROUP),
        csps=tuple(row for row in rows if row.kind is ReporterKind.CSP),
        bodies=tuple(bodies),
        accounts=add_accounts(session, password, at),
    )
