"""Finding the return, version or item that a person may work on; anything else looks as if it were not there."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.store.audit import Event, record
from data.store.tables import Meeting, Reporter, Return, ReturnFile, ReturnItem, ReturnProblem, ReturnVersion
from data.store.visibility import returns_for


def find_return(session: Session, viewer: Viewer, right: Right, return_id: int) -> Return:
    """The return of that id, if the viewer has `right` over it. Raises NotOpen otherwise."""
    owed = session.scalars(select(Return).where(Return.id == return_id, returns_for(viewer))).one_or_none()
    if owed is None or not may(viewer, right, reporter_id=owed.reporter_id):
        raise NotOpen
    return owed


def find_version(session: Session, viewer: Viewer, right: Right, version_id: int) -> ReturnVersion:
    """The version of that id, if the viewer has `right` over its return. Raises NotOpen otherwise."""
    version = session.get(ReturnVersion, version_id)
    if version is None:
        raise NotOpen
    find_return(session, viewer, right, version.return_id)
    return version


def find_item(session: Session, viewer: Viewer, right: Right, item_id: int) -> ReturnItem:
    """The item of that id, if the viewer has `right` over its return. Raises NotOpen otherwise."""
    item = session.get(ReturnItem, item_id)
    if item is None or item.answers_problem_id is not None:  # that one is changed by its answer
        raise NotOpen
    find_version(session, viewer, right, item.version_id)
    return item


def find_problem(session: Session, viewer: Viewer, right: Right, problem_id: int) -> ReturnProblem:
    """The problem of that id, if the viewer has `right` over its return. Raises NotOpen otherwise."""
    problem = session.get(ReturnProblem, problem_id)
    if problem is None:
        raise NotOpen
    find_version(session, viewer, right, problem.version_id)
    return problem


def find_file(session: Session, viewer: Viewer, right: Right, file_id: int) -> ReturnFile:
    """The file of that id, if the viewer has `right` over its return. Raises NotOpen otherwise."""
    file = session.get(ReturnFile, file_id)
    if file is None:
        raise NotOpen
    find_return(session, viewer, right, file.return_id)
    return file


def owed_return(session: Session, viewer: Viewer, quarter: str, reporter: str) -> int:
    """The id of the return that a reporter owes a meeting, both by slug, for somebody who may send it.

    It is made when the meeting had not been expecting one yet, and then nobody waits for it until it is submitted.
    Raises NotOpen for an unknown slug or a reporter that is not the viewer's to send for.
    """
    meeting_id = session.scalars(select(Meeting.id).where(Meeting.slug == quarter)).one_or_none()
    reporter_id = session.scalars(select(Reporter.id).where(Reporter.slug == reporter)).one_or_none()
    if meeting_id is None or reporter_id is None or not may(viewer, Right.SUBMIT, reporter_id=reporter_id):
        raise NotOpen
    where = (Return.meeting_id == meeting_id, Return.reporter_id == reporter_id)
    owed = session.scalars(select(Return).where(*where)).one_or_none()
    if owed is None:
        owed = Return(meeting_id=meeting_id, reporter_id=reporter_id, asked=False)
        session.add(owed)
        session.flush()
        record(session, Event.BEGUN_UNASKED, actor_id=viewer.person_id, about=("return", owed.id))
    return find_return(session, viewer, Right.SUBMIT, owed.id).id


def last_accepted(session: Session, owed: Return) -> ReturnVersion | None:
    """The accepted version of the newest earlier return, whoever may see it: for counting, never to be shown."""
    return session.scalars(_earlier(session, owed)).first()


def last_accepted_for(session: Session, viewer: Viewer, owed: Return) -> ReturnVersion | None:
    """The newest earlier accepted version that the viewer may see; None where there is none."""
    return session.scalars(_earlier(session, owed).where(returns_for(viewer))).first()


def _earlier(session: Session, owed: Return) -> Select[ReturnVersion]:
    here = session.get_one(Meeting, owed.meeting_id)
    return (
        select(ReturnVersion)
        .join(Return, Return.accepted_version_id == ReturnVersion.id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Return.reporter_id == owed.reporter_id, Meeting.position < here.position)
        .order_by(Meeting.position.desc())
        .limit(1)
    )
