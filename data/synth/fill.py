"""Fills an empty database with a made-up county at any number of times its content."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import func, insert, inspect, select, text
from sqlalchemy.orm import Session

from data.refusals import Refused
from data.store.audit import Event, record
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import (
    Action,
    AgendaItem,
    Ask,
    AskAddressee,
    Base,
    Measure,
    MeasureValue,
    Meeting,
    NeedToKnow,
    Person,
    Rating,
    Reporter,
    Risk,
    RiskArea,
    RiskAssessment,
    StoreState,
)
from data.synth import around, words
from data.synth.calendar import MadeMeeting, meetings
from data.synth.lives import Life, live
from data.synth.reference import People, store_reference
from data.synth.returns import ReturnMaker, decide
from data.synth.rows import Batch, County, RegisterRows
from data.terms import Marking

SEED = 2018
RISKS = 720
"""Risks at the county's own size; those of the first 720 stand in returns, whatever the scale."""

AT_A_TIME = 2_000
LISTED = 5
NOT_MIGRATED = "This database has no tables yet: run migrate, then synth."
NOT_EMPTY = "This database is not empty. Make a new one (DATABASE_URL), run migrate, then synth."


@dataclass(frozen=True)
class Filled:
    """How many rows of each table there are now."""

    scale: int
    rows: dict[str, int]


def fill(store: Store, files: FileStore, scale: int, password: str) -> Filled:
    """Fill the database in one transaction. Refused unless it is migrated and empty; scale is 1 or more."""
    if scale < 1:
        raise Refused("The scale is a whole number of 1 or more.", "scale")
    if not inspect(store.engine).has_table(StoreState.__tablename__):
        raise Refused(NOT_MIGRATED, "not-migrated")
    with store.write() as session:
        if any(
            session.scalar(select(func.count()).select_from(table)) for table in (Meeting, Person, Reporter)
        ):
            raise Refused(NOT_EMPTY, "not-empty")
        _fill(session, files, scale, password)
        _set_sequences(session)
        rows = {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
    return Filled(scale, rows)


def _fill(session: Session, files: FileStore, scale: int, password: str) -> None:
    rng, calendar = Random(SEED), meetings()  # noqa: S311 - it decides nothing but made-up rows
    people = store_reference(
        session, password, datetime.combine(calendar[0].held_on, datetime.min.time(), UTC)
    )
    _insert(session, Meeting, _meetings(calendar))
    reporters = [one.id for one in people.reporters]
    owed = decide(rng, reporters)
    lives = _lives(rng, reporters, owed.answered)
    first = list(islice(lives, RISKS))
    sources = ReturnMaker(session, files, people, rng).store(calendar, owed, _spoken(rng, first))
    county = County(tuple(one.id for one in people.csps), people.bodies, calendar)
    _insert_register(session, RegisterRows(rng, county, sources), first, islice(lives, RISKS * (scale - 1)))
    _insert_around(session, rng, scale, calendar, people)
    _list_some(session, people)
    session.get_one(StoreState, 1).sample = True
    record(session, Event.SAMPLE_LOADED, actor_id=None, made_up=True, scale=scale, seed=SEED)


def _meetings(calendar: Iterable[MadeMeeting]) -> Iterator[dict[str, Any]]:
    for one in calendar:
        row = {"id": one.id, "slug": one.slug, "held_on": one.held_on, "position": one.id}
        yield row | {"current": one.current, "illustrative": True}


NamedLife = tuple[int, Life, str]
"""A risk's id, its life and its title."""


def _lives(rng: Random, reporters: list[int], answered: frozenset[tuple[int, int]]) -> Iterator[NamedLife]:
    risk = 0
    while True:
        risk += 1
        yield risk, live(rng, reporters[risk % len(reporters)], answered), words.title(rng)


def _spoken(rng: Random, lives: Iterable[NamedLife]) -> dict[tuple[int, int], list[tuple[int, str]]]:
    """What each return says of which risks. No two sentences of a return are alike."""
    found = defaultdict[tuple[int, int], list[tuple[int, str]]](list)
    for risk, life, title in lives:
        for moment in life.moments:
            said = found[life.reporter, moment.meeting]
            if not moment.stand.mentioned:
                continue
            first = moment.meeting == life.raised
            sentence = words.sentence(rng, title) if first else words.again(rng, title)
            if sentence not in {other for _, other in said}:
                said.append((risk, sentence))
    return found


def _insert_register(
    session: Session, rows: RegisterRows, first: list[NamedLife], others: Iterator[NamedLife]
) -> None:
    tables = (Risk, RiskAssessment, RiskArea, Ask, AskAddressee, Action)
    while batch := first or list(islice(others, AT_A_TIME)):
        first = []
        made: Batch = rows.batch(batch)
        lists = (made.risks, made.assessments, made.areas, made.asks, made.addressees, made.actions)
        for table, found in zip(tables, lists, strict=True):
            _insert(session, table, found)


def _insert_around(
    session: Session, rng: Random, scale: int, calendar: tuple[MadeMeeting, ...], people: People
) -> None:
    reporters = people.reporters
    _insert(session, Rating, around.ratings(rng, calendar, reporters))
    _insert(session, AgendaItem, around.agenda(calendar, people.groups, people.csps))
    _insert(session, Measure, around.measures(scale, reporters))
    _insert(session, MeasureValue, around.values(rng, range(1, around.MEASURES * scale + 1)))


def _list_some(session: Session, people: People) -> None:
    """Put the planner and a member on the need-to-know lists of a few sensitive risks."""
    sensitive = (
        select(Risk.id).where(Risk.marking == Marking.OFFICIAL_SENSITIVE).order_by(Risk.id).limit(LISTED)
    )
    session.add_all(
        NeedToKnow(object_kind="risk", object_id=risk, person_id=people.accounts[name].person_id)
        for risk in session.scalars(sensitive)
        for name in ("planner", "member")
    )


def _insert(session: Session, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    """Insert in portions, so that a county of any size fits into memory."""
    left = iter(rows)
    while portion := list(islice(left, AT_A_TIME)):
        session.execute(insert(table.__table__), portion)  # type: ignore[arg-type]


def _set_sequences(session: Session) -> None:
    """PostgreSQL hands out the next id from a sequence, which rows with ids of their own do not advance."""
    session.flush()
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in [one for one in Base.metadata.sorted_tables if "id" in one.c]:
        sequence = session.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
        if sequence:
            highest = select(func.coalesce(func.max(table.c.id), 1)).scalar_subquery()
            session.execute(select(func.setval(sequence, highest)))
