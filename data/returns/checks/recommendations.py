"""What a CSP recommends: each recommendation is put to the bodies that it names, and where it names none a person is
asked. Pure."""

from collections.abc import Iterator

from data.returns.items.addressees import KnownBodies, addressed_to
from data.returns.reader.doubts import quoted
from data.returns.reader.parsed import CspUpdate
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem

NAMES_NOBODY = "recommendation_names_nobody"


def unaddressed_recommendations(update: CspUpdate, known: KnownBodies) -> Iterator[Problem]:
    """A doubt for each recommendation that names no body that we know."""
    for priority in update.priorities:
        for passage in priority.recommendations:
            if not addressed_to(passage.text, known):
                yield Problem(
                    NAMES_NOBODY,
                    Severity.CHECK,
                    passage.place,
                    f"The recommendation “{quoted(passage.text)}” names nobody who could act on it.",
                    "Choose whom it is put to, or mark it as the partnership's own.",
                )
