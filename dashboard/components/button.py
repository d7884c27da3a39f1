"""Buttons, and links that look like them."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import classes
from dashboard.components.marks import marks


def link_button(
    text: str, href: str, alt: bool = False, small: bool = False, context: str | None = None
) -> Component:
    """Return a link to where something is done. `alt` is the second choice, `small` fits a row; `context`
    tells a screen reader which of many ("Open: Prevent").
    """
    return html.A(words_of(text, context), href=href, className=look_of(alt, small))


def submit_button(
    text: str,
    alt: bool = False,
    small: bool = False,
    context: str | None = None,
    *,
    name: str | None = None,
    value: str | None = None,
    disabled_because: str | None = None,
    form: str | None = None,
    action: str | None = None,
) -> Component:
    """Return the button that sends its form, with `name` and `value` when a form has several. `form` is
    the id of a form that stands elsewhere on the page, `action` where this button sends it instead.

    `disabled_because` keeps it in the tab order and says why it cannot be used yet; board.js stops the
    sending, the server must refuse as well.
    """
    refused = marks(aria_disabled=True if disabled_because else None, title=disabled_because)
    return html.Button(
        words_of(text, context or disabled_because),
        type="submit",
        className=look_of(alt, small),
        **marks(name=name, value=value, form=form, formAction=action),
        **refused,
    )


def copy_link_button(text: str = "Copy link to this view") -> Component:
    """Return the button that puts the page's address, filters included, on the clipboard."""
    return html.Button(text, type="button", className=look_of(True, False), **marks(data_copy_link=True))


def copy_text_button(of: str, text: str = "Copy the text", context: str | None = None) -> Component:
    """Return the button that puts the words of the field with the id `of` on the clipboard, or selects them where
    there is no clipboard.
    """
    return html.Button(
        words_of(text, context), type="button", className=look_of(True, True), **marks(data_copy_text=of)
    )


def print_button(text: str = "Print") -> Component:
    """Return the button that opens the browser's print window."""
    return html.Button(text, type="button", className=look_of(True, False), **marks(data_print=True))


def look_of(alt: bool, small: bool) -> str:
    """Return the class of a button: `alt` the second choice, `small` fits a row."""
    return classes("btn", "alt" if alt else None, "s" if small else None)


def words_of(text: str, context: str | None) -> list[Component | str]:
    """Return a button's words, with which of many it is for those who hear it."""
    return [text, html.Span(f": {context}", className="sr")] if context else [text]
