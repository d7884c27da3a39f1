"""What a pack says, as plain values: its parts, each a whole reading, and whatever stands between them."""

from dataclasses import dataclass
from enum import StrEnum

from data.returns.reader.parsed import Limit, ParsedReturn
from data.returns.reader.problems import Problem


class Sureness(StrEnum):
    """How sure it is that a part is one whole return and nothing else."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True)
class SuggestedMeeting:
    """The meeting that a part may have gone to: a suggestion, which a person applies or not.

    `held_on` is the day, where the pack names one; `place` is where the day or the period stands.
    """

    quarter: str
    held_on: str | None
    place: str
    reason: str


@dataclass(frozen=True)
class PackPart:
    """One return of a pack, from `place` to `until`. `group` is its canonical name; `period` is as written."""

    number: int
    place: str
    until: str
    group: str | None
    period: str | None
    sure: Sureness
    why: tuple[str, ...]
    meeting_suggested: SuggestedMeeting | None
    reading: ParsedReturn


@dataclass(frozen=True)
class Between:
    """Words that are in no part, all of them; `place` and `until` are their first and last Place."""

    place: str
    until: str
    text: str


@dataclass(frozen=True)
class ParsedPack:
    """Everything read from one pack. What is in no part is in `between`; nothing is dropped."""

    file: str
    parts: tuple[PackPart, ...]
    between: tuple[Between, ...] = ()
    problems: tuple[Problem, ...] = ()
    limits: tuple[Limit, ...] = ()
