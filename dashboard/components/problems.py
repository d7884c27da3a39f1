"""Every problem of a return at once: how much it matters, what is wrong, what to do, and its Place."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks
from dashboard.components.severity import severity_tag
from dashboard.components.slug import place_anchor
from data.terms import Severity


@dataclass(frozen=True)
class ProblemLine:
    """A problem in words; `place` is a Place as the reader names it, `href` its address when it is not on
    this page, `control` anything that answers it here (a choice, a form).
    """

    severity: Severity
    message: str
    action: str
    place: str | None
    href: str | None = None
    control: Content = None


def problem_list(problems: Sequence[ProblemLine]) -> Component:
    """Return the problems in the order given; each opens its Place in the document below."""
    return html.Ul([_line(problem) for problem in problems], className="probs")


def _line(problem: ProblemLine) -> Component:
    words = [html.P(html.B(problem.message)), html.P(problem.action), *flat(problem.control)]
    return html.Li(
        [
            html.Div(severity_tag(problem.severity)),
            html.Div(words),
            html.Div(_place(problem), className="small"),
        ]
    )


def _place(problem: ProblemLine) -> Component | str:
    if problem.place is None:
        return "The whole return"
    return place_link(problem.place, href=problem.href)


def place_link(place: str, words: str | None = None, href: str | None = None) -> Component:
    """Return the link to a Place on this page: board.js selects it in the document and beside it."""
    anchor = place_anchor(place)
    return html.A(
        words or place, href=href or f"#{anchor}", **marks(data_place_link=None if href else anchor)
    )
