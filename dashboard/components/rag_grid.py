"""Ratings of several groups over several meetings, with the reason for the last in one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.rag import rag_tag
from dashboard.components.table import Cell, Column, Row, data_table
from data.terms import Rag


@dataclass(frozen=True)
class RatedCell:
    """A rating at one meeting. `suggested` draws it dashed: no person has given it."""

    rag: Rag
    suggested: bool = False
    illustrative: bool = False


@dataclass(frozen=True)
class RatedRow:
    """A group with its address, a rating for each meeting (the one in view last), and why."""

    name: str
    href: str
    cells: Sequence[RatedCell]
    why: Content


def rag_grid(
    caption: str,
    meetings: Sequence[tuple[Content, str]],
    parts: Sequence[tuple[str, Sequence[RatedRow]]],
    first: str = "Group",
) -> Component:
    """Return the grid. `meetings` are (short, full) labels, the one in view last; `parts` are (heading, rows)."""
    last = len(meetings) - 1
    columns = [Column(first)]
    for at, (short, full) in enumerate(meetings):
        columns.append(Column(full, short=short, classes="now" if at == last else "old"))
    columns.append(Column("Why", classes="why"))
    rows: list[Row] = []
    for heading, found in parts:
        rows += [Row([heading], group=True)] if found and heading else []
        rows += [_row(one) for one in found]
    return data_table(caption, columns, rows, look="t-rag")


def _row(row: RatedRow) -> Row:
    cells: list[Content | Cell] = [html.A(row.name, href=row.href)]
    cells += [_cell(cell) for cell in row.cells]
    return Row([*cells, row.why])


def _cell(cell: RatedCell) -> Content:
    return [rag_tag(cell.rag, suggested=cell.suggested), dagger() if cell.illustrative else None]
