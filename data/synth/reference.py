"""Who is in a made-up county: the groups, CSPs and bodies of the reference lists, and the sample accounts."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.orm import Session

from data import seed
from data.accounts.passwords import hash_password
from data.people import Viewer
from data.store.tables import Body, BodyAlias, Lead, Person, Reporter, ReporterAlias
from data.terms import BodyKind, ReporterKind, Role

FOLDER = Path(seed.__file__).parent


@dataclass(frozen=True)
class People:
    """The reporters by id, and the planner and members as viewers."""

    groups: tuple[Reporter, ...]
    csps: tuple[Reporter, ...]
    bodies: tuple[int, ...]
    persons: dict[str, int]

    @property
    def planner(self) -> Viewer:
        """Who sends and accepts everything in a made-up county."""
        return Viewer(person_id=self.persons["planner@sample.test"], role=Role.PLANNER)


def store_reference(session: Session, password: str, at: datetime) -> People:
    """Store the reference lists and the sample accounts, all with this password."""
    lists = _read("reference/reporters.yaml")
    groups = _reporters(session, lists["delivery_groups"], ReporterKind.DELIVERY_GROUP)
    csps = _reporters(session, lists["csps"], ReporterKind.CSP)
    bodies = _bodies(session, {row.slug: row.id for row in csps})
    reporters = {row.slug: row.id for row in (*groups, *csps)}
    persons = _accounts(session, bodies, reporters, hash_password(password), at)
    return People(groups, csps, tuple(bodies.values()), persons)


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _reporters(session: Session, rows: list[dict[str, Any]], kind: ReporterKind) -> tuple[Reporter, ...]:
    found = []
    for position, row in enumerate(rows, 1):
        plain = {name: value for name, value in row.items() if name != "aliases"}
        reporter = Reporter(kind=kind, position=position, **plain)
        reporter.aliases = [ReporterAlias(**alias) for alias in row.get("aliases", ())]
        session.add(reporter)
        session.flush()
        found.append(reporter)
    return tuple(found)


def _bodies(session: Session, csps: dict[str, int]) -> dict[str, int]:
    found = {}
    for position, row in enumerate(_read("reference/bodies.yaml"), 1):
        body = Body(
            slug=row["slug"],
            name=row["name"],
            kind=BodyKind(row["kind"]),
            csp_id=csps.get(row.get("csp", "")),
            position=position,
        )
        body.aliases = [BodyAlias(**alias) for alias in row.get("aliases", ())]
        session.add(body)
        session.flush()
        found[body.slug] = body.id
    return found


def _accounts(
    session: Session, bodies: dict[str, int], reporters: dict[str, int], password_hash: str, at: datetime
) -> dict[str, int]:
    found = {}
    for row in _read("sample_year/accounts.yaml"):
        person = Person(
            email=row["email"],
            post=row["post"],
            role=Role(row["role"]),
            body_id=bodies[row["body"]],
            password_hash=password_hash,
            created_at=at,
            sample=True,
        )
        session.add(person)
        session.flush()
        led = [Lead(person_id=person.id, reporter_id=reporters[slug]) for slug in row.get("leads", ())]
        session.add_all(led)
        found[person.email] = person.id
    return found
