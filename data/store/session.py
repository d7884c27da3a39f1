"""The store: the only place that opens and commits a transaction.

A read sees one moment and never writes. A write holds the one write lock from its first statement
(SQLite `BEGIN IMMEDIATE`; on PostgreSQL the row lock on `store_state`), so that the audit chain has
one order, and advances the data version by which read models are cached.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from data.store.tables import StoreState

LOCK_WAIT_SECONDS = 15


class Store:
    """One database, SQLite or PostgreSQL, by its address.

    `postgres://` and `postgresql://` addresses (as hosting services give them) are opened with psycopg 3.
    """

    def __init__(self, url: str) -> None:
        """Open nothing yet: the first session connects."""
        self.engine = _engine(url)
        self._writing = self.engine.execution_options(board_writes=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session whose changes are thrown away."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self, *, advance: bool = True) -> Iterator[Session]:
        """A session that commits at the end, or changes nothing if anything is raised inside.

        `advance=False` is for what no read model shows (sign-in attempts and sessions): caches stay valid.
        """
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            state = session.get_one(StoreState, 1, with_for_update=True)
            if advance:
                state.data_version += 1
            yield session

    def data_version(self) -> int:
        """The number that every advancing write raises by one."""
        with self.read() as session:
            return session.scalars(select(StoreState.data_version)).one()

    def close(self) -> None:
        """Close every connection that the pool holds."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    """Parameters stay out of exceptions, which are logged: they hold people's words."""
    address = make_url(url)
    if address.get_backend_name() in ("postgres", "postgresql"):
        engine = create_engine(
            address.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True
        )
        event.listen(engine, "connect", _speak_utc)
        return engine
    engine = create_engine(address, connect_args={"timeout": LOCK_WAIT_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _speak_utc(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a deferred BEGIN upgrades later and fails under contention."""
    writes = connection.get_execution_options().get("board_writes")
    connection.execute(text("BEGIN IMMEDIATE" if writes else "BEGIN"))
