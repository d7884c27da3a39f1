"""A return as it was read: its items with their words, their Places, and what became of them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.store.tables import ReturnItem, Risk, RiskAssessment
from data.store.visibility import assessments_for
from data.terms import Decision, Part, RiskKind, Saying


@dataclass(frozen=True)
class ItemLine:
    """One row of a return: its left cell (`text`) and its right cell (`ask`), each with what it says.

    `risk_ref` is the risk of the register that it raised, empty where it raised none.
    """

    id: int
    part: Part
    label: str
    text: str
    place: str
    saying: Saying
    ask: str
    ask_place: str
    ask_saying: Saying
    kind: RiskKind | None
    standing: bool
    corrected: bool
    risk_ref: str


@dataclass(frozen=True)
class ReturnLines:
    """Everything that one version says, part by part; `left_out` holds the Places that a person said are no items."""

    return_id: int
    items: tuple[ItemLine, ...]
    left_out: tuple[str, ...] = ()

    def of(self, part: Part) -> tuple[ItemLine, ...]:
        """The items of one part, in the order of the document."""
        return tuple(item for item in self.items if item.part is part)


def return_lines(session: Session, viewer: Viewer, return_id: int, version_id: int) -> ReturnLines:
    """The items of a version that the viewer may read, without those that a person said are none."""
    rows = session.scalars(
        select(ReturnItem).where(ReturnItem.version_id == version_id).order_by(ReturnItem.ordinal)
    ).all()
    items = [row for row in rows if row.decision is not Decision.NOT_AN_ITEM]
    refs = _raised(session, viewer, [row.id for row in items])
    return ReturnLines(
        return_id,
        tuple(_line(row, refs.get(row.id, "")) for row in items),
        tuple(row.place for row in rows if row.decision is Decision.NOT_AN_ITEM),
    )


def _line(row: ReturnItem, risk_ref: str) -> ItemLine:
    return ItemLine(
        id=row.id,
        part=row.part,
        label=row.label,
        text=row.text,
        place=row.place,
        saying=row.saying,
        ask=row.ask,
        ask_place=row.ask_place,
        ask_saying=row.ask_saying,
        kind=row.kind,
        standing=row.standing,
        corrected=row.decision is Decision.CORRECTED,
        risk_ref=risk_ref,
    )


def _raised(session: Session, viewer: Viewer, item_ids: list[int]) -> dict[int, str]:
    rows = session.execute(
        select(RiskAssessment.source_item_id, Risk.ref)
        .join(Risk, Risk.id == RiskAssessment.risk_id)
        .where(RiskAssessment.source_item_id.in_(item_ids), assessments_for(viewer))
        .order_by(Risk.ref.desc())
    )
    return {item_id: ref for item_id, ref in rows if item_id is not None}
