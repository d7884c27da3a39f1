"""Which meeting a part may have gone to: a day that the pack's agenda or minutes name, else the part's own period.

Only ever a suggestion: in real packs the returns of one meeting have been labelled with three different months.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from data.quarter import Quarter
from data.returns.reader.dates import find_dates
from data.returns.reader.normalise import key
from data.returns.reader.pack.atoms import Atom
from data.returns.reader.pack.parsed import SuggestedMeeting
from data.returns.reader.written import Period, Precision

_AGENDA = re.compile(r"\bagenda\b")
_MINUTES = re.compile(r"\bminutes\b")
_MEETING = re.compile(r"\b(meeting|board)\b")
_EARLIER_OR_LATER = re.compile(r"\b(last|previous|next|future) (meeting|minutes|board)\b|\bmatters arising\b")
_DIGIT = re.compile(r"\d")
_LINES_AFTER = 6
_LONGEST = 200
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class _Day:
    at: int
    day: date
    said_by: str
    rank: int
    text: str
    place: str


class MeetingDays:
    """The days of meetings that stand between the parts of a pack."""

    def __init__(self, atoms: list[Atom], parts: list[tuple[int, int]]) -> None:
        held = {at for first, last in parts for at in range(first, last + 1)}
        self._days = [day for at in range(len(atoms)) if at not in held for day in _days(atoms, at, held)]

    def suggested(self, start: int, period: Period | None) -> SuggestedMeeting | None:
        """The meeting of a part that begins at the atom `start`; None when nothing speaks of one.

        A day before the part's own period, or long after it, is another meeting's.
        """
        month = date.fromisoformat(f"{period.month}-01") if period and period.month else None
        known = [day for day in self._days if month is None or month <= day.day <= month + _A_YEAR]
        if known:
            return _from_day(
                min(known, key=lambda day: (day.at > start, day.rank, abs(start - day.at))), month
            )
        return _from_period(period, month) if period and month else None


def _days(atoms: list[Atom], at: int, held: set[int]) -> list[_Day]:
    """The days that one atom names as a meeting's."""
    atom = atoms[at]
    if len(atom.text) > _LONGEST or not _DIGIT.search(atom.text):
        return []
    before = [
        atoms[one].text
        for one in range(max(0, at - _LINES_AFTER), at)
        if one not in held and len(atoms[one].text) <= _LONGEST
    ]
    said_by, rank = _said_by(atom.text, before)
    if not said_by:
        return []
    dates = [one for one in find_dates(atom.text) if one.precision is Precision.DAY and one.has_year]
    return [_Day(at, date.fromisoformat(one.iso), said_by, rank, one.text, atom.place) for one in dates[:1]]


def _said_by(text: str, before: list[str]) -> tuple[str, int]:
    """What kind of paper names the day, the surest first: an agenda, a meeting, minutes; "" for none."""
    written = key(text)
    if _EARLIER_OR_LATER.search(written):
        return "", 0
    if _AGENDA.search(written):
        return "agenda", 0
    if _MINUTES.search(written):
        return "minutes", 2
    for line in map(key, reversed(before)):
        if _AGENDA.search(line):
            return "agenda", 0
        if _MINUTES.search(line):
            return "minutes", 2
    return ("papers", 1) if _MEETING.search(written) else ("", 0)


def _from_day(found: _Day, month: date | None) -> SuggestedMeeting:
    reason = f"The {found.said_by} in the pack {'say' if found.said_by != 'agenda' else 'says'} {found.text}."
    if month is not None and Quarter.of(month) != Quarter.of(found.day):
        reason += f" Its own period, {month:%B %Y}, is earlier."
    return SuggestedMeeting(Quarter.of(found.day).label, found.day.isoformat(), found.place, reason)


def _from_period(period: Period, month: date) -> SuggestedMeeting:
    quarter = Quarter.of(month).label
    reason = f"Its period is {period.as_written}, which falls in {quarter}. The pack names no day."
    return SuggestedMeeting(quarter, None, period.place, reason)
