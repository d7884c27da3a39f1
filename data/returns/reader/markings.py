"""Protective markings that forbid publication, in a line of words, on the pages of a file, or in its name.

OFFICIAL and NOT PROTECTIVELY MARKED forbid nothing. Words such as "restricted" and "secret" are ordinary words too, so
inside a text they count only as somebody writes a marking: in capitals, in brackets, or in front of the words.
"""

import re
from collections.abc import Iterator

from data.returns.reader.normalise import flat
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.written import Passage

_ANY = r"official ?-? ?sensitive|top secret|secret|confidential|restricted|protect"
_CAPITALS = r"OFFICIAL ?-? ?SENSITIVE|TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|PROTECT"
_CAVEAT = r"(?: ?[-:|/] ?[\w ]{1,40})?"
_BEFORE = r"(?:protective )?marking ?[:-] ?"
_ALONE = (
    re.compile(rf"\W*(?:{_BEFORE})?(?P<marking>{_ANY})\W*", re.IGNORECASE),
    re.compile(rf"\W*(?P<marking>{_CAPITALS})(?: ?[-:|/] ?[A-Z ]{{1,40}})?\W*"),
)
_WRITTEN = (
    re.compile(r"\b(?P<marking>official ?-? ?sensitive)\b", re.IGNORECASE),
    re.compile(r"\b(?P<marking>TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)\b"),
    re.compile(rf"[\[(] ?(?P<marking>{_ANY}){_CAVEAT} ?[\])]", re.IGNORECASE),
    re.compile(r"^\W*(?P<marking>top secret|secret|confidential|restricted)(?: ?[:|]| -) ", re.IGNORECASE),
    re.compile(r"^\W*(?P<marking>PROTECT)(?: ?[:|]| -) "),
    re.compile(rf"\b{_BEFORE}(?P<marking>{_ANY})\b", re.IGNORECASE),
)
_ON_A_PAGE = re.compile(r"^\W*(?P<marking>top secret|secret|confidential|restricted)\b", re.IGNORECASE)
_EDGES = frozenset({"page header", "page footer"})


def marking_in(text: str) -> str:
    """The marking that a text carries, in capitals; "" where it carries none that forbids publication."""
    words = flat(text)
    found = _alone(words) or next((match for one in _WRITTEN if (match := one.search(words))), None)
    return _capitals(found["marking"]) if found else ""


def marking_of_file(read: ParsedReturn) -> Passage | None:
    """The marking of a whole file and where it stands: on its pages, on a line of its own, or in its name."""
    for text, place, edge in _lines(read):
        words = flat(text)
        found = _alone(words) or (_ON_A_PAGE.match(words) if edge else None)
        marking = _capitals(found["marking"]) if found else (marking_in(text) if edge else "")
        if marking:
            return Passage(marking, place)
    named = marking_in(read.file.rpartition(".")[0].replace("_", " "))
    return Passage(named, WHOLE_FILE) if named else None


def where_marked(marking: Passage) -> str:
    """Where the marking of a file stands, within a sentence: "page header", "the file's name"."""
    if marking.place == WHOLE_FILE:
        return "the file's name"
    return marking.place.removesuffix(", paragraph 1").lower()


def _alone(words: str) -> re.Match[str] | None:
    """The words when they are nothing but a marking."""
    return next((match for one in _ALONE if (match := one.fullmatch(words))), None)


def _lines(read: ParsedReturn) -> Iterator[tuple[str, str, bool]]:
    """Every line of the file with its Place, and whether it stands at the edge of the pages."""
    if read.marking is not None:
        yield read.marking.text, read.marking.place, True
    for block in read.document:
        for cell in block.cells:
            for text, place in zip(cell.paragraphs, cell.places, strict=True):
                for line in text.split("\n"):
                    yield line, place, block.kind in _EDGES


def _capitals(marking: str) -> str:
    written = marking.upper()
    return "OFFICIAL-SENSITIVE" if written.startswith("OFFICIAL") else written
