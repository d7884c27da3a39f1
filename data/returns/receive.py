"""A file comes in: its bytes are kept first and for ever, then it is read, then the reading is stored.

The reading takes up to ten seconds, so it happens between two short write transactions and holds no lock.
A crash at any point leaves the bytes on disk and their row, which says that the reading did not finish.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import in_london, now
from data.people import Right, Viewer
from data.returns.deciding.kept_answers import keep_answers
from data.returns.lock import record_lapsed, why_locked
from data.returns.owed import find_return
from data.returns.reader.file_name import safe_name
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.problems import RefusedFile
from data.returns.versions import store_reading
from data.store.audit import Event, record
from data.store.files import FileStore, KeptBytes, sha256_of
from data.store.session import Store
from data.store.tables import Return, ReturnFile, ReturnVersion
from data.terms import FileOutcome, ReturnState

UNFINISHED = (
    "The reading of this file was cut short. Nothing was lost: send the same file again to have it read."
)

Reader = Callable[[bytes, str], ParsedReturn]
"""Reads some bytes, with the file's name for the record; raises RefusedFile when they cannot be used."""


@dataclass(frozen=True)
class Received:
    """What became of a file. `number` is the version read from it, None when it was refused with `refusal`.

    `already` is when these same bytes had come before, None for bytes that are new to this return.
    """

    return_id: int
    file_id: int
    number: int | None = None
    refusal: str = ""
    already: datetime | None = None


@dataclass(frozen=True)
class Sender:
    """Where files go: the database, the folder of bytes, and the reader."""

    store: Store
    files: FileStore
    read: Reader


def receive(
    sender: Sender,
    viewer: Viewer,
    return_id: int,
    filename: str,
    content: bytes,
    *,
    at: datetime | None = None,
) -> Received:
    """Keep a file sent for a return, read it and store the reading as a draft.

    The same bytes sent to the same return again are one file: the answer says when they came. Bytes that
    were refused are tried again; to a locked return they are kept and refused. Raises NotOpen when the viewer may
    not send for that reporter: then the bytes are not kept.
    """
    at = at or now()
    with sender.store.read() as session:
        find_return(session, viewer, Right.SUBMIT, return_id)
        known = _standing_version(session, return_id, sha256_of(content))
        kept = _kept_before(session, return_id, sha256_of(content))
    if known:
        return known
    kept = kept or sender.files.keep(
        content
    )  # before its row: a row never points to bytes that are not there
    with sender.store.write() as session:
        came = _file_of(session, return_id, kept.sha256)
        already = came.received_at if came else None
        file = keep_file(session, viewer, return_id, filename, kept, at=at)
        if locked := _locked(session, file, at):
            return _refuse(session, viewer, file.id, locked, already)
        file_id = file.id
    try:
        read = sender.read(content, file.original_name)
    except RefusedFile as refusal:
        with sender.store.write() as session:
            return _refuse(session, viewer, file_id, refusal.sentence, already)
    with sender.store.write() as session:
        return _store(session, viewer, file_id, read, already, at)


def keep_file(
    session: Session,
    viewer: Viewer,
    return_id: int,
    filename: str,
    kept: KeptBytes,
    *,
    at: datetime | None = None,
) -> ReturnFile:
    """The row of some kept bytes, as yet unread; the one that is there when these bytes had come before.

    Records who sent it: a planner may on behalf of a lead.
    """
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    known = _file_of(session, return_id, kept.sha256)
    if known is not None:
        return known
    if viewer.person_id is None:
        raise ValueError("A file is sent by a person.")
    file = ReturnFile(
        return_id=return_id,
        original_name=safe_name(filename),
        stored_name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        received_at=at or now(),
        received_by_id=viewer.person_id,
        outcome=FileOutcome.REFUSED,
        refusal=UNFINISHED,
    )
    session.add(file)
    _record(session, viewer, Event.FILE_RECEIVED, file, on_behalf=viewer.on_behalf(owed.reporter_id))
    return file


def _store(
    session: Session, viewer: Viewer, file_id: int, read: ParsedReturn, already: datetime | None, at: datetime
) -> Received:
    """Store the reading, unless somebody who sent the same bytes at the same moment was first.

    Asks again whether the return is locked: it may have been while the file was read.
    """
    file = session.get_one(ReturnFile, file_id)
    first = _standing_version(session, file.return_id, file.sha256)
    if first is not None:
        return replace(first, already=already)  # whoever sent it first is not told that it had come before
    if locked := _locked(session, file, at):
        return _refuse(session, viewer, file_id, locked, already)
    version = store_reading(session, viewer, file, read, at=at)
    keep_answers(session, viewer, version, at)
    return Received(file.return_id, file.id, version.number, already=already)


def _refuse(
    session: Session, viewer: Viewer, file_id: int, sentence: str, already: datetime | None
) -> Received:
    """Refuse a file, unless somebody who sent the same bytes at the same moment has had them read."""
    file = session.get_one(ReturnFile, file_id)
    first = _standing_version(session, file.return_id, file.sha256)
    if first is not None:
        return replace(first, already=already)  # whoever sent it first is not told that it had come before
    if file.outcome is not FileOutcome.READ:
        file.outcome, file.refusal = FileOutcome.REFUSED, sentence
        _record(session, viewer, Event.FILE_REFUSED, file, refusal=sentence)
    return Received(file.return_id, file.id, refusal=sentence, already=already)


def _kept_before(session: Session, return_id: int, sha256: str) -> KeptBytes | None:
    """Where the same bytes lie that were sent before and have no standing version: they are not kept twice."""
    file = _file_of(session, return_id, sha256)
    return KeptBytes(file.stored_name, file.sha256, file.size) if file else None


def _locked(session: Session, file: ReturnFile, at: datetime) -> str:
    """Why the file's return takes no newer version, "" where it does; says what has locked by itself meanwhile."""
    owed = session.get_one(Return, file.return_id)
    record_lapsed(session, owed, at)
    return why_locked(session, owed, in_london(at).date())


def _standing_version(session: Session, return_id: int, sha256: str) -> Received | None:
    file = _file_of(session, return_id, sha256)
    version = _version_of(session, file) if file else None
    if file is None or version is None:
        return None
    return Received(return_id, file.id, version.number, already=file.received_at)


def _version_of(session: Session, file: ReturnFile) -> ReturnVersion | None:
    """The version of a file that still stands; one that was superseded or abandoned can be sent anew."""
    standing = (ReturnVersion.file_id == file.id, ReturnVersion.state != ReturnState.SUPERSEDED)
    return session.scalars(select(ReturnVersion).where(*standing)).first()


def _file_of(session: Session, return_id: int, sha256: str) -> ReturnFile | None:
    same = (ReturnFile.return_id == return_id, ReturnFile.sha256 == sha256, ReturnFile.part == 0)
    return session.scalars(select(ReturnFile).where(*same)).one_or_none()


def _record(session: Session, viewer: Viewer, event: Event, file: ReturnFile, **detail: Any) -> None:
    session.flush()
    about = ("return", file.return_id)
    told: dict[str, Any] = {"name": file.original_name, "sha256": file.sha256, "size": file.size} | detail
    record(session, event, actor_id=viewer.person_id, about=about, **told)
