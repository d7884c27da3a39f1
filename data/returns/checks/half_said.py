"""A risk says what may happen, why, and what would follow. Where one of these seems to be missing, that is shown.

It is told by words alone ("because", "may", "would"), so it is only worth a look and never asked about.
"""

import re
from collections.abc import Iterator

from data.returns.checks.against import Against, CheckedReturn
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem
from data.terms import Part, RiskKind, Saying

_CAUSE = re.compile(
    r"\b(because|if|unless|due to|owing to|as a result of|caused by|since|following|given|with (the|no)|without|lack of"
    r"|shortage|ends?|ended|ending|expires?|runs? out|reduced?|reduction|cuts?|increas\w+|rise[sn]?|rising|rose|grow\w*"
    r"|more|fewer|less|no longer|not|pressures?|demand|capacity|vacan\w+|delay\w*|gap)\b",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"\b(may|might|could|would|will|risk(s|ed)?( of| to| that)?|leads? to|leading to|result(s|ing)? in|so that"
    r"|means?|meaning|therefore|impact(s|ing)?|affect\w*|threat\w*|unable|cannot|stop(s|ped)?|lose|loses|losing|loss|fail\w*|harm\w*)\b",
    re.IGNORECASE,
)


def half_said(sent: CheckedReturn, against: Against) -> Iterator[Problem]:  # noqa: ARG001 - every check takes both
    """A problem for each stated item of the risk part that seems to leave out its cause, or what may follow."""
    for one in sent.items:
        if one.part not in (Part.RISK, Part.CONCERN) or one.saying is not Saying.STATED:
            continue
        if one.continues or one.suggested_kind not in (None, RiskKind.RISK):
            continue
        missing = _missing(one.text)
        if missing:
            message = f"This risk does not seem to say {missing}."
            yield Problem("risk_half_said", Severity.LOOK, one.place, message, "Add it if it is known.")


def _missing(text: str) -> str:
    lacks = [
        words
        for pattern, words in ((_CAUSE, "what causes it"), (_CONSEQUENCE, "what may follow"))
        if not pattern.search(text)
    ]
    return " or ".join(lacks)
