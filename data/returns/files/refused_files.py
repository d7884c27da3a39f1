"""Why a file is not taken, not kept or not handed out: every sentence by its code, which is what an address carries."""

from data.refusals import Refused
from data.returns.files.attachments import MOST_ATTACHED
from data.returns.reader import unfit

_SENTENCES = {
    "no_file": "Choose the file to attach.",
    "closed": "Files can be attached and taken back until the return is submitted. Send a newer file of the return "
    "first.",
    "too_many": f"A return can have {MOST_ATTACHED} attached files, and this one has them. Take one back first.",
    "harmful": "The scanner found something harmful in this file. It is held back and is not handed out. Ask for a "
    "clean copy where it came from.",
    "unscanned": "Files must be scanned before they are kept or handed out, and the scanner does not answer. Try again "
    "later; if it stays so, tell the administrator.",
}


def refused_file(code: str) -> Refused:
    """The refusal of that code. Raises KeyError for a code that has no sentence here."""
    return Refused(_SENTENCES[code], code)


def sentence_of(code: str) -> str:
    """The sentence of a code, "" for one that has none."""
    return _SENTENCES.get(code) or unfit.sentence_of(code)
