"""What every table shares: naming, UTC times, and a version that turns a lost update into an error."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite gives back naive values, so the zone is put on again; naive is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a moment without a zone: it would mean another hour in summer."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone before it is stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the moment back in UTC on both databases."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def word(enum: type[Any], check: str = "") -> Enum:
    """A column for one of the field's words, stored by its name (`ON_REGISTER`), checked by the database.

    `check` names the check where one table has two columns of the same words.
    """
    name = check or enum.__name__.lower()
    return Enum(enum, native_enum=False, length=32, create_constraint=True, name=name)


class Base(DeclarativeBase):
    """The one set of models for SQLite and PostgreSQL."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012


class Versioned:
    """A row that people edit: the loser of a race gets StaleDataError, never a silent overwrite."""

    row_version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.row_version}
