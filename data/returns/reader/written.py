"""The smallest things that a file says: words with their Place, dates, a period, names, embedded files."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Which form the file is."""

    RETURN = "return"
    CSP_UPDATE = "csp_update"


class OfficerCell(StrEnum):
    """Four different things that a return can say about its vice chair (or chair)."""

    FILLED = "filled"
    BLANK = "blank"
    NA = "na"
    ABSENT = "absent"


class PlanState(StrEnum):
    """The eight different states of one row of the plans part."""

    STATED_WITHOUT_DATE = "stated_without_date"
    STATED_WITH_DATE = "stated_with_date"
    LINK = "link"
    EMBEDDED_FILE = "embedded_file"
    NARRATIVE = "narrative"
    NOT_APPLICABLE = "not_applicable"
    BLANK = "blank"
    ROW_MISSING = "row_missing"


class Suggestion(StrEnum):
    """What a risk row might really be: a suggestion for a person, never applied by itself."""

    STANDING_RISK = "standing_risk"
    EVENT = "event"
    ISSUE = "issue"


class Precision(StrEnum):
    """How exact a date in the text is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Passage:
    """Words as written (white space collapsed, typed bullet taken off) and where they stand."""

    text: str
    place: str


@dataclass(frozen=True)
class WrittenDate:
    """A date as written and its ISO guess: "2018-07-18", "2018-07", "2018-10" (a quarter's first month) or "2018".

    `until` is the end of a range ("Oct/Nov 2018" until "2018-11"); `has_year` is false when the year was taken
    from the return's period.
    """

    text: str
    iso: str
    precision: Precision
    until: str | None = None
    has_year: bool = True


@dataclass(frozen=True)
class Period:
    """The period in the title as written, and its month as "2018-10" (None when it cannot be told)."""

    as_written: str
    month: str | None
    place: str


@dataclass(frozen=True)
class GroupName:
    """The group as written, and its canonical name (None when it is not one we know)."""

    as_written: str
    canonical: str | None
    place: str


@dataclass(frozen=True)
class Officer:
    """A chair or vice chair: a person, or an organisation alone (`name` None) for "Co-chaired by"."""

    name: str | None
    place: str
    rank: str | None = None
    organisation: str | None = None
    temporary: bool = False


@dataclass(frozen=True)
class EmbeddedObject:
    """A file inside the return, listed and never opened. `size` is in bytes; None for a file that is only linked.

    `part` names the part of the package that holds it; `modified` is the day on which the package says that it was
    last saved ("2018-10-04"), the latest that the file can have been put in.
    """

    place: str
    program: str
    name: str
    content_type: str
    size: int | None
    part: str = ""
    modified: str = ""
