"""How a service says no: in one plain sentence with the way out."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer in the domain's words, not a fault
    """The change was not made and nothing was lost. `sentence` goes on the screen as it is."""

    def __init__(self, sentence: str, code: str = "refused") -> None:
        """Keep the sentence for people and the code for tests and logs."""
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class OurFault(Exception):  # noqa: N818 - named by whose fault it is
    """Something of ours failed in the middle. `sentence` says what became of what was sent; the rest is for the log."""

    def __init__(self, sentence: str, reason: str) -> None:
        """`reason` is for whoever reads the log."""
        super().__init__(reason)
        self.sentence = sentence


class NotOpen(Refused):
    """There is no such thing, or it is not open to this person: both answer alike (design, section 7)."""

    def __init__(self, sentence: str = "There is no such page, or it is not open to you.") -> None:
        """Say nothing about which of the two it is."""
        super().__init__(sentence, "not-open")


class Conflict(Refused):
    """Someone else changed it first. Both texts are carried so that nothing typed is lost."""

    def __init__(
        self, sentence: str, *, theirs: str, yours: str, theirs_asked: str = "", yours_asked: str = ""
    ) -> None:
        """`theirs` is what now stands, `yours` what this person sent; `…_asked` are those of a second text, if any."""
        super().__init__(sentence, "conflict")
        self.theirs = theirs
        self.yours = yours
        self.theirs_asked = theirs_asked
        self.yours_asked = yours_asked
