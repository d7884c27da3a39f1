"""Beside the list: the matrix, what moved since the previous meeting, and what the views mean."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.counts import counts as count_lines
from dashboard.components.dagger import dagger
from dashboard.components.direction import direction_tag
from dashboard.components.matrix import risk_matrix
from dashboard.components.section import section
from dashboard.components.summary import summary_list
from dashboard.pages.risks.asked import href_of
from dashboard.pages.risks.words import meanings, month_of
from data.reports.register.counts import Movement, RegisterCounts
from data.reports.register.query import RegisterQuery, RegisterView
from data.scoring import COUNTYWIDE, SIZE
from data.terms import Band, Direction

POSITIONS = [(likelihood, impact) for likelihood in range(1, SIZE + 1) for impact in range(1, SIZE + 1)]
BANDS: dict[tuple[int, int], Band] = {at: COUNTYWIDE.place(*at).band for at in POSITIONS}
OPEN_DIRECTIONS = [direction for direction in Direction if direction is not Direction.CLOSED]


def beside(counts: RegisterCounts, quarter: str | None) -> Component:
    """Return the side column."""
    return html.Aside([_matrix(counts, quarter), _movement(counts, quarter), _meanings(counts)])


def _matrix(counts: RegisterCounts, quarter: str | None) -> Component:
    cells = {at: (count, _list(quarter, likelihood=at[0], impact=at[1])) for at, count in counts.grid}
    matrix = risk_matrix(
        cells,
        BANDS,
        COUNTYWIDE.likelihoods,
        COUNTYWIDE.impacts,
        caption="Open scored risks by likelihood and impact",
    )
    return section("Likelihood and impact", matrix, html.P(_on_grid(counts, quarter), className="small"))


def _on_grid(counts: RegisterCounts, quarter: str | None) -> list[Component | str]:
    unscored = counts.of_view(RegisterView.UNSCORED)
    is_on = "is" if counts.on_grid == 1 else "are"
    said: list[Component | str] = [html.B(f"{counts.on_grid:,} of {counts.open:,} {is_on} on the grid.")]
    if unscored:
        href = href_of(RegisterQuery(RegisterView.UNSCORED), quarter)
        rest = "is not, and is" if unscored == 1 else "are not, and are"
        said += [" ", html.A(f"{unscored:,} Unscored", href=href), f" {rest} never given a place by the app."]
    return said


def _movement(counts: RegisterCounts, quarter: str | None) -> Component:
    by_direction = {one.direction: one for one in counts.movement}
    lines = [_moved(by_direction[direction], quarter) for direction in OPEN_DIRECTIONS]
    title = f"Movement since {month_of(counts.previous)}" if counts.previous else "Movement"
    return section(title, count_lines(lines), id="movement")


def _moved(one: Movement, quarter: str | None) -> tuple[Content, Content]:
    words = [direction_tag(one.direction), *([dagger()] if one.illustrative else [])]
    if not one.count:
        return "0", words
    href = href_of(RegisterQuery(direction=one.direction), quarter)
    link = html.A([f"{one.count:,}", html.Span(f" {one.direction.value}", className="sr")], href=href)
    return link, words


def _meanings(counts: RegisterCounts) -> Component:
    lines = [(term, html.Span(words, className="small")) for term, words in meanings(counts.previous)]
    return section("What the views mean", summary_list(lines))


def _list(quarter: str | None, likelihood: int, impact: int) -> str:
    query = RegisterQuery(likelihood=likelihood, impact=impact)
    return href_of(query, quarter)
