"""Problems: every doubt about a return, each with its Place and what to do about it.

Their sentences live in `problem_sentences` and nowhere else.
"""

from dataclasses import dataclass

from data.returns.reader.problem_sentences import SENTENCES, Severity


@dataclass(frozen=True)
class Problem:
    """One thing wrong or doubtful. `message` says what, `action` what to do.

    `about` is the key of the product or the name of the part that it is about, "" for anything else.
    """

    code: str
    severity: Severity
    place: str
    message: str
    action: str
    about: str = ""


class RefusedFile(Exception):  # noqa: N818 - named by what happened to the file
    """The file cannot be used at all. `sentence` is shown to the lead, `code` is for the record."""

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def problem(code: str, place: str, about: str = "", **words: object) -> Problem:
    """The problem of that code at that place, its braces filled in. Raises KeyError for a code or word not known."""
    severity, message, action = SENTENCES[code]
    return Problem(code, severity, place, message.format(**words), action, about)


def known_codes() -> tuple[str, ...]:
    """Every code that a reading can give, in the order of the list above."""
    return tuple(SENTENCES)
