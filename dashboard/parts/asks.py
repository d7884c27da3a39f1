"""Asks and actions as tables, wherever they are listed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_date
from dashboard.components.number_words import many, ordinal
from dashboard.components.rag import rag_tag
from dashboard.components.risk_line import risk_line
from dashboard.components.state import state_word
from dashboard.components.table import Cell, Column, Filtering, Row, data_table
from dashboard.components.tag import tag
from dashboard.links import reporter_href, risk_href, sentence_href
from dashboard.parts.meeting_words import meeting_short_month
from data.reports.asks.action_lines import ActionLine
from data.reports.asks.ask_lines import AskLine
from data.reports.asks.listing import MINE
from data.terms import AskState, Rag

NAMED = 2
"""More bodies than this are counted; the list of them is in the row's words for whoever filters or listens."""

TABLE = "asks-and-actions"
"""The id of the table where it is filtered: there is one on a page."""

FROM = 1
"""The place of the column that says who asks."""

ASK_COLUMNS = (
    Column("Ask", "ask", "text"),
    Column("From", "from", "text", width="17%"),
    Column("Asked of", "of", "text", width="20%"),
    Column("Heard", "heard", "number", width="14%"),
    Column("Answer", "answer", "text", width="15%"),
)
ACTION_COLUMNS = (
    Column("Action", "action", "text"),
    Column("Owner", "owner", "text", width="20%"),
    Column("Due", "due", "date", width="17%"),
    Column("State", "state", "text", width="17%"),
)


@dataclass(frozen=True)
class AskFiltering(Filtering):
    """How the browser finds rows by organisation: `own` is the slug of the viewer's, found as "mine" too; with
    `waiting` an ask is found under those that have not answered it, and under no other.
    """

    own: str = ""
    waiting: bool = False

    def found_under(self, slugs: Sequence[str]) -> str:
        """The organisations as a row holds them."""
        return "|".join([*slugs, *([MINE] if self.own in slugs else [])])


UNFILTERED = AskFiltering("", 0)


def ask_table(
    caption: str,
    lines: Sequence[AskLine],
    quarter: str | None,
    *,
    body_id: int | None = None,
    of_one_group: bool = False,
    filtering: AskFiltering | None = None,
    empty: Component | None = None,
) -> Component:
    """Return the asks, sortable where they are filtered. Each row has the id `ask-<number>`.

    With `body_id` the answer shown is that body's own; `of_one_group` leaves out who asks.
    """
    rows = [_ask_row(line, quarter, body_id, filtering or UNFILTERED) for line in lines]
    columns, name = _columns(ASK_COLUMNS, filtering)
    if of_one_group:
        del columns[FROM]
        rows = [replace(row, cells=[cell for at, cell in enumerate(row.cells) if at != FROM]) for row in rows]
    return data_table(caption, columns, rows, id=name, look="risk-t", filtering=filtering, empty=empty)


def action_table(
    caption: str,
    lines: Sequence[ActionLine],
    quarter: str | None,
    *,
    filtering: AskFiltering | None = None,
    empty: Component | None = None,
) -> Component:
    """Return the actions, sortable where they are filtered. Each row has the id `action-<number>`."""
    rows = [_action_row(line, quarter, filtering or UNFILTERED) for line in lines]
    columns, name = _columns(ACTION_COLUMNS, filtering)
    return data_table(caption, columns, rows, id=name, look="risk-t", filtering=filtering, empty=empty)


def _columns(columns: Sequence[Column], filtering: Filtering | None) -> tuple[list[Column], str | None]:
    if filtering is None:
        return [Column(one.label, width=one.width) for one in columns], None
    return list(columns), TABLE


def _ask_row(line: AskLine, quarter: str | None, body_id: int | None, filtering: AskFiltering) -> Row:
    group = html.A(line.reporter.short_name, href=reporter_href(line.reporter, quarter))
    cells: list[Content | Cell] = [
        Cell(_ask_words(line, quarter), line.text),
        Cell(group, line.reporter.short_name),
        Cell(_asked_of(line), ", ".join(one.name for one in line.addressees)),
        Cell(_heard(line), line.heard),
        Cell(_answer(line, body_id), line.state.value),
    ]
    asked = [one for one in line.addressees if not filtering.waiting or one.state is AskState.OPEN]
    data = {
        "from": line.reporter.slug,
        "body": filtering.found_under([one.slug for one in asked]),
        "text": " ".join(one.name for one in line.addressees),
    }
    return Row(cells, data=data, id=f"ask-{line.id}")


