"""What is checked of a return before it is submitted, beside the doubts of its reading: one file a check.

Each check takes what was read and what it is checked against, and gives the problems that it finds; a person answers
them on the check page. Here they are put together, all at once.
"""

from collections.abc import Sequence

from data.returns.checks.against import Against, CheckedReturn, Doubt, ProductSaid
from data.returns.checks.blanks import blanks
from data.returns.checks.context import problems_in_context
from data.returns.checks.half_said import half_said
from data.returns.checks.last_met import last_met
from data.returns.checks.past_review import past_review
from data.returns.checks.repeated import repeated
from data.returns.checks.silent import silent

CHECKS = (blanks, repeated, half_said, past_review, last_met)
"""In the order in which the problems of one severity are shown, after what is silent."""


def doubts_of_check(sent: CheckedReturn, against: Against) -> Sequence[Doubt]:
    """Everything doubtful that shows once it is known whose return this is and what was said before."""
    found = [one for check in CHECKS for one in check(sent, against)]
    in_context = problems_in_context(sent.read, against.sent_for)
    return (*map(Doubt, in_context), *silent(sent, against), *map(Doubt, found))


__all__ = ["Against", "CheckedReturn", "Doubt", "ProductSaid", "doubts_of_check"]
