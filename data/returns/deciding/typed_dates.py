"""Dates as a person types them into a field. Pure."""

from datetime import UTC, date, datetime

from data.refusals import Refused

_MONTH_WORDS = ("%B %Y", "%b %Y", "%m/%Y", "%Y-%m")
_DAY_WORDS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d")


def date_in_words(words: str) -> tuple[date, str]:
    """A day or a month as somebody types it, and its precision. Refused with examples when it is neither."""
    for precision, patterns in (("day", _DAY_WORDS), ("month", _MONTH_WORDS)):
        for pattern in patterns:
            found = _parsed(words.strip(), pattern)
            if found:
                return found, precision
    raise Refused("Write a date such as 18 July 2018, or a month such as July 2018.", "not-a-date")


def _parsed(words: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(words, pattern).replace(tzinfo=UTC).date()
    except ValueError:
        return None
