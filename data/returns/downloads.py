"""Handing a file back as it was sent."""

from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.returns.owed import find_file
from data.store.audit import Event, record
from data.store.tables import ReturnFile


def record_download(session: Session, viewer: Viewer, file_id: int) -> ReturnFile:
    """Record who took a copy of a file. Raises NotOpen to anyone who may not have it."""
    file = find_file(session, viewer, Right.READ_UNACCEPTED, file_id)
    about = ("return", file.return_id)
    record(
        session,
        Event.FILE_DOWNLOADED,
        actor_id=viewer.person_id,
        about=about,
        name=file.original_name,
        sha256=file.sha256,
    )
    return file
