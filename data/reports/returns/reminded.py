"""When the leads of a return were last reminded, by the ladder's e-mail or by a planner in their own way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.store.tables import HandReminder, Letter, Person
from data.terms import LetterOutcome


@dataclass(frozen=True)
class Reminded:
    """The last reminder. `by` is the post of who did it by hand, "" for an e-mail of the ladder; an e-mail that is
    not `certain` may have been sent or not.
    """

    at: datetime
    by: str = ""
    certain: bool = True


def last_reminders(session: Session, return_ids: Iterable[int]) -> dict[int, Reminded]:
    """The last reminder of each return that had one. What certainly did not go out reminded nobody."""
    ids = list(return_ids)
    found = [
        *((one, Reminded(at, certain=how is LetterOutcome.SENT)) for one, at, how in _letters(session, ids)),
        *((one, Reminded(at, by)) for one, at, by in _by_hand(session, ids)),
    ]
    return dict(sorted(found, key=lambda told: told[1].at))


def _letters(session: Session, ids: list[int]) -> list[tuple[int, datetime, LetterOutcome | None]]:
    went = or_(
        Letter.outcome.is_(None), Letter.outcome.in_([LetterOutcome.SENT, LetterOutcome.UNKNOWN])
    )  # without an outcome it may have gone out
    rows = session.execute(
        select(Letter.return_id, Letter.begun_at, Letter.outcome)
        .where(Letter.return_id.in_(ids), went)
        .order_by(Letter.id)
    )
    return [(return_id, at, outcome) for return_id, at, outcome in rows]


def _by_hand(session: Session, ids: list[int]) -> list[tuple[int, datetime, str]]:
    rows = session.execute(
        select(HandReminder.return_id, HandReminder.at, Person.post)
        .join(Person, Person.id == HandReminder.by_id)
        .where(HandReminder.return_id.in_(ids))
        .order_by(HandReminder.id)
    )
    return [(return_id, at, post) for return_id, at, post in rows]
