"""One delivery group or CSP: its return as read, its people, products, risks, asks, turn and history."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.reports.asks.ask_lines import AskLine, ask_lines
from data.reports.asks.where import Conditions, heard_by
from data.reports.groups.counted import counted_at
from data.reports.groups.grid import Grid, GridRow, grid
from data.reports.groups.history import HistoryLine, history
from data.reports.groups.products import ProductsLine, products_of
from data.reports.meetings import MeetingView, all_meetings, find_meeting, view_of
from data.reports.plan.agenda import agenda_of
from data.reports.plan.plan import Turn, turns_of
from data.reports.questions.listing import QuestionCounts, count_questions
from data.reports.register.risk_lines import RiskLines, of_reporter, risk_lines
from data.reports.reporters import ReporterName, find_reporter, name_of
from data.reports.returns.lines import ReturnLines, return_lines
from data.reports.returns.owed import OwedReturn
from data.store.tables import Ask, Meeting, Reporter, Return, ReturnVersion
from data.store.visibility import asks_for, returns_for
from data.terms import AskState, Marking, ReporterKind

SHOWN_ASKS = 10


@dataclass(frozen=True)
class About:
    """What is on record of a reporter. `aliases` are the names it has gone by, the oldest first."""

    reporter: ReporterName
    aliases: tuple[str, ...]
    priority: str
    monitoring_boards: str
    board_monitors: bool


@dataclass(frozen=True)
class Earlier:
    """The last return accepted before the meeting in view, while none stands accepted at it."""

    return_id: int
    meeting: MeetingView
    period_as_written: str


@dataclass(frozen=True)
class OpenAsks:
    """Asks without an answer: how many, and the ones heard most often."""

    total: int
    lines: tuple[AskLine, ...]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.lines)


@dataclass(frozen=True)
class Group:
    """One group or CSP as at a meeting. `read` is what the viewer may read of its return, None where nothing.

    `may_open` is whether the viewer may work on the return (its lead, a planner); `asks` are those it makes.
    """

    meeting: MeetingView
    previous: MeetingView | None
    about: About
    row: GridRow
    owed: OwedReturn | None
    may_open: bool
    read: ReturnLines | None
    earlier: Earlier | None
    products: ProductsLine | None
    risks: RiskLines
    asks: OpenAsks
    questions: QuestionCounts
    turn: Turn
    history: tuple[HistoryLine, ...]
    order: tuple[ReporterName, ...]

    @property
    def sensitive(self) -> bool:
        """Whether anything on the page is OFFICIAL-SENSITIVE."""
        marked = self.owed is not None and self.owed.marking is Marking.OFFICIAL_SENSITIVE
        return marked or self.risks.sensitive

    @property
    def illustrative(self) -> bool:
        """Whether any value shown is made up to fill the sample year."""
        return (
            any(one.rated.illustrative or one.illustrative for one in self.history)
            or any(one.illustrative for one in self.risks.lines)
            or any(one.illustrative for one in self.asks.lines)
        )


def group(session: Session, viewer: Viewer, quarter: str | None, kind: ReporterKind, slug: str) -> Group:
    """One delivery group or CSP by its slug; NotOpen where there is none of that kind."""
    meeting = find_meeting(session, quarter)
    found = find_reporter(session, kind, slug)
    counted = counted_at(session, viewer, meeting)
    owed = counted.return_of(found.id)
    ratings = grid(session, viewer, counted)
    version = owed.version if owed else None
    accepted = version if owed and owed.accepted else None
    return Group(
        meeting=meeting,
        previous=counted.previous,
        about=_about(found),
        row=_row(ratings, found),
        owed=owed,
        may_open=may(viewer, Right.READ_UNACCEPTED, reporter_id=found.id),
        read=return_lines(session, viewer, owed.return_id, version.id) if owed and version else None,
        earlier=None if accepted else _earlier(session, viewer, meeting, found.id),
        products=products_of(session, [version.id], meeting).get(version.id) if version else None,
        risks=risk_lines(session, viewer, meeting, of_reporter(found.id)),
        asks=_asks(session, viewer, meeting, found.id),
        questions=count_questions(session, viewer, meeting, slug),
        turn=_turn(session, meeting, found),
        history=history(session, viewer, meeting, found.id),
        order=tuple(row.reporter for row in ratings.of(kind)),
    )


def _about(row: Reporter) -> About:
    names = [alias.name for alias in row.aliases if alias.name not in (row.name, row.short_name)]
    return About(
        reporter=name_of(row),
        aliases=tuple(dict.fromkeys(names)),
        priority=row.priority,
        monitoring_boards=row.monitoring_boards,
        board_monitors=row.board_monitors,
    )


def _row(ratings: Grid, found: Reporter) -> GridRow:
    """The reporter's row of the grid. One that no longer (or does not yet) report to this meeting is not open."""
    row = next((one for one in ratings.rows if one.reporter.id == found.id), None)
    if row is None:
        raise NotOpen
    return row


def _earlier(session: Session, viewer: Viewer, meeting: MeetingView, reporter_id: int) -> Earlier | None:
    row = session.execute(
        select(Return.id, Meeting, ReturnVersion.period_as_written)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .join(ReturnVersion, ReturnVersion.id == Return.accepted_version_id)
        .where(Return.reporter_id == reporter_id, Meeting.position < meeting.position, returns_for(viewer))
        .order_by(Meeting.position.desc())
        .limit(1)
    ).first()
    return Earlier(row[0], view_of(row[1]), row[2]) if row else None


def _asks(session: Session, viewer: Viewer, meeting: MeetingView, reporter_id: int) -> OpenAsks:
    where = (Ask.reporter_id == reporter_id, Ask.state == AskState.OPEN, heard_by(meeting), asks_for(viewer))
    return open_asks_where(session, viewer, meeting, where)


def open_asks_where(session: Session, viewer: Viewer, meeting: MeetingView, where: Conditions) -> OpenAsks:
    """The asks for which the conditions hold, those heard most often first."""
    total = session.scalars(select(func.count(Ask.id)).where(*where)).one()
    ids = session.scalars(
        select(Ask.id)
        .join(Meeting, Meeting.id == Ask.meeting_id)
        .where(*where)
        .order_by(Ask.meetings_heard.desc(), Meeting.position.desc(), Ask.reporter_id, Ask.id)
        .limit(SHOWN_ASKS)
    ).all()
    return OpenAsks(total, ask_lines(session, viewer, meeting, ids))


def _turn(session: Session, meeting: MeetingView, found: Reporter) -> Turn:
    every = all_meetings(session)
    return turns_of((name_of(found),), meeting, every, agenda_of(session, every))[0]
