"""The table of what was open last quarter, as it stands in both forms."""

from data.packs.controls import about, choice, guide, wording
from data.packs.last_quarter import LastQuarter
from data.returns.checks.open_items import OpenItem
from data.returns.forms.wordfile import cell, paragraph, row, table

_WIDTHS = (1500, 3600, 1538, 3000)
_HEADINGS = ("Reference", "Last wording", "Now", "New words, or why it is closed")


def open_table(known: LastQuarter) -> list[str]:
    """The heading and one row for every open risk, ask and action; nothing where none is open."""
    if not known.open_items:
        return []
    headings = [
        cell([guide(words, bold=True)], width=width, shaded=True)
        for words, width in zip(_HEADINGS, _WIDTHS, strict=True)
    ]
    rows = [row(*headings, header=True), *(_row(one) for one in known.open_items)]
    return [
        guide("Open since last quarter", style="Heading2"),
        guide("For each, choose what is true now. Where it changed or is closed, write the words beside it."),
        table(rows, _WIDTHS),
    ]


def _row(one: OpenItem) -> str:
    cells = (
        about(one.kind, one.reference),
        wording(one.kind, one.reference, one.wording),
        choice(one.kind, one.reference),
        paragraph(""),
    )
    return row(*(cell([block], width=width) for block, width in zip(cells, _WIDTHS, strict=True)))
