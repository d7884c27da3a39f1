"""The problems of a version on its check page: what must be answered first, each with its Place. Pure."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content
from dashboard.components.panel import Kind, panel
from dashboard.components.problems import ProblemLine, problem_list
from dashboard.links import asks_href, risk_href
from dashboard.pages.check.clash import Clash
from dashboard.pages.check.readings import problem_answer
from dashboard.pages.check.words import count, heading_of
from data.reports.returns.check_lines import CheckProblem, CheckRow, ReturnCheck
from data.reports.returns.source_rows import SourceRow, row_finder
from data.terms import Severity


def problems_panel(check: ReturnCheck, clash: Clash | None = None) -> Component:
    """Every problem, what must be answered first; each opens its Place."""
    if not check.problems:
        words = "Every part was read. Check the items below, then submit."
        return panel("ok", "No problem was found", html.P(words))
    left = [problem for problem in check.problems if not problem.choice]
    done = [problem for problem in check.problems if problem.choice]
    kind: Kind = "warn" if any(problem.open for problem in left) else "ok"
    kind = "stop" if any(problem.stops for problem in left) else kind
    note = html.P(
        "Each one opens its place below. Suggestions are never applied for you.", className="small quiet"
    )
    body: list[Content] = [note, problem_list(_lines(left, check, clash))] if left else []
    if done:
        head = html.Summary(f"{count(len(done), 'answer')} given")
        told = clash is not None and any(map(clash.is_of_problem, done))
        lines = problem_list(_lines(done, check, clash))
        body.append(html.Details([head, lines], className="given", open=told))
    return panel(kind, heading_of(check.problems), *body)


def _lines(problems: list[CheckProblem], check: ReturnCheck, clash: Clash | None) -> list[ProblemLine]:
    rows = [(row, source) for row in check.rows for source in row.source]
    find = row_finder([source for _, source in rows])
    elsewhere = {problem.id for problem in check.elsewhere}
    lines = []
    for problem in problems:
        at = find(problem.place)
        here = None if at is None else _anchored(problem.place, *rows[at])
        control = _control(problem, check, clash) if problem.id in elsewhere else None
        lines.append(_line(problem, here, control))
        if problem.open_item:
            lines[-1] = replace(lines[-1], place=problem.open_item, href=_open_href(problem.open_item, check))
    return lines


def _control(problem: CheckProblem, check: ReturnCheck, clash: Clash | None) -> Component | None:
    """The answer of a problem that no item carries."""
    if problem.severity is Severity.LOOK:
        return None
    return problem_answer(problem, check.editable, clash=clash)


def _open_href(open_item: str, check: ReturnCheck) -> str:
    """Where something stands that was open last quarter: it has no place in this document."""
    kind, _, reference = open_item.partition(" ")
    here = check.meeting.slug
    return risk_href(reference, here) if kind == "Risk" else asks_href(here, reporter=check.reporter)


def _line(problem: CheckProblem, here: str | None, control: Component | None) -> ProblemLine:
    said = problem.action if not problem.choice else f"Answer: {problem.answer_words}"
    return ProblemLine(problem.severity, problem.message, said, here, control=control)


def _anchored(place: str, row: CheckRow, source: SourceRow) -> str:
    """The Place itself where the page has it, else the row that holds it.

    The only paragraph of a cell is named by its cell: that is how a person says it.
    """
    for cell in source.cells:
        if place in cell.places:
            return cell.place if len(cell.places) == 1 else place
    return place if place in {cell.place for cell in source.cells} else row.place
