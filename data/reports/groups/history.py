"""One group's or CSP's past meetings: how it was rated, how its return stood and what it put forward."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.groups.grid import Rated, ratings_at
from data.reports.meetings import MeetingView, last_meetings
from data.reports.returns.known import known_state
from data.returns.awaited import is_asked
from data.store.tables import Return, ReturnItem, ReturnVersion
from data.store.visibility import returns_for
from data.terms import Part, ReturnState, Saying

SHOWN = 8
RAISING = (Part.RISK, Part.CONCERN)


@dataclass(frozen=True)
class HistoryLine:
    """One meeting. `state` is None where no return was asked for or it is not open to the viewer.

    `period` and `put_forward` (items for the register) are known only where a return stands accepted.
    """

    meeting: MeetingView
    rated: Rated
    return_id: int | None
    state: ReturnState | None
    period: str
    put_forward: int | None
    illustrative: bool


def history(
    session: Session, viewer: Viewer, meeting: MeetingView, reporter_id: int
) -> tuple[HistoryLine, ...]:
    """The last eight meetings up to the one in view, the newest first."""
    meetings = last_meetings(session, meeting, SHOWN)
    rated = ratings_at(session, meetings)
    rows = session.execute(
        select(Return, ReturnVersion)
        .outerjoin(ReturnVersion, ReturnVersion.id == Return.accepted_version_id)
        .where(Return.reporter_id == reporter_id, Return.meeting_id.in_([one.id for one in meetings]))
        .where(returns_for(viewer), is_asked())
    ).all()
    owed = {row.Return.meeting_id: (row.Return, row.ReturnVersion) for row in rows}
    raised = _put_forward(session, [version.id for _, version in owed.values() if version])
    return tuple(
        _line(viewer, one, rated.get((reporter_id, one.id), Rated()), owed.get(one.id), raised)
        for one in reversed(meetings)
    )


def _line(
    viewer: Viewer,
    meeting: MeetingView,
    rated: Rated,
    found: tuple[Return, ReturnVersion | None] | None,
    raised: dict[int, int],
) -> HistoryLine:
    owed, version = found or (None, None)
    return HistoryLine(
        meeting=meeting,
        rated=rated,
        return_id=owed.id if owed else None,
        state=known_state(viewer, owed, version.state if version else None) if owed else None,
        period=version.period_as_written if version else "",
        put_forward=raised.get(version.id, 0) if version else None,
        illustrative=owed.illustrative if owed else False,
    )


def _put_forward(session: Session, version_ids: list[int]) -> dict[int, int]:
    rows = session.execute(
        select(ReturnItem.version_id, func.count())
        .where(ReturnItem.version_id.in_(version_ids), ReturnItem.part.in_(RAISING))
        .where(ReturnItem.saying == Saying.STATED)
        .group_by(ReturnItem.version_id)
    )
    return dict(rows.all())
