"""What the check page says of the items of a CSP's update: cells, what is held back, the concern that is addressed."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.act import act_button
from dashboard.components.content import Content, flat
from dashboard.components.form import select_field, text_field, textarea_field
from dashboard.components.marks import marks
from dashboard.components.summary import summary_list
from dashboard.components.tag import tag
from dashboard.pages.check.words import title_of
from dashboard.parts.update_tables import (
    action_words,
    figures_table,
    milestones_list,
    spending_table,
    update_words,
)
from data.reports.returns.check_lines import CheckItem, ReturnCheck
from data.returns.deciding.concerns import concerns_of, suggested_concern
from data.returns.items.update_cells import PLAN_CELLS
from data.returns.reader.parsed import PlanAction
from data.terms import Decision, Part, Saying

QUOTED = 60
ONE_LINE = frozenset({"number", "lead_agency", "partners"})
EITHER_WAY = "None of them"


def cells_of(item: CheckItem) -> Component | None:
    """The cells of a plan row or of a table as they were read; None where the words say it all."""
    if item.decision is Decision.NOT_AN_ITEM:
        return None
    if item.row is not None:
        return _plan_row(item.row)
    if item.table is None:
        return None
    return (
        spending_table(item.table, shown=False) if item.spending else figures_table(item.table, shown=False)
    )


def held_back(item: CheckItem) -> Component | None:
    """That an item for publicity cannot be made public, and why."""
    if not item.held_back or item.decision is Decision.NOT_AN_ITEM:
        return None
    return html.P([tag("Held back", "dark"), f" {item.held_back}."], className="small")


def plan_fields(item: CheckItem, row: PlanAction) -> list[Content]:
    """The fields in which the cells of a plan row are corrected, by their names in the form."""
    found: list[Content] = []
    for name, label in PLAN_CELLS.items():
        said = "\n".join(row.milestones) if name == "milestones" else str(getattr(row, name))
        field_id = f"{name}-{item.id}"
        if name in ONE_LINE and "\n" not in said:
            found.append(text_field(name, label, value=said, id=field_id, autocomplete="off"))
        else:
            hint = "One a line." if name == "milestones" else None
            found.append(
                textarea_field(name, label, hint, value=said, rows=min(8, 2 + said.count("\n")), id=field_id)
            )
    return found


def addressed_concern(item: CheckItem, check: ReturnCheck) -> Component | None:
    """Which area of concern a recommendation addresses. The one of its priority is suggested and never chosen."""
    if item.part is not Part.RECOMMENDATION or item.saying is not Saying.STATED:
        return None
    concerns = concerns_of(check.items)
    chosen = next((one for one in concerns if one.id == item.addresses), None)
    if not check.editable:
        return html.P(f"Addresses: {_short(chosen.text)}", className="small quiet") if chosen else None
    if not concerns:
        return None
    suggested = suggested_concern(item, concerns)
    options = [("", EITHER_WAY)]
    options += [
        (str(one.id), _short(one.text) + (" (suggested)" if one is suggested else "")) for one in concerns
    ]
    label = "Which area of concern does it address?"
    chooser = select_field(
        "concern", label, options, str(chosen.id) if chosen else "", id=f"concern-{item.id}"
    )
    context = f"{label} {title_of(item)}"
    button = act_button("Save", "address", item.id, item.row_version, context=context)
    return html.Div([chooser, button], className="acts", **marks(data_fields=True))


def _plan_row(row: PlanAction) -> Component:
    pairs: list[tuple[Content, Content]] = [("Under", row.section)] if row.section else []
    pairs += [
        ("Action", action_words(row)),
        ("Milestones", milestones_list(row) or _none("None")),
        ("Lead agency", row.lead_agency or _none("Left blank")),
        ("Other partners", row.partners or _none("Left blank")),
        ("Update", update_words(row)),
        *((one.heading or "Without a heading", one.text) for one in row.others),
    ]
    return summary_list([(term, flat(value)) for term, value in pairs])


def _none(words: str) -> Component:
    return html.Span(words, className="quiet")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"
