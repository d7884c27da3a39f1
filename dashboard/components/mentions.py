"""Sentences that name something, with its name marked and where each stands."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.source import marked_text


class MentionLine(NamedTuple):
    """A sentence as written, the words in it to mark, and where it stands."""

    sentence: str
    marked: Sequence[str]
    where: Content


def mention_list(lines: Sequence[MentionLine]) -> Component:
    """Return the sentences in the order given."""
    return html.Ul([_line(line) for line in lines], className="mentions")


def _line(line: MentionLine) -> Component:
    words = html.P(marked_text(line.sentence, line.marked))
    return html.Li([words, html.P(flat(line.where), className="small quiet")])
