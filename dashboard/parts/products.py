"""What a return says of a governance product, in a cell: its state, its date and age, and the way to its words."""

from dash import html

from dashboard.components.content import Content
from dashboard.components.dates import long_date, long_month
from dashboard.components.number_words import many
from dashboard.components.state import state_word
from dashboard.links import sentence_href
from data.reports.asks.ask_lines import Source
from data.reports.groups.products import ProductCell
from data.terms import ProductState

WORDS = {
    ProductState.STATED_UNDATED: "Stated, no date",
    ProductState.LINK: "Link",
    ProductState.EMBEDDED_FILE: "File in the return",
    ProductState.NARRATIVE: "In words",
    ProductState.NOT_APPLICABLE: "Not applicable",
    ProductState.BLANK: "Blank",
    ProductState.ROW_MISSING: "Row missing",
}


def product_cell(cell: ProductCell, return_id: int | None, quarter: str | None) -> Content:
    """Return the state, linked to its Place in the return; what is over twelve months old is marked so."""
    if cell.empty:
        return state_word(WORDS[cell.state], "wait")
    said = dated(cell) if cell.dated else WORDS[cell.state]
    shown: Content = said
    if return_id is not None and cell.place:
        shown = html.A(said, href=sentence_href(Source(return_id, cell.place), quarter))
    if cell.age_months is None:
        return shown
    age = many(cell.age_months, "month") if cell.age_months else "this month"
    mark = (
        state_word(f"{age} old", "warn", small=True)
        if cell.out_of_date
        else html.Span(age, className="small quiet")
    )
    return [shown, html.Div(mark)]


def dated(cell: ProductCell) -> str:
    """Return the date as exactly as the return gives it."""
    if cell.dated is None:
        return ""
    if cell.precision == "day":
        return long_date(cell.dated)
    return f"{cell.dated.year}" if cell.precision == "year" else long_month(cell.dated)
