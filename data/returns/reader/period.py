"""The period in a return's title: "Quarterly Report (October/ 2018):" speaks of "October/ 2018", month 2018-10."""

import re
from dataclasses import dataclass

from data.returns.reader.dates import find_dates, last_month
from data.returns.reader.written import Precision


@dataclass(frozen=True)
class TitlePeriod:
    """The period as written, its month ("2018-10", or None when it is not a month), and the words round it."""

    as_written: str
    month: str | None
    rest: str


_UNDATED = re.compile(
    r"\b(?:(?:Q|quarter )[1-4]\b[^()–-]{0,12}|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*"
    r"|nov\w*|dec\w*)(?!\w)",
    re.IGNORECASE,
)
_EDGES = " \t\n:;,.()[]–—-"


def find_period(text: str) -> TitlePeriod | None:
    """The period in the words that follow "Quarterly Report"; None when there is none."""
    for date in find_dates(text):
        before, after = text.split(date.text, 1)
        month = last_month(date) if date.precision in (Precision.MONTH, Precision.DAY) else None
        return TitlePeriod(date.text, month, tidy_edges(f"{before} {after}"))
    match = _UNDATED.search(text)
    if match is None:
        return None
    rest = text[: match.start()] + text[match.end() :]
    return TitlePeriod(match.group().strip(_EDGES), None, tidy_edges(rest))


def tidy_edges(text: str) -> str:
    """The text without the brackets, colons and dashes left at its ends; "" when nothing else is left."""
    return re.sub(r"\(\s*\)", " ", text).strip(_EDGES)
