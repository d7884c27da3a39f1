"""A back file comes in: a document that holds several returns. Its bytes are kept first, then it is read.

As with a return (`receive`), the reading happens between two short write transactions and holds no lock.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer, may
from data.quarter import Quarter
from data.refusals import NotOpen
from data.returns.checks.context import month_of
from data.returns.items.of_return import items_of
from data.returns.items.stored import PLACE_LENGTH, fitted
from data.returns.reader.file_name import safe_name
from data.returns.reader.pack.parsed import PackPart, ParsedPack
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import RefusedFile
from data.returns.reader.wire import to_wire
from data.returns.reader.written import Kind
from data.returns.receive import UNFINISHED
from data.store.audit import Event, record
from data.store.files import FileStore, KeptBytes, sha256_of
from data.store.session import Store
from data.store.tables import BackFile, BackFilePart, BackFileTaking, Return, ReturnFile
from data.store.visibility import returns_for
from data.terms import FileOutcome, ReporterKind

PERIOD_LENGTH = 80
_KINDS = {Kind.RETURN: ReporterKind.DELIVERY_GROUP, Kind.CSP_UPDATE: ReporterKind.CSP}

PackReader = Callable[[bytes, str], ParsedPack]
"""Reads some bytes, with the file's name for the record; raises RefusedFile when they cannot be used."""


@dataclass(frozen=True)
class ReceivedPack:
    """What became of a back file: read, or refused with a sentence. `already` is when the same bytes came before."""

    id: int
    refusal: str = ""
    already: datetime | None = None


@dataclass(frozen=True)
class PackSender:
    """Where back files go: the database, the folder of bytes, and the reader."""

    store: Store
    files: FileStore
    read: PackReader


def receive_back_file(
    sender: PackSender, viewer: Viewer, filename: str, content: bytes, *, at: datetime | None = None
) -> ReceivedPack:
    """Keep a back file, read it and store its parts, each waiting for a person.

    The same bytes again are one pack: the answer says when they came. Bytes that were refused are tried again.
    Raises NotOpen to anyone but planners: then the bytes are not kept.
    """
    at = at or now()
    sha256 = sha256_of(content)
    with sender.store.read() as session:
        known = _known(session, viewer, sha256)
        if known is not None and known.outcome is FileOutcome.READ:
            return ReceivedPack(known.id, already=known.received_at)
    kept = sender.files.keep(content) if known is None else None  # before its row
    with sender.store.write() as session:
        pack = _known(session, viewer, sha256) or _keep_row(session, viewer, filename, kept, at)
        pack_id, name, came = pack.id, pack.original_name, pack.received_at
    already = came if came != at else None
    try:
        read = sender.read(content, name)
    except RefusedFile as refusal:
        with sender.store.write() as session:
            return _refuse(session, viewer, pack_id, refusal.sentence, already)
    with sender.store.write() as session:
        return _store(session, viewer, pack_id, read, already)


def find_back_file(session: Session, viewer: Viewer, back_file_id: int) -> BackFile:
    """The back file of that id, for planners. Raises NotOpen to others, and where one of its parts went to a return
    that is closed to this viewer: the back file holds its words."""
    refuse_all_but_planners(viewer)
    pack = session.get(BackFile, back_file_id)
    if pack is None or not is_open(session, viewer, pack.id):
        raise NotOpen
    return pack


def is_open(session: Session, viewer: Viewer, back_file_id: int) -> bool:
    """Whether every return that a part of the back file went to is open to this viewer."""
    found = select(BackFile.id).where(BackFile.id == back_file_id, packs_for(viewer))
    return session.scalars(found).one_or_none() is not None


def packs_for(viewer: Viewer) -> ColumnElement[bool]:
    """The back files of which every return that a part went to is open to this viewer."""
    closed = (
        select(BackFilePart.back_file_id)
        .join(BackFileTaking, BackFileTaking.part_id == BackFilePart.id)
        .join(ReturnFile, ReturnFile.id == BackFileTaking.file_id)
        .where(ReturnFile.return_id.not_in(select(Return.id).where(returns_for(viewer))))
    )
    return BackFile.id.not_in(closed)


def parts_of_files(session: Session, file_ids: Collection[int]) -> dict[int, BackFilePart]:
    """For each of those files of returns that came of a back file, the part that it came of."""
    rows = session.execute(
        select(BackFileTaking.file_id, BackFilePart)
        .join(BackFilePart, BackFilePart.id == BackFileTaking.part_id)
        .where(BackFileTaking.file_id.in_(sorted(file_ids)))
    )
    return {row.file_id: row.BackFilePart for row in rows}


