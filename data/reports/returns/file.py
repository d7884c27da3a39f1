"""One file as sent: what was wrong with it, and what is needed to hand it back."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.refusals import NotOpen
from data.returns.owed import find_file


@dataclass(frozen=True)
class FileLine:
    """A kept file: its return, the name it came under, where its bytes are and what they must be."""

    id: int
    return_id: int
    original_name: str
    stored_name: str
    sha256: str


def refusal_of(session: Session, viewer: Viewer, file_id: int) -> tuple[int, str]:
    """(the return, why the file could not be used) for somebody who may send it. Raises NotOpen otherwise."""
    file = find_file(session, viewer, Right.SUBMIT, file_id)
    if not file.refusal:
        raise NotOpen
    return file.return_id, file.refusal


def file_to_download(session: Session, viewer: Viewer, return_id: int, file_id: int) -> FileLine:
    """The file, for its lead and for planners: it may hold comments and hidden words that the reading leaves out."""
    file = find_file(session, viewer, Right.READ_UNACCEPTED, file_id)
    if file.return_id != return_id:
        raise NotOpen
    return FileLine(file.id, file.return_id, file.original_name, file.stored_name, file.sha256)
