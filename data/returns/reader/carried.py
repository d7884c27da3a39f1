"""What a pre-filled return carries forward, and the tags by which its content controls are known again.

The register's reference stands in a tag and, for whoever types over the controls, in plain words beside it.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from data.terms import CarriedChoice

NO_VICE_CHAIR = "No vice chair is on record. Where there is one, add a line “Vice Chair:” and the name."
"""What a pre-filled return shows in place of the line; it has been said, so that it need not be asked."""

_GUIDE = "board:guide:"
_ABOUT = "board:about:"
_DIGITS = 16


class CarriedKind(StrEnum):
    """What was open last quarter."""

    RISK = "risk"
    ASK = "ask"
    ACTION = "action"


@dataclass(frozen=True)
class CarriedItem:
    """One row of what was open last quarter: its last wording, and what the lead chose and wrote beside it.

    `choice` is None where nothing was chosen. `repeated` is set when another row has the same reference.
    """

    kind: CarriedKind
    reference: str
    place: str
    wording: str
    wording_place: str
    choice: CarriedChoice | None = None
    words: str = ""
    words_place: str = ""
    repeated: bool = False

    @property
    def name(self) -> str:
        """How the row names it: "Risk R18-003"."""
        return f"{self.kind.value.capitalize()} {self.reference}"


def guide_tag(words: str) -> str:
    """The tag of a control that only shows something. It holds a digest: what somebody types there is read."""
    plain = "".join(words.split())
    return _GUIDE + hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def is_guide(tag: str, words: str) -> bool:
    """Whether a control of that tag still holds exactly what was written into it, so that it says nothing new."""
    return tag.startswith(_GUIDE) and tag == guide_tag(words)


def about_tag(kind: CarriedKind, reference: str) -> str:
    """The tag of the controls in the row of one risk, ask or action."""
    return f"{_ABOUT}{kind.value}:{reference}"


def about_of(tag: str) -> tuple[CarriedKind, str] | None:
    """What a tag is about; None for any other tag."""
    kind, colon, reference = tag.removeprefix(_ABOUT).partition(":")
    known = tag.startswith(_ABOUT) and colon and reference and kind in set(CarriedKind)
    return (CarriedKind(kind), reference) if known else None
