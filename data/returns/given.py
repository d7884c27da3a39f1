"""An answer as it is given and as it is kept. Pure."""

from dataclasses import dataclass

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
