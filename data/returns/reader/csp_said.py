"""What one section of a priority says: its points, or that there is nothing. The same for every kind of file."""

from collections.abc import Sequence

from data.returns.reader.csp_template import NOTHING
from data.returns.reader.normalise import key
from data.returns.reader.parsed import NilAnswer
from data.returns.reader.template import NIL
from data.returns.reader.written import Passage


def stated_and_nil(part: str, found: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[NilAnswer, ...]]:
    """The points that say something, and the answer that says there is nothing where no point does.

    An empty section gives neither: nobody has said that there is nothing.
    """
    stated = tuple(one for one in found if not says_nothing(one.text))
    nil = () if stated else tuple(NilAnswer(part, one.text, one.place) for one in found[:1])
    return stated, nil


def says_nothing(text: str) -> bool:
    """Whether a point says that there is nothing, in the ways of all forms or of this one."""
    written = key(text)
    return bool(NIL.fullmatch(written) or NOTHING.fullmatch(written))
