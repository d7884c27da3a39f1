"""The page of asks and actions: one list, how many stand in each view, and what they can be narrowed by."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.asks.action_lines import ActionLine, action_lines
from data.reports.asks.ask_lines import AskLine, ask_lines
from data.reports.asks.overdue import overdue_at
from data.reports.asks.where import AsksQuery, AsksView, Conditions, heard_by, in_view, matching
from data.reports.meetings import MeetingView, find_meeting
from data.reports.paging import IN_BROWSER, PAGE_SIZE
from data.reports.reporters import ReporterName, active_reporters
from data.store.tables import Action, Ask, Body, Meeting
from data.store.visibility import actions_for, asks_for
from data.terms import AskState

MINE = "mine"


@dataclass(frozen=True)
class BodyName:
    """An organisation, as links name it."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True)
class Asks:
    """One list and how many stand in each view; one of `asks` and `actions` is empty.

    `in_browser` says that every row of the view is here, for the browser to filter; otherwise `matched` rows
    match the filters and this is page `page` of `pages`. `body` is the body that the address names.
    """

    meeting: MeetingView
    query: AsksQuery
    body: BodyName | None
    counts: tuple[tuple[AsksView, int], ...]
    in_browser: bool
    matched: int
    page: int
    pages: int
    asks: tuple[AskLine, ...]
    actions: tuple[ActionLine, ...]
    bodies: tuple[BodyName, ...]
    reporters: tuple[ReporterName, ...]

    @property
    def total(self) -> int:
        """How many the view holds, before any filter."""
        return dict(self.counts)[self.query.view]


def asks(session: Session, viewer: Viewer, quarter: str | None, query: AsksQuery) -> Asks:
    """The list that `query` asks for, of what was known at the meeting in view, with the answers of today."""
    meeting = find_meeting(session, quarter)
    bodies = all_bodies(session)
    body = _named(viewer, query.body, bodies)
    counts = _counts(session, viewer, meeting)
    total = dict(counts)[query.view]
    in_browser = total <= IN_BROWSER
    narrowed = () if in_browser else matching(query, body.id if body else None)
    where = (*in_view(meeting, query.view), *narrowed)
    matched = _count(session, viewer, query.view, where) if narrowed else total
    pages = 1 if in_browser else max(1, -(-matched // PAGE_SIZE))
    page = min(max(1, query.page), pages)
    ids = _ids(session, viewer, query.view, where, None if in_browser else (page - 1) * PAGE_SIZE)
    return Asks(
        meeting=meeting,
        query=query,
        body=body,
        counts=counts,
        in_browser=in_browser,
        matched=matched,
        page=page,
        pages=pages,
        asks=() if query.view.of_actions else ask_lines(session, viewer, meeting, ids),
        actions=action_lines(session, viewer, meeting, ids) if query.view.of_actions else (),
        bodies=bodies,
        reporters=active_reporters(session, meeting),
    )


def all_bodies(session: Session) -> tuple[BodyName, ...]:
    """Every body that an ask can be addressed to, in the Board's own order."""
    rows = session.execute(select(Body.id, Body.slug, Body.name).order_by(Body.position, Body.name, Body.id))
    return tuple(BodyName(*row) for row in rows)


def _named(viewer: Viewer, wanted: str, bodies: tuple[BodyName, ...]) -> BodyName | None:
    if wanted == MINE:
        return next((body for body in bodies if body.id == viewer.body_id), None)
    return next((body for body in bodies if body.slug == wanted), None)


def _counts(session: Session, viewer: Viewer, meeting: MeetingView) -> tuple[tuple[AsksView, int], ...]:
    """How many every view holds, from one pass over the asks and one over the actions."""
    by_state = session.execute(
        select(Ask.state, func.count()).where(heard_by(meeting), asks_for(viewer)).group_by(Ask.state)
    )
    heard = dict(by_state.all())
    known = in_view(meeting, AsksView.ACTIONS)
    late = overdue_at(meeting)
    actions, overdue = session.execute(
        select(func.count(Action.id), func.count(Action.id).filter(late)).where(*known, actions_for(viewer))
    ).one()
    return (
        (AsksView.OPEN, heard.get(AskState.OPEN, 0)),
        (AsksView.ANSWERED, heard.get(AskState.ANSWERED, 0)),
        (AsksView.ALL, sum(heard.values())),
        (AsksView.OVERDUE, overdue),
        (AsksView.ACTIONS, actions),
    )


def _count(session: Session, viewer: Viewer, view: AsksView, where: Conditions) -> int:
    subject, allowed = (Action, actions_for(viewer)) if view.of_actions else (Ask, asks_for(viewer))
    return session.scalars(select(func.count(subject.id)).where(*where, allowed)).one()


def _ids(session: Session, viewer: Viewer, view: AsksView, where: Conditions, start: int | None) -> list[int]:
    """Asks heard most often first, then the newest; actions by their original due date, undated ones last."""
    if view.of_actions:
        due = (Action.original_due_on.is_(None), Action.original_due_on, Action.id)
        found = select(Action.id).where(*where, actions_for(viewer)).order_by(*due)
    else:
        newest = (Ask.meetings_heard.desc(), Meeting.position.desc(), Ask.reporter_id, Ask.id)
        found = select(Ask.id).join(Meeting, Meeting.id == Ask.meeting_id).where(*where, asks_for(viewer))
        found = found.order_by(*newest)
    return list(session.scalars(found if start is None else found.offset(start).limit(PAGE_SIZE)))
