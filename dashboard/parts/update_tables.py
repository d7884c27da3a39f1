"""The tables of a CSP's update: its action plan, figures as written, and spending against plan. Pure."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.components.tag import tag
from dashboard.links import sentence_href
from data.reports.asks.ask_lines import Source
from data.reports.returns.lines import ItemLine
from data.returns.reader.money import amount
from data.returns.reader.parsed import FiguresTable, PlanAction
from data.returns.reader.spending import Spending, SpendingLine, spending_of

NO_UPDATE = "No update this quarter"
AS_ABOVE = "As above"
PLAN_COLUMNS = (
    Column("Action", width="26%"),
    Column("Milestones", width="26%"),
    Column("Lead agency"),
    Column("Other partners"),
    Column("Update this quarter", width="24%"),
)


def plan_table(caption: str, items: Sequence[ItemLine], return_id: int, quarter: str | None) -> Component:
    """Return the action plan in the order of the form; each row opens its words in the return."""
    rows: list[Row] = []
    section = ""
    for item in items:
        row = item.row or PlanAction(item.place, item.text)
        if row.section and row.section != section:
            rows.append(Row([row.section], group=True))
        section = row.section
        rows.append(_plan_row(row, place_meta(item, return_id, quarter)))
    return data_table(caption, PLAN_COLUMNS, rows, look="read-t")


def titled_tables(items: Sequence[ItemLine], return_id: int, quarter: str | None) -> list[Component]:
    """Return tables of figures or of spending one under another, each with its caption and the way to its words."""
    parts: list[Content] = []
    for item in items:
        parts += [_table(item), place_line(item, return_id, quarter)]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def place_line(item: ItemLine, return_id: int, quarter: str | None) -> Component | None:
    """Return the way to an item's words as a line of its own."""
    link = html.A(item.place, href=sentence_href(Source(return_id, item.place), quarter))
    corrected = tag("Corrected") if item.corrected else None
    return html.P(flat(link, " ", corrected), className="small quiet") if item.place else None


def _table(item: ItemLine) -> Component:
    """The cells of a table; its words alone where a version was read before cells were kept."""
    if item.table is None:
        lines = tuple((line,) for line in item.text.split("\n"))
        return figures_table(FiguresTable(item.place, item.label, lines))
    return spending_table(item.table) if item.spending else figures_table(item.table)


def place_meta(item: ItemLine, return_id: int, quarter: str | None) -> Component | None:
    """Return the way to an item's words, and whether they were corrected."""
    if not item.place:
        return None
    link = html.A(item.place, href=sentence_href(Source(return_id, item.place), quarter))
    return html.Div(flat(link, tag("Corrected") if item.corrected else None), className="meta small quiet")


def milestones_list(row: PlanAction) -> Content:
    """Return the milestones one under another, each with the number that it was given."""
    if len(row.milestones) < 2:
        return _lines(row.milestones[0]) if row.milestones else None
    return html.Ul([html.Li(_lines(one)) for one in row.milestones])


def update_words(row: PlanAction) -> Content:
    """Return what the row says of this quarter, or that it says nothing."""
    return _lines(row.update) if row.update else html.Span(NO_UPDATE, className="quiet")


def action_words(row: PlanAction) -> Content:
    """Return the action with its number; a row that goes on says so instead of saying it again."""
    if row.goes_on:
        return [_number(row), html.Span(AS_ABOVE, className="quiet")]
    return [_number(row), _lines(row.action)]


def figures_table(table: FiguresTable, *, shown: bool = True) -> Component:
    """Return a table as written; its first row holds the headings."""
    head, *rows = table.rows if len(table.rows) > 1 else ((), *table.rows)
    width = max(len(row) for row in table.rows)
    body = [_padded(row, width) for row in rows]
    columns = [_column(words, at, [row[at] for row in body]) for at, words in enumerate(_padded(head, width))]
    cells = [Row([_lines(words) for words in row]) for row in body]
    return data_table(table.title or "Figures", columns, cells, caption_shown=shown)


def spending_table(table: FiguresTable, *, shown: bool = True) -> Component:
    """Return spending as written; beside it the difference and below it the sums, where they are certain."""
    found = spending_of(table)
    width = found.width
    heads = _padded(found.headings, width)
    columns = [
        _column(words, at, [_padded(line.cells, width)[at] for line in found.lines])
        for at, words in enumerate(heads)
    ]
    if found.compared:
        columns.append(Column("Against plan", num=True))
    rows = [_spending_row(line, width, compared=found.compared) for line in found.lines]
    title = table.title or "Spending against plan"
    return data_table(title, columns, rows, caption_shown=shown, foot=_sums(found, width))


def _plan_row(row: PlanAction, meta: Component | None) -> Row:
    said = html.Div(flat(action_words(row)))
    others = [html.P(f"{one.heading}: {one.text}", className="small quiet") for one in row.others]
    return Row(
        [
            [said, meta],
            milestones_list(row),
            _lines(row.lead_agency),
            _lines(row.partners),
            [update_words(row), *others],
        ]
    )


def _number(row: PlanAction) -> Content:
    """The row's number, unless its action begins with it anyway."""
    if not row.number or (row.action.startswith(row.number) and not row.goes_on):
        return None
    return [html.B(row.number), " "]


def _lines(text: str) -> list[Component | str | int | float]:
    return flat(*[part for line in text.split("\n") for part in (line, html.Br())][:-1])


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _column(words: str, at: int, body: Sequence[str]) -> Column:
    numbers = at > 0 and any(amount(one) is not None for one in body)
    return Column(words or f"Column {at + 1}", num=numbers, hidden_label=not words)


def _spending_row(line: SpendingLine, width: int, *, compared: bool) -> Row:
    cells: list[Content | Cell] = [
        html.B(words) if line.total and words else _lines(words) for words in _padded(line.cells, width)
    ]
    if compared:
        cells.append(line.against_plan or html.Span("Not certain", className="quiet"))
    return Row(cells)


def _sums(found: Spending, width: int) -> Row | None:
    sums = [found.sum_of(column) for column in range(width)]
    if not any(sums):
        return None
    sums[0] = sums[0] or "Sum of the rows"
    return Row([*sums, *([""] if found.compared else [])])
