"""The planner's answer to a submitted version: accept it or ask for changes; and what is said of one not yet sent."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import Refused
from data.register.candidates import register_accepted
from data.register.sentences import refuse
from data.returns.checks.copied_share import recount_later
from data.returns.deciding.marking_answers import refuse_if_lower, settle_marking
from data.returns.lock import lock_again, refuse_if_locked
from data.returns.owed import find_return, find_version
from data.returns.states import NOTHING_SENT, Step, after
from data.returns.versions import settle_state, supersede
from data.store.audit import Event, record
from data.store.tables import Return, ReturnVersion
from data.terms import ReturnState
from data.typed import few_words
from data.unsent import drop_unsent, moderation_form, to_follow_form

NIL_ANSWER = "nil"


def accept_return(
    session: Session, viewer: Viewer, version_id: int, reason: str = "", *, at: datetime | None = None
) -> ReturnVersion:
    """Accept a submitted version: it is what members read from now on, and its risks and asks go on the register.

    The version accepted before is superseded and kept. `reason` is optional, for one that is accepted although
    something is not as it should be. Refused for a locked return, and for one marked OFFICIAL that carries what is
    OFFICIAL-SENSITIVE; one that was reopened is locked again by it.
    """
    version, at = find_version(session, viewer, Right.MODERATE, version_id), at or now()
    refuse_if_locked(session, version.of, at)
    refuse_if_lower(session, version)
    step = Step.ACCEPT_NIL if _is_nil(version) else Step.ACCEPT
    _moderate(version, viewer, step, few_words(reason), at)
    owed = version.of
    supersede(owed, version, step)
    owed.accepted_version_id = version.id
    if version.met_as_written:
        owed.last_met_on, owed.last_met_as_written = version.met_on, version.met_as_written
    owed.state_reason = version.moderation_reason
    settle_state(owed)
    settle_marking(session, viewer, version)
    session.flush()
    _record(
        session, viewer, Event.RETURN_ACCEPTED, owed, number=version.number, reason=version.moderation_reason
    )
    register_accepted(session, viewer, version)
    recount_later(session, owed)
    lock_again(session, viewer, owed, version.number, at)
    drop_unsent(session, viewer, moderation_form(owed.id))
    return version


def request_changes(
    session: Session, viewer: Viewer, version_id: int, reason: str, *, at: datetime | None = None
) -> ReturnVersion:
    """Hand a submitted version back to its lead with what has to change; refused without a reason.

    A version that was accepted before stays what members read.
    """
    version = find_version(session, viewer, Right.MODERATE, version_id)
    said = few_words(reason)
    if not said:
        refuse("no-changes")
    _moderate(version, viewer, Step.REQUEST_CHANGES, said, at)
    owed = version.of
    owed.state_reason = said
    settle_state(owed)
    _record(session, viewer, Event.CHANGES_REQUESTED, owed, number=version.number, reason=said)
    drop_unsent(session, viewer, moderation_form(owed.id))
    return version


def mark_to_follow(session: Session, viewer: Viewer, return_id: int, reason: str) -> Return:
    """Say that a return will come later, and why. Refused without a reason, or when one has been sent."""
    owed = find_return(session, viewer, Right.MODERATE, return_id)
    said = few_words(reason)
    if not said:
        refuse("no-reason-to-follow")
    if owed.state not in NOTHING_SENT:
        raise Refused(f"This return is not awaited: it is {owed.state.value.lower()}.", "wrong-state")
    before = owed.state_reason
    owed.state, owed.state_reason = ReturnState.TO_FOLLOW, said
    _record(session, viewer, Event.RETURN_TO_FOLLOW, owed, reason=said, before=before)
    drop_unsent(session, viewer, to_follow_form(owed.id))
    return owed


def _moderate(version: ReturnVersion, viewer: Viewer, step: Step, reason: str, at: datetime | None) -> None:
    version.state = after(version.state, step)
    version.moderated_at, version.moderated_by_id = at or now(), viewer.person_id
    version.moderation_reason = reason


def _is_nil(version: ReturnVersion) -> bool:
    return any(one.code == "empty_return" and one.answer == NIL_ANSWER for one in version.problems)


def _record(session: Session, viewer: Viewer, event: Event, owed: Return, **detail: Any) -> None:
    record(session, event, actor_id=viewer.person_id, about=("return", owed.id), **detail)
