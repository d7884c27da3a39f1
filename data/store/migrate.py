"""Bring a database to the newest migration, and say where the models have moved past the migrations."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util.exc import CommandError

from data.refusals import Refused
from data.store.session import Store
from data.store.tables import Base

MIGRATIONS = Path(__file__).parent / "migrations"
OF_ANOTHER = (
    "The database was made by another version of the dashboard, and this one does not know its form. Nothing was "
    "changed: start the newer version, or name another database in DATABASE_URL."
)


def migrate(store: Store) -> None:
    """Apply every migration that the database lacks; on a new database, all of them.

    Refused where the database stands at a migration that is not here, as after a return to an older version.
    """
    try:
        with store.engine.begin() as connection:
            command.upgrade(_config(connection), "head")
    except CommandError as unknown:
        raise Refused(OF_ANOTHER, "other-version") from unknown


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
