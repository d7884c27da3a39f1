"""What a return is checked against, out of the store: whose it is, what was open and what was said before."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.returns.checks import Against, CheckedReturn, Doubt, doubts_of_check
from data.returns.checks.context import SentFor
from data.returns.checks.copied_share import said_before
from data.returns.checks.marking_lower import marking_lower
from data.returns.checks.open_items import open_items
from data.returns.checks.recommendations import unaddressed_recommendations
from data.returns.items.addressees import known_bodies
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.problems import Problem
from data.store.tables import Meeting, Reporter, Return


def doubts_of(session: Session, viewer: Viewer, owed: Return, sent: CheckedReturn) -> Sequence[Doubt]:
    """Every doubt about a return just read for `owed`, of what its sender may see; its marking whoever sends it."""
    meeting = session.get_one(Meeting, owed.meeting_id)
    against = Against(
        sent_for=sent_for(session, owed),
        open_items=open_items(session, viewer, owed.reporter_id, meeting.position),
        said_before=said_before(session, owed),
        met_on=owed.last_met_on,
    )
    marking = map(Doubt, marking_lower(session, owed, sent))
    return (*marking, *doubts_of_check(sent, against), *map(Doubt, _unaddressed(session, sent.read)))


def sent_for(session: Session, owed: Return) -> SentFor:
    """Whose return this is, by every name, and the days of its meeting and of the one before."""
    reporter = session.get_one(Reporter, owed.reporter_id)
    meeting = session.get_one(Meeting, owed.meeting_id)
    earlier = select(Meeting.held_on).where(Meeting.position < meeting.position, Meeting.held_on.is_not(None))
    names = {reporter.name, reporter.short_name, *(alias.name for alias in reporter.aliases)}
    return SentFor(
        name=reporter.name,
        names=frozenset(name.casefold() for name in names),
        kind=reporter.kind,
        held_on=meeting.held_on,
        previous_held_on=session.scalars(earlier.order_by(Meeting.position.desc()).limit(1)).first(),
    )


def _unaddressed(session: Session, read: ParsedReturn) -> Iterator[Problem]:
    """The doubts about whom the recommendations of an update are put to."""
    if read.csp_update is not None:
        yield from unaddressed_recommendations(read.csp_update, known_bodies(session))
