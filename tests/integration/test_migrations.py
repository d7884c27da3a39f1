"""The migrations build what the models say, on both databases."""

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime, time

import pytest
from sqlalchemy import Connection, Enum, MetaData, Table, inspect, select, text

from data.refusals import Refused
from data.store.migrate import MIGRATIONS, differences, migrate
from data.store.session import Store
from data.store.tables import Base
from tests.makers import LONG_AGO

pytestmark = pytest.mark.both_databases


def words_in_models() -> dict[str, set[str]]:
    """For each table the words that its columns of words allow."""
    return {
        table.name: {
            word for column in table.c if isinstance(column.type, Enum) for word in column.type.enums
        }
        for table in Base.metadata.tables.values()
    }


def words_in_database(store: Store) -> dict[str, set[str]]:
    """For each table the quoted words in its checks."""
    inspector = inspect(store.engine)
    return {
        name: {
            word
            for check in inspector.get_check_constraints(name)
            for word in re.findall(r"'([A-Z0-9_]+)'", check["sqltext"])
        }
        for name in Base.metadata.tables
    }


def test_migrations_build_exactly_the_models(store: Store) -> None:
    assert differences(store) == []


def test_migrations_allow_exactly_the_words_of_the_models(store: Store) -> None:
    assert words_in_database(store) == words_in_models()


def test_migrating_twice_changes_nothing(store: Store) -> None:
    migrate(store)
    assert differences(store) == []


def test_a_database_of_another_version_is_refused_in_one_sentence_and_left_alone(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match="made by another version of the dashboard"):
        migrate(store)
    assert differences(store) == []


def test_an_unmigrated_database_differs_from_the_models(empty_database_url: str) -> None:
    store = Store(empty_database_url)
    missing = {step[1].name for step in differences(store) if step[0] == "add_table"}
    store.close()
    assert "store_state" in missing


ROWS: dict[str, dict[str, object]] = {
    "meetings": {"slug": "2018-19-Q3", "position": 8075},
    "reporters": {"kind": "CSP", "slug": "fenland", "name": "Fenland CSP"},
    "people": {"email": "lead@board.test", "role": "LEAD"},
    "returns": {"state": "DRAFT"},
    "return_files": {"sha256": "ab" * 32, "outcome": "READ"},
    "return_versions": {"state": "DRAFT"},
    "return_items": {"part": "RISK", "text": "Funding ends."},
    "return_problems": {"severity": "STOP", "code": "chair_missing"},
    "draft_boxes": {"key": "risks.1.said", "text": "Staff may leave."},
    "attachments": {"kind": "PDF", "original_name": "Plan.pdf"},
    "scans": {"verdict": "HARMFUL", "signature": "Eicar"},
    "letters": {"address": "lead@board.test", "outcome": "SENT"},
    "hand_reminders": {},
    "questions": {"state": "OPEN", "text": "Who pays then?"},
    "question_answers": {"text": "The county."},
    "unsent_texts": {"form": "ask:1", "text": "Too long"},
    "update_items": {"item_id": 1},
    "back_files": {"outcome": "READ"},
    "back_file_parts": {"kind": "CSP", "fate": "TAKEN_IN", "number": 2},
    "back_file_takings": {},
    "reopenings": {"reason": "A figure was wrong"},
}
"""One row of each table that migrations have made or changed, those first that others refer to; each row is the first
of its table, and every number that is not given refers to such a row.
"""

FILLED = {
    int: 1,
    bool: False,
    str: "",
    dict: {},
    object: {},
    date: LONG_AGO.date(),
    datetime: LONG_AGO,
    time: time(10, 0),
}
WORDS = {
    "marking": "OFFICIAL",
    "part": "A",
    "saying": "STATED",
    "ask_saying": "BLANK",
    "decision": "PENDING",
}
LATER = sorted(file.stem[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))[1:]
"""Every migration but the first, by its number."""


def tables_at(store: Store, revision: str) -> dict[str, Table]:
    """The tables of a new database at a migration, as the database has them."""
    migrate(store, revision)
    found = MetaData()
    found.reflect(store.engine)
    return dict(found.tables)


def fill(connection: Connection, table: Table, given: dict[str, object]) -> None:
    """Put one row into a table, with what it must have."""
    kinds = {one.name: one.type.python_type for one in table.c if not one.nullable}
    words = {name: WORDS[name] for name, kind in kinds.items() if kind is str and name in WORDS}
    connection.execute(
        table.insert().values({name: FILLED[kind] for name, kind in kinds.items()} | words | given)
    )


def rows_of(store: Store, tables: dict[str, Table]) -> dict[str, list[tuple[object, ...]]]:
    """What stands in the columns that some tables had."""
    with store.engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(tables[name]))]
            for name in ROWS
            if name in tables
        }


@pytest.mark.parametrize("revision", LATER)
def test_the_rows_of_an_older_database_are_kept_with_what_they_refer_to(
    empty_database_url: str, revision: str
) -> None:
    store = Store(empty_database_url)
    tables = tables_at(store, revision)
    with store.engine.begin() as connection:
        for name, given in ROWS.items():
            if name in tables:
                fill(connection, tables[name], given)
    before = rows_of(store, tables)
    migrate(store)
    kept, differs = rows_of(store, tables), differences(store)
    store.close()
    assert all(len(rows) == 1 for rows in before.values())
    assert kept == before
    assert differs == []


def test_the_same_bytes_of_an_older_database_stay_files_of_their_own(empty_database_url: str) -> None:
    """Before the database said that they are one file, two parts of a back file, a part that was taken in twice, and a
    file that was sent twice at once each left twins.
    """
    store = Store(empty_database_url)
    tables = tables_at(store, "0008")
    with store.engine.begin() as connection:
        for name in ("meetings", "reporters", "people", "returns", "back_files"):
            fill(connection, tables[name], ROWS[name])
        for number in (1, 2):
            part = ROWS["back_file_parts"] | {"id": number, "number": number}
            fill(connection, tables["back_file_parts"], part)
        for number in range(1, 6):
            file = ROWS["return_files"] | {"id": number, "stored_name": str(number)}
            fill(connection, tables["return_files"], file)
        for number, part_id in ((1, 1), (2, 2), (3, 2)):
            fill(connection, tables["back_file_takings"], {"file_id": number, "part_id": part_id})
    migrate(store)
    with store.engine.connect() as connection:
        parts = connection.execute(text("SELECT part FROM return_files ORDER BY id")).scalars().all()
    store.close()
    assert parts == [1, 2, -3, 0, -5]


def test_a_migration_that_would_break_a_reference_changes_nothing(empty_database_url: str) -> None:
    store = Store(empty_database_url)
    migrate(store, "0002")
    if store.engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(store.engine.url.database)) as unchecked:
            unchecked.execute("INSERT INTO leads (person_id, reporter_id) VALUES (9, 9)")
            unchecked.commit()
        with pytest.raises(RuntimeError, match="refer to nothing"):
            migrate(store)
    with store.engine.connect() as connection:
        at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    store.close()
    assert at == "0002"
