"""Items for publicity: one that carries a protective marking is held back, whatever anybody answers. Pure."""

from data.returns.reader.markings import marking_in, marking_of_file, where_marked
from data.returns.reader.parsed import ParsedReturn
from data.terms import Marking, Part, PublicationPart, Saying


def held_back_by(read: ParsedReturn, text: str) -> str:
    """What keeps an item for publicity from the public, in words: "OFFICIAL-SENSITIVE, page header"; "" for nothing."""
    of_file = marking_of_file(read)
    if of_file is not None:
        return f"{of_file.text}, {where_marked(of_file)}"
    marking = marking_in(text)
    return f"{marking}, in its own words" if marking else ""


def held_back_with(own: str, marking: Marking, part: PublicationPart) -> str:
    """As `held_back_by`, with what the OPCC has set for the whole update; `own` is what holds the item itself back."""
    if own:
        return own
    if marking is not Marking.OFFICIAL:
        return f"{marking.value}, the whole update"
    return f"{part.value}, the whole update" if part is not PublicationPart.A else ""


def held_back_of(part: Part, saying: Saying, own: str, whole: tuple[Marking, PublicationPart]) -> str:
    """As `held_back_with`, of an item of any part; "" for what is not for publicity or says nothing."""
    if part is not Part.PUBLICITY or saying is not Saying.STATED:
        return ""
    return held_back_with(own, *whole)
