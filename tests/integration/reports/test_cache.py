"""Read models are kept while nothing changes, and never shown to someone with other rights."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import func, select

from data.people import Viewer
from data.reports.cache import ReportCache
from data.store.tables import Meeting, Reporter
from data.terms import ReporterKind, Role

pytestmark = pytest.mark.both_databases

MEMBER = Viewer(person_id=1, role=Role.MEMBER, body_id=1)
ALIKE = Viewer(person_id=2, role=Role.MEMBER, body_id=1)
PLANNER = Viewer(person_id=3, role=Role.PLANNER)


class Asked:
    """A report that remembers who asked it."""

    def __init__(self) -> None:
        self.viewers: list[int | None] = []

    def __call__(self, session, viewer, *args):
        self.viewers.append(viewer.person_id)
        return session.scalars(select(func.count()).select_from(Reporter)).one(), *args


def add_csp(store, slug: str) -> None:
    """One change."""
    with store.write() as session:
        session.add(Reporter(kind=ReporterKind.CSP, slug=slug, name=slug, short_name=slug))


@pytest.fixture
def asked():
    return Asked()


def test_answers_from_memory_while_nothing_changes(store, asked):
    cache = ReportCache(store)
    assert [cache.ask(asked, MEMBER), cache.ask(asked, MEMBER)] == [(0,), (0,)]
    assert asked.viewers == [1]


def test_answers_anew_after_any_change(store, asked):
    cache = ReportCache(store)
    cache.ask(asked, MEMBER)
    add_csp(store, "fen")
    assert cache.ask(asked, MEMBER) == (1,)


def test_sees_a_change_that_another_worker_made(store, asked):
    cache, other_worker = ReportCache(store), ReportCache(store)
    cache.ask(asked, MEMBER)
    add_csp(store, "fen")
    assert other_worker.ask(asked, MEMBER) == cache.ask(asked, MEMBER) == (1,)


def test_shares_an_answer_between_people_with_the_same_rights_only(store, asked):
    cache = ReportCache(store)
    for viewer in (MEMBER, ALIKE, PLANNER):
        cache.ask(asked, viewer)
    assert asked.viewers == [1, 3]


def test_tells_arguments_apart(store, asked):
    cache = ReportCache(store)
    assert cache.ask(asked, MEMBER, "2018-19-Q3") != cache.ask(asked, MEMBER, "2018-19-Q4")


def test_asks_again_on_the_next_day(store, asked):
    cache = ReportCache(store)
    for day in (date(2018, 10, 10), date(2018, 10, 11)):
        with time_machine.travel(day, tick=False):
            cache.ask(asked, MEMBER)
    assert len(asked.viewers) == 2


def test_asks_again_when_the_meeting_has_begun(store, asked):
    with store.write() as session:
        session.add(Meeting(slug="2018-19-Q3", held_on=date(2018, 10, 11), position=1, current=True))
    cache = ReportCache(store)
    for hour, minute in ((8, 58), (8, 59), (9, 0), (9, 1)):  # 10:00 in summer time is 09:00 UTC
        with time_machine.travel(datetime(2018, 10, 11, hour, minute, tzinfo=UTC), tick=False):
            cache.ask(asked, MEMBER)
    assert len(asked.viewers) == 2


def test_forgets_the_answer_that_was_longest_unused(store, asked):
    cache = ReportCache(store, kept=2)
    for argument in ("a", "b", "a", "c", "a", "b"):
        cache.ask(asked, MEMBER, argument)
    assert len(asked.viewers) == 4  # a, b, c, and b again
