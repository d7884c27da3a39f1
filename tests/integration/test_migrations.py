"""The migrations build what the models say, on both databases."""

import re
import sqlite3
from contextlib import closing
from datetime import datetime, time

import pytest
from sqlalchemy import Enum, MetaData, inspect, text

from data.refusals import Refused
from data.store.migrate import differences, migrate
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


AN_OLD_RETURN: tuple[tuple[str, dict[str, object]], ...] = (
    ("meetings", {"id": 1, "slug": "2018-19-Q3", "position": 8075}),
    ("reporters", {"id": 1, "kind": "CSP", "slug": "fenland", "name": "Fenland CSP"}),
    ("people", {"id": 1, "email": "lead@board.test", "role": "LEAD"}),
    ("returns", {"id": 1, "meeting_id": 1, "reporter_id": 1, "state": "DRAFT"}),
    ("return_files", {"id": 1, "return_id": 1, "received_by_id": 1, "outcome": "READ"}),
    ("return_versions", {"id": 1, "return_id": 1, "number": 1, "file_id": 1, "state": "DRAFT"}),
    ("return_items", {"id": 1, "version_id": 1, "part": "RISK", "text": "Funding ends."}),
    ("return_problems", {"id": 1, "version_id": 1, "severity": "STOP", "code": "chair_missing"}),
)
"""Rows of the tables that migrations have changed since, with what they refer to."""

FILLED = {int: 1, bool: False, str: "", dict: {}, object: {}, datetime: LONG_AGO, time: time(10, 0)}
WORDS = {
    "marking": "OFFICIAL",
    "part": "A",
    "saying": "STATED",
    "ask_saying": "BLANK",
    "decision": "PENDING",
}


def test_the_rows_of_an_older_database_are_kept_with_what_they_refer_to(empty_database_url: str) -> None:
    store = Store(empty_database_url)
    migrate(store, "0002")
    old = MetaData()
    old.reflect(store.engine)
    with store.engine.begin() as connection:
        for name, given in AN_OLD_RETURN:
            table = old.tables[name]
            filled = {
                one.name: WORDS.get(one.name, FILLED[one.type.python_type])
                for one in table.c
                if not one.nullable
            }
            connection.execute(table.insert().values(filled | given))
    migrate(store)
    with store.engine.connect() as connection:
        told = (
            "SELECT i.text, p.code, m.slug FROM return_items i JOIN return_problems p ON p.version_id = i.version_id "
            "JOIN return_versions v ON v.id = i.version_id JOIN returns r ON r.id = v.return_id "
            "JOIN meetings m ON m.id = r.meeting_id"
        )
        kept = connection.execute(text(told)).all()
    assert differences(store) == []
    store.close()
    assert kept == [("Funding ends.", "chair_missing", "2018-19-Q3")]


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
