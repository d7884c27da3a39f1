"""Text that repeats the last accepted return word for word, with its share."""

from collections.abc import Iterator

from data.returns.checks.against import Against, CheckedReturn
from data.returns.checks.copied import copied, handed_out, known_sentences, said_anew
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem

MUCH = 50
SOME = 10
"""Per cent of the words: from where it is worth a check, and from where it is worth a look."""


def repeated(sent: CheckedReturn, against: Against) -> Iterator[Problem]:
    """One problem with the share, at the first item that repeats something; none below a tenth."""
    left, known = handed_out(sent.read), known_sentences(against.said_before)
    found = copied(said_anew(sent.items, left), known)
    if found.share is None or found.share < SOME:
        return
    first = next(one for one in sent.spoken() if copied(said_anew([one], left), known).again)
    message = (
        f"{found.share}% of what is reported ({found.again:,} of {found.words:,} words, in whole sentences) "
        "stands word for word in the last accepted return."
    )
    severity = Severity.CHECK if found.share >= MUCH else Severity.LOOK
    yield Problem("copied_text", severity, first.place, message, "Change what is no longer so.")
