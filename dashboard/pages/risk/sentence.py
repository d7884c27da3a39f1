"""The sentence that a risk comes from, marked inside its row of the return."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.dates import long_date
from dashboard.components.empty import empty
from dashboard.components.section import section
from dashboard.components.source import (
    SourceBlock,
    SourceCell,
    SourceParagraph,
    SourceTable,
    source_document,
)
from dashboard.links import reporter_href, sentence_href
from data.reports.asks.ask_lines import Source
from data.reports.register.one_risk import RiskPage
from data.reports.register.risk_source import RiskSource
from data.reports.returns.source_rows import SourceRow

TITLE = "The sentence it comes from"
WITHHELD = "The newest return that speaks of it is received and not yet accepted, so its words are not shown."


def sentence(found: RiskPage, quarter: str | None) -> Component:
    """Return the section, with the way to the whole return."""
    source = found.source
    if source is None:
        return section(TITLE, _none(found, quarter), id="sentence")
    link = html.A(
        "Open the whole return", href=sentence_href(Source(source.return_id, source.place), quarter)
    )
    return section(TITLE, _document(source), _explained(found, source), link=link, id="sentence")


def _none(found: RiskPage, quarter: str | None) -> Component:
    group = (f"See {found.reporter.short_name}", reporter_href(found.reporter, quarter))
    if found.withheld:
        return empty("Not yet accepted", WITHHELD, group)
    words = "It was put on the register without a sentence from a return."
    return empty("No sentence", words, group)


def _document(source: RiskSource) -> Component:
    head = (f"{source.reporter}, {source.period}", _where(source))
    blocks = [_block(row) for row in (source.heading, source.row) if row is not None]
    merged = _merged(blocks) or [SourceParagraph(source.place, source.sentence)]
    marked = dict(source.marked) or {source.place: (source.sentence,)}
    return source_document(merged, _by_cell(source, marked), head, "The row of the return that it stands in")


def _where(source: RiskSource) -> str:
    accepted = f", accepted {long_date(source.accepted_on)}" if source.accepted_on else ""
    return f"{source.place}{accepted}"


def _block(row: SourceRow) -> SourceBlock:
    if not row.is_table:
        words = " ".join(text for cell in row.cells for text in cell.paragraphs)
        return SourceParagraph(row.place, words, heading=row.kind == "heading")
    cells = [SourceCell(cell.place, cell.paragraphs, colspan=cell.span) for cell in row.cells]
    return SourceTable(row.place, [cells])


def _merged(blocks: list[SourceBlock]) -> list[SourceBlock]:
    """Two rows of one table as one table, the first one being its head."""
    if len(blocks) != 2:
        return blocks
    first, second = blocks
    if not (isinstance(first, SourceTable) and isinstance(second, SourceTable)):
        return blocks
    head = [SourceCell(cell.place, cell.paragraphs, True, cell.colspan) for cell in first.rows[0]]
    return [SourceTable(second.place, [head, second.rows[0]])]


def _by_cell(source: RiskSource, marked: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The words to mark by the Place of what is drawn: a cell of a row, or the paragraph itself."""
    if source.row is None or not source.row.is_table:
        place = source.row.place if source.row else source.place
        return {place: tuple(words for found in marked.values() for words in found)}
    by_cell = {
        cell.place: tuple(words for at in cell.places for words in marked.get(at, ()))
        for cell in source.row.cells
    }
    return {place: words for place, words in by_cell.items() if words}


def _explained(found: RiskPage, source: RiskSource) -> Content:
    parts: list[Content] = []
    if source.in_prose:
        why = f"Put before a person because {source.reason}." if source.reason else ""
        parts.append(html.P(f"A standing risk found in prose. {why}".strip(), className="small quiet"))
    if found.withheld:
        parts.append(html.P(WITHHELD, className="small quiet"))
    return parts
