"""The store on both databases: one writer at a time, all or nothing, and a data version that tells."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm.exc import StaleDataError

from data.store.session import Store
from data.store.tables import Reporter, SignInAttempt
from data.terms import ReporterKind
from tests.support.lengths import rounds

pytestmark = pytest.mark.both_databases


def a_csp(slug: str) -> Reporter:
    """A CSP that no other test has."""
    return Reporter(kind=ReporterKind.CSP, slug=slug, name=f"{slug} partnership", short_name=slug)


def names(store: Store) -> list[str]:
    """The slugs in the store."""
    with store.read() as session:
        return list(session.scalars(select(Reporter.slug).order_by(Reporter.slug)))


def test_advances_the_data_version_with_each_change(store):
    before = store.data_version()
    with store.write() as session:
        session.add(a_csp("fen"))
    assert store.data_version() == before + 1


def test_leaves_the_data_version_when_no_read_model_is_concerned(store):
    before = store.data_version()
    with store.write(advance=False) as session:
        session.add(SignInAttempt(key="k", at=datetime.now(UTC)))
    assert store.data_version() == before


def test_changes_nothing_when_anything_is_raised_inside(store):
    before = store.data_version()

    def change_and_fail() -> None:
        with store.write() as session:
            session.add(a_csp("fen"))
            session.flush()
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        change_and_fail()
    assert names(store) == []
    assert store.data_version() == before


def test_throws_away_what_a_reader_changes(store):
    with store.read() as session:
        session.add(a_csp("fen"))
        session.flush()
    assert names(store) == []


def test_lets_many_writers_through_one_by_one(store):
    count = rounds(400)

    def write(number: int) -> None:
        with store.write() as session:
            seen = session.scalars(select(func.count()).select_from(Reporter)).one()
            session.add(a_csp(f"{number}-after-{seen}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(count)))
    seen = sorted(int(name.rsplit("-", 1)[1]) for name in names(store))
    assert seen == list(range(count))  # each saw all before it: no two at once
    assert store.data_version() == count


def test_tells_the_loser_of_a_race_instead_of_overwriting(store):
    with store.write() as session:
        session.add(a_csp("fen"))
    with store.read() as session:
        stale = session.scalars(select(Reporter)).one()
        session.expunge(stale)
    with store.write() as session:
        session.scalars(select(Reporter)).one().short_name = "Fenland"
    stale.short_name = "Fens"

    def overwrite() -> None:
        with store.write() as session:
            session.add(stale)

    with pytest.raises(StaleDataError):
        overwrite()
    with store.read() as session:
        assert session.scalars(select(Reporter.short_name)).one() == "Fenland"


def test_gives_moments_back_in_utc(store):
    at = datetime(2018, 7, 19, 10, 30, tzinfo=UTC)
    with store.write() as session:
        session.add(SignInAttempt(key="k", at=at))
    with store.read() as session:
        found = session.scalars(select(SignInAttempt.at)).one()
    assert found == at
    assert found.utcoffset().total_seconds() == 0


def test_refuses_a_moment_without_a_zone(store):
    def keep_naive() -> None:
        with store.write() as session:
            session.add(SignInAttempt(key="k", at=datetime(2018, 7, 19, 10, 30)))

    with pytest.raises(StatementError, match="time zone"):
        keep_naive()
