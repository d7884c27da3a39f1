"""What the app can count about each reporter at a meeting: the ground of a suggested rating (data.rag)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.rag import Signals
from data.reports.groups.counted import Counted
from data.reports.groups.products import ProductsLine, products_of
from data.reports.meetings import MeetingView
from data.reports.register.tally import total
from data.reports.returns.known import known_state
from data.reports.returns.owed import OwedReturn
from data.store.tables import AgendaItem, Meeting, Return
from data.store.visibility import returns_for
from data.terms import Band, Direction, ReturnState

FOLLOWED = 8
"""How many meetings back a return that is to follow is followed."""


def signals(session: Session, viewer: Viewer, counted: Counted) -> dict[int, Signals]:
    """The signals of every reporter that owes this meeting a return, by reporter id.

    A constant number of statements, however many reporters, risks and actions there are.
    """
    meeting = counted.meeting
    running = _to_follow_running(session, viewer, meeting)
    on_agenda = _on_agenda(session, meeting)
    accepted = [one.version.id for one in counted.returns if one.accepted and one.version]
    products = products_of(session, accepted, meeting)
    return {one.reporter.id: _signals(one, running, on_agenda, products, counted) for one in counted.returns}


def _signals(
    one: OwedReturn,
    running: dict[int, int],
    on_agenda: set[int],
    products: dict[int, ProductsLine],
    counted: Counted,
) -> Signals:
    own = [tally for tally in counted.risks if tally.reporter_id == one.reporter.id and tally.open]
    line = products.get(one.version.id) if one.version else None
    oldest = line.oldest if line else None
    return Signals(
        returned=one.accepted,
        waiting=one.waiting,
        to_follow_running=running.get(one.reporter.id, 0),
        paper_instead=one.reporter.id in on_agenda,
        days_late=one.days_late or 0,
        stale_period=one.version.period_as_written if one.version and one.fresh is False else "",
        met_since=one.met_since,
        products_blank=line.blank if line else 0,
        oldest_product=oldest.product.value if oldest else "",
        oldest_product_months=oldest.age_months if oldest else None,
        overdue_actions=counted.overdue_of(one.reporter.id),
        silent_risks=total(own, lambda tally: tally.direction is Direction.NOT_MENTIONED),
        stuck_risks=total(own, lambda tally: tally.stuck),
        persisting_unscored=total(own, lambda tally: tally.standing and tally.band is Band.UNSCORED),
    )


def _to_follow_running(session: Session, viewer: Viewer, meeting: MeetingView) -> dict[int, int]:
    """For each reporter, at how many meetings in a row up to this one its return is to follow."""
    rows = session.scalars(
        select(Return)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Meeting.position.between(meeting.position - FOLLOWED, meeting.position), returns_for(viewer))
        .order_by(Return.reporter_id, Meeting.position.desc())
    )
    running: dict[int, int] = {}
    ended: set[int] = set()
    for owed in rows:
        if known_state(viewer, owed) is not ReturnState.TO_FOLLOW:
            ended.add(owed.reporter_id)
        elif owed.reporter_id not in ended:
            running[owed.reporter_id] = running.get(owed.reporter_id, 0) + 1
    return running


def _on_agenda(session: Session, meeting: MeetingView) -> set[int]:
    """The reporters that have an item of their own on this meeting's agenda."""
    named = select(AgendaItem.reporter_id).where(AgendaItem.meeting_id == meeting.id)
    return {found for found in session.scalars(named) if found is not None}
