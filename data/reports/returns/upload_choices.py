"""For whom and for which meeting this person may send a return."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import today
from data.people import Reach, Right, Viewer, may, reach
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, all_meetings, find_meeting
from data.reports.reporters import ReporterName, active_reporters
from data.returns.lock import locks_of
from data.store.tables import Return, ReturnVersion
from data.terms import ReturnState


@dataclass(frozen=True)
class UploadChoices:
    """The groups and CSPs to choose from, the meetings, and the one in view.

    `states` says where each reporter's return to the meeting in view stands, by slug; `drafts` the number of a
    version that is still being checked; `locked` why a return takes no newer version.
    """

    reporters: tuple[ReporterName, ...]
    meetings: tuple[MeetingView, ...]
    meeting: MeetingView
    states: tuple[tuple[str, ReturnState], ...]
    drafts: tuple[tuple[str, int, int], ...]
    locked: tuple[tuple[str, str], ...]
    on_behalf: bool


def upload_choices(session: Session, viewer: Viewer, quarter: str | None) -> UploadChoices:
    """What the upload page offers. Raises NotOpen to somebody who may send for nobody."""
    meeting = find_meeting(session, quarter)
    reporters = tuple(
        one for one in active_reporters(session, meeting) if may(viewer, Right.SUBMIT, reporter_id=one.id)
    )
    if not reporters:
        raise NotOpen
    slugs = {one.id: one.slug for one in reporters}
    where = (Return.meeting_id == meeting.id, Return.reporter_id.in_(slugs))
    owed = session.scalars(select(Return).where(*where).order_by(Return.id)).all()
    drafts = session.execute(
        select(Return.reporter_id, Return.id, ReturnVersion.number)
        .join(ReturnVersion, ReturnVersion.return_id == Return.id)
        .where(*where, ReturnVersion.state == ReturnState.DRAFT)
        .order_by(Return.id, ReturnVersion.number)
    )
    locked = locks_of(session, owed, today())
    return UploadChoices(
        reporters=reporters,
        meetings=all_meetings(session),
        meeting=meeting,
        states=tuple((slugs[row.reporter_id], row.state) for row in owed),
        drafts=tuple((slugs[row.reporter_id], row.id, row.number) for row in drafts),
        locked=tuple((slugs[row.reporter_id], locked[row.id]) for row in owed if row.id in locked),
        on_behalf=reach(viewer, Right.SUBMIT) is Reach.ALL,
    )
