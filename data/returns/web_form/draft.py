"""Writing a return in the web form, box by box, by more than one person, without losing a word.

Every text that reaches us is kept in the draft's history in the same transaction, whether it went into its box or not.
A box that somebody else changed meanwhile is not overwritten: the text is laid aside, both are shown, and a person
chooses. That is an answer and not an exception, because an exception would throw the text away with the transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import NotOpen, Refused
from data.returns.owed import find_return
from data.returns.web_form.form import LONGEST, form_of, is_key
from data.returns.web_form.starting_texts import starting_texts
from data.store.audit import Event, record
from data.store.tables import DraftBox, DraftText, Reporter, Return

NOT_CHOSEN = {
    "changed-again": "This box has changed again. Look at both texts once more.",
    "too-long": "Both together are longer than a box takes. Keep one and copy from the other.",
}
"""Why a choice between two texts was not made, by the code of its refusal."""


class Choice(StrEnum):
    """What a person keeps of two texts."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Saved:
    """What became of a text: what its box says now, in which version, since when, saved by whom.

    `aside_id` is the text that was laid aside because somebody else had changed the box; None when it went in.
    """

    key: str
    text: str
    row_version: int
    saved_at: datetime
    saved_by_id: int
    aside_id: int | None = None


def save_box(
    session: Session,
    viewer: Viewer,
    return_id: int,
    key: str,
    text: str,
    seen: int,
    *,
    at: datetime | None = None,
) -> Saved:
    """Put a text into a box of the draft. `seen` is the version of the box that its writer had in view, 0 for none.

    The same text again changes nothing. Raises NotOpen for a box that the form does not have or somebody who may
    not send for that reporter; Refused for a text longer than a box takes.
    """
    owed = _draft_of(session, viewer, return_id, key)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise Refused(f"This is longer than a box takes, which is {LONGEST:,} characters.", "too-long")
    box = _box(session, return_id, key)
    if box is not None and box.text == text:
        return _saved(box)
    moment, person = at or now(), _person(viewer)
    kept = DraftText(return_id=return_id, key=key, text=text, saved_at=moment, saved_by_id=person)
    if box is not None and box.row_version != seen:
        untouched = text == _text_of_version(session, box, seen)
        return _saved(box) if untouched else _lay_aside(session, box, kept)
    _begun(session, viewer, owed)
    return _saved(_write(session, box, kept))


def save_boxes(
    session: Session,
    viewer: Viewer,
    return_id: int,
    sent: Mapping[str, tuple[str, int]],
    *,
    at: datetime | None = None,
) -> tuple[Saved, ...]:
    """Put every box of a form that was sent whole into the draft: (text, version in view) by key.

    A box that nobody has written in and that still says what it began with is left alone.
    """
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    begins = starting_texts(session, viewer, owed)
    touched = {
        key: (text, seen)
        for key, (text, seen) in sent.items()
        if seen or _words(text) != _words(begins.get(key, ""))
    }
    return tuple(
        save_box(session, viewer, return_id, key, text, seen, at=at) for key, (text, seen) in touched.items()
    )


def settle(
    session: Session,
    viewer: Viewer,
    aside_id: int,
    choice: Choice,
    seen: int,
    *,
    at: datetime | None = None,
) -> Saved:
    """Choose between what a box says and a text that was laid aside; whatever is not chosen stays in the history.

    Refused when the box changed again since both were shown: then there is a newer text to look at.
    """
    aside = session.get(DraftText, aside_id)
    if aside is None or aside.box_version is not None:
        raise NotOpen
    owed = _draft_of(session, viewer, aside.return_id, aside.key)
    box = _box(session, aside.return_id, aside.key)
    if box is None:
        raise NotOpen
    if aside.settled_at is not None:
        return _saved(box)
    if box.row_version != seen:
        raise _not_chosen("changed-again")
    moment, person = at or now(), _person(viewer)
    aside.settled_at = moment
    chosen = {Choice.MINE: aside.text, Choice.THEIRS: box.text, Choice.BOTH: f"{box.text}\n{aside.text}"}
    if len(chosen[choice]) > LONGEST:
        raise _not_chosen("too-long")
    if chosen[choice] != box.text:
        kept = DraftText(
            return_id=owed.id, key=box.key, text=chosen[choice], saved_at=moment, saved_by_id=person
        )
        _write(session, box, kept)
    told: dict[str, Any] = {"box": box.key, "kept": choice.value}
    record(session, Event.DRAFT_SETTLED, actor_id=person, about=("return", owed.id), **told)
    return _saved(box)


def _not_chosen(code: str) -> Refused:
    return Refused(NOT_CHOSEN[code], code)


def _words(text: str) -> list[str]:
    return text.split()


def _draft_of(session: Session, viewer: Viewer, return_id: int, key: str) -> Return:
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    reporter = session.get_one(Reporter, owed.reporter_id)
    if not is_key(form_of(reporter.kind), key):
        raise NotOpen
    return owed


def _box(session: Session, return_id: int, key: str) -> DraftBox | None:
    where = (DraftBox.return_id == return_id, DraftBox.key == key)
    return session.scalars(select(DraftBox).where(*where)).one_or_none()


def _lay_aside(session: Session, box: DraftBox, kept: DraftText) -> Saved:
    """Keep the text beside the box; one that its writer has laid aside already is not kept twice."""
    same = (DraftText.return_id == box.return_id, DraftText.key == box.key, DraftText.text == kept.text)
    open_one = (
        DraftText.box_version.is_(None),
        DraftText.settled_at.is_(None),
        DraftText.saved_by_id == kept.saved_by_id,
    )
    found = session.scalars(select(DraftText).where(*same, *open_one)).first()
    if found is None:
        session.add(kept)
        session.flush()
        found = kept
    return _saved(box, found.id)


def _write(session: Session, box: DraftBox | None, kept: DraftText) -> DraftBox:
    if box is None:
        box = DraftBox(return_id=kept.return_id, key=kept.key)
        session.add(box)
    box.text, box.saved_at, box.saved_by_id = kept.text, kept.saved_at, kept.saved_by_id
    session.flush()
    kept.box_version = box.row_version
    session.add(kept)
    return box


def _text_of_version(session: Session, box: DraftBox, seen: int) -> str | None:
    """What the box said in the version that its writer had in view."""
    where = (DraftText.return_id == box.return_id, DraftText.key == box.key, DraftText.box_version == seen)
    return session.scalars(select(DraftText.text).where(*where)).first()


def _begun(session: Session, viewer: Viewer, owed: Return) -> None:
    """Record the first text of a draft; not each keystroke."""
    first = select(DraftBox.id).where(DraftBox.return_id == owed.id).limit(1)
    if session.scalars(first).first() is None:
        on_behalf = viewer.on_behalf(owed.reporter_id)
        about = ("return", owed.id)
        record(session, Event.DRAFT_BEGUN, actor_id=viewer.person_id, about=about, on_behalf=on_behalf)


def _person(viewer: Viewer) -> int:
    if viewer.person_id is None:
        raise ValueError("A draft is written by a person.")
    return viewer.person_id


def _saved(box: DraftBox, aside_id: int | None = None) -> Saved:
    return Saved(box.key, box.text, box.row_version, box.saved_at, box.saved_by_id, aside_id)
