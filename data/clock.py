"""What time it is: UTC for storing, Europe/London for people. Tests move it with time-machine."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date in Cambridgeshire."""
    return now().astimezone(LONDON).date()


def in_london(moment: datetime) -> datetime:
    """The same moment by a clock on a wall in Cambridgeshire."""
    return moment.astimezone(LONDON)
