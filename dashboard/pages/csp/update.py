"""A CSP's update drawn part by part: each item opens its sentence, and what is not there is said. Pure."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.empty import empty
from dashboard.components.number_words import many
from dashboard.components.section import section
from dashboard.components.summary import summary_list
from dashboard.components.tag import tag
from dashboard.links import asks_href, return_href, risk_href, sentence_href
from dashboard.parts.as_read import as_read
from dashboard.parts.update_tables import plan_table, titled_tables
from data.reports.asks.ask_lines import Source
from data.reports.groups.one_group import Group
from data.reports.groups.update import PriorityRead, Update
from data.reports.returns.lines import ItemLine
from data.terms import Part, Saying

SECTIONS = (
    (Part.ACHIEVEMENT, "Key achievements"),
    (Part.CONCERN, "Areas of concern"),
    (Part.RECOMMENDATION, "Recommendations"),
)


def update_sections(group: Group, update: Update, quarter: str | None) -> list[Component]:
    """Return the sections, in the order of the form."""
    return [
        _priorities(group, update, quarter),
        _plan(update, quarter),
        _figures(update, quarter),
        _spending(update, quarter),
        _publicity(update, quarter),
        *_rest(update, quarter),
    ]


def _priorities(group: Group, update: Update, quarter: str | None) -> Component:
    link = html.A("Whole update", href=return_href(update.return_id, quarter))
    version = group.owed.version if group.owed else None
    note = f"{version.parts_answered} of {version.parts_required} parts answered" if version else None
    waiting = group.owed is not None and group.owed.waiting
    early = html.P("Not yet accepted: board members do not see this yet.", className="small")
    drawn = [part for one in update.priorities for part in _priority(one, update, quarter)]
    none = empty("No priority", "The update names no priority and says nothing of one.")
    parts: list[Content] = [early if waiting else None, *(drawn or [none])]
    return section("This quarter’s update", *parts, note=note, link=link, id="update")


def _priority(one: PriorityRead, update: Update, quarter: str | None) -> list[Component]:
    pairs = [(title, _section(one.of(part), update.return_id, quarter)) for part, title in SECTIONS]
    name = html.H3(one.name or "A priority without a name")
    if one.own is None:
        return [name, summary_list(pairs)]
    link = html.A(one.own.place, href=sentence_href(Source(update.return_id, one.own.place), quarter))
    lead = html.P(flat(one.own.label, " " if one.own.label else None, link), className="small quiet")
    return [name, lead, summary_list(pairs)]


def _section(said: Sequence[ItemLine], return_id: int, quarter: str | None) -> Component:
    if not said:
        return html.Span("Left blank", className="quiet")
    return _listed(said, return_id, quarter)


def _listed(said: Sequence[ItemLine], return_id: int, quarter: str | None) -> Component:
    return html.Ul([_said(item, return_id, quarter) for item in said], className="list")


def _said(item: ItemLine, return_id: int, quarter: str | None) -> Component:
    words = html.P(item.text, className="quiet" if item.saying is not Saying.STATED else None)
    where: list[Content] = [html.A(item.place, href=sentence_href(Source(return_id, item.place), quarter))]
    if item.saying is not Saying.STATED:
        where.append(tag(item.saying.value))
    if item.corrected:
        where.append(tag("Corrected"))
    if item.risk_ref:
        where += ["risk ", html.A(item.risk_ref, href=risk_href(item.risk_ref, quarter))]
    if item.ask_id is not None:
        where.append(html.A("its ask", href=f"{asks_href(quarter)}#ask-{item.ask_id}"))
    spaced = [part for one in where for part in (" ", one)][1:]
    return html.Li([words, html.P(flat(*spaced), className="small quiet")])


def _plan(update: Update, quarter: str | None) -> Component:
    if not update.plan:
        return section("Action plan", empty("None", "The update has no action plan."), id="action-plan")
    caption = "Action plan, in the order of the update"
    return section(
        "Action plan", plan_table(caption, update.plan, update.return_id, quarter), id="action-plan"
    )


def _figures(update: Update, quarter: str | None) -> Component:
    drawn = titled_tables(update.figures, update.return_id, quarter)
    none = empty("None", "The update has no table of figures.")
    return section("Figures", *(drawn or [none]), note="As written" if drawn else None, id="figures")


def _spending(update: Update, quarter: str | None) -> Component:
    drawn = titled_tables(update.spending, update.return_id, quarter)
    none = empty("None", "The update says nothing of spending.")
    note = "As written. A difference or a sum is worked out only where every amount in it is certain"
    title = "Spending against plan"
    return section(title, *(drawn or [none]), note=note if drawn else None, id="spending")


def _publicity(update: Update, quarter: str | None) -> Component:
    title = "Items for publicity"
    stated = [item for item in update.publicity if item.saying is Saying.STATED]
    parts: list[Content] = []
    if stated:
        parts.append(_listed(stated, update.return_id, quarter))
    if update.held:
        parts += _held(update.held)
    if not parts:
        parts.append(empty("None", "The update has nothing for publicity."))
    return section(title, *parts, id="publicity")


def _held(held: Sequence[ItemLine]) -> list[Content]:
    """How many items are held back and why; never their words."""
    reasons = list(dict.fromkeys(item.held_back for item in held))
    words = f"{many(len(held), 'item')} held back and not made public: {'; '.join(reasons)}."
    return [html.P(words)]


def _rest(update: Update, quarter: str | None) -> list[Component]:
    drawn = as_read(update.rest, quarter)
    return [section("Anything else", *drawn, id="anything-else")] if drawn else []
