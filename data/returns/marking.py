"""The marking of a return, and who is on its need-to-know list. Both count at once, and both are recorded."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.store.audit import Event, record
from data.store.tables import NeedToKnow, Return
from data.terms import Marking

KIND = "return"


def set_marking(session: Session, viewer: Viewer, owed: Return, marking: Marking) -> None:
    """Mark a return: from now on it is seen by those alone who may see what is marked so.

    A planner who marks it OFFICIAL-SENSITIVE holds it, and stays able to work on it.
    """
    if marking is Marking.OFFICIAL_SENSITIVE and may(viewer, Right.MODERATE) and viewer.person_id is not None:
        put_on_list(session, viewer, owed, viewer.person_id)
    if owed.marking is marking:
        return
    before, owed.marking = owed.marking, marking
    _record(session, viewer, Event.RETURN_MARKED, owed, **{"from": before.value, "to": marking.value})


def put_on_list(session: Session, viewer: Viewer, owed: Return, person_id: int) -> None:
    """Let a person know of a return that is OFFICIAL-SENSITIVE."""
    if person_id in _listed(session, owed):
        return
    session.add(NeedToKnow(object_kind=KIND, object_id=owed.id, person_id=person_id))
    _record(session, viewer, Event.NEED_TO_KNOW_ADDED, owed, person=person_id)


def take_off_list(session: Session, viewer: Viewer, owed: Return, person_id: int) -> None:
    """Let a person know of it no longer; never whoever says so."""
    if person_id == viewer.person_id or person_id not in _listed(session, owed):
        return
    session.execute(delete(NeedToKnow).where(*_of(owed), NeedToKnow.person_id == person_id))
    _record(session, viewer, Event.NEED_TO_KNOW_ENDED, owed, person=person_id)


def _listed(session: Session, owed: Return) -> Collection[int]:
    return session.scalars(select(NeedToKnow.person_id).where(*_of(owed))).all()


def _of(owed: Return) -> tuple[ColumnElement[bool], ...]:
    return NeedToKnow.object_kind == KIND, NeedToKnow.object_id == owed.id


def _record(session: Session, viewer: Viewer, event: Event, owed: Return, **told: Any) -> None:
    record(session, event, actor_id=viewer.person_id, about=("return", owed.id), **told)
