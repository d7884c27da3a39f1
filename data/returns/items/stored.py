"""Items as rows of a version: those that were read, and those that somebody answered on the check page."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.returns.items.reading import ItemReading
from data.returns.items.update_cells import stored
from data.store.tables import Ask, Return, ReturnItem, Risk
from data.terms import AskState, RiskStatus

PLACE_LENGTH = LABEL_LENGTH = 160


def stored_item(ordinal: int, one: ItemReading) -> ReturnItem:
    """The row of one item, undecided."""
    return ReturnItem(
        ordinal=ordinal,
        part=one.part,
        label=fitted(one.label, LABEL_LENGTH),
        text=one.text,
        source_text=one.source_text,
        place=fitted(one.place, PLACE_LENGTH),
        saying=one.saying,
        ask=one.ask,
        ask_source_text=one.ask,
        ask_place=fitted(one.ask_place, PLACE_LENGTH),
        ask_saying=one.ask_saying,
        suggested_kind=one.suggested_kind,
        suggestion_reason=one.suggestion_reason,
        update_item=stored(one.of_update) if one.of_update else None,
    )


def link_continued(
    session: Session, owed: Return, read: Sequence[ItemReading], stored: Sequence[ReturnItem]
) -> None:
    """Link the items of which the lead said that they continue an open risk or ask of the same group or CSP."""
    risks = _open_risks(session, owed, [one.continues for one in read if one.continues])
    asks = _open_asks(session, owed, [one.continues_ask for one in read if one.continues_ask])
    for one, item in zip(read, stored, strict=True):
        item.continues_risk_id = risks.get(one.continues)
        item.continues_ask_id = asks.get(one.continues_ask)


def fitted(text: str, length: int) -> str:
    """The text, cut with an ellipsis where its column holds no more; the whole stays in the reading."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _open_risks(session: Session, owed: Return, refs: list[str]) -> dict[str, int]:
    if not refs:
        return {}
    own = (Risk.reporter_id == owed.reporter_id, Risk.status != RiskStatus.CLOSED, Risk.ref.in_(refs))
    return {row.ref: row.id for row in session.execute(select(Risk.ref, Risk.id).where(*own))}


def _open_asks(session: Session, owed: Return, numbers: list[str]) -> dict[str, int]:
    if not numbers:
        return {}
    own = (Ask.reporter_id == owed.reporter_id, Ask.state == AskState.OPEN)
    known = {str(ask_id): ask_id for ask_id in session.scalars(select(Ask.id).where(*own))}
    return {number: known[number] for number in numbers if number in known}
