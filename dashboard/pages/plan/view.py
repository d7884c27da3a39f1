"""The forward plan drawn, to read: why it cannot give everyone a turn, the grid, the agenda, who waits how long."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import copy_link_button, link_button, print_button
from dashboard.components.columns import columns
from dashboard.components.content import Content
from dashboard.components.counts import counts
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.dates import weekday_date
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.number_words import capital, many, number_word
from dashboard.components.panel import panel
from dashboard.components.section import section
from dashboard.components.strip import Block, strip
from dashboard.components.summary import summary_list
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.components.wait_bar import wait_bar
from dashboard.links import questions_href, reporter_href, run_sheet_href
from dashboard.pages.plan.grid import grid
from dashboard.parts.meeting_words import meeting_day
from data.meetings.turns import Shortage
from data.reports.plan.agenda import AgendaLine
from data.reports.plan.plan import AIM_MONTHS, CYCLE, Plan, PlannedMeeting, Turn
from data.terms import Slot

WANTING = {
    Slot.DELIVERY_GROUP: ("delivery group", "delivery groups"),
    Slot.CSP: ("CSP", "CSPs"),
    Slot.PREVENTION: ("prevention theme", "prevention themes"),
    Slot.OPEN: ("open item", "open items"),
}
LONGEST_BAR = 30
"""Months that the longest bar can show; a longer wait fills it."""


def plan_screen(found: Plan, quarter: str | None) -> list[Component]:
    """Return the whole page."""
    sheet = link_button("Run sheet", run_sheet_href(found.meeting.slug), alt=True)
    asked = link_button("Questions", questions_href(quarter), alt=True)
    actions = [sheet, asked, copy_link_button(), print_button()]
    head = page_head("Forward plan", lead(found), actions=actions)
    if not any(one.items for one in found.meetings):
        words = "Nothing has been placed at this meeting or any later one."
        return [head, empty("The plan is empty", words)]
    note = "Amber edge: in a slot of another kind."
    return [
        head,
        *([_counting(found)] if found.shortages else []),
        section("Meetings and slots", grid(found), note=note, id="slots"),
        *_agenda(found.meetings[0], quarter),
        columns("2-1", _turns(found, quarter), _deadlines(found)),
        *([foot_note()] if found.illustrative else []),
    ]


def lead(found: Plan) -> str:
    """Return the sentence under the title: how many meetings, from which to which."""
    first, last = found.meetings[0].meeting, found.meetings[-1].meeting
    count = capital(number_word(len(found.meetings)))
    if first.id == last.id:
        return f"One meeting, {meeting_day(first)}. No later one has been planned."
    undated = sum(one.meeting.held_on is None for one in found.meetings)
    rest = (
        f" {capital(number_word(undated))} of them {'has' if undated == 1 else 'have'} no date yet."
        if undated
        else ""
    )
    return f"{count} meetings, {meeting_day(first)} to {meeting_day(last)}.{rest}"


def _counting(found: Plan) -> Component:
    lines: list[tuple[Content, Content]] = [
        (f"{one.wanting}", [*_counted(one), strip(_blocks(one), _in_words(one), small=True)])
        for one in found.shortages
    ]
    title = f"One cycle of {number_word(CYCLE)} meetings cannot give everyone a turn"
    why = html.P("No order of items can mend this: it is counting, not scheduling.", className="small quiet")
    return panel("warn", title, counts(lines), why, id="counting")


def _counted(one: Shortage) -> list[Content]:
    noun = WANTING[one.slot][one.wanting != 1]
    slots = many(one.each, "slot")
    left = f"{one.left_out} left out"
    return [f"{noun}, but {one.meetings} meetings × {slots} = ", html.B(f"{one.room}"), ": ", html.B(left)]


def _blocks(one: Shortage) -> list[Block]:
    room: list[Block] = ["full"] * one.room
    left: list[Block] = ["out"] * one.left_out
    return room + left


def _in_words(one: Shortage) -> str:
    return f"{one.room} with a turn, {one.left_out} without"


def _agenda(planned: PlannedMeeting, quarter: str | None) -> list[Component]:
    """The agenda of the meeting in view in the order it is printed, with what it is asked to decide."""
    items = sorted(planned.items, key=lambda item: (item.number is None, item.number or 0))
    if not any(item.number or item.decision for item in items):
        return []
    table = data_table(
        f"Agenda of {meeting_day(planned.meeting)}",
        [Column("No.", width="44px"), Column("Item", width="27%"), Column("Brought by", width="22%"),
         Column("Minutes", num=True, width="72px"), Column("What the Board is asked to decide")],
        [_agenda_row(item, quarter) for item in items],
    )  # fmt: skip
    decisions = sum(bool(item.decision) for item in items)
    note = f"{many(planned.minutes, 'minute')}, {many(decisions, 'decision')}."
    return [
        section(
            f"Agenda of {meeting_day(planned.meeting)}",
            table,
            note=note,
            id=f"meeting-{planned.meeting.slug.lower()}",
        )
    ]


def _agenda_row(item: AgendaLine, quarter: str | None) -> Row:
    title: Content = item.title
    if item.reporter:
        title = html.A(item.title, href=reporter_href(item.reporter, quarter))
    minutes: Content = html.Span("not set", className="quiet") if item.minutes is None else f"{item.minutes}"
    return Row(
        [
            f"{item.number}" if item.number else "",
            title,
            Cell(item.presenter_post or html.Span("not said", className="quiet"), None, "small"),
            [minutes, dagger()] if item.minutes_illustrative else minutes,
            item.decision or html.Span("nothing to decide", className="quiet"),
        ],
        header=1,
    )


def _turns(found: Plan, quarter: str | None) -> Component:
    columns_ = [
        Column("Group or CSP", width="30%"),
        Column("Wait", hidden_label=True),
        Column("Since last turn", num=True),
        Column("Next turn"),
        Column("From last to next"),
    ]
    rows = [_turn(turn, quarter) for turn in found.turns]
    table = data_table("How long each group and CSP waits for a turn", columns_, rows, look="debt")
    note = f"Months since the last turn (solid) and until the next (outline). Line: {AIM_MONTHS} months."
    return section("Who waits how long", table, _record(found), note=note, id="turns")


def _record(found: Plan) -> Component | None:
    """Say from when turns are on record: a wait cannot be counted from before that."""
    first = found.first_on_record
    unknown = sum(turn.last is None for turn in found.turns)
    if first is None or not unknown:
        return None
    words = (
        f"Turns are on record from {meeting_day(first)}. {capital(number_word(unknown))} of {len(found.turns)} "
        "have had none since, and what came before is not known: their wait is not counted."
    )
    return html.P(words, className="small quiet")


def _turn(turn: Turn, quarter: str | None) -> Row:
    reporter = turn.reporter
    none = html.Span("not known", className="quiet")
    open_slot = html.Span(", in an open slot", className="small quiet") if turn.in_open_slot else None
    ahead = [meeting_day(turn.next), open_slot] if turn.next else html.B("no turn in the plan")
    return Row(
        [
            html.A(reporter.short_name, href=reporter_href(reporter, quarter)),
            wait_bar(turn.waited or 0, turn.ahead, LONGEST_BAR, AIM_MONTHS),
            f"{turn.waited}" if turn.waited is not None else none,
            ahead,
            _gap(turn),
        ]
    )


def _gap(turn: Turn) -> Content:
    if turn.next is None:
        return html.B("never")
    if turn.gap is None:
        return html.Span(f"{many(turn.ahead or 0, 'month')} from now", className="quiet")
    words = many(turn.gap, "month")
    return html.B(words) if turn.over else words


def _deadlines(found: Plan) -> Component:
    ahead = found.next
    if ahead is None or ahead.meeting.deadlines is None or ahead.meeting.held_on is None:
        words = "The next meeting has no date yet, so no deadline can be counted."
        return section("Next deadline", html.P(words, className="quiet"), id="deadline")
    due, out = ahead.meeting.deadlines.reports_due, ahead.meeting.deadlines.papers_out
    pairs: list[tuple[Content, Content]] = [
        ("Meets", weekday_date(ahead.meeting.held_on)),
        (
            due.name,
            [
                html.B(weekday_date(due.on)),
                html.Span(f" {due.working_days} working days before", className="small"),
            ],
        ),
        (
            out.name,
            [
                html.B(weekday_date(out.on)),
                html.Span(f" {out.working_days} working days before", className="small"),
            ],
        ),
    ]
    said = f"From {weekday_date(ahead.meeting.held_on)}. {due.arithmetic}"
    return section("Next deadline", summary_list(pairs), html.P(said, className="small quiet"), id="deadline")
