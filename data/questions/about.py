"""What a question is about, as a form's choice says it. Pure: no clock, no database."""

import re
from dataclasses import dataclass

from data.refusals import NotOpen

_CHOICE = re.compile(r"([1-9][0-9]{0,8})(:ask)?")


@dataclass(frozen=True)
class About:
    """The whole return, or one item of it: what it says, or with `of_ask` what it asks of others."""

    item_id: int | None = None
    of_ask: bool = False

    @classmethod
    def parse(cls, choice: str) -> "About":
        """The value of a choice: "" for the whole return, "12", "12:ask". Anything else names nothing: NotOpen."""
        if not choice:
            return cls()
        found = _CHOICE.fullmatch(choice)
        if found is None:
            raise NotOpen
        return cls(int(found[1]), found[2] is not None)

    @property
    def choice(self) -> str:
        """The value of the choice that means this."""
        return "" if self.item_id is None else f"{self.item_id}{':ask' if self.of_ask else ''}"
