"""From the numbers in an address to the rows behind them, and which of a return's versions a person may read."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.returns.owed import find_return
from data.store.tables import Return, ReturnVersion


def version_id_of(session: Session, viewer: Viewer, return_id: int, number: int) -> int:
    """The id of a version, for somebody who may submit it. Raises NotOpen otherwise."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    where = (ReturnVersion.return_id == owed.id, ReturnVersion.number == number)
    found = session.scalars(select(ReturnVersion.id).where(*where)).one_or_none()
    if found is None:
        raise NotOpen
    return found


def readable_versions(viewer: Viewer, owed: Return) -> Sequence[ReturnVersion]:
    """The versions of a return that the viewer may read: all for its lead and planners, else the accepted one."""
    if may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id):
        return owed.versions
    return [one for one in owed.versions if one.id == owed.accepted_version_id]
