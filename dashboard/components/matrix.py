"""The risk matrix as a table: likelihood down, impact across, each count a link to its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import classes
from data.terms import Band

Position = tuple[int, int]
"""(likelihood, impact), each counted from 1"""

_CLASSES = {Band.LOW: "m-low", Band.MODERATE: "m-mod", Band.HIGH: "m-high", Band.SIGNIFICANT: "m-sig"}


def risk_matrix(
    cells: Mapping[Position, tuple[int, str]],
    bands: Mapping[Position, Band],
    likelihood_labels: Sequence[str],
    impact_labels: Sequence[str],
    *,
    proposed: Mapping[Position, str] | None = None,
    settled: Mapping[Position, str] | None = None,
    caption: str = "Scored risks by likelihood and impact",
) -> Component:
    """Return the matrix. `cells` holds (how many, address of their list) where there are any; `proposed`
    holds the letters I, C or T at places that no person has settled, drawn with a dashed edge; `settled`
    those at places that a person has.
    """
    head = html.Tr([_corner(), *(_column(at, label) for at, label in enumerate(impact_labels, 1))])
    likelihoods = list(enumerate(likelihood_labels, 1))
    letters = _Letters(proposed or {}, settled or {})
    rows = [_row(line, impact_labels, cells, bands, letters) for line in reversed(likelihoods)]
    table = html.Table(
        [html.Caption(caption, className="sr"), html.Thead(head), html.Tbody(rows)], className="matrix"
    )
    return html.Div([table, html.P(_key(impact_labels), className="small quiet matrix-key")])


@dataclass(frozen=True)
class _Letters:
    proposed: Mapping[Position, str]
    settled: Mapping[Position, str]

    def at(self, where: Position) -> tuple[str, str] | None:
        """The letters at a place and their look, or None."""
        if where in self.proposed:
            return self.proposed[where], "prop"
        return (self.settled[where], "has") if where in self.settled else None


def _corner() -> Component:
    return html.Td(html.Span("Likelihood", className="sr"), className="corner")


def _column(number: int, label: str) -> Component:
    return html.Th([str(number), html.Span(f" {label}", className="sr")], scope="col")


def _key(impact_labels: Sequence[str]) -> str:
    return "Impact: " + ", ".join(f"{number} {label}" for number, label in enumerate(impact_labels, 1))


def _row(
    likelihood: tuple[int, str],
    impact_labels: Sequence[str],
    cells: Mapping[Position, tuple[int, str]],
    bands: Mapping[Position, Band],
    letters: _Letters,
) -> Component:
    number, label = likelihood
    found: list[Component] = [html.Th(label, scope="row")]
    for impact, impact_label in enumerate(impact_labels, 1):
        where = (number, impact)
        words = f"likelihood {label}, impact {impact_label}"
        found.append(_cell(bands[where], cells.get(where), letters.at(where), words))
    return html.Tr(found)


def _cell(
    band: Band, count: tuple[int, str] | None, letters: tuple[str, str] | None, words: str
) -> Component:
    look = _CLASSES[band]
    if letters:
        return html.Td(letters[0], className=classes(look, letters[1]))
    if count and count[0]:
        link = html.A([f"{count[0]:,}", html.Span(f" at {words}", className="sr")], href=count[1])
        return html.Td(link, className=classes(look, "has"))
    return html.Td(html.Span("none", className="sr"), className=look)
