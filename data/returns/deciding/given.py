"""An answer as it is given, as it is kept, and in words. Pure."""

from dataclasses import dataclass

from data.returns.deciding.choices import CLOSED_BY_NOW, IN_A_ROW, NOT_AN_ITEM, Question

JOIN = ": "


@dataclass(frozen=True)
class Given:
    """An answer: the value chosen, and the words typed with it where it asks for some."""

    choice: str
    words: str = ""

    @classmethod
    def parse(cls, kept: str) -> "Given | None":
        """The answer as kept in a problem's row; None while there is none. A body's value holds a colon of its own."""
        if not kept:
            return None
        choice, joined, words = kept.partition(JOIN)
        return cls(choice, words if joined else "")

    def __str__(self) -> str:
        """The answer as it is kept."""
        return self.choice + (JOIN + self.words if self.words else "")


_WITHOUT_CHOICE = {
    NOT_AN_ITEM: "Not an item",
    IN_A_ROW: "It is what a row of this return says",
    CLOSED_BY_NOW: "It is closed by now, so it needs no answer",
}
"""Answers that follow from what was done to an item or on the register, in words."""


def answer_in_words(question: Question, kept: str) -> str:
    """An answer as it is kept, in the words of its question; "" where there is none."""
    given = Given.parse(kept)
    if given is None:
        return ""
    if given.choice in _WITHOUT_CHOICE:
        return _WITHOUT_CHOICE[given.choice]
    chosen = question.choice(given.choice)
    words = chosen.words if chosen else given.choice
    return f"{words}: {given.words}" if given.words else words
