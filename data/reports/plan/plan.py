"""The forward plan as it stands: meetings by slots, deadlines, who waits how long, and whether it can be met."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from data.meetings.turns import Shortage, shortages
from data.people import Viewer
from data.quarter import Quarter
from data.reports.meetings import MeetingView, all_meetings, find_meeting
from data.reports.plan.agenda import AgendaLine, agenda_of
from data.reports.reporters import ReporterName, active_reporters
from data.terms import ReporterKind, Slot

CYCLE = 4
"""Meetings of one cycle: the Board meets quarterly."""

AIM_MONTHS = 12
"""Nobody should wait longer than this between two turns (design, section 4)."""


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of the plan with its items.

    `minutes` adds the minutes that are set; `unset` counts the items for which nobody has set any.
    """

    meeting: MeetingView
    items: tuple[AgendaLine, ...]
    past: bool

    @property
    def minutes(self) -> int:
        """The minutes of every item that has some."""
        return sum(item.minutes or 0 for item in self.items)

    @property
    def unset(self) -> int:
        """Items without minutes: the sum says nothing of them."""
        return sum(item.minutes is None for item in self.items)

    @property
    def illustrative(self) -> bool:
        """Whether any of the minutes are made up to fill the sample year."""
        return any(item.minutes_illustrative for item in self.items)

    def in_slot(self, slot: Slot) -> tuple[AgendaLine, ...]:
        """The items of one kind of slot, in their places."""
        return tuple(item for item in self.items if item.slot is slot)


@dataclass(frozen=True)
class Turn:
    """How long one group or CSP has waited for a turn on the agenda, and how long it will.

    `last` and `next` are meetings; `waited` counts months since the last turn to the meeting in view, `ahead`
    from there to the next, both by the calendar; None where there is none on record. `in_open_slot` says that
    the next turn is in a slot of another kind.
    """

    reporter: ReporterName
    last: MeetingView | None
    waited: int | None
    next: MeetingView | None
    ahead: int | None
    in_open_slot: bool

    @property
    def gap(self) -> int | None:
        """Months between the last turn and the next; None where either is not on record."""
        return None if self.waited is None or self.ahead is None else self.waited + self.ahead

    @property
    def over(self) -> bool:
        """Whether the wait goes past twelve months, or no turn is planned at all."""
        return self.next is None or (self.gap or 0) > AIM_MONTHS


@dataclass(frozen=True)
class Plan:
    """The plan from the meeting in view on, the turns of everyone who reports, and the counting argument."""

    meeting: MeetingView
    meetings: tuple[PlannedMeeting, ...]
    next: PlannedMeeting | None
    turns: tuple[Turn, ...]
    shortages: tuple[Shortage, ...]
    first_on_record: MeetingView | None

    @property
    def illustrative(self) -> bool:
        """Whether any value shown is made up to fill the sample year."""
        return any(one.illustrative or one.meeting.illustrative for one in self.meetings)


def plan(session: Session, viewer: Viewer, quarter: str | None) -> Plan:  # noqa: ARG001 - open to all who sign in
    """The plan as seen at the meeting in view: it and every later meeting."""
    meeting = find_meeting(session, quarter)
    every = all_meetings(session)
    lines = agenda_of(session, every)
    ahead = [one for one in every if one.position >= meeting.position]
    planned = tuple(_planned(one, meeting, lines) for one in ahead)
    everyone = active_reporters(session, meeting)
    turns = turns_of(everyone, meeting, every, lines)
    used = {line.meeting_id for line in lines}
    return Plan(
        meeting=meeting,
        meetings=planned,
        next=next((one for one in planned if not one.past), None),
        turns=tuple(sorted(turns, key=_longest_first)),
        shortages=shortages(_wanting(everyone, planned), CYCLE),
        first_on_record=next((one for one in every if one.id in used), None),
    )


def turns_of(
    reporters: tuple[ReporterName, ...],
    meeting: MeetingView,
    every: tuple[MeetingView, ...],
    lines: tuple[AgendaLine, ...],
) -> tuple[Turn, ...]:
    """The last and next turn of each reporter as seen at `meeting`; standing items are no turn."""
    by_id = {one.id: one for one in every}
    taken: dict[int, list[AgendaLine]] = {}
    for line in lines:
        if line.reporter is not None and line.slot is not Slot.STANDING:
            taken.setdefault(line.reporter.id, []).append(line)
    return tuple(_turn(reporter, meeting, taken.get(reporter.id, []), by_id) for reporter in reporters)


def _turn(
    reporter: ReporterName, meeting: MeetingView, lines: list[AgendaLine], by_id: dict[int, MeetingView]
) -> Turn:
    lines = sorted(lines, key=lambda line: by_id[line.meeting_id].position)
    past = [by_id[line.meeting_id] for line in lines if by_id[line.meeting_id].position <= meeting.position]
    ahead = [line for line in lines if by_id[line.meeting_id].position > meeting.position]
    last = past[-1] if past else None
    coming = by_id[ahead[0].meeting_id] if ahead else None
    return Turn(
        reporter=reporter,
        last=last,
        waited=_months(last, meeting) if last else None,
        next=coming,
        ahead=_months(meeting, coming) if coming else None,
        in_open_slot=bool(ahead) and bool(ahead[0].misplaced),
    )


def _months(earlier: MeetingView, later: MeetingView) -> int:
    """Months between two meetings by the calendar; an undated one counts from the first month of its quarter."""
    first, last = _month(earlier), _month(later)
    return (last.year - first.year) * 12 + last.month - first.month


def _month(meeting: MeetingView) -> date:
    return meeting.held_on or Quarter.parse(meeting.slug).starts


def _longest_first(turn: Turn) -> tuple[bool, int, int, str]:
    """Those without a turn ahead first, then the longest gap, then the longest wait."""
    return (turn.next is not None, -(turn.gap or turn.ahead or 0), -(turn.waited or 0), turn.reporter.slug)


def _planned(meeting: MeetingView, viewed: MeetingView, lines: tuple[AgendaLine, ...]) -> PlannedMeeting:
    """A meeting of the plan; past is what has begun as at the meeting in view, whatever the day is by now."""
    return PlannedMeeting(
        meeting=meeting,
        items=tuple(line for line in lines if line.meeting_id == meeting.id),
        past=meeting.starts_at is not None and viewed.as_at >= meeting.starts_at,
    )


def _wanting(everyone: tuple[ReporterName, ...], planned: tuple[PlannedMeeting, ...]) -> dict[Slot, int]:
    """How many want a turn in each kind of slot; prevention themes are those that the plan ahead names."""
    named = [item.title for one in planned if not one.past for item in one.in_slot(Slot.PREVENTION)]
    return {
        Slot.DELIVERY_GROUP: sum(one.kind is ReporterKind.DELIVERY_GROUP for one in everyone),
        Slot.CSP: sum(one.kind is ReporterKind.CSP for one in everyone),
        Slot.PREVENTION: len(dict.fromkeys(named)),
    }
