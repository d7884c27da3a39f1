"""A return as it was read: its items with their words, their Places, and what became of them."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.returns.items.publicity import held_back_of
from data.returns.items.update_cells import plan_row, table_of
from data.returns.reader.parsed import FiguresTable, PlanAction
from data.store.tables import Ask, Return, ReturnItem, Risk, RiskAssessment, UpdateItem
from data.store.visibility import asks_for, assessments_for
from data.terms import Decision, Part, RiskKind, Saying

UPDATE_PARTS = frozenset({Part.ACTION_PLAN, Part.FIGURES, Part.PUBLICITY})
"""Parts whose items say more than words."""


@dataclass(frozen=True)
class ItemLine:
    """One row of a return: its left cell (`text`) and its right cell (`ask`), each with what it says.

    `risk_ref` is the risk of the register that it raised, empty where it raised none, and `ask_id` the ask that a
    recommendation became. `answered` is what stands in no document: its lead answered it while checking, and `place`
    says about what. Of a CSP's update: `row` is a row of the action plan, `table` one of figures or of
    `spending`, and `held_back` what keeps an item for publicity from the public.
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
    answered: bool = False
    ask_id: int | None = None
    row: PlanAction | None = None
    table: FiguresTable | None = None
    spending: bool = False
    held_back: str = ""


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
    asks = _asked(session, viewer, [row.id for row in items if row.part is Part.RECOMMENDATION])
    owed = session.get_one(Return, return_id)
    kept = _of_update(session, version_id) if any(row.part in UPDATE_PARTS for row in items) else {}
    lines = [_line(row, refs.get(row.id, ""), asks.get(row.id)) for row in items]
    return ReturnLines(
        return_id,
        tuple(_with_cells(line, kept.get(line.id), owed) for line in lines),
        tuple(row.place for row in rows if row.decision is Decision.NOT_AN_ITEM),
    )


def _line(row: ReturnItem, risk_ref: str, ask_id: int | None) -> ItemLine:
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
        answered=row.answers_problem_id is not None,
        ask_id=ask_id,
    )


def _with_cells(line: ItemLine, kept: UpdateItem | None, owed: Return) -> ItemLine:
    """The line with what its update says beyond its words."""
    own = kept.held_back if kept else ""
    return replace(
        line,
        row=plan_row(kept),
        table=table_of(kept),
        spending=kept.spending if kept else False,
        held_back=held_back_of(line.part, line.saying, own, (owed.marking, owed.part)),
    )


def _of_update(session: Session, version_id: int) -> dict[int, UpdateItem]:
    rows = session.scalars(
        select(UpdateItem)
        .join(ReturnItem, ReturnItem.id == UpdateItem.item_id)
        .where(ReturnItem.version_id == version_id)
    )
    return {row.item_id: row for row in rows}


def _asked(session: Session, viewer: Viewer, item_ids: list[int]) -> dict[int, int]:
    if not item_ids:
        return {}
    where = (Ask.source_item_id.in_(item_ids), asks_for(viewer))
    rows = session.execute(select(Ask.source_item_id, Ask.id).where(*where).order_by(Ask.id))
    return {item_id: ask_id for item_id, ask_id in rows if item_id is not None}


def _raised(session: Session, viewer: Viewer, item_ids: list[int]) -> dict[int, str]:
    rows = session.execute(
        select(RiskAssessment.source_item_id, Risk.ref)
        .join(Risk, Risk.id == RiskAssessment.risk_id)
        .where(RiskAssessment.source_item_id.in_(item_ids), assessments_for(viewer))
        .order_by(Risk.ref.desc())
    )
    return {item_id: ref for item_id, ref in rows if item_id is not None}
