"""The files of a return beside its words: those embedded in a version, and those attached to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.reports.returns.sample_moment import is_of_sample
from data.returns.files.attachments import (
    MOST_ATTACHED,
    attached_to,
    can_attach,
    embedded_in,
    is_own,
    open_version,
)
from data.returns.files.scan import part_key
from data.returns.owed import find_return
from data.returns.states import BEING_CHECKED
from data.store.files import FileStore
from data.store.tables import Attachment, Person, Return, ReturnVersion, Scan
from data.terms import AttachmentKind, Marking, Verdict


@dataclass(frozen=True)
class Scanned:
    """What the scanner said last of a file, and when."""

    verdict: Verdict = Verdict.NOT_SCANNED
    scanned_at: datetime | None = None


@dataclass(frozen=True)
class EmbeddedLine:
    """A file embedded in the return, by its number among them. `size` is None for one that is only linked or is
    missing; `saved_on` the day on which the Word file says that it was last saved; `illustrative` says that the sample
    year made up when it was received.
    """

    ordinal: int
    name: str
    program: str
    content_type: str
    place: str
    size: int | None
    received_at: datetime
    illustrative: bool
    saved_on: date | None
    scanned: Scanned


@dataclass(frozen=True)
class AttachedLine:
    """A file attached beside the return; `taken_back_at` when it was taken back, for those who may still have it."""

    id: int
    name: str
    kind: AttachmentKind
    size: int
    attached_at: datetime
    attached_by: str
    taken_back_at: datetime | None
    scanned: Scanned


@dataclass(frozen=True)
class ReturnFiles:
    """Every file that this viewer may have, and whether more can be attached. `number` is the version that they go
    with, None where none is shown.
    """

    return_id: int
    number: int | None
    marking: Marking
    embedded: tuple[EmbeddedLine, ...]
    attached: tuple[AttachedLine, ...]
    may_attach: bool
    room: int


def return_files(session: Session, viewer: Viewer, return_id: int, number: int | None) -> ReturnFiles:
    """The files that go with a version, or without one those that are attached now. Raises NotOpen as the version does.

    Nobody but the return's lead and planners sees a file of a return of which nothing is accepted.
    """
    owed = find_return(session, viewer, Right.READ_BOARD, return_id)
    version = open_version(session, viewer, return_id, number) if number is not None else None
    own = is_own(viewer, owed)
    with_it = attached_to(session, owed, version) if own or version else ()
    being_checked = version is None or version.state in BEING_CHECKED
    return ReturnFiles(
        return_id=owed.id,
        number=number,
        marking=owed.marking,
        embedded=_embedded(session, version) if version else (),
        attached=_attached(session, _with_taken_back(session, owed, with_it) if own else with_it, own),
        may_attach=being_checked
        and can_attach(owed)
        and may(viewer, Right.SUBMIT, reporter_id=owed.reporter_id),
        room=MOST_ATTACHED - len(with_it),
    )


def _with_taken_back(session: Session, owed: Return, with_it: Sequence[Attachment]) -> list[Attachment]:
    """Those that go with the version, then those that were taken back."""
    where = (Attachment.return_id == owed.id, Attachment.taken_back_at.is_not(None))
    taken_back = session.scalars(select(Attachment).where(*where).order_by(Attachment.id))
    return [*with_it, *(row for row in taken_back if row not in with_it)]


def _attached(session: Session, rows: Sequence[Attachment], own: bool) -> tuple[AttachedLine, ...]:
    scans = _scans(session, [FileStore.first_name(row.stored_name) for row in rows])
    people = select(Person.id, Person.post).where(Person.id.in_({row.attached_by_id for row in rows}))
    posts = {row.id: row.post for row in session.execute(people)} if rows else {}
    return tuple(
        AttachedLine(
            id=row.id,
            name=row.original_name,
            kind=row.kind,
            size=row.size,
            attached_at=row.attached_at,
            attached_by=posts.get(row.attached_by_id, ""),
            taken_back_at=row.taken_back_at if own else None,
            scanned=scans.get((FileStore.first_name(row.stored_name), ""), Scanned()),
        )
        for row in rows
    )


def _embedded(session: Session, version: ReturnVersion) -> tuple[EmbeddedLine, ...]:
    objects = embedded_in(version)
    file = version.file if objects else None
    kept = FileStore.first_name(file.stored_name) if file else ""
    scans = _scans(session, [kept] if kept else [])
    made_up = file is not None and is_of_sample(session, file.received_at)
    return tuple(
        EmbeddedLine(
            ordinal=ordinal,
            name=one.name,
            program=one.program,
            content_type=one.content_type,
            place=one.place,
            size=one.size,
            received_at=file.received_at,
            illustrative=made_up,
            saved_on=date.fromisoformat(one.modified) if one.modified else None,
            scanned=scans.get((kept, part_key(one.part or one.name)), Scanned()),
        )
        for ordinal, one in enumerate(objects, start=1)
        if file is not None
    )


def _scans(session: Session, stored_names: list[str]) -> dict[tuple[str, str], Scanned]:
    if not stored_names:
        return {}
    rows = session.scalars(select(Scan).where(Scan.stored_name.in_(stored_names)))
    return {(row.stored_name, row.part): Scanned(row.verdict, row.scanned_at) for row in rows}
