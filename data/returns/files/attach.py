"""Attaching a file to a return that is being checked, and taking it back before it is submitted.

The file is looked at and scanned before any row is written, and neither holds a lock. What is refused for what it is
is not kept; what the scanner finds harmful is kept apart, so that it can be shown what came.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import NotOpen, Refused
from data.returns.files.attachments import MOST_ATTACHED, can_attach
from data.returns.files.refused_files import refused_file
from data.returns.files.scan import note_scan, refuse_harmful
from data.returns.files.scanner import Answer, Scanner
from data.returns.owed import find_return
from data.returns.reader.file_name import safe_name
from data.returns.reader.problems import RefusedFile
from data.store.audit import Event, record
from data.store.files import FileStore, KeptBytes, sha256_of
from data.store.session import Store
from data.store.tables import Attachment, Return
from data.terms import AttachmentKind, Verdict

Look = Callable[[bytes, str], AttachmentKind]
"""Tells the kind of some bytes with their name; raises RefusedFile when they cannot be attached."""

_ENDINGS = {
    AttachmentKind.PDF: (".pdf",),
    AttachmentKind.WORD: (".docx", ".dotx"),
    AttachmentKind.EXCEL: (".xlsx", ".xltx"),
    AttachmentKind.POWERPOINT: (".pptx", ".ppsx", ".potx"),
    AttachmentKind.OPEN_TEXT: (".odt",),
    AttachmentKind.OPEN_SHEET: (".ods",),
    AttachmentKind.OPEN_SLIDES: (".odp",),
    AttachmentKind.CSV: (".csv", ".tsv"),
    AttachmentKind.TEXT: (".txt",),
    AttachmentKind.PNG: (".png",),
    AttachmentKind.JPEG: (".jpg", ".jpeg"),
}
ENDINGS = tuple(ending for endings in _ENDINGS.values() for ending in endings)
"""What files to attach are called; only a help to the browser's window."""


@dataclass(frozen=True)
class TakingIn:
    """Where attached files go: the database, the folder of bytes, the scanner, and what tells their kind."""

    store: Store
    files: FileStore
    scanner: Scanner
    look: Look


@dataclass(frozen=True)
class Attached:
    """The attached file. `already` says that the same bytes were attached before; `harmful` that it is held back."""

    id: int
    already: bool = False
    harmful: bool = False


def attach(
    desk: TakingIn,
    viewer: Viewer,
    return_id: int,
    filename: str,
    content: bytes,
    *,
    at: datetime | None = None,
) -> Attached:
    """Attach a file to a return. Refused with a plain sentence for what cannot be attached; then nothing is kept.

    The same bytes twice are one file. Raises NotOpen for somebody who may not send for that reporter.
    """
    name = safe_name(filename, "file")
    with desk.store.read() as session:
        known = _open_place(session, viewer, return_id, sha256_of(content))
    if known is not None:
        return known
    try:
        kind = desk.look(content, name)
    except RefusedFile as refusal:
        raise Refused(refusal.sentence, refusal.code) from refusal
    answer = desk.scanner.scan(content)
    if answer.closed:
        raise refused_file("unscanned")
    kept = desk.files.keep(content)  # before its row: a row never points to bytes that are not there
    with desk.store.write() as session:
        known = _open_place(session, viewer, return_id, kept.sha256)
        return known or _add(
            session, viewer, return_id, (_fitting(name, kind), kind), kept, answer, at or now()
        )


def take_back(
    session: Session, viewer: Viewer, return_id: int, attachment_id: int, *, at: datetime | None = None
) -> Attachment:
    """Take an attached file back: it is kept, and goes with no version that is submitted from now on."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    row = session.get(Attachment, attachment_id)
    if row is None or row.return_id != owed.id:
        raise NotOpen
    if row.taken_back_at is not None:
        return row  # two people took it back: it is what both wanted
    if not can_attach(owed):
        raise refused_file("closed")
    row.taken_back_at, row.taken_back_by_id = at or now(), viewer.person_id
    _record(session, viewer, Event.FILE_TAKEN_BACK, owed, row)
    return row


def _open_place(session: Session, viewer: Viewer, return_id: int, sha256: str) -> Attached | None:
    """The same bytes where they are attached already, None where there is room for them."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    if not can_attach(owed):
        raise refused_file("closed")
    standing = (Attachment.return_id == owed.id, Attachment.taken_back_at.is_(None))
    same = session.scalars(select(Attachment).where(*standing, Attachment.sha256 == sha256)).first()
    if same is not None:
        refuse_harmful(session, same.stored_name)
        return Attached(same.id, already=True)
    if session.scalars(select(func.count()).select_from(Attachment).where(*standing)).one() >= MOST_ATTACHED:
        raise refused_file("too_many")
    return None


def _add(
    session: Session,
    viewer: Viewer,
    return_id: int,
    told: tuple[str, AttachmentKind],
    kept: KeptBytes,
    answer: Answer,
    at: datetime,
) -> Attached:
    if viewer.person_id is None:
        raise ValueError("A file is attached by a person.")
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    row = Attachment(
        return_id=owed.id,
        original_name=told[0],
        kind=told[1],
        stored_name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        attached_at=at,
        attached_by_id=viewer.person_id,
    )
    session.add(row)
    _record(session, viewer, Event.FILE_ATTACHED, owed, row)
    note_scan(session, viewer, ("return", owed.id), (kept.name, ""), answer, at)
    return Attached(row.id, harmful=answer.verdict is Verdict.HARMFUL)


def _fitting(name: str, kind: AttachmentKind) -> str:
    """The name with an ending that says what the file is: what is handed out is never named like something else."""
    endings = _ENDINGS[kind]
    return name if name.lower().endswith(endings) else safe_name(name + endings[0])


def _record(session: Session, viewer: Viewer, event: Event, owed: Return, row: Attachment) -> None:
    told: dict[str, Any] = {"name": row.original_name, "sha256": row.sha256, "size": row.size}
    told["on_behalf"] = viewer.on_behalf(owed.reporter_id)
    record(session, event, actor_id=viewer.person_id, about=("return", owed.id), **told)
