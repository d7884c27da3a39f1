"""Items for publicity: one that carries a protective marking is held back, whatever anybody answers. Pure."""

from data.returns.reader.markings import marking_in, marking_of_file
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.places import WHOLE_FILE


def held_back_by(read: ParsedReturn, text: str) -> str:
    """What keeps an item for publicity from the public, in words: "OFFICIAL-SENSITIVE, page header"; "" for nothing."""
    of_file = marking_of_file(read)
    if of_file is not None:
        where = "the file's name" if of_file.place == WHOLE_FILE else of_file.place.lower()
        return f"{of_file.text}, {where}"
    marking = marking_in(text)
    return f"{marking}, in its own words" if marking else ""
