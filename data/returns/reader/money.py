"""Amounts of money as written: a number only where it is certain, and words for a number. Pure."""

import re
from decimal import Decimal

from data.returns.reader.normalise import flat

_AMOUNT = re.compile(r"£? ?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<pence>\.\d{1,2})?")
_NONE = re.compile(r"[-\s]*|n/?a\.?|nil|none", re.IGNORECASE)
_LONGEST = 12


def amount(text: str) -> Decimal | None:
    """The amount in pounds that a cell says, None where it says anything else or is not certain.

    Certain are a pound sign or none, thousands in threes, and a minus or brackets for less than nothing. Not certain:
    "5k", "£1.2m", "about £500", "£500 + VAT", "5.000", another currency.
    """
    words = flat(text)
    negative = words[:1] == "-" or words[:2] == "£-" or (words[:1] in "(£" and words[-1:] == ")")
    bare = words.replace("-", "", 1) if words[:1] == "-" or words[:2] == "£-" else words
    if bare is words and negative:
        bare = re.sub(r"^(£? ?)\((.*)\)$", r"\1\2", words)
    found = _AMOUNT.fullmatch(bare.strip())
    if found is None or len(found["whole"].replace(",", "")) > _LONGEST:
        return None
    value = Decimal(found["whole"].replace(",", "") + (found["pence"] or ""))
    return -value if negative else value


def says_none(text: str) -> bool:
    """Whether a cell states no amount: it is empty, or says so."""
    return _NONE.fullmatch(flat(text)) is not None


def pounds(value: Decimal) -> str:
    """An amount in words: "£1,870", "£17.50", "-£300"."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    return f"{sign}£{size:,.0f}" if size == size.to_integral_value() else f"{sign}£{size:,.2f}"
