"""What somebody chose for the parts of a back file: from the form, and through an address when it was refused."""

import re
from collections.abc import Iterable, Mapping

from data.returns.back_file.parts import Missing, PartChoice, What

MOST_PARTS = 500
NOTHING = "nothing"
_NAME = re.compile(r"what-([0-9]{1,4})")
_SLUG = re.compile(r"[A-Za-z0-9-]{0,60}")


def chosen(form: Mapping[str, str]) -> list[PartChoice]:
    """The choices of a sent form; what has another shape is left out."""
    numbers = [int(match[1]) for name in form if (match := _NAME.fullmatch(name))]
    made = [
        _choice(number, form, "what-{}", "group-{}", "meeting-{}") for number in sorted(numbers)[:MOST_PARTS]
    ]
    return [one for one in made if one is not None]


def as_text(choices: Iterable[PartChoice]) -> str:
    """The choices for an address: "3:take:dasv:2018-19-Q3,4:leave::"."""
    return ",".join(f"{one.number}:{one.what}:{one.reporter}:{one.quarter}" for one in choices)


def from_text(text: str) -> dict[int, PartChoice]:
    """The choices of an address by part; what has another shape is left out."""
    found: dict[int, PartChoice] = {}
    for one in text.split(",")[:MOST_PARTS]:
        steps = one.split(":")
        if len(steps) == 4 and re.fullmatch(r"[0-9]{1,4}", steps[0]):
            choice = _choice(int(steps[0]), dict(zip("abc", steps[1:], strict=True)), "a", "b", "c")
            found |= {choice.number: choice} if choice else {}
    return found


def wrong_from_text(text: str) -> dict[int, Missing]:
    """What was wrong by part, of an address: "3:GROUP,4:MEETING"."""
    pairs = re.findall(r"(?:^|,)([0-9]{1,4}):([A-Z]{1,20})(?=,|$)", text)
    return {int(number): Missing[name] for number, name in pairs[:MOST_PARTS] if name in Missing.__members__}


def _choice(
    number: int, given: Mapping[str, str], what: str, reporter: str, quarter: str
) -> PartChoice | None:
    said, group, meeting = (given.get(name.format(number), "") for name in (what, reporter, quarter))
    whole = said in set(What) and _SLUG.fullmatch(group) and _SLUG.fullmatch(meeting)
    return PartChoice(number, What(said), group, meeting) if whole else None
