"""Quarters of the financial year, which begins in April: "2018-19 Q3" is October to December 2018."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_SLUG = re.compile(r"(\d{4})-(\d{2})-Q([1-4])")
_FIRST_MONTHS = {1: 4, 2: 7, 3: 10, 4: 1}


def label_of(slug: str) -> str:
    """A slug as screens show it, "2018-19 Q3"; any other text as it is."""
    return slug.replace("-Q", " Q")


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter: the year in which its financial year begins, and its number from 1 (April) to 4 (January)."""

    start_year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a quarter that no calendar has."""
        if self.number not in _FIRST_MONTHS:
            raise ValueError(f"A quarter is numbered 1 to 4, not {self.number}.")

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter that a day falls in."""
        if day.month < 4:
            return cls(day.year - 1, 4)
        return cls(day.year, (day.month - 1) // 3)

    @classmethod
    def parse(cls, slug: str) -> Self:
        """The quarter of a slug such as "2018-19-Q3"; ValueError when the text is not one."""
        found = _SLUG.fullmatch(slug)
        if not found or int(found[2]) != (int(found[1]) + 1) % 100:
            raise ValueError(f"{slug!r} is not a quarter: write it like 2018-19-Q3.")
        return cls(int(found[1]), int(found[3]))

    @property
    def financial_year(self) -> str:
        """The financial year, "2018-19"."""
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    @property
    def slug(self) -> str:
        """The quarter in addresses, "2018-19-Q3"."""
        return f"{self.financial_year}-Q{self.number}"

    @property
    def label(self) -> str:
        """The quarter on screens, "2018-19 Q3"."""
        return f"{self.financial_year} Q{self.number}"

    @property
    def starts(self) -> date:
        """The first day."""
        return date(self.start_year + (self.number == 4), _FIRST_MONTHS[self.number], 1)

    @property
    def ends(self) -> date:
        """The last day."""
        return self.next().starts - timedelta(days=1)

    def next(self) -> Self:
        """The quarter after this one."""
        at_end = self.number == 4
        return type(self)(self.start_year + at_end, 1 if at_end else self.number + 1)

    def previous(self) -> Self:
        """The quarter before this one."""
        at_start = self.number == 1
        return type(self)(self.start_year - at_start, 4 if at_start else self.number - 1)
