"""A finished web form becomes a Word file of the usual form, which is kept and read as any other file that is sent.

So there is one reading for all, and what is kept is something that a person can open.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import Refused
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, SectionFields, write_return
from data.returns.forms.word_update import (
    ActionFields,
    CspUpdateFields,
    PriorityFields,
    TableFields,
    write_csp_update,
)
from data.returns.items.update_cells import table_rows
from data.returns.lock import refuse_if_locked
from data.returns.owed import find_return
from data.returns.reader.template import PRODUCTS
from data.returns.web_form.form import FormPart, form_of, label_of
from data.returns.web_form.starting_texts import starting_texts
from data.store.audit import Event, record
from data.store.tables import DraftBox, DraftText, Meeting, Reporter
from data.terms import ReporterKind

NOTHING = "None of note"
UNTITLED = "Without a title"
CSP_SECTIONS = ("achievements", "concerns", "recommendations", "publicity")
Texts = Mapping[str, str]
"""What each box says, by its key."""


@dataclass(frozen=True)
class Finished:
    """The file that a draft makes."""

    name: str
    content: bytes


def finish_draft(session: Session, viewer: Viewer, return_id: int) -> Finished:
    """The file of a draft, to be received as one that was sent; recorded as finished. The draft stays as it is.

    Refused while two texts wait to be chosen between, while a part says both nothing and something, for a form with
    nothing in it, and for a locked return. The bytes follow from the texts alone: the same draft finished twice is
    one file.
    """
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    reporter = session.get_one(Reporter, owed.reporter_id)
    meeting = session.get_one(Meeting, owed.meeting_id)
    texts = {**starting_texts(session, viewer, owed), **can_finish(session, viewer, return_id)}
    content = (
        _csp_file(reporter.name, texts) if reporter.kind is ReporterKind.CSP else _file(reporter.name, texts)
    )
    on_behalf = viewer.on_behalf(owed.reporter_id)
    about = ("return", owed.id)
    record(session, Event.DRAFT_FINISHED, actor_id=viewer.person_id, about=about, on_behalf=on_behalf)
    return Finished(f"Web form, {reporter.short_name}, {meeting.slug}.docx", content)


def can_finish(session: Session, viewer: Viewer, return_id: int) -> dict[str, str]:
    """The texts of a draft that can be finished; refused with why it cannot (see `finish_draft`)."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    refuse_if_locked(session, owed, now())
    form = form_of(session.get_one(Reporter, owed.reporter_id).kind)
    texts = texts_of(session, return_id)
    _refuse_unsettled(session, return_id, form)
    if not any(text.strip() for text in texts.values()):
        raise Refused("Nothing is written in the form yet.", "empty")
    _refuse_contradictions(form, texts)
    return texts


def texts_of(session: Session, return_id: int) -> dict[str, str]:
    """What each box of the draft says; a box that nobody has written in is not there."""
    rows = select(DraftBox).where(DraftBox.return_id == return_id).order_by(DraftBox.id)
    return {box.key: box.text for box in session.scalars(rows)}


def rows_of(part: FormPart, texts: Texts) -> list[dict[str, str]]:
    """The rows of a part that say something, in their order; a row emptied is a row taken out."""
    numbers = {int(key.split(".")[1]) for key in texts if re.match(rf"{part.slug}\.[0-9]", key)}
    rows = [
        {box.name: texts.get(part.key(box.name, row), "") for box in part.boxes} for row in sorted(numbers)
    ]
    return [row for row in rows if any(text.strip() for text in row.values())]


def _refuse_unsettled(session: Session, return_id: int, form: tuple[FormPart, ...]) -> None:
    waiting = select(DraftText.key).where(
        DraftText.return_id == return_id, DraftText.box_version.is_(None), DraftText.settled_at.is_(None)
    )
    keys = session.scalars(waiting.order_by(DraftText.id)).all()
    if keys:
        raise Refused(f"Two texts wait for your choice: {label_of(form, keys[0])}.", "unsettled")


def _refuse_contradictions(form: tuple[FormPart, ...], texts: Texts) -> None:
    for part in form:
        if part.nil and texts.get(part.nil_key) and rows_of(part, texts):
            raise Refused(
                f"{part.title} says that there is nothing, and has something written. Take one of the two out.",
                "contradiction",
            )


def _file(name: str, texts: Texts) -> bytes:
    form = {part.slug: part for part in form_of(ReporterKind.DELIVERY_GROUP)}
    other = _lines(texts.get("other.text", ""))
    return write_return(
        ReturnFields(
            title=f"Quarterly Report: {texts.get('about.period', '').strip()}",
            group=name,
            chair=texts.get("about.chair", "").strip(),
            vice_chair=texts.get("about.vice_chair", "").strip(),
            objectives=_lines(texts.get("objectives.text", "")),
            key_rows=_rows(form["key"], texts),
            risk_rows=_rows(form["risks"], texts),
            plans={product: PlanFields(texts.get(f"plans.{product}", "").strip()) for product in PRODUCTS},
            commentary=_lines(texts.get("commentary.text", "")),
            extra_sections=[SectionFields("Generic update", other)] if other else [],
        )
    )


def _rows(part: FormPart, texts: Texts) -> list[RowFields]:
    if texts.get(part.nil_key):
        return [RowFields([NOTHING], [NOTHING])]
    return [RowFields(_lines(row["said"]), _lines(row["asked"])) for row in rows_of(part, texts)]


def _csp_file(name: str, texts: Texts) -> bytes:
    form = {part.slug: part for part in form_of(ReporterKind.CSP)}
    spending = [[row["item"], row["planned"], row["spent"]] for row in rows_of(form["spending"], texts)]
    table = TableFields("Spending against plan", [["What for", "Planned", "Spent"], *spending])
    return write_csp_update(
        CspUpdateFields(
            title=f"Quarterly Progress Report: {texts.get('about.period', '').strip()}",
            csp=name,
            priorities=[_priority(row) for row in rows_of(form["priorities"], texts)],
            action_plan=[_action(row) for row in rows_of(form["actions"], texts)],
            figures=[_figures(row) for row in rows_of(form["figures"], texts)],
            spending=[table] if spending else [],
        )
    )


def _priority(row: Texts) -> PriorityFields:
    """A box left empty says nothing: nobody has said that there is nothing."""
    sections = {name: _lines(row[name]) or [""] for name in CSP_SECTIONS}
    return PriorityFields(row["priority"], row["lead"], **sections)


def _action(row: Texts) -> ActionFields:
    return ActionFields(
        row["action"], _lines(row["milestones"]), row["lead_agency"], row["partners"], row["update"]
    )


def _figures(row: Texts) -> TableFields:
    title = row["title"].strip() or UNTITLED
    return TableFields(title, table_rows(row["rows"]) or [[title]])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
