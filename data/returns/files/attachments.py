"""Which files of a return are open to a person: those embedded in a version, and those attached beside it.

A return's lead and planners have all of them. Anybody else has what was accepted: the files embedded in the accepted
version, and the files that were attached when it was submitted.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.returns.owed import find_return
from data.returns.reader.wire import from_wire
from data.returns.reader.written import EmbeddedObject
from data.returns.states import BEING_CHECKED, NOTHING_SENT
from data.store.tables import Attachment, Return, ReturnVersion

MOST_ATTACHED = 20
"""How many files a return may have attached at a time."""


def open_version(session: Session, viewer: Viewer, return_id: int, number: int) -> ReturnVersion:
    """A version whose files the viewer may have. Raises NotOpen for any other."""
    owed = find_return(session, viewer, Right.READ_BOARD, return_id)
    version = next((one for one in owed.versions if one.number == number), None)
    if version is None or not (is_own(viewer, owed) or version.id == owed.accepted_version_id):
        raise NotOpen
    return version


def open_attachment(session: Session, viewer: Viewer, return_id: int, attachment_id: int) -> Attachment:
    """An attached file that the viewer may have. Raises NotOpen for any other."""
    owed = find_return(session, viewer, Right.READ_BOARD, return_id)
    row = session.get(Attachment, attachment_id)
    if row is None or row.return_id != owed.id:
        raise NotOpen
    if not is_own(viewer, owed):
        accepted = next((one for one in owed.versions if one.id == owed.accepted_version_id), None)
        if accepted is None or row not in attached_to(session, owed, accepted):
            raise NotOpen
    return row


def is_own(viewer: Viewer, owed: Return) -> bool:
    """Whether the viewer has the files of a return before it is accepted."""
    return may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id)


def embedded_in(version: ReturnVersion) -> tuple[EmbeddedObject, ...]:
    """The files embedded in a version, in the order in which they stand."""
    found = (version.reading or {}).get("embedded", [])
    return tuple(from_wire(EmbeddedObject, one) for one in found)


def attached_to(session: Session, owed: Return, version: ReturnVersion | None) -> Sequence[Attachment]:
    """The files that go with a version: those attached when it was submitted; with one that is still being checked,
    or with none, those attached now."""
    moment = version.submitted_at if version and version.state not in BEING_CHECKED else None
    where = (Attachment.return_id == owed.id, _standing_at(moment))
    return session.scalars(select(Attachment).where(*where).order_by(Attachment.id)).all()


def can_attach(owed: Return) -> bool:
    """Whether files can be attached or taken back: until a return is sent, and while a version is being checked."""
    states = {version.state for version in owed.versions}
    return bool(states & BEING_CHECKED) or owed.state in NOTHING_SENT


def _standing_at(moment: datetime | None) -> ColumnElement[bool]:
    still = Attachment.taken_back_at.is_(None)
    if moment is None:
        return still
    return and_(Attachment.attached_at <= moment, or_(still, Attachment.taken_back_at > moment))
