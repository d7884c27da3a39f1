"""The plan's grid: what stands in each slot of each meeting, the minutes, and the two deadlines."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.bar import bar
from dashboard.components.content import Content
from dashboard.components.dagger import dagger
from dashboard.components.dates import day_month
from dashboard.components.number_words import many
from dashboard.components.plan import PlanItem, PlanMeeting, PlanRow, PlanSum, plan_grid
from dashboard.links import run_sheet_href
from dashboard.parts.meeting_words import meeting_day
from data.meetings.deadlines import PAPERS_OUT_DAYS, REPORTS_DUE_DAYS, Deadline
from data.meetings.turns import TURN_SLOTS
from data.reports.plan.agenda import AgendaLine
from data.reports.plan.plan import Plan, PlannedMeeting
from data.terms import Slot

NAMES = {
    Slot.DELIVERY_GROUP: "Delivery group",
    Slot.PREVENTION: "Prevention",
    Slot.CSP: "CSP",
    Slot.OPEN: "Open",
}


def grid(found: Plan) -> Component:
    """Return meetings across, slots down."""
    meetings = [_meeting(one, found) for one in found.meetings]
    rows = [PlanRow("Standing", [_standing(one) for one in found.meetings])]
    for slot in NAMES:
        rows += _rows(slot, found.meetings)
    sums = [
        PlanSum("Minutes", [_minutes(one) for one in found.meetings]),
        PlanSum(
            "Reports due",
            [_due(one, "reports") for one in found.meetings],
            f"{REPORTS_DUE_DAYS} working days",
        ),
        PlanSum(
            "Papers out", [_due(one, "papers") for one in found.meetings], f"{PAPERS_OUT_DAYS} working days"
        ),
        PlanSum("Run sheet", [_sheet(one) for one in found.meetings]),
    ]
    return plan_grid("Items by meeting and slot", meetings, rows, sums)


def _meeting(one: PlannedMeeting, found: Plan) -> PlanMeeting:
    meeting = one.meeting
    today = meeting.held_on is not None and meeting.held_on == found.meeting.as_at.date()
    note = f"{meeting.label}{', today' if today else ''}" if meeting.held_on else "date not set"
    title: Content = meeting_day(meeting)
    # The meeting in view has its whole agenda below, which is what its links open.
    anchor = None if meeting.id == found.meeting.id else f"meeting-{meeting.slug.lower()}"
    return PlanMeeting([title, dagger()] if meeting.illustrative else title, note, one.past, anchor)


def _standing(one: PlannedMeeting) -> PlanItem | None:
    items = one.in_slot(Slot.STANDING)
    if not items:
        return None
    minutes = [item.minutes for item in items if item.minutes is not None]
    titles = "; ".join(item.title for item in items)
    if any(item.number for item in items):  # the whole agenda stands below
        titles = f"{many(len(items), 'standing item')}, in the agenda below"
    marked = any(item.minutes_illustrative for item in items)
    note: list[Content] = [
        f"{sum(minutes)} min" if minutes else "minutes not set",
        dagger() if marked else None,
    ]
    return PlanItem(titles, note)


def _rows(slot: Slot, meetings: tuple[PlannedMeeting, ...]) -> list[PlanRow]:
    """As many rows as a meeting has slots of this kind, and more where one holds more items than it has slots."""
    count = max([TURN_SLOTS[slot], *(len(one.in_slot(slot)) for one in meetings)])
    rows = []
    for at in range(count):
        name = f"{NAMES[slot]} {at + 1}" if count > 1 else NAMES[slot]
        items = [(one.in_slot(slot), one) for one in meetings]
        rows.append(PlanRow(name, [_item(some[at], one) if at < len(some) else None for some, one in items]))
    return rows


def _item(line: AgendaLine, planned: PlannedMeeting) -> PlanItem:
    note: list[Content] = [f"{line.minutes} min" if line.minutes is not None else "minutes not set"]
    note += [dagger()] if line.minutes_illustrative else []
    note += [f", {line.misplaced}"] if line.misplaced else []
    note += [", fixed"] if line.fixed and not planned.past else []
    return PlanItem(
        line.reporter.short_name if line.reporter else line.title, note, flag=bool(line.misplaced)
    )


def _minutes(one: PlannedMeeting) -> Content:
    total, room = one.minutes, one.meeting.minutes
    mark = dagger() if one.illustrative else None
    unset = html.Div(f"{many(one.unset, 'item')} without", className="small") if one.unset else None
    return [html.B(f"{total}"), f" of {room} min", mark, bar(total, room, over=total > room), unset]


def _sheet(one: PlannedMeeting) -> Content:
    which = html.Span(f": {meeting_day(one.meeting)}", className="sr")
    return html.A(["Open", which], href=run_sheet_href(one.meeting.slug))


def _due(one: PlannedMeeting, which: str) -> Content:
    if one.meeting.deadlines is None:
        return html.Span("when dated", className="quiet")
    line: Deadline = (
        one.meeting.deadlines.reports_due if which == "reports" else one.meeting.deadlines.papers_out
    )
    words = f"{line.on:%A} {day_month(line.on)}"
    return words if one.past else html.B(words)
