"""One file as sent: what was wrong with it."""

from sqlalchemy.orm import Session

from data.clock import today
from data.people import Right, Viewer
from data.refusals import NotOpen
from data.returns.lock import why_locked
from data.returns.owed import find_file
from data.store.tables import Return


def refusal_of(session: Session, viewer: Viewer, file_id: int) -> tuple[int, str]:
    """(the return, why the file could not be used) for somebody who may send it. Raises NotOpen otherwise.

    A file that was read before is refused only while its return is locked.
    """
    file = find_file(session, viewer, Right.SUBMIT, file_id)
    owed = session.get_one(Return, file.return_id)
    sentence = file.refusal or why_locked(session, owed, today())
    if not sentence:
        raise NotOpen
    return file.return_id, sentence
