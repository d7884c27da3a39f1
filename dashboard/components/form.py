"""Forms in the GOV.UK manner: a label, a hint, an error in words above the field, native inputs.

A field's id is its name unless one is given; its hint is `<id>-hint` and its error `<id>-error`.
"""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, classes, flat
from dashboard.components.marks import marks
from dashboard.components.native import Choice, hidden_input, native_input, native_select


def post_form(
    action: str,
    csrf_token: str,
    *children: Content,
    id: str | None = None,
    multipart: bool = False,
    upload: bool = False,
    inline: bool = False,
    hidden: dict[str, str] | None = None,
) -> Component:
    """Return a form that posts to a plain route with its anti-forgery token and any `hidden` values.

    `upload` sends it by board.js with a progress bar: the route answers JSON, {"location": "/…"} or
    {"errors": [{"message": …, "field": …}]}, when `Accept` asks for it, and redirects otherwise.
    """
    values = {"csrf_token": csrf_token} | (hidden or {})
    parts = [*(hidden_input(name, value) for name, value in values.items()), *flat(*children)]
    if upload:
        # Both stay empty here: board.js fills them, and React leaves an empty element's inside alone.
        errors, progress = marks(data_upload_errors=True), marks(data_upload_progress=True)
        parts = [html.Div(**errors), *parts, html.Div(**progress)]
    kind = "multipart/form-data" if multipart or upload else None
    return html.Form(
        parts,
        action=action,
        method="post",
        className="inline" if inline else "form",
        **marks(id=id, encType=kind, data_upload=upload or None),
    )


def text_field(
    name: str,
    label: str,
    hint: str | None = None,
    error: str | None = None,
    value: str | None = None,
    *,
    type: str = "text",
    autocomplete: str | None = None,
    id: str | None = None,
    required: bool = False,
) -> Component:
    """Return a labelled input of one line."""
    given = marks(value=value, autoComplete=autocomplete, required=required or None)
    described = _described(id or name, hint, error)
    field = native_input(id=id or name, name=name, type=type, **given, **described)
    return _labelled(id or name, label, hint, error, field)


def textarea_field(
    name: str,
    label: str,
    hint: str | None = None,
    error: str | None = None,
    value: str | None = None,
    *,
    rows: int = 4,
    id: str | None = None,
    required: bool = False,
) -> Component:
    """Return a labelled field of several lines."""
    given = marks(required=required or None) | _described(id or name, hint, error)
    field = html.Textarea(value or "", id=id or name, name=name, rows=rows, **given)
    return _labelled(id or name, label, hint, error, field)


def ready_text(id: str, label: str, text: str, rows: int = 12) -> Component:
    """Return words in a field that is only for reading, selecting and copying."""
    field = html.Textarea(text, id=id, rows=rows, **marks(readOnly=True))
    return _labelled(id, label, None, None, field)


def select_field(
    name: str,
    label: str,
    options: Sequence[Choice],
    value: str | None = None,
    *,
    hint: str | None = None,
    error: str | None = None,
    id: str | None = None,
) -> Component:
    """Return a labelled choice of one; `options` are (value sent, words shown)."""
    field = native_select(id or name, name, options, value, **_described(id or name, hint, error))
    return _labelled(id or name, label, hint, error, field)


def file_field(
    name: str,
    label: str,
    hint: str | None = None,
    error: str | None = None,
    *,
    accept: str | None = None,
    id: str | None = None,
) -> Component:
    """Return a labelled file input. `accept` only helps the browser's window: the server looks at the
    bytes.
    """
    described = _described(id or name, hint, error)
    field = native_input(id=id or name, name=name, type="file", accept=accept, **described)
    return _labelled(id or name, label, hint, error, field, look="field-file")


def error_summary(errors: Sequence[tuple[str, str | None]], title: str = "There is a problem") -> Component:
    """Return the list of what is wrong, for the top of the page: (message, address of the field or None).
    board.js moves the focus to it when it appears.
    """
    items = [html.Li(html.A(message, href=href) if href else message) for message, href in errors]
    return html.Div(
        [html.H2(title, id="error-summary-title"), html.Ul(items)],
        className="panel stop error-summary",
        role="alert",
        tabIndex=-1,
        **marks(aria_labelledby="error-summary-title", data_error_summary=True),
    )


def _described(name: str, hint: str | None, error: str | None) -> dict[str, Any]:
    ids = [f"{name}-hint"] if hint else []
    ids += [f"{name}-error"] if error else []
    return marks(aria_describedby=" ".join(ids) or None, aria_invalid=True if error else None)


def _labelled(
    name: str, label: str, hint: str | None, error: str | None, field: Component, *, look: str = ""
) -> Component:
    parts: list[Component] = [html.Label(label, htmlFor=name)]
    if hint:
        parts.append(html.P(hint, id=f"{name}-hint", className="hint"))
    if error:
        said = html.Span("Error: ", className="sr")
        parts.append(html.P([said, error], id=f"{name}-error", className="msg"))
    return html.Div([*parts, field], className=classes("field", "err" if error else None, look))
