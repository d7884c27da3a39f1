"""What stands round the register of a made-up county: ratings, the forward plan, measures."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from random import Random
from typing import Any

from data.clock import LONDON
from data.quarter import Quarter
from data.store.tables import Reporter
from data.synth import words
from data.synth.calendar import HELD, MadeMeeting
from data.terms import Rag, Slot

Row = dict[str, Any]

MONTHS = 40
VALUES = 5_000
MEASURES = VALUES // MONTHS
"""Measures at the county's own size; each has a value a month for forty months."""

RATED = ((Rag.GREEN, 0.4), (Rag.AMBER, 0.35), (Rag.RED, 0.1), (Rag.NOT_RATED, 0.15))
PLANNED = ((Slot.STANDING, 3, 5), (Slot.DELIVERY_GROUP, 2, 20), (Slot.PREVENTION, 1, 15), (Slot.CSP, 1, 15))


def ratings(rng: Random, meetings: Sequence[MadeMeeting], reporters: Sequence[Reporter]) -> Iterator[Row]:
    """One rating of each reporter at each meeting held."""
    for meeting in meetings[:HELD]:
        for reporter in reporters:
            rag = rng.choices([one for one, _ in RATED], [share for _, share in RATED])[0]
            rated = rag is not Rag.NOT_RATED
            yield {
                "reporter_id": reporter.id,
                "meeting_id": meeting.id,
                "rag": rag,
                "reason": rng.choice(words.INFORMATION) if rated else "",
                "rated_at": datetime.combine(meeting.held_on, time(9, 0), LONDON) if rated else None,
                "illustrative": True,
            }


def agenda(
    meetings: Sequence[MadeMeeting], groups: Sequence[Reporter], csps: Sequence[Reporter]
) -> Iterator[Row]:
    """The items of every meeting, each group and CSP in its turn."""
    turns = {Slot.DELIVERY_GROUP: list(groups), Slot.CSP: list(csps)}
    for meeting in meetings:
        for slot, places, minutes in PLANNED:
            for position in range(1, places + 1):
                of = turns.get(slot)
                reporter = of[(meeting.id * places + position) % len(of)] if of else None
                yield {
                    "meeting_id": meeting.id,
                    "slot": slot,
                    "position": position,
                    "title": reporter.short_name if reporter else f"{slot.value} item {position}",
                    "reporter_id": reporter.id if reporter else None,
                    "minutes": minutes,
                    "minutes_illustrative": True,
                }


def measures(scale: int, reporters: Sequence[Reporter]) -> Iterator[Row]:
    """The measures of a county this many times the size."""
    for number in range(1, MEASURES * scale + 1):
        yield {
            "id": number,
            "slug": f"measure-{number}",
            "title": f"{words.MEASURES[number % len(words.MEASURES)]} {number}",
            "unit": "a month",
            "reporter_id": reporters[number % len(reporters)].id,
        }


def values(rng: Random, numbers: range) -> Iterator[Row]:
    """The monthly values of some measures, by the measures' ids: a level that wanders."""
    starts = list(_months(Quarter(2015, 4)))[:MONTHS]
    for measure in numbers:
        level = rng.uniform(10, 400)
        for start in starts:
            level = max(0.0, level * rng.uniform(0.92, 1.09))
            yield {"measure_id": measure, "period_start": start, "value": round(level)}


def _months(first: Quarter) -> Iterator[Any]:
    quarter = first
    for _ in range(MONTHS):
        start = quarter.starts
        for month in range(3):
            yield start.replace(month=start.month + month)
        quarter = quarter.next()
