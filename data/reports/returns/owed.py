"""How each reporter's return to one meeting stands, as far as the viewer may know."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import in_london
from data.people import Right, Viewer, may
from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName, name_of
from data.reports.returns.known import known_state
from data.returns.awaited import is_asked, is_taken_in
from data.returns.checks.freshness import has_met_since, is_fresh
from data.returns.states import AWAITED, BEFORE_ACCEPTANCE, NOT_RECEIVED, RECEIVED
from data.store.tables import Reporter, Return, ReturnVersion
from data.store.visibility import returns_for
from data.terms import Marking, PublicationPart, ReporterKind, ReturnState
from data.workdays import working_days_between


@dataclass(frozen=True)
class VersionLine:
    """One reading that the viewer may read. Officers are posts and organisations as the return names them.

    `copied_share` is in per cent, None where there is nothing to compare.
    """

    id: int
    number: int
    period_as_written: str
    period_month: date | None
    chair: str
    vice_chair: str
    vice_chair_cell: str
    parts_answered: int
    parts_required: int
    copied_share: int | None = None


@dataclass(frozen=True)
class OwedReturn:
    """One return to one meeting. `state` is what the viewer may know of it: to others a draft is still awaited.

    `standing` is the state of what stands accepted, whatever was sent after it: accepted, nil or published; None
    where nothing does. `newer`: something does, and a newer version is with the OPCC or with its lead. `version` is
    what this viewer may read: the accepted one, or before acceptance the newest sent one for those who may. `fresh`
    and `met_since` are None where nobody can say; `days_late` counts working days after the reports were due, None
    where nothing was sent or nothing was due. `taken_in`: its draft came of a back file, so that a planner has it to
    check and to submit. `asked` is False for one that its sender began without having been asked, until it is
    submitted: it counts as nothing, and only those who may see the draft know of it.
    """

    return_id: int
    reporter: ReporterName
    state: ReturnState
    state_reason: str
    standing: ReturnState | None
    marking: Marking
    part: PublicationPart
    illustrative: bool
    received_at: datetime | None
    days_late: int | None
    last_met_on: date | None
    last_met_as_written: str
    met_since: bool | None
    fresh: bool | None
    version: VersionLine | None
    newer: bool = False
    taken_in: bool = False
    asked: bool = True

    @property
    def received(self) -> bool:
        """Whether something has been sent to the OPCC; a draft has not."""
        return self.state in RECEIVED

    @property
    def accepted(self) -> bool:
        """Whether something stands accepted."""
        return self.standing is not None

    @property
    def awaited(self) -> bool:
        """Whether the next step is its lead's, and nobody else's."""
        return self.asked and self.state in AWAITED and not self.taken_in

    @property
    def waiting(self) -> bool:
        """Received, and nothing of it accepted yet."""
        return self.received and not self.accepted


def owed_returns(
    session: Session,
    viewer: Viewer,
    meeting: MeetingView,
    previous: MeetingView | None,
    kind: ReporterKind | None = None,
) -> tuple[OwedReturn, ...]:
    """Every return to the meeting that the viewer may know of, in the Board's order of reporters."""
    rows = session.execute(
        select(Return, Reporter, is_taken_in().label("taken_in"), is_asked().label("asked"))
        .join(Reporter, Reporter.id == Return.reporter_id)
        .where(Return.meeting_id == meeting.id, returns_for(viewer))
        .where(Reporter.kind == kind if kind else Reporter.id.is_not(None))
        .order_by(Reporter.position, Reporter.id)
    ).all()
    versions = _versions(session, [row.Return.id for row in rows])
    found = [
        replace(
            _standing(viewer, row.Return, row.Reporter, versions.get(row.Return.id, []), (meeting, previous)),
            taken_in=row.taken_in,
            asked=row.asked,
        )
        for row in rows
    ]
    known = (one for one in found if one.asked or one.state is ReturnState.DRAFT)
    return tuple(sorted(known, key=lambda one: list(ReporterKind).index(one.reporter.kind)))


def is_missing(one: OwedReturn, meeting: MeetingView) -> bool:
    """Whether somebody must be chased for it now: to follow, or not sent by the day it was due."""
    due = meeting.reports_due_on
    overdue = due is not None and meeting.as_at.date() > due
    return one.awaited and (one.state is ReturnState.TO_FOLLOW or (one.state in NOT_RECEIVED and overdue))


def _versions(session: Session, return_ids: list[int]) -> dict[int, list[ReturnVersion]]:
    found: dict[int, list[ReturnVersion]] = {}
    rows = session.scalars(
        select(ReturnVersion).where(ReturnVersion.return_id.in_(return_ids)).order_by(ReturnVersion.number)
    )
    for row in rows:
        found.setdefault(row.return_id, []).append(row)
    return found


def _standing(
    viewer: Viewer,
    row: Return,
    reporter: Reporter,
    versions: list[ReturnVersion],
    meetings: tuple[MeetingView, MeetingView | None],
) -> OwedReturn:
    meeting, previous = meetings
    before = previous.held_on if previous else None
    version = _readable(viewer, row, versions)
    standing = _standing_state(row, versions)
    received_at = next((one.submitted_at for one in versions if one.submitted_at), None)
    return OwedReturn(
        return_id=row.id,
        reporter=name_of(reporter),
        state=known_state(viewer, row, standing),
        state_reason=row.state_reason,
        standing=standing,
        marking=row.marking,
        part=row.part,
        illustrative=row.illustrative,
        received_at=received_at,
        days_late=_days_late(meeting, received_at),
        last_met_on=row.last_met_on if version else None,
        last_met_as_written=row.last_met_as_written if version else "",
        met_since=has_met_since(row.last_met_on, before) if version else None,
        fresh=is_fresh(version.period_month, before) if version else None,
        version=version,
        newer=row.state in BEFORE_ACCEPTANCE and standing is not None,
    )


def _standing_state(row: Return, versions: list[ReturnVersion]) -> ReturnState | None:
    """A nil return may have been said without a file."""
    nil = ReturnState.NIL_RETURN if row.state is ReturnState.NIL_RETURN else None
    return next((one.state for one in versions if one.id == row.accepted_version_id), nil)


def _readable(viewer: Viewer, row: Return, versions: list[ReturnVersion]) -> VersionLine | None:
    """Before acceptance a return is open to its lead and to planners only (design, section 7)."""
    chosen = next((one for one in versions if one.id == row.accepted_version_id), None)
    if chosen is None and may(viewer, Right.READ_UNACCEPTED, reporter_id=row.reporter_id):
        chosen = next((one for one in reversed(versions) if one.state in BEFORE_ACCEPTANCE), None)
    return _line(chosen) if chosen else None


def _line(row: ReturnVersion) -> VersionLine:
    return VersionLine(
        id=row.id,
        number=row.number,
        period_as_written=row.period_as_written,
        period_month=row.period_month,
        chair=row.chair,
        vice_chair=row.vice_chair,
        vice_chair_cell=row.vice_chair_cell,
        parts_answered=row.parts_answered,
        parts_required=row.parts_required,
        copied_share=row.copied_share,
    )


def _days_late(meeting: MeetingView, received_at: datetime | None) -> int | None:
    due = meeting.reports_due_on
    if received_at is None or due is None:
        return None
    return max(0, working_days_between(due, in_london(received_at).date()))