def _ask_words(line: AskLine, quarter: str | None) -> Content:
    tags: list[Component] = [tag("Of itself")] if line.own else []
    tags += [dagger()] if line.illustrative else []
    if line.risk_ref:
        tags.append(html.A(line.risk_ref, href=risk_href(line.risk_ref, quarter)))
    if line.source is None:
        return [html.P(line.text), html.Div(flat(tags), className="meta") if tags else None]
    return [*risk_line(line.text, sentence_href(line.source, quarter), line.source.place, tags)]


def _asked_of(line: AskLine) -> Content:
    names = [one.name for one in line.addressees]
    if not names:
        return html.Span("of itself" if line.own else "names nobody clearly", className="quiet")
    if len(names) <= NAMED:
        return "; ".join(names)
    inside = html.Ul([html.Li(name) for name in names], className="small")
    return html.Details([html.Summary(f"{len(names)} bodies"), inside])


def _heard(line: AskLine) -> Content:
    first = meeting_short_month(line.first)
    if line.heard > 1:
        return [html.B(f"{ordinal(line.heard)} meeting"), html.Div(f"since {first}", className="small quiet")]
    return "New" if line.new else f"Once, {first}"


def _answer(line: AskLine, body_id: int | None) -> Content:
    own = line.of(body_id)
    if own is not None:
        words = state_word(own.state.value, "ok" if own.state is AskState.ANSWERED else "wait")
        return [words, html.P(own.answer, className="small") if own.answer else None]
    if line.state is not AskState.OPEN:
        return state_word(line.state.value, "ok")
    if not line.addressees:
        return state_word("No answer yet", "wait")
    return state_word(f"{line.answered} of {len(line.addressees)} answered", "wait")


def _action_row(line: ActionLine, quarter: str | None, filtering: AskFiltering) -> Row:
    cells: list[Content | Cell] = [
        Cell(_action_words(line, quarter), line.text),
        Cell(line.owner_name or html.Span("no owner", className="quiet"), line.owner_name),
        Cell(_due(line), line.original_due_on or ""),
        Cell(_rating(line), list(Rag).index(line.rating.rag)),
    ]
    group = line.reporter.slug if line.reporter else ""
    data = {"body": filtering.found_under([line.owner_slug]), "from": group, "text": line.ref}
    return Row(cells, data=data, id=f"action-{line.id}")


def _action_words(line: ActionLine, quarter: str | None) -> Content:
    parts: list[Component] = [html.Span(line.ref), html.Span(f"raised {meeting_short_month(line.raised)}")]
    parts += [dagger()] if line.illustrative else []
    if line.reporter:
        parts.append(html.A(line.reporter.short_name, href=reporter_href(line.reporter, quarter)))
    if line.risk_ref:
        parts.append(html.A(line.risk_ref, href=risk_href(line.risk_ref, quarter)))
    return [html.P(line.text), html.Div(flat(parts), className="meta")]


def _due(line: ActionLine) -> Content:
    if line.original_due_on is None:
        return html.Span("no date", className="quiet")
    over = None
    if line.days_over and line.rating.rag is Rag.RED:  # a finished action is no longer late
        over = html.Div(f"{many(line.days_over, 'working day')} ago", className="small quiet")
    moved = None
    if line.revisions and line.due_on:
        times = "once" if line.revisions == 1 else f"{line.revisions} times"
        moved = html.Div(f"moved {times}, now {long_date(line.due_on)}", className="small quiet")
    return [long_date(line.original_due_on), over, moved]


def _rating(line: ActionLine) -> Content:
    words = {Rag.GREY: "Not started", Rag.RED: "Overdue"}
    word = words.get(line.rating.rag) if line.rating.reason.startswith(("Not started", "Past")) else None
    return [rag_tag(line.rating.rag, word=word), html.Div(line.rating.reason, className="small quiet")]
