"""When reports are due and papers go out before a meeting, with the arithmetic to show."""

from dataclasses import dataclass
from datetime import date

from data.days import long_date
from data.workdays import Count, SkippedDay, count_back

REPORTS_DUE_DAYS = 8
PAPERS_OUT_DAYS = 5


@dataclass(frozen=True)
class Deadline:
    """A day so many working days before a meeting. `steps` are the days counted back, the meeting day left out."""

    name: str
    on: date
    working_days: int
    steps: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]

    @property
    def arithmetic(self) -> str:
        """How the day was found, in one sentence or two."""
        days = ", ".join(str(step.day) for step in self.steps)
        passed = "; ".join(f"{long_date(skip.day)} ({skip.name})" for skip in self.skipped)
        holidays = f"Bank holidays passed over: {passed}." if passed else "No bank holiday falls between."
        return f"Working days counted back, the meeting day left out: {days}. {holidays}"


@dataclass(frozen=True)
class Deadlines:
    """The two deadlines of a meeting."""

    reports_due: Deadline
    papers_out: Deadline


def deadlines(held_on: date) -> Deadlines:
    """Reports due 8 working days before, papers out 5 (Terms of Reference 4.3)."""
    return Deadlines(
        _deadline("Reports due", held_on, REPORTS_DUE_DAYS), _deadline("Papers out", held_on, PAPERS_OUT_DAYS)
    )


def _deadline(name: str, held_on: date, days: int) -> Deadline:
    count: Count = count_back(held_on, days)
    return Deadline(name, count.day, days, count.steps, count.skipped)
