"""Handing out files: a return as it was sent, what is embedded in it, and what is attached to it.

Each is scanned when it is handed out, where there is a scanner, and who took it is recorded. Scanning and taking out
happen between short transactions and hold no lock.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.refusals import NotOpen, Refused
from data.returns.back_file.packs import find_back_file, may_have_bytes, parts_of_files
from data.returns.files.attachments import embedded_in, open_attachment, open_version
from data.returns.files.refused_files import refused_file
from data.returns.files.scan import note_scan, refuse_harmful
from data.returns.files.scanner import Scanner
from data.returns.owed import find_file
from data.returns.reader.problems import RefusedFile
from data.returns.reader.taking_out import TakenOut
from data.returns.reader.unfit import unfit
from data.store.audit import Event, record
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import Attachment, ReturnFile
from data.terms import Verdict


class TakeOut(Protocol):
    """Takes an embedded file out of a return's bytes; raises RefusedFile with a plain sentence."""

    def __call__(self, original: bytes, part: str, *, as_it_is: bool = False) -> TakenOut:
        """The file embedded as `part`."""


@dataclass(frozen=True)
class HandingOut:
    """Where files are handed out from: the database, the folder of bytes, the scanner, and what takes files out."""

    store: Store
    files: FileStore
    scanner: Scanner
    take_out: TakeOut


@dataclass(frozen=True)
class Handed:
    """A file to give to somebody, under a name that is safe to show."""

    name: str
    content: bytes


@dataclass(frozen=True)
class _Wanted:
    """What somebody asks for: which kept bytes, the part inside them, and what they belong to."""

    about: tuple[str, int]
    name: str
    stored_name: str
    sha256: str
    part: str = ""
    event: Event = Event.FILE_DOWNLOADED


def find_bytes(session: Session, viewer: Viewer, file_id: int) -> ReturnFile:
    """A file whose bytes this viewer may have. Raises NotOpen for others, and for a back file to all but planners."""
    file = find_file(session, viewer, Right.READ_UNACCEPTED, file_id)
    if not may_have_bytes(session, viewer, parts_of_files(session, [file.id]).get(file.id)):
        raise NotOpen
    return file


def hand_out_file(counter: HandingOut, viewer: Viewer, return_id: int, file_id: int) -> Handed:
    """A return as it was sent, for its lead and for planners: it may hold comments and hidden words."""

    def find(session: Session) -> _Wanted:
        file = find_bytes(session, viewer, file_id)
        if file.return_id != return_id:
            raise NotOpen
        return _of_row(file)

    wanted = _allowed(counter, find)
    return _hand_out(counter, viewer, wanted, _original(counter, wanted))


def hand_out_pack(counter: HandingOut, viewer: Viewer, back_file_id: int) -> Handed:
    """A whole back file as it was sent, for planners: it holds the returns of every group."""

    def find(session: Session) -> _Wanted:
        pack = find_back_file(session, viewer, back_file_id)
        about, event = ("back-file", pack.id), Event.BACK_FILE_DOWNLOADED
        return _Wanted(about, pack.original_name, pack.stored_name, pack.sha256, event=event)

    wanted = _allowed(counter, find)
    return _hand_out(counter, viewer, wanted, _original(counter, wanted))


def hand_out_attachment(counter: HandingOut, viewer: Viewer, return_id: int, attachment_id: int) -> Handed:
    """An attached file, for whoever may have it."""
    wanted = _allowed(
        counter, lambda session: _of_row(open_attachment(session, viewer, return_id, attachment_id))
    )
    return _hand_out(counter, viewer, wanted, _original(counter, wanted))


def hand_out_embedded(
    counter: HandingOut, viewer: Viewer, return_id: int, number: int, ordinal: int, *, as_it_is: bool = False
) -> Handed:
    """The file embedded as the `ordinal`th of a version, taken out of the kept original now and not before.

    Refused with a plain sentence for one that cannot be taken out; `as_it_is` gives one whose wrapper cannot be opened.
    """

    def find(session: Session) -> _Wanted:
        version = open_version(session, viewer, return_id, number)
        objects = embedded_in(version)
        if not 0 < ordinal <= len(objects):
            raise NotOpen
        found, file = objects[ordinal - 1], version.file
        if found.size is None:
            raise _refused(unfit("object_gone"))
        about = ("return", return_id)
        return _Wanted(about, found.name, file.stored_name, file.sha256, found.part or found.name)

    wanted = _allowed(counter, find)
    try:
        taken = counter.take_out(_original(counter, wanted), wanted.part, as_it_is=as_it_is)
    except RefusedFile as refusal:
        raise _refused(refusal) from refusal
    return _hand_out(counter, viewer, replace(wanted, name=taken.name), taken.content)


def _allowed(counter: HandingOut, find: Callable[[Session], _Wanted]) -> _Wanted:
    with counter.store.read() as session:
        wanted = find(session)
        refuse_harmful(session, wanted.stored_name, wanted.part)
    return wanted


def _original(counter: HandingOut, wanted: _Wanted) -> bytes:
    return counter.files.read(wanted.stored_name, wanted.sha256)


def _hand_out(counter: HandingOut, viewer: Viewer, wanted: _Wanted, content: bytes) -> Handed:
    """Scan, record and give. What was found is stored before it is refused: a refusal inside would undo it."""
    answer = counter.scanner.scan(content)
    about = wanted.about
    with counter.store.write() as session:
        note_scan(session, viewer, about, (wanted.stored_name, wanted.part), answer)
        if answer.verdict is not Verdict.HARMFUL and not answer.closed:
            told: dict[str, Any] = {"name": wanted.name, "sha256": wanted.sha256, "part": wanted.part}
            record(session, wanted.event, actor_id=viewer.person_id, about=about, **told)
    if answer.verdict is Verdict.HARMFUL:
        raise refused_file("harmful")
    if answer.closed:
        raise refused_file("unscanned")
    return Handed(wanted.name, content)


def _of_row(row: ReturnFile | Attachment) -> _Wanted:
    return _Wanted(("return", row.return_id), row.original_name, row.stored_name, row.sha256)


def _refused(refusal: RefusedFile) -> Refused:
    return Refused(refusal.sentence, refusal.code)
