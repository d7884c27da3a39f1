"""The forward plan as a grid: slots down, meetings across."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, classes, flat
from dashboard.components.marks import marks


@dataclass(frozen=True)
class PlanMeeting:
    """A meeting's column: its date in words, a note under it, whether it has been held, and an id to link to."""

    title: Content
    note: str = ""
    past: bool = False
    id: str | None = None


@dataclass(frozen=True)
class PlanItem:
    """An agenda item; `note` says its minutes; `flag` means it stands in a slot of another kind (say why
    there).
    """

    title: Content
    note: Content = None
    flag: bool = False


@dataclass(frozen=True)
class PlanRow:
    """A slot with an item, or None where it is free, for each meeting."""

    slot: str
    items: Sequence[PlanItem | None]


@dataclass(frozen=True)
class PlanSum:
    """A line under the slots, with one value for each meeting: minutes, reports due, papers out."""

    label: str
    values: Sequence[Content]
    note: str = ""


def plan_grid(
    caption: str, meetings: Sequence[PlanMeeting], rows: Sequence[PlanRow], sums: Sequence[PlanSum] = ()
) -> Component:
    """Return the grid, in a region of its own that scrolls sideways on a narrow screen."""
    head = html.Tr(
        [html.Th("Slot", scope="col", className="slot"), *(_meeting(meeting) for meeting in meetings)]
    )
    body = [_row(row, meetings) for row in rows] + [_sum(line, first=at == 0) for at, line in enumerate(sums)]
    parts = [html.Caption(caption, className="sr"), html.Thead(head), html.Tbody(body)]
    return html.Div(
        html.Table(parts, className="plan"),
        className="scroll",
        tabIndex=0,
        role="region",
        **marks(aria_label=f"{caption}, scrolls sideways"),
    )


def _meeting(meeting: PlanMeeting) -> Component:
    return html.Th([*flat(meeting.title), html.Span(meeting.note)], scope="col", **marks(id=meeting.id))


def _row(row: PlanRow, meetings: Sequence[PlanMeeting]) -> Component:
    cells = [_cell(item, meeting.past) for item, meeting in zip(row.items, meetings, strict=True)]
    return html.Tr([html.Th(row.slot, scope="row"), *cells])


def _cell(item: PlanItem | None, past: bool) -> Component:
    if item is None:
        return html.Td("Free", className=classes("free", "past" if past else None))
    words = [*flat(item.title), html.Small(flat(item.note))] if item.note is not None else flat(item.title)
    look = classes("past" if past else None, "flag" if item.flag else None) or None
    return html.Td(html.Div(words, className="it"), className=look)


def _sum(line: PlanSum, first: bool) -> Component:
    label = flat(line.label, html.Small(line.note) if line.note else None)
    cells = [html.Td(flat(value)) for value in line.values]
    return html.Tr([html.Th(label, scope="row"), *cells], className="sums first" if first else "sums")
