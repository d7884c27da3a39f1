"""One file as sent: what was wrong with it."""

from sqlalchemy.orm import Session

from data.clock import today
from data.people import Right, Viewer
from data.returns.lock import why_locked
from data.returns.owed import find_file
from data.store.tables import Return


def refusal_of(session: Session, viewer: Viewer, file_id: int) -> tuple[int, str]:
    """(the return, why the file could not be used) for somebody who may send it. Raises NotOpen to others.

    A file that was read, at once or when it was sent again, is refused only while its return is locked: else "".
    """
    file = find_file(session, viewer, Right.SUBMIT, file_id)
    owed = session.get_one(Return, file.return_id)
    return file.return_id, file.refusal or why_locked(session, owed, today())
