"""Everything that was ever sent for a return: each file, what became of it, and the versions read from it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.returns.back_file.packs import may_have_bytes, parts_of_files
from data.returns.files.scan import harmful_of
from data.store.tables import Person, Return, ReturnFile, ReturnVersion
from data.terms import FileOutcome, ReturnState


@dataclass(frozen=True)
class VersionFate:
    """One version: its fate, its receipt, and what the OPCC said of it."""

    number: int
    state: ReturnState
    created_at: datetime
    submitted_at: datetime | None
    submitted_by: str
    receipt: str
    moderated_at: datetime | None
    moderated_by: str
    moderation_reason: str


@dataclass(frozen=True)
class SentFile:
    """One file as sent; a refused one says why and has no version.

    `held_back` when the scanner found it harmful; `part` is its number in the back file that it came of; `bytes_open`
    whether this viewer may have the file itself.
    """

    file_id: int
    name: str
    size: int
    sha256: str
    received_at: datetime
    received_by: str
    outcome: FileOutcome
    refusal: str
    versions: tuple[VersionFate, ...]
    held_back: bool = False
    part: int | None = None
    bytes_open: bool = True


def return_history(session: Session, viewer: Viewer, owed: Return) -> tuple[SentFile, ...]:
    """Every file, the newest first, for the return's lead and for planners; nothing for others."""
    if not may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id):
        return ()
    files = session.scalars(
        select(ReturnFile)
        .where(ReturnFile.return_id == owed.id)
        .order_by(ReturnFile.received_at.desc(), ReturnFile.id.desc())
    ).all()
    people = {row.id: row.post for row in session.execute(select(Person.id, Person.post))}
    versions = session.scalars(
        select(ReturnVersion).where(ReturnVersion.return_id == owed.id).order_by(ReturnVersion.number.desc())
    ).all()
    harmful = harmful_of(session, [file.stored_name for file in files])
    parts = parts_of_files(session, [file.id for file in files])
    return tuple(
        SentFile(
            file_id=file.id,
            name=file.original_name,
            size=file.size,
            sha256=file.sha256,
            received_at=file.received_at,
            received_by=people.get(file.received_by_id, ""),
            outcome=file.outcome,
            refusal=file.refusal,
            versions=tuple(_version(row, people) for row in versions if row.file_id == file.id),
            held_back=file.stored_name in harmful,
            part=parts[file.id].number if file.id in parts else None,
            bytes_open=may_have_bytes(session, viewer, parts.get(file.id)),
        )
        for file in files
    )


def _version(row: ReturnVersion, people: dict[int, str]) -> VersionFate:
    return VersionFate(
        number=row.number,
        state=row.state,
        created_at=row.created_at,
        submitted_at=row.submitted_at,
        submitted_by=people.get(row.submitted_by_id or 0, ""),
        receipt=row.receipt or "",
        moderated_at=row.moderated_at,
        moderated_by=people.get(row.moderated_by_id or 0, ""),
        moderation_reason=row.moderation_reason,
    )
