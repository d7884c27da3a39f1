"""Dates as people write them in returns: kept as written, with an ISO guess and how exact it is.

Day first. A month and two figures is a month and a YEAR ("July 18" is July 2018). A day and a month alone take the
year of the return.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.returns.reader.written import Precision, WrittenDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?+"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d(?![\d:.]|\s*(?:%|per\b)))(?!\d|(?:st|nd|rd|th)\b)"
_FULL_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"\s*(?:st|nd|rd|th)?"
_TO_YEAR = r"\s*[/–-]\s*(?:20)?(?P<y2>\d\d)(?!\d)"
_PART = r"early|late|mid|spring|summer|autumn|winter|(?:beginning|start|end)\s+of"
_SEP = r"\s*(?:/|-|–|—|&|\band\b|\bto\b)\s*"
_BEFORE = r"(?:in|by|until|till|since|from|during|before|after)\s+(?:the\s+)?"
_WITHIN = r"(?:(?:end|beginning|start|middle)(?:\s+of)?|early|late|mid)[\s-]+"
_GAP = r"[\s,/]*(?:of\s+)?"
_ALONE = rf"(?!{_GAP}['’]?\d|{_SEP}{_NAME})"


@dataclass(frozen=True)
class _Form:
    name: str
    pattern: re.Pattern[str]


def _form(name: str, pattern: str) -> _Form:
    return _Form(name, re.compile(pattern, re.IGNORECASE))


# First match at a position wins, so the longer forms stand first.
_FORMS = (
    _form("numeric", rf"(?<![\d/.])(?P<d>{_DAY})[/.](?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:20|19)?\d\d)(?![\d/])"),
    _form("iso", r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    _form("days", rf"(?<!\d)(?P<d>{_DAY}){_TH}{_SEP}(?P<d2>{_DAY}){_TH}\s+(?P<m>{_NAME})(?:{_GAP}(?P<y>{_YEAR}))?"),
    _form("day", rf"(?<!\d)(?P<d>{_DAY})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_NAME})(?:{_GAP}(?P<y>{_YEAR}))?"),
    _form("us day", rf"(?P<m>{_NAME})\s+(?P<d>{_DAY})(?:st|nd|rd|th)(?:{_GAP}(?P<y>{_YEAR}))?"),
    _form("year range", rf"(?P<m>{_NAME}){_GAP}(?P<y>{_FULL_YEAR}){_SEP}(?P<m2>{_NAME}){_GAP}(?P<y2>{_FULL_YEAR})"),
    _form("month range", rf"\b(?P<m>{_NAME}){_SEP}(?P<m2>{_NAME}){_GAP}(?P<y>{_YEAR})"),
    _form("month", rf"\b(?P<m>{_NAME}){_GAP}(?P<y>{_YEAR})"),
    _form("quarter", rf"\bQ(?:uarter\s*)?(?P<q>[1-4])[\s,:]*(?:of\s+)?(?P<y>{_FULL_YEAR}){_TO_YEAR}"),
    _form("part", rf"\b(?P<p>{_PART})[\s-]+(?P<y>{_FULL_YEAR})"),
    _form("financial year", rf"(?<![\d/])(?P<y>{_FULL_YEAR})\s*[/–-]\s*(?P<y2>(?:20)?\d\d)(?![\d/])"),
    _form("bare month", rf"\b(?:{_BEFORE}|(?={_WITHIN}))(?P<k>(?:{_WITHIN})?(?P<m>{_NAME})){_ALONE}"),
    _form("year", rf"\b(?:in|by|until|since|for|during|from|of)\s+(?P<k>(?P<y>{_FULL_YEAR}))\b(?!\s*[/–-]\s*\d\d)"),
)  # fmt: skip

_NEAR_YEARS = 5

_PARTS = {
    "early": 1, "beginning of": 1, "start of": 1, "late": 10, "end of": 10,
    "spring": 4, "summer": 7, "autumn": 10, "winter": 1,
}  # fmt: skip


def find_dates(text: str, year: int | None = None) -> list[WrittenDate]:
    """Every date in the text, in order. `year` (of the return) completes "19th October"; without it such a date is
    left out, because nothing says which year is meant."""
    return [found for form, match in _matches(text) if (found := _date(form, match, year)) is not None]


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The matches that do not overlap, from left to right; at one place the form that stands first in the list."""
    found = [
        (match.start(), rank, match)
        for rank, form in enumerate(_FORMS)
        for match in form.pattern.finditer(text)
    ]
    end = 0
    for start, rank, match in sorted(found, key=lambda item: item[:2]):
        if start >= end:
            yield _FORMS[rank].name, match
            end = match.end()


def _date(form: str, match: re.Match[str], year: int | None) -> WrittenDate | None:
    parts = {name: text for name, text in match.groupdict().items() if text is not None}
    number = full_year(parts["y"]) if "y" in parts else year
    if number is None or not _is_plausible(form, parts, number, year):
        return None
    text = parts.get("k", match.group()).strip(" ,.")
    iso, precision, until = _iso(form, parts, number)
    return WrittenDate(text, iso, precision, until, has_year="y" in parts)


def _is_plausible(form: str, parts: dict[str, str], number: int, year: int | None) -> bool:
    """False for the verb "may" and for a count that follows a month ("in February 10 people came")."""
    name = parts.get("m", "")
    if name == "may" or (form == "bare month" and name.casefold() == "may"):
        return False
    short_year = len(parts.get("y", "0000").strip("'’")) == 2
    return not (form == "month" and short_year and year is not None and abs(number - year) > _NEAR_YEARS)


def _iso(form: str, parts: dict[str, str], year: int) -> tuple[str, Precision, str | None]:
    if form in ("financial year", "year"):
        return f"{year}", Precision.YEAR, f"{full_year(parts['y2'])}" if "y2" in parts else None
    if form == "quarter":
        return _quarter(int(parts["q"]), year), Precision.QUARTER, None
    if form == "part":
        return _part_of_year(re.sub(r"\s+", " ", parts["p"]).casefold(), year)
    month = _month(parts["m"])
    if "d" in parts and _is_day(year, month, parts["d"]):
        until = _iso_day(year, month, parts["d2"]) if "d2" in parts else None
        return _iso_day(year, month, parts["d"]), Precision.DAY, until
    last = int(parts.get("y2", year))
    until = f"{last}-{_month(parts['m2']):02}" if "m2" in parts else None
    return f"{year}-{month:02}", Precision.MONTH, until


def _iso_day(year: int, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}"


def _is_day(year: int, month: int, day: str) -> bool:
    return int(day) <= calendar.monthrange(year, month)[1]


def _part_of_year(part: str, year: int) -> tuple[str, Precision, str | None]:
    if part in _PARTS:
        return f"{year}-{_PARTS[part]:02}", Precision.QUARTER, None
    return f"{year}", Precision.YEAR, None


def _quarter(number: int, year: int) -> str:
    """The first month of a financial-year quarter: Q1 of 2018/19 is April 2018, Q4 is January 2019."""
    month = 4 + 3 * (number - 1)
    return f"{year}-{month:02}" if month <= 12 else f"{year + 1}-{month - 12:02}"


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text.casefold()[:3]) + 1


def full_year(text: str) -> int:
    """ "2018", "18" or "’18" as 2018: two figures are of this century."""
    number = int(text.strip("'’"))
    return number if number > 99 else 2000 + number


def last_month(date: WrittenDate) -> str | None:
    """The latest month that the date can mean, as "2018-10"; None for a date given as a year alone."""
    end = date.until or date.iso
    return end[:7] if len(end) >= 7 else None
