"""What somebody typed, made ready to be kept."""

import re

from data.refusals import Refused

LONGEST_TEXT = 20_000

LONGEST_WORDS = 2_000
"""Characters of a question, an answer or a reason; a longer one is refused, never cut."""

TOO_LONG = f"This is longer than {LONGEST_WORDS:,} characters. Shorten it: your words are kept below."

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def cleaned(text: str) -> str:
    """What somebody typed, without control characters and outer spaces. Refused when far too long."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n")).strip()
    if len(plain) > LONGEST_TEXT:
        raise Refused(f"That is more than {LONGEST_TEXT:,} characters. Shorten it.", "too-long")
    return plain


def few_words(text: str) -> str:
    """As `cleaned`, of what is a paragraph or two: refused when longer."""
    said = cleaned(text) if len(text) <= 2 * LONGEST_WORDS else text
    if len(said) > LONGEST_WORDS:
        raise Refused(TOO_LONG, "too-long")
    return said
