"""The lead's last step: submit a checked version, or leave the draft."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import Refused
from data.returns.deciding.answers import unanswered
from data.returns.deciding.asking_again import bring_up_to_date
from data.returns.lock import refuse_if_locked
from data.returns.owed import find_version
from data.returns.states import BEING_CHECKED, Step, after
from data.returns.versions import recount, settle_state, supersede
from data.store.audit import Event, record
from data.store.tables import ReturnVersion
from data.terms import Decision, FileOutcome


def ask_again(session: Session, viewer: Viewer, version_id: int, *, at: datetime | None = None) -> None:
    """Ask about what opened since a version was read, and let what closed need no answer.

    A step of its own, before `submit`, which asks the same and undoes it where it refuses: so what is asked stays for
    its lead to answer. Nothing for a version that is not being checked.
    """
    version = find_version(session, viewer, Right.SUBMIT, version_id)
    if version.state in BEING_CHECKED:
        bring_up_to_date(session, viewer, version, at or now())


def submit(session: Session, viewer: Viewer, version_id: int, *, at: datetime | None = None) -> ReturnVersion:
    """Send a version to the OPCC and give it a receipt; the one submitted before it is superseded.

    Items that nobody has decided on go as they were read and stay marked so. Refused while a problem that
    must be answered is not, also about what opened since it was read; for a version that is not being checked; and
    for a locked return. A version sent again after changes keeps its receipt.
    """
    at = at or now()
    version = find_version(session, viewer, Right.SUBMIT, version_id)
    state = after(version.state, Step.SUBMIT)
    refuse_if_locked(session, version.of, at)
    bring_up_to_date(session, viewer, version, at)
    _refuse_unanswered(version)
    owed = version.of
    version.state = state
    version.submitted_at, version.submitted_by_id = at, viewer.person_id
    version.receipt = version.receipt or _next_receipt(session)
    supersede(owed, version, Step.SUBMIT)
    owed.state_reason = ""
    settle_state(owed)
    recount(session, version)
    pending = sum(item.decision is Decision.PENDING for item in version.items)
    told: dict[str, Any] = {"receipt": version.receipt, "as_read": pending}
    _record(session, viewer, Event.RETURN_SUBMITTED, version, **told)
    return version


def abandon(session: Session, viewer: Viewer, version_id: int) -> ReturnVersion:
    """Leave a draft: it and its file are kept, can be found in the history, and stand no longer."""
    version = find_version(session, viewer, Right.SUBMIT, version_id)
    version.state = after(version.state, Step.ABANDON)
    version.file.outcome = FileOutcome.ABANDONED
    settle_state(version.of)
    _record(session, viewer, Event.FILE_ABANDONED, version)
    return version


def _refuse_unanswered(version: ReturnVersion) -> None:
    left = unanswered(version)
    if left:
        things = "1 thing" if len(left) == 1 else f"{len(left)} things"
        said = " ".join(problem.message for problem in left)
        raise Refused(f"Answer {things} to submit. {said}", "unanswered")


def _next_receipt(session: Session) -> str:
    """Receipts are never taken back, so their number is the next one; the one writer makes it the only taker."""
    given = session.scalars(select(func.count()).where(ReturnVersion.receipt.is_not(None))).one()
    return f"R-{given + 1:04d}"


def _record(session: Session, viewer: Viewer, event: Event, version: ReturnVersion, **detail: Any) -> None:
    on_behalf = viewer.on_behalf(version.of.reporter_id)
    told = {"number": version.number, "on_behalf": on_behalf} | detail
    record(session, event, actor_id=viewer.person_id, about=("return", version.return_id), **told)
