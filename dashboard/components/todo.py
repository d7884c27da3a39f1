"""What needs this person: each item says what, who asked and since when, and has one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import link_button
from dashboard.components.content import Content, flat


@dataclass(frozen=True)
class TodoItem:
    """A tag (a component), the thing to do, its detail, and the button as (words, address)."""

    tag: Component
    text: str
    detail: Content = None
    button: tuple[str, str] | None = None


def todo_list(items: Sequence[TodoItem]) -> Component:
    """Return the items in the order given; say with `empty` when there is none."""
    return html.Ol([_item(item) for item in items], className="todo")


def _item(item: TodoItem) -> Component:
    words = [html.P(item.text)]
    if item.detail is not None:
        words.append(html.P(flat(item.detail)))
    parts: list[Component] = [html.Div(item.tag), html.Div(words)]
    if item.button:
        parts.append(link_button(*item.button, alt=True, small=True, context=item.text))
    return html.Li(parts)
