"""The form above a list that narrows it: in the browser over rows already on the page, or by the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import marks
from dashboard.components.native import Choice, hidden_input, native_input, native_select


@dataclass(frozen=True)
class TextField:
    """Words to look for: rows show where each word is found in their `data["text"]`, or in what they say."""

    name: str
    label: str
    value: str = ""


@dataclass(frozen=True)
class SelectField:
    """A choice that is compared with the row's `data[name]`; a row may hold several values, parted by "|".
    The first option is shown for "no matter which" and sends nothing: `all_label`.
    """

    name: str
    label: str
    options: Sequence[Choice]
    all_label: str = "All"
    value: str = ""


def filter_bar(
    form_id: str,
    fields: Sequence[TextField | SelectField],
    clear_href: str,
    *,
    label: str = "Filter the list",
    mode: Literal["client", "server"] = "client",
    keep: dict[str, str] | None = None,
) -> Component:
    """Return the form. It sends its values by GET, so it works as the address does; in `client` mode board.js
    filters the table that names this form without asking the server. `keep` holds what else belongs to the
    address (quarter, view).
    """
    parts = [hidden_input(name, value) for name, value in (keep or {}).items()]
    parts += [_field(form_id, field) for field in fields]
    parts.append(html.Div(_buttons(clear_href, mode), className="filters-buttons"))
    return html.Form(
        parts,
        id=form_id,
        className="filters",
        method="get",
        role="search",
        **marks(aria_label=label, data_filter_form=mode),
    )


def _field(form_id: str, field: TextField | SelectField) -> Component:
    name = f"{form_id}-{field.name}"
    label = html.Label(field.label, htmlFor=name)
    if isinstance(field, TextField):
        box = native_input(id=name, name=field.name, type="search", value=field.value, autoComplete="off")
        return html.Div([label, box], className="grow")
    options = [("", field.all_label), *field.options]
    known = field.value if field.value in {sent for sent, _ in options} else ""
    return html.Div([label, native_select(name, field.name, options, known)])


def _buttons(clear_href: str, mode: str) -> list[Component]:
    apply = html.Button("Apply", type="submit", className="btn" if mode == "server" else "btn filters-apply")
    return [apply, html.A("Clear", href=clear_href, className="btn alt", **marks(data_filter_clear=True))]
