"""How much of a return stood, word for word, in the reporter's last accepted one: a signal, never a reproach."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.returns.checks.copied import copied, handed_out, known_sentences, said_anew
from data.returns.owed import last_accepted
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.wire import from_wire
from data.store.tables import Meeting, Return, ReturnItem, ReturnVersion
from data.terms import CarriedChoice, Decision


def recount_copied(session: Session, version: ReturnVersion) -> None:
    """Set a version's copied share: in per cent, None where nothing was accepted before or no sentence counts."""
    earlier = last_accepted(session, version.of)
    if earlier is None:
        version.copied_share = None
        return
    written = [item for item in _items(version.items) if item.answers_problem_id is None]
    now = said_anew(written, _handed_out(version))
    version.copied_share = copied(now, known_sentences(said_anew(_items(earlier.items)))).share


def said_before(session: Session, owed: Return) -> list[str]:
    """What the last accepted return said in the parts that are written anew."""
    last = last_accepted(session, owed)
    return said_anew(_items(last.items)) if last else []


def recount_later(session: Session, accepted: Return) -> None:
    """Count again the versions sent to later meetings, of which this return may now be the one before."""
    here = session.get_one(Meeting, accepted.meeting_id)
    later = (
        select(ReturnVersion)
        .join(Return, Return.id == ReturnVersion.return_id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Return.reporter_id == accepted.reporter_id, Meeting.position > here.position)
        .order_by(ReturnVersion.id)
    )
    for version in session.scalars(later):
        recount_copied(session, version)


def _items(items: Iterable[ReturnItem]) -> list[ReturnItem]:
    """With corrections; a row that nobody takes for an item is not said."""
    return [item for item in items if item.decision is not Decision.NOT_AN_ITEM]


def _handed_out(version: ReturnVersion) -> frozenset[str]:
    """The whole reading is looked at only where an item was carried: it is large, and every decision counts again."""
    if not version.reading or not any(_was_carried(item) for item in version.items):
        return frozenset()
    return handed_out(from_wire(ParsedReturn, version.reading))


def _was_carried(item: ReturnItem) -> bool:
    return item.continues_risk_id is not None or item.label.endswith(CarriedChoice.STILL_OPEN)
