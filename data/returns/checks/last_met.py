"""Whether the group has met since the Board did is a signal of its own, beside the period of its return."""

from collections.abc import Iterator

from data.days import long_date
from data.returns.checks.against import Against, CheckedReturn
from data.returns.checks.freshness import has_met_since
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem
from data.terms import ReporterKind


def last_met(sent: CheckedReturn, against: Against) -> Iterator[Problem]:  # noqa: ARG001 - every check takes both
    """A problem while nobody has said when the group last met, and when that was before the Board's last meeting.

    Of delivery groups: a CSP does not meet for the Board's sake.
    """
    before = against.sent_for.previous_held_on
    of_group = against.sent_for.kind is ReporterKind.DELIVERY_GROUP
    if not of_group or before is None or has_met_since(against.met_on, before):
        return
    said = "It is not known whether" if against.met_on is None else "As far as is known"
    told = "the group has met" if against.met_on is None else "the group has not met"
    message = f"{said} {told} since the Board's last meeting, on {long_date(before)}."
    yield Problem("last_met", Severity.CHECK, WHOLE_FILE, message, "Say when it last met.")
