"""A person says which risk of the register an item of a return speaks of again."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer
from data.refusals import NotOpen, Refused
from data.register.candidates import register_accepted
from data.returns.deciding.answers import said_in_row
from data.returns.owed import find_item
from data.returns.states import BEING_CHECKED
from data.store.audit import Event, record
from data.store.tables import ReturnItem, Risk
from data.store.visibility import risks_for
from data.terms import Marking, RiskStatus

MARKED_LOWER = (
    "{ref} is OFFICIAL-SENSITIVE, and this return is OFFICIAL. Send a file that is marked OFFICIAL-SENSITIVE instead: "
    "the return is then marked so as well."
)


def continue_risk(session: Session, viewer: Viewer, item_id: int, risk_id: int | None) -> ReturnItem:
    """Link an item to an open risk of its own group or CSP, or with None take the link away.

    The lead may while checking the return, a planner at any time; where the return is accepted already the
    register follows at once: the risk is mentioned, and a candidate that only this item raised is withdrawn.
    Not open: a risk of another group, one that the viewer may not know of, or one that does not exist. Refused: a
    closed risk, and one that is marked higher than the return.
    """
    item = find_item(session, viewer, Right.SUBMIT, item_id)
    if item.of.state not in BEING_CHECKED:
        find_item(session, viewer, Right.MODERATE, item_id)
    if risk_id is not None:
        _refuse_unless_open(session, viewer, item, risk_id)
    before, item.continues_risk_id = item.continues_risk_id, risk_id
    _record(session, viewer, item, before)
    if item.of.state in BEING_CHECKED:
        said_in_row(session, viewer, item.of, before, risk_id)
    if item.of.of.accepted_version_id == item.version_id:
        register_accepted(session, viewer, item.of)
    return item


def _refuse_unless_open(session: Session, viewer: Viewer, item: ReturnItem, risk_id: int) -> None:
    own = (Risk.id == risk_id, Risk.reporter_id == item.of.of.reporter_id, risks_for(viewer))
    risk = session.scalars(select(Risk).where(*own)).one_or_none()
    if risk is None:
        raise NotOpen
    if risk.status is RiskStatus.CLOSED:
        raise Refused(
            f"{risk.ref} is closed. Keep this item as a new risk, or open that one again.", "closed"
        )
    if risk.marking is Marking.OFFICIAL_SENSITIVE and item.of.of.marking is Marking.OFFICIAL:
        raise Refused(MARKED_LOWER.format(ref=risk.ref), "marking-lower")


def _record(session: Session, viewer: Viewer, item: ReturnItem, before: int | None) -> None:
    about = ("return", item.of.return_id)
    told: dict[str, Any] = {
        "item": item.id,
        "place": item.place,
        "continued": before,
        "continues": item.continues_risk_id,
    }
    record(session, Event.ITEM_DECIDED, actor_id=viewer.person_id, about=about, **told)
