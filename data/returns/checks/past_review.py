"""Products past their review: dated more than twelve months before the meeting (Agreement, 4.5)."""

from collections.abc import Iterator

from data.rag import PRODUCT_MAX_AGE_MONTHS
from data.returns.checks.against import Against, CheckedReturn
from data.returns.checks.freshness import months_between
from data.returns.items.of_return import KEY_OF
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem


def past_review(sent: CheckedReturn, against: Against) -> Iterator[Problem]:
    """One for each, with its age at the meeting; nothing where the meeting has no day yet."""
    on = against.sent_for.held_on
    for one in sent.products:
        months = months_between(one.dated, on) if one.dated and on else 0
        if months > PRODUCT_MAX_AGE_MONTHS:
            message = (
                f"“{one.product.value}” is {months} months old at the meeting: its review is due after 12."
            )
            action = "Give the date of its last review, or leave it: the Board sees its age."
            about = KEY_OF[one.product]
            yield Problem("product_past_review", Severity.CHECK, one.place, message, action, about)
