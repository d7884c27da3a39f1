"""Bring a database to the newest migration, and say where the models have moved past the migrations."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from data.store.session import Store
from data.store.tables import Base

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Apply every migration that the database lacks; on a new database, all of them."""
    with store.engine.begin() as connection:
        command.upgrade(_config(connection), "head")


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
