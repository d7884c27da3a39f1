"""Bring a database to the newest migration, and say where the models have moved past the migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util.exc import CommandError
from sqlalchemy import Connection, text

from data.refusals import Refused
from data.store.session import Store
from data.store.tables import Base

MIGRATIONS = Path(__file__).parent / "migrations"
OF_ANOTHER = (
    "The database was made by another version of the dashboard, and this one does not know its form. Nothing was "
    "changed: start the newer version, or name another database in DATABASE_URL."
)


def migrate(store: Store, to: str = "head") -> None:
    """Apply every migration that the database lacks, up to and with `to`; on a new database, all of them.

    Refused where the database stands at a migration that is not here, as after a return to an older version.
    """
    try:
        with store.engine.connect() as connection, _rebuilding(connection), connection.begin():
            command.upgrade(_config(connection), to)
            _refuse_broken_references(connection)
    except CommandError as unknown:
        raise Refused(OF_ANOTHER, "other-version") from unknown


@contextmanager
def _rebuilding(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table that others refer to: it knows no other way to change one.

    Dropping the old table would count as deleting its rows, so references are looked at when all is done
    (sqlite.org, "Making Other Kinds Of Table Schema Changes"). The pragma works outside a transaction only.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    direct = connection.connection.cursor()
    direct.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        direct.execute("PRAGMA foreign_keys=ON")
        direct.close()


def _refuse_broken_references(connection: Connection) -> None:
    """Undo everything where a migration would leave a row that refers to nothing."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"A migration leaves rows that refer to nothing: {broken[:5]}")


def differences(store: Store) -> list[Any]:
    """What a new migration would have to do: empty when migrations and models agree."""
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def _config(connection: Any) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
