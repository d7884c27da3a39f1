"""The migrations build what the models say, on both databases."""

import re

import pytest
from sqlalchemy import Enum, inspect, text

from data.refusals import Refused
from data.store.migrate import differences, migrate
from data.store.session import Store
from data.store.tables import Base

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
