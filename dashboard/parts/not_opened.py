"""A meeting whose register is not opened yet: it is not said to be empty."""

from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.empty import empty
from dashboard.parts.meeting_words import meeting_day
from data.reports.meetings import MeetingView


def not_opened(stands: MeetingView) -> Component:
    """Return the words for a meeting whose register is not opened yet, with the way to the one that stands."""
    day = meeting_day(stands)
    words = "What is open is carried forward to this meeting when the first of its returns is accepted."
    return empty("Not opened yet", words, (f"See the register as at {day}", address("/risks", stands.slug)))
