"""One file as sent: what was wrong with it."""

from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.refusals import NotOpen
from data.returns.owed import find_file


def refusal_of(session: Session, viewer: Viewer, file_id: int) -> tuple[int, str]:
    """(the return, why the file could not be used) for somebody who may send it. Raises NotOpen otherwise."""
    file = find_file(session, viewer, Right.SUBMIT, file_id)
    if not file.refusal:
        raise NotOpen
    return file.return_id, file.refusal
