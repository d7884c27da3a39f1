"""What a planner makes of the parts of a back file: each goes to a return as a draft, or is left out, or waits.

A part that is taken in is a version like any other: it is checked, submitted on behalf, and moderated. An accepted
return stays what members read until then.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import now, today
from data.people import Right, Viewer
from data.refusals import Refused
from data.returns.back_file.packs import find_back_file
from data.returns.lock import why_locked
from data.returns.owed import find_return, owed_return
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.wire import from_wire
from data.returns.versions import store_reading
from data.store.audit import Event, record
from data.store.files import FileStore
from data.store.tables import (
    BackFile,
    BackFilePart,
    BackFileTaking,
    Meeting,
    Reporter,
    Return,
    ReturnFile,
    ReturnVersion,
)
from data.store.visibility import returns_for
from data.terms import FileOutcome, PartFate


class What(StrEnum):
    """What to do with a part."""

    TAKE = "take"
    LEAVE = "leave"
    WAIT = "wait"


class Missing(StrEnum):
    """Why a part cannot be taken in, in words."""

    GROUP = "choose the group or CSP that it is from."
    MEETING = "choose the meeting that it went to."
    TWICE = (
        "another return goes to the same group and meeting. Choose another meeting for one, or leave one out."
    )
    CLOSED = "it cannot go to that group and meeting. Choose another, or leave this one for somebody else to take in."
    TAKEN = "somebody has taken it in meanwhile."
    LOCKED = "the return to that meeting is accepted and locked. Reopen it first, on its own page, or leave this one."


@dataclass(frozen=True)
class PartChoice:
    """What a person chose for one part: a group or CSP and a meeting, both by slug, "" for none."""

    number: int
    what: What
    reporter: str = ""
    quarter: str = ""


class NotTaken(Refused):
    """Nothing was taken in. `missing` says why, part by part."""

    def __init__(self, missing: dict[int, Missing]) -> None:
        """Say every reason at once."""
        said = " ".join(f"Return {number}: {reason}" for number, reason in missing.items())
        super().__init__(f"Nothing was taken in. {said}", "not-taken")
        self.missing = missing


def decide_parts(
    session: Session,
    viewer: Viewer,
    back_file_id: int,
    choices: Sequence[PartChoice],
    *,
    at: datetime | None = None,
) -> int:
    """Take in and leave out what was chosen, all of it or nothing; gives how many parts were decided on.

    Each part that is taken in becomes the newest version of its return, a draft. Refused where a group or a meeting is
    not chosen, where two parts would go to one return, and where nothing is chosen.
    """
    pack = find_back_file(session, viewer, back_file_id)
    parts = {part.number: part for part in pack.parts}
    chosen = [
        (parts[one.number], one) for one in choices if one.number in parts and one.what is not What.WAIT
    ]
    if not chosen:
        raise Refused(
            "Choose for at least one return whether to take it in or leave it out.", "nothing-chosen"
        )
    _refuse_what_is_missing(session, viewer, chosen)
    for part, choice in chosen:
        if choice.what is What.TAKE:
            _take_in(session, viewer, pack, part, choice)
        elif part.fate is not PartFate.LEFT_OUT:
            _record(session, viewer, Event.PART_LEFT_OUT, part)
            part.fate = PartFate.LEFT_OUT
        part.decided_at, part.decided_by_id = at or now(), viewer.person_id
    session.flush()
    return len(chosen)


def latest_version(session: Session, part_id: int) -> ReturnVersion | None:
    """The version that came of a part last; None while it has not been taken in."""
    taken = select(BackFileTaking.file_id).where(BackFileTaking.part_id == part_id)
    versions = select(ReturnVersion).where(ReturnVersion.file_id.in_(taken))
    return session.scalars(versions.order_by(ReturnVersion.id.desc()).limit(1)).first()


def can_be_taken(session: Session, part: BackFilePart) -> bool:
    """Whether a part still waits, was left out, or came to a draft that was abandoned."""
    if part.fate is not PartFate.TAKEN_IN:
        return True
    version = latest_version(session, part.id)
    return version is not None and version.file.outcome is FileOutcome.ABANDONED


def _refuse_what_is_missing(
    session: Session, viewer: Viewer, chosen: list[tuple[BackFilePart, PartChoice]]
) -> None:
    reporters = set(session.scalars(select(Reporter.slug)))
    quarters = set(session.scalars(select(Meeting.slug)))
    taken = [(part, choice) for part, choice in chosen if choice.what is What.TAKE]
    goes_to = Counter((choice.reporter, choice.quarter) for _, choice in taken)
    missing: dict[int, Missing] = {}
    for part, _ in chosen:
        if not can_be_taken(session, part):
            missing[part.number] = Missing.TAKEN
    for part, choice in taken:
        if choice.reporter not in reporters:
            missing.setdefault(part.number, Missing.GROUP)
        elif choice.quarter not in quarters:
            missing.setdefault(part.number, Missing.MEETING)
        elif goes_to[choice.reporter, choice.quarter] > 1:
            missing.setdefault(part.number, Missing.TWICE)
        elif why := _why_closed(session, viewer, choice):
            missing.setdefault(part.number, why)
    if missing:
        raise NotTaken(missing)


def _why_closed(session: Session, viewer: Viewer, choice: PartChoice) -> Missing | None:
    """Why the return that a part would go to takes no newer version of this viewer.

    Nothing is told of a return that is not open to them: neither its marking nor how it stands.
    """
    of = (
        select(Return)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .where(Meeting.slug == choice.quarter, Reporter.slug == choice.reporter)
    )
    owed = session.scalars(of).one_or_none()
    if owed is None:
        return None
    if session.scalars(of.where(returns_for(viewer))).one_or_none() is None:
        return Missing.CLOSED
    return Missing.LOCKED if why_locked(session, owed, today()) else None


def _take_in(
    session: Session, viewer: Viewer, pack: BackFile, part: BackFilePart, choice: PartChoice
) -> None:
    return_id = owed_return(session, viewer, choice.quarter, choice.reporter)
    file = _file(session, viewer, pack, part, return_id)
    version = store_reading(session, viewer, file, from_wire(ParsedReturn, part.reading))
    part.fate = PartFate.TAKEN_IN
    told = {"return": return_id, "version": version.number}
    _record(session, viewer, Event.PART_TAKEN_IN, part, **told)


def _file(session: Session, viewer: Viewer, pack: BackFile, part: BackFilePart, return_id: int) -> ReturnFile:
    """The file of a return that came of a part: the back file itself, under one more name for the same bytes."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    same = (
        ReturnFile.return_id == owed.id,
        ReturnFile.sha256 == pack.sha256,
        ReturnFile.part == part.number,
    )
    before = session.scalars(select(ReturnFile).where(*same)).one_or_none()
    if before is not None:  # its draft was abandoned
        return before
    file = ReturnFile(
        return_id=owed.id,
        part=part.number,
        original_name=pack.original_name,
        stored_name=FileStore.another_name(pack.stored_name),
        sha256=pack.sha256,
        size=pack.size,
        received_at=pack.received_at,
        received_by_id=pack.received_by_id,
        outcome=FileOutcome.READ,
    )
    session.add(file)
    session.flush()
    session.add(BackFileTaking(file_id=file.id, part_id=part.id))
    told: dict[str, Any] = {"name": file.original_name, "sha256": file.sha256, "size": file.size}
    told |= {"on_behalf": viewer.on_behalf(owed.reporter_id), "back_file": pack.id, "part": part.number}
    record(session, Event.FILE_RECEIVED, actor_id=viewer.person_id, about=("return", owed.id), **told)
    return file


def _record(session: Session, viewer: Viewer, event: Event, part: BackFilePart, **detail: Any) -> None:
    about = ("back-file", part.back_file_id)
    record(session, event, actor_id=viewer.person_id, about=about, part=part.number, **detail)
