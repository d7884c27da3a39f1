"""What a row of the risk section might really be. A suggestion for a person, never applied by itself."""

import re

from data.returns.reader.dates import find_dates
from data.returns.reader.normalise import key
from data.returns.reader.parsed import ReturnRow
from data.returns.reader.template import STANDING
from data.returns.reader.written import Suggestion

# An event is coming on a date; nothing in it says what could go wrong.
_COMING = re.compile(
    r"\b(expected|due|scheduled|planned|anticipated|takes? place|taking place|will be held|to be held)\b"
    r"[^.]{0,40}$|\b(expected|due|scheduled|planned|anticipated)\b[^.]{0,20}\b(from|in|on|by|for|during)\b"
)
_COULD_GO_WRONG = re.compile(
    r"\b(risks?|gaps?|shortages?|lack|fail\w*|unable|pressures?|challeng\w*|could|may|might|loss|lose|delay\w*"
    r"|concerns?|insufficient|reduc\w*|cuts?|uncertain\w*|vulnerable|impact\w*)\b"
)
_HAPPENED = re.compile(
    r"^(confirmed|increases? in|decreases? in|rises? in|fall in|loss of|withdrawal of)\b"
    r"|\b(confirmed|has (now )?(happened|occurred|begun|ended|closed|ceased)"
    r"|ha(s|ve) (been )?(cut|reduced|withdrawn|lost|risen|fallen|increased|decreased))\b"
)
_NOT_YET = re.compile(r"\b(if|not (yet )?confirmed|to be confirmed|could|may|might|will)\b")


def suggest(row: ReturnRow) -> Suggestion | None:
    """Standing risk, event or issue; None when the words read as a risk, or say nothing."""
    if row.left.nil is not False:
        return None
    text = key(row.left.text)
    if STANDING.match(text):
        return Suggestion.STANDING_RISK
    if _HAPPENED.search(text) and not _NOT_YET.search(text):
        return Suggestion.ISSUE
    dated = bool(find_dates(row.left.text))
    if dated and _COMING.search(text) and not _COULD_GO_WRONG.search(text):
        return Suggestion.EVENT
    return None
