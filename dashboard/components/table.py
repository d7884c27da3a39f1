"""An HTML table that sorts and filters in the browser and becomes a list of cards on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, classes, flat
from dashboard.components.marks import marks

SortKind = Literal["text", "number", "date"]
Order = Literal["ascending", "descending"]


@dataclass(frozen=True)
class Column:
    """A column. `key` names it in the address (`?sort=key`); `sort` says how its cells compare, None for
    no sorting; `num` sets it at the right; `width` is a CSS width. `short` is its label on a wide
    screen, where the full one is said on a phone's cards; `hidden_label` keeps the label for screen
    readers.
    """

    label: str
    key: str | None = None
    sort: SortKind | None = None
    num: bool = False
    classes: str = ""
    width: str | None = None
    hidden_label: bool = False
    short: Content = None


@dataclass(frozen=True)
class Cell:
    """A cell whose sorting value is not its words: a band sorts by its score, a date by its day."""

    content: Content
    sort: str | float | date | None = None
    classes: str = ""


@dataclass(frozen=True)
class Row:
    """A row of cells, in the order of the columns. `header` is the index of the cell that names the row.
    `data` holds what filters compare: {"band": "High", "district": "fenland|peterborough", "text":
    "more words"}. A `group` row is a heading over those that follow, with its words in its only cell.
    """

    cells: Sequence[Content | Cell]
    header: int = 0
    data: dict[str, str] = field(default_factory=dict)
    id: str | None = None
    group: bool = False
    classes: str = ""


@dataclass(frozen=True)
class Filtering:
    """How a table is filtered: by the form with this id, in the browser (`client`) or by the server. `total`
    counts every row there is, on this page or not; `order` says in words how they come, after the count.
    """

    form_id: str
    total: int
    mode: Literal["client", "server"] = "client"
    order: str = ""


def data_table(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    id: str | None = None,
    caption_shown: bool = False,
    stackable: bool = True,
    look: str = "",
    sorted_by: tuple[str, Order] | None = None,
    filtering: Filtering | None = None,
    empty: Component | None = None,
    foot: Row | None = None,
    wide: bool = False,
) -> Component:
    """Return the table, or `empty` when it has no row. A filtered table needs its `id`.

    `look` adds classes (`t-rag`, `two`, `risk-t`, `debt`, `t-hist`, `t-past`), `sorted_by` is the (column key,
    order) in which the rows already come, `wide` lets it scroll sideways in a region of its own instead
    of the page.
    """
    if filtering and not id:
        raise ValueError(f"the filtered table {caption!r} needs an id")
    if not rows and empty is not None:
        return empty
    frame = _Frame(columns, stackable)
    parts: list[Component] = [html.Caption(caption, **marks(className=None if caption_shown else "sr"))]
    parts += [frame.head(sorted_by), frame.body(rows)]
    if foot:
        parts.append(frame.foot(foot))
    look = classes("t", "stackable" if stackable else None, look)
    table = html.Table(parts, className=look, **frame.role("table"), **_named(id, filtering))
    return _with_count(_scrolling(table, caption) if wide else table, id, len(rows), filtering)


def _named(name: str | None, filtering: Filtering | None) -> dict[str, Any]:
    if filtering is None:
        return marks(id=name)
    return marks(id=name, data_filter=filtering.mode, data_form=filtering.form_id)


@dataclass(frozen=True)
class _Frame:
    """The columns of a table, and whether its rows become cards on a phone."""

    columns: Sequence[Column]
    stackable: bool

    def role(self, role: str) -> dict[str, Any]:
        # Rows laid out as cards lose their table meaning in some browsers unless it is said again.
        return marks(role=role if self.stackable else None)

    def head(self, sorted_by: tuple[str, Order] | None) -> Component:
        cells = [self._head_cell(column, sorted_by) for column in self.columns]
        return html.Thead(html.Tr(cells, **self.role("row")), **self.role("rowgroup"))

    def body(self, rows: Sequence[Row]) -> Component:
        built = [self._row(row, index) for index, row in enumerate(rows)]
        return html.Tbody(built, **self.role("rowgroup"))

    def foot(self, row: Row) -> Component:
        return html.Tfoot(self._row(row, None), **self.role("rowgroup"))

    def _head_cell(self, column: Column, sorted_by: tuple[str, Order] | None) -> Component:
        order = sorted_by[1] if sorted_by and sorted_by[0] == column.key else None
        look = classes("num" if column.num else None, column.classes) or None
        given = marks(
            className=look,
            data_key=column.key,
            data_head=_sort_words(column),
            aria_sort=order,
            style=column.width and {"width": column.width},
        )
        return html.Th(_head_words(column), scope="col", **given, **self.role("columnheader"))

    def _row(self, row: Row, index: int | None) -> Component:
        if row.group:
            return self._group(row)
        if len(row.cells) != len(self.columns):
            raise ValueError(f"a row of {len(row.cells)} cells in a table of {len(self.columns)} columns")
        cells = [self._cell(row, at, column) for at, column in enumerate(self.columns)]
        data: dict[str, Any] = {f"data-{name}": value for name, value in row.data.items()}
        given = marks(
            id=row.id, className=row.classes or None, data_row=None if index is None else str(index)
        )
        return html.Tr(cells, **data, **given, **self.role("row"))

    def _group(self, row: Row) -> Component:
        words = flat(_as_cell(row.cells[0]).content)
        head = html.Th(words, scope="colgroup", colSpan=len(self.columns), **self.role("rowheader"))
        return html.Tr(head, className=classes("grp", row.classes), **self.role("row"))

    def _cell(self, row: Row, at: int, column: Column) -> Component:
        cell = _as_cell(row.cells[at])
        look = classes("num" if column.num else None, column.classes, cell.classes) or None
        given = marks(className=look, data_sort=_sort_value(cell.sort))
        if at == row.header:
            return html.Th(flat(cell.content), scope="row", **given, **self.role("rowheader"))
        label = column.label if self.stackable and not column.hidden_label else None
        return html.Td(flat(cell.content), **given, **marks(data_l=label), **self.role("cell"))


def _head_words(column: Column) -> Component | list[Component | str | int | float]:
    words = flat(column.label if column.short is None else column.short)
    if column.sort:
        return html.Button(words, type="button", className="sort", **marks(data_sort_kind=column.sort))
    return html.Span(words, className="sr") if column.hidden_label else words


def _sort_words(column: Column) -> str | None:
    """The words of a head that is a button, for paper."""
    if not column.sort:
        return None
    return column.short if isinstance(column.short, str) else column.label


def _as_cell(cell: Content | Cell) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)


def _sort_value(value: str | float | date | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _scrolling(table: Component, caption: str) -> Component:
    label = marks(aria_label=f"{caption}, scrolls sideways")
    return html.Div(table, className="scroll", tabIndex=0, role="region", **label)


def _with_count(table: Component, name: str | None, shown: int, filtering: Filtering | None) -> Component:
    if filtering is None:
        return table
    order = f", {filtering.order}" if filtering.order else ""
    words = f"Showing {shown:,} of {filtering.total:,}{order}"
    given = marks(data_count_for=name, data_total=str(filtering.total), data_order=order)
    count = html.P(words, className="count", role="status", **given)
    return html.Div([count, table, _none_found(name)], className="filtered")


def _none_found(name: str | None) -> Component:
    words = "Change a filter, or clear them all to see every row."
    parts = [html.H3("No row matches these filters"), html.P(words)]
    return html.Div(parts, className="empty", hidden=True, **marks(data_none_for=name))
