"""From the numbers in an address to the rows behind them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.refusals import NotOpen
from data.returns.owed import find_return
from data.store.tables import ReturnVersion


def version_id_of(session: Session, viewer: Viewer, return_id: int, number: int) -> int:
    """The id of a version, for somebody who may submit it. Raises NotOpen otherwise."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    where = (ReturnVersion.return_id == owed.id, ReturnVersion.number == number)
    found = session.scalars(select(ReturnVersion.id).where(*where)).one_or_none()
    if found is None:
        raise NotOpen
    return found
