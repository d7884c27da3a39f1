"""One cache of compiled SQL for a whole process, whatever number of databases its tests open.

SQLAlchemy keeps what it compiled with the engine, and every test has a database, so an engine, of its own: a quarter of
the run's time went into compiling the same statements again. Databases of one kind are of one server or one library
here, so what was compiled for one serves all.
"""

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Connection

COMPILED: dict[Any, Any] = {}


class _Alike:
    """A dialect that is equal to every other of its class; the cache's keys hold the dialect."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))


class Sqlite(_Alike, SQLiteDialect_pysqlite):
    """SQLite as the store opens it."""

    supports_statement_cache = True


class Postgres(_Alike, PGDialect_psycopg):
    """PostgreSQL as the store opens it."""

    supports_statement_cache = True


def share_compiled() -> None:
    """Let every engine that this process makes from now on use the one cache."""
    registry.register("sqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.psycopg", __name__, Postgres.__name__)
    event.listen(Engine, "engine_connect", _use_the_cache)


def _use_the_cache(connection: Connection) -> None:
    connection.execution_options(compiled_cache=COMPILED)
