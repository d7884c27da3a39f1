"""One risk as at a meeting: where it comes from, what it says, how it was scored, what was asked and done."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import NotOpen
from data.reports.asks.action_lines import ActionLine, action_lines
from data.reports.asks.ask_lines import AskLine, ask_lines
from data.reports.asks.overdue import known_by
from data.reports.meetings import MeetingView, find_meeting, last_meetings, view_of
from data.reports.register.neighbours import Neighbours, neighbours
from data.reports.register.query import RegisterView
from data.reports.register.risk_history import RiskMoment, risk_history
from data.reports.register.risk_source import RiskSource, risk_source
from data.reports.register.where import heard_by
from data.reports.reporters import ReporterName, name_of
from data.store.tables import Action, Ask, Body, Meeting, Reporter, Risk, RiskArea
from data.store.visibility import actions_for, risks_for
from data.terms import Marking, ReporterKind, RiskKind

COLUMNS = 5
"""How many meetings the table of scores goes back."""


@dataclass(frozen=True)
class RiskStatement:
    """What the register says of the risk; "" and None where nobody has stated it.

    `lead_boards` are the boards that watch the group's priority. `districts` are short names of CSPs.
    """

    cause: str
    event: str
    consequence: str
    controls: str
    owner: str
    owner_post: str
    lead_boards: str
    priority: str
    next_review_on: date | None
    closed_reason: str
    districts: tuple[str, ...]
    all_districts: bool


@dataclass(frozen=True)
class RiskPage:
    """Everything the page of one risk shows.

    `history` is empty where the risk had not been raised by this meeting; then `raised` says when it was.
    `meetings` are the last few up to this one, the oldest first. `source` is the newest sentence there is;
    `withheld` says that there is one that this viewer may not read before it is accepted.
    """

    meeting: MeetingView
    raised: MeetingView
    ref: str
    title: str
    kind: RiskKind
    sensitive: bool
    illustrative: bool
    reporter: ReporterName
    statement: RiskStatement
    history: tuple[RiskMoment, ...]
    meetings: tuple[MeetingView, ...]
    source: RiskSource | None
    withheld: bool
    neighbours: Neighbours | None
    asks: tuple[AskLine, ...]
    actions: tuple[ActionLine, ...]

    @property
    def now(self) -> RiskMoment | None:
        """How it stands at this meeting, or stood when last on the register."""
        return self.history[0] if self.history else None


def risk(
    session: Session, viewer: Viewer, quarter: str | None, ref: str, view: RegisterView = RegisterView.ALL
) -> RiskPage:
    """The page of the risk with this reference. Refused as not open where it is unknown or not for this viewer."""
    meeting = find_meeting(session, quarter)
    row, reporter, raised = _find(session, viewer, ref)
    history = risk_history(session, viewer, row.id, meeting)
    spoken = [moment for moment in history if moment.source_item_id is not None]
    readable = next((moment for moment in spoken if not moment.withheld), None)
    item = readable.source_item_id if readable else None
    return RiskPage(
        meeting=meeting,
        raised=view_of(raised),
        ref=row.ref,
        title=row.title,
        kind=row.kind,
        sensitive=row.marking is Marking.OFFICIAL_SENSITIVE,
        illustrative=row.illustrative,
        reporter=name_of(reporter),
        statement=_statement(session, row, reporter),
        history=history,
        meetings=last_meetings(session, meeting, COLUMNS),
        source=risk_source(session, viewer, item) if item else None,
        withheld=bool(spoken) and spoken[0].withheld,
        neighbours=neighbours(session, viewer, meeting, view, row.id),
        asks=_asks(session, viewer, meeting, row.id),
        actions=_actions(session, viewer, meeting, row.id),
    )


def _find(session: Session, viewer: Viewer, ref: str) -> tuple[Risk, Reporter, Meeting]:
    found = session.execute(
        select(Risk, Reporter, Meeting)
        .join(Reporter, Reporter.id == Risk.reporter_id)
        .join(Meeting, Meeting.id == Risk.raised_meeting_id)
        .where(Risk.ref == ref, risks_for(viewer))
    ).first()
    if found is None:
        raise NotOpen
    return found.Risk, found.Reporter, found.Meeting


def _statement(session: Session, row: Risk, reporter: Reporter) -> RiskStatement:
    csps = session.execute(
        select(Reporter.short_name, RiskArea.id)
        .outerjoin(RiskArea, (RiskArea.csp_id == Reporter.id) & (RiskArea.risk_id == row.id))
        .where(Reporter.kind == ReporterKind.CSP)
        .order_by(Reporter.position, Reporter.id)
    ).all()
    touched = tuple(name for name, area in csps if area is not None)
    return RiskStatement(
        cause=row.cause,
        event=row.event,
        consequence=row.consequence,
        controls=row.controls,
        owner=session.scalar(select(Body.name).where(Body.id == row.owner_body_id)) or "",
        owner_post=row.owner_post,
        lead_boards=reporter.monitoring_boards,
        priority=reporter.priority,
        next_review_on=row.next_review_on,
        closed_reason=row.closed_reason,
        districts=touched,
        all_districts=bool(touched) and len(touched) == len(csps),
    )


def _asks(session: Session, viewer: Viewer, meeting: MeetingView, risk_id: int) -> tuple[AskLine, ...]:
    heard = heard_by(viewer, meeting).with_only_columns(Ask.id).where(Ask.risk_id == risk_id)
    return ask_lines(session, viewer, meeting, list(session.scalars(heard.order_by(Ask.id))))


def _actions(session: Session, viewer: Viewer, meeting: MeetingView, risk_id: int) -> tuple[ActionLine, ...]:
    known = select(Action.id).where(Action.risk_id == risk_id, known_by(meeting), actions_for(viewer))
    ids = list(session.scalars(known.order_by(Action.original_due_on.nulls_last(), Action.id)))
    return action_lines(session, viewer, meeting, ids)
