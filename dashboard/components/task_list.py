"""The parts of a long form, each with how far it is: GOV.UK's task list on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.marks import marks


@dataclass(frozen=True)
class Task:
    """A part: its title, where it is, and how far it is in a word or two."""

    title: str
    href: str
    state: Content


def task_list(label: str, tasks: Sequence[Task]) -> Component:
    """Return the parts in their order, as navigation of that `label`."""
    lines = [html.Li([html.A(task.title, href=task.href), html.Span(flat(task.state))]) for task in tasks]
    return html.Nav(html.Ol(lines, className="tasks"), **marks(aria_label=label))
