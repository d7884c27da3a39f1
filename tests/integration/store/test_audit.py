"""The audit on both databases: appended in one chain, never changed, and a break is found."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from data.store import audit
from data.store.session import Store
from data.store.tables import AuditEvent
from tests.support.lengths import rounds

pytestmark = pytest.mark.both_databases


def record(store: Store, **detail: object) -> None:
    """One event."""
    with store.write() as session:
        audit.record(session, audit.Event.ITEM_DECIDED, actor_id=None, about=("item", 3), **detail)


def first_broken(store: Store) -> int | None:
    """Where the chain breaks."""
    with store.read() as session:
        return audit.first_broken(session)


def test_chains_events_in_one_order_however_many_write(store):
    count = rounds(320)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: record(store, number=number), range(count)))
    with store.read() as session:
        ids = list(session.scalars(select(AuditEvent.id).order_by(AuditEvent.id)))
    assert ids == list(range(1, count + 1))
    assert first_broken(store) is None


def test_keeps_old_and_new_words_of_any_script(store):
    record(store, old="café \u200b", new="Ельня")
    with store.read() as session:
        assert session.scalars(select(AuditEvent.detail)).one() == {"old": "café \u200b", "new": "Ельня"}
    assert first_broken(store) is None


@pytest.mark.parametrize("change", ["UPDATE audit_events SET event = 'x'", "DELETE FROM audit_events"])
def test_refuses_to_change_or_delete_an_event(store, change):
    record(store)

    def tamper() -> None:
        with store.write() as session:
            session.execute(text(change))

    with pytest.raises(DBAPIError, match="append-only"):
        tamper()


def test_finds_the_first_event_that_was_tampered_with(store, database_kind):
    for number in range(3):
        record(store, number=number)
    off = {
        "sqlite": "DROP TRIGGER audit_events_no_update",
        "postgres": "DROP TRIGGER audit_events_append_only ON audit_events",
    }
    with store.write() as session:
        session.execute(text(off[database_kind]))
        session.execute(text("UPDATE audit_events SET event = 'other' WHERE id = 2"))
    assert first_broken(store) == 2


def test_writes_no_event_when_the_change_fails(store):
    def change_and_fail() -> None:
        with store.write() as session:
            audit.record(session, audit.Event.RATING_SET, actor_id=None)
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        change_and_fail()
    with store.read() as session:
        assert session.scalars(select(AuditEvent)).all() == []