def may_have_bytes(session: Session, viewer: Viewer, part: BackFilePart | None) -> bool:
    """Whether this viewer may have the file that came of a part: a back file holds the returns of other groups too."""
    return part is None or (may(viewer, Right.MODERATE) and is_open(session, viewer, part.back_file_id))


def refuse_all_but_planners(viewer: Viewer) -> None:
    """A back file holds the returns of every group, so it is open to those who moderate them all."""
    if not may(viewer, Right.MODERATE):
        raise NotOpen


def _known(session: Session, viewer: Viewer, sha256: str) -> BackFile | None:
    refuse_all_but_planners(viewer)
    found = session.scalars(select(BackFile).where(BackFile.sha256 == sha256)).one_or_none()
    return find_back_file(session, viewer, found.id) if found is not None else None


def _keep_row(
    session: Session, viewer: Viewer, filename: str, kept: KeptBytes | None, at: datetime
) -> BackFile:
    """The row of some kept bytes, as yet unread."""
    if kept is None or viewer.person_id is None:
        raise ValueError("A pack is sent by a person, and its bytes are kept first.")
    pack = BackFile(
        original_name=safe_name(filename),
        stored_name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        received_at=at,
        received_by_id=viewer.person_id,
        outcome=FileOutcome.REFUSED,
        refusal=UNFINISHED,
        rest={},
    )
    session.add(pack)
    _record(session, viewer, Event.BACK_FILE_RECEIVED, pack)
    return pack


def _store(
    session: Session, viewer: Viewer, pack_id: int, read: ParsedPack, already: datetime | None
) -> ReceivedPack:
    """Store the parts, unless somebody who sent the same bytes at the same moment was first."""
    pack = session.get_one(BackFile, pack_id)
    if pack.outcome is FileOutcome.READ:
        return ReceivedPack(
            pack.id, already=already
        )  # whoever sent it first is not told that it had come before
    pack.outcome, pack.refusal = FileOutcome.READ, ""
    pack.rest = {
        "between": to_wire(read.between),
        "problems": to_wire(read.problems),
        "limits": to_wire(read.limits),
    }
    pack.parts = [_part(part) for part in read.parts]
    _record(session, viewer, Event.BACK_FILE_READ, pack, parts=len(read.parts))
    return ReceivedPack(pack.id, already=already)


def _refuse(
    session: Session, viewer: Viewer, pack_id: int, sentence: str, already: datetime | None
) -> ReceivedPack:
    pack = session.get_one(BackFile, pack_id)
    if pack.outcome is not FileOutcome.READ:
        pack.refusal = sentence
        _record(session, viewer, Event.BACK_FILE_REFUSED, pack, refusal=sentence)
    return ReceivedPack(pack.id, refusal=sentence, already=already)


def _part(part: PackPart) -> BackFilePart:
    read, suggested = part.reading, part.meeting_suggested
    named = read.group or (read.csp_update.csp if read.csp_update else None)
    on = suggested.held_on if suggested else None
    return BackFilePart(
        number=part.number,
        kind=_KINDS[read.kind],
        place=fitted(part.place, PLACE_LENGTH),
        until=fitted(part.until, PLACE_LENGTH),
        group_name=part.group or "",
        group_as_written=named.as_written if named else "",
        period_as_written=fitted(part.period or "", PERIOD_LENGTH),
        period_month=month_of(read.period.month) if read.period else None,
        sure=part.sure.value,
        why=list(part.why),
        suggested_quarter=_slug(suggested.quarter) if suggested else "",
        suggested_on=date.fromisoformat(on) if on else None,
        suggested_reason=suggested.reason if suggested else "",
        items=len(items_of(read)),
        problems=len(read.problems),
        to_answer=sum(one.severity is Severity.STOP for one in read.problems),
        reading=to_wire(read),
    )


def _slug(label: str) -> str:
    """A quarter's label as it stands in addresses."""
    return Quarter.parse(label.replace(" ", "-")).slug


def _record(session: Session, viewer: Viewer, event: Event, pack: BackFile, **detail: Any) -> None:
    session.flush()
    told: dict[str, Any] = {"name": pack.original_name, "sha256": pack.sha256, "size": pack.size} | detail
    record(session, event, actor_id=viewer.person_id, about=("back-file", pack.id), **told)
