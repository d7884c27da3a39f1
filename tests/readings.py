"""Readings for tests, as the reader gives them: a document and what was read from it, each row with its Place.

read = a_reading(risks=[a_row("Funding ends", "Find the money")], problems=[a_problem("event_not_risk", row=7)])
"""

from collections.abc import Sequence
from typing import Any

from data.returns.reader import places
from data.returns.reader.parsed import (
    CellReading,
    OutlineBlock,
    OutlineCell,
    ParsedReturn,
    PlanEntry,
    ReturnRow,
)
from data.returns.reader.problems import Problem, problem
from data.returns.reader.template import PRODUCTS
from data.returns.reader.written import (
    GroupName,
    Kind,
    Officer,
    OfficerCell,
    Passage,
    Period,
    PlanState,
    Suggestion,
)

TABLE = places.table(1)
KEY_ROW, RISK_ROW, PLAN_ROW = 5, 11, 21


def a_reading(
    group: str = "Domestic abuse",
    period: str = "October 2018",
    month: str | None = "2018-10",
    key: Sequence[tuple[str, str]] = (("The board met in September.", ""),),
    risks: Sequence[tuple[str, str]] = (("Funding ends in March.", "Partners to agree funding."),),
    suggestions: Sequence[Suggestion | None] = (),
    plans: dict[str, str] | None = None,
    problems: Sequence[Problem] = (),
    **more: Any,
) -> ParsedReturn:
    """A delivery group's return: title, chair, key rows from row 5, risk rows from row 11, products from row 21."""
    said = dict.fromkeys(PRODUCTS, "In place") if plans is None else plans
    key_rows = _rows(key, KEY_ROW)
    risk_rows = _rows(risks, RISK_ROW, suggestions)
    blocks = [_block(1, f"Quarterly Report: {period}", group), _block(2, "Chair: A. Chair")]
    blocks += [_block(KEY_ROW - 1, "Key information to raise to the Board", "Requested actions")]
    blocks += [_block(KEY_ROW + at, *row) for at, row in enumerate(key)]
    blocks += [_block(RISK_ROW - 1, "Items to be added to the CCSSB Risk Register", "Requested actions")]
    blocks += [_block(RISK_ROW + at, *row) for at, row in enumerate(risks)]
    blocks += [_block(PLAN_ROW + at, name, said.get(name, "")) for at, name in enumerate(PRODUCTS)]
    given: dict[str, Any] = {
        "header_as_written": f"Quarterly Report: {period}",
        "header_place": cell_place(1, 0),
        "period": Period(period, month, cell_place(1, 0)),
        "group": GroupName(group, group, cell_place(1, 1)),
        "chair": (Officer("A. Chair", row_place(2)),),
        "chair_cell": OfficerCell.FILLED,
        "key_information": key_rows,
        "risk_register_items": risk_rows,
        "plans": tuple(_plan(name, PLAN_ROW + at, said) for at, name in enumerate(PRODUCTS)),
        "problems": tuple(problems),
        "document": tuple(blocks),
    }
    return ParsedReturn("return.docx", Kind.RETURN, **given | more)


def a_problem(code: str, place: str = "", about: str = "", **words: object) -> Problem:
    """A problem of that code, of the title row unless a Place is given."""
    return problem(code, place or cell_place(1, 0), about, **words)


def row_place(number: int) -> str:
    """Row `number` of the one table."""
    return places.row(TABLE, number)


def cell_place(number: int, index: int) -> str:
    """The left (0) or right (1) cell of a row."""
    return places.cell(row_place(number), index, 2)


def _rows(
    rows: Sequence[tuple[str, str]], first: int, suggestions: Sequence[Suggestion | None] = ()
) -> tuple[ReturnRow, ...]:
    suggested = [*suggestions, *[None] * len(rows)]
    return tuple(
        ReturnRow(
            _cell(left, cell_place(first + at, 0)), _cell(right, cell_place(first + at, 1)), suggested[at]
        )
        for at, (left, right) in enumerate(rows)
    )


def _cell(text: str, place: str) -> CellReading:
    if not text:
        return CellReading(place)
    nil = text.casefold() in ("none of note", "n/a")
    return CellReading(place, (Passage(text, place),), nil, for_information=text == "Information")


def _plan(name: str, number: int, said: dict[str, str]) -> PlanEntry:
    if name not in said:
        return PlanEntry(name, PlanState.ROW_MISSING, "")
    state = PlanState.STATED_WITHOUT_DATE if said[name] else PlanState.BLANK
    return PlanEntry(name, state, cell_place(number, 1), said[name])


def _block(number: int, *texts: str) -> OutlineBlock:
    cells = tuple(
        OutlineCell(
            places.cell(row_place(number), at * (1 if len(texts) > 1 else 0), len(texts)),
            1,
            (text,) if text else (),
            (places.cell(row_place(number), at, len(texts)),) if text else (),
        )
        for at, text in enumerate(texts)
    )
    return OutlineBlock(row_place(number), "row", cells)
