"""What the browser says was decided: read strictly, then given to the service that it names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.address import sent_number
from data.people import Viewer
from data.refusals import NotOpen
from data.register.links import continue_risk
from data.returns.deciding.answers import answer_problem, undo_item, withdraw_answer
from data.returns.deciding.concerns import address_concern
from data.returns.deciding.decisions import (
    accept_item,
    accept_rest,
    correct_item,
    correct_plan_row,
    leave_out_item,
)
from data.returns.items.update_cells import PLAN_CELLS

ON_ITEM = frozenset({"accept", "correct", "leave-out", "undo", "continue", "address"})


@dataclass(frozen=True)
class Event:
    """One decision: the version it is on, what is done to which object, as seen at which row version."""

    return_id: int
    number: int
    act: str
    object_id: int
    row_version: int
    fields: Mapping[str, str]

    @property
    def item_id(self) -> int | None:
        """The item that it is about, where it is about one."""
        return self.object_id if self.act in ON_ITEM else None


def parse_event(data: Any) -> Event:
    """The decision in what was posted. Anything of another shape names nothing that exists: NotOpen."""
    try:
        fields = {str(name): str(value) for name, value in dict(data.get("fields") or {}).items()}
        return Event(
            return_id=sent_number(str(data["return"])),
            number=sent_number(str(data["number"])),
            act=str(data["act"]),
            object_id=sent_number(str(data["object"])),
            row_version=sent_number(str(data["row_version"])),
            fields=fields,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as strange:
        raise NotOpen from strange


def take(session: Any, viewer: Viewer, event: Event) -> str:
    """Do what the event says, in one write transaction, and say so in one sentence."""
    deed = _DEEDS.get(event.act)
    if deed is None:
        raise NotOpen
    return deed(session, viewer, event)


def _accept(session: Any, viewer: Viewer, event: Event) -> str:
    accept_item(session, viewer, event.object_id, row_version=event.row_version)
    return "Accepted."


def _correct(session: Any, viewer: Viewer, event: Event) -> str:
    if "action" in event.fields:
        cells = {name: event.fields[name] for name in PLAN_CELLS if name in event.fields}
        correct_plan_row(session, viewer, event.object_id, row_version=event.row_version, cells=cells)
        return "Corrected."
    text, ask = event.fields.get("text", ""), event.fields.get("ask")
    correct_item(session, viewer, event.object_id, row_version=event.row_version, text=text, ask=ask)
    return "Corrected."


def _leave_out(session: Any, viewer: Viewer, event: Event) -> str:
    leave_out_item(session, viewer, event.object_id, row_version=event.row_version)
    return "Marked as not an item."


def _undo(session: Any, viewer: Viewer, event: Event) -> str:
    undo_item(session, viewer, event.object_id, row_version=event.row_version)
    return "Undone."


def _answer(session: Any, viewer: Viewer, event: Event) -> str:
    choice, words = event.fields.get("choice", ""), event.fields.get("words", "")
    answer_problem(session, viewer, event.object_id, choice, words, row_version=event.row_version)
    return "Answered."


def _withdraw(session: Any, viewer: Viewer, event: Event) -> str:
    withdraw_answer(session, viewer, event.object_id, row_version=event.row_version)
    return "Answer taken back."


def _accept_rest(session: Any, viewer: Viewer, event: Event) -> str:
    number = accept_rest(session, viewer, event.object_id)
    return f"Accepted {number}."


def _continue(session: Any, viewer: Viewer, event: Event) -> str:
    risk = event.fields.get("risk", "")
    continue_risk(session, viewer, event.object_id, sent_number(risk) if risk else None)
    return "Linked to the register." if risk else "Marked as new."


def _address(session: Any, viewer: Viewer, event: Event) -> str:
    concern = event.fields.get("concern", "")
    address_concern(session, viewer, event.object_id, sent_number(concern) if concern else None)
    return "Linked to its concern." if concern else "Linked to no concern."


_DEEDS: dict[str, Callable[[Any, Viewer, Event], str]] = {
    "accept": _accept,
    "correct": _correct,
    "leave-out": _leave_out,
    "undo": _undo,
    "answer": _answer,
    "withdraw": _withdraw,
    "accept-rest": _accept_rest,
    "continue": _continue,
    "address": _address,
}
