"""The record of each e-mail: written before the mail server hears of it, and ended with what became of it.

Between the two a letter has no outcome. Where the machine stops there, nobody knows whether it was sent, and it is
never sent again by itself.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import Refused
from data.reminders.owing import DueLetter, due_letters
from data.reminders.wording import reminder
from data.returns.awaited import is_awaited
from data.returns.owed import find_return
from data.returns.states import AWAITED
from data.store.audit import Event, record
from data.store.tables import HandReminder, Letter, Return
from data.terms import LetterOutcome


@dataclass(frozen=True)
class Delivery:
    """What became of a letter; `answer` is what the mail server said, or why nothing was sent."""

    outcome: LetterOutcome
    answer: str


@dataclass(frozen=True)
class Round:
    """One round of reminders: as at which day, by which ladder, and the address that people use."""

    on: date
    ladder: tuple[int, ...]
    site: str


def begin_letter(session: Session, wanted: DueLetter, going: Round) -> Letter | None:
    """Record that this letter is now being sent; None where it is no longer due.

    Needs a session of `Store.write`: of two rounds at once the second sees what the first has begun.
    """
    due = {one.key: one for one in due_letters(session, going.on, going.ladder)}
    one = due.get(wanted.key)
    if one is None:
        return None
    words = reminder(one.owing, going.site)
    letter = _of(session, one)
    letter.address, letter.subject, letter.text = one.to.address, words.subject, words.text
    letter.begun_at, letter.ended_at, letter.outcome, letter.answer = now(), None, None, ""
    session.flush()
    told: dict[str, Any] = {
        "return": one.return_id,
        "rung": one.rung,
        "person": one.to.person_id,
        "try": letter.tries,
    }
    record(session, Event.LETTER_BEGUN, actor_id=None, about=("letter", letter.id), to=letter.address, **told)
    return letter


def end_letter(session: Session, letter_id: int, delivery: Delivery, at: datetime | None = None) -> None:
    """Record what became of a letter."""
    letter = session.get_one(Letter, letter_id)
    letter.outcome, letter.answer, letter.ended_at = delivery.outcome, delivery.answer, at or now()
    told: dict[str, Any] = {
        "outcome": delivery.outcome.value,
        "answer": delivery.answer,
        "to": letter.address,
    }
    record(session, Event.LETTER_ENDED, actor_id=None, about=("letter", letter.id), **told)


def remind_by_hand(session: Session, viewer: Viewer, return_id: int, at: datetime | None = None) -> None:
    """Record that a planner has reminded the leads of a return. Refused where it is not awaited any more."""
    owed = find_return(session, viewer, Right.MODERATE, return_id)
    if owed.state not in AWAITED:
        raise Refused(
            f"There is nothing to remind of: this return is {owed.state.value.lower()}.", "wrong-state"
        )
    if session.scalars(select(Return.id).where(Return.id == owed.id, is_awaited())).first() is None:
        raise Refused("There is nothing to remind of: this return is not awaited of its lead.", "wrong-state")
    moment = at or now()
    session.add(HandReminder(return_id=owed.id, at=moment, by_id=viewer.person_id))
    about = ("return", owed.id)
    record(session, Event.REMINDED_BY_HAND, actor_id=viewer.person_id, about=about, at=moment)


def _of(session: Session, due: DueLetter) -> Letter:
    """The row of a letter: a new one, or that of an attempt which certainly sent nothing."""
    return_id, rung, person_id = due.key
    where = (Letter.return_id == return_id, Letter.rung == rung, Letter.person_id == person_id)
    letter = session.scalars(select(Letter).where(*where)).one_or_none()
    if letter is None:
        letter = Letter(return_id=return_id, rung=rung, person_id=person_id, tries=0)
        session.add(letter)
    letter.tries += 1
    return letter
