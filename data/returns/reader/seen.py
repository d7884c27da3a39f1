"""What the file kept out of its text, or what cannot be read as text, as Problems."""

from collections import Counter
from collections.abc import Iterable, Iterator

from data.returns.reader.doubts import quoted
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problems import Problem, problem
from data.returns.reader.tree import Sighting

# One problem for the whole file; of the others each place has its own.
_MERGED = (
    "tracked_changes",
    "placeholder",
    "unreadable_symbol",
    "pictures",
    "text_box",
    "nested_table",
    "days_counted_otherwise",
)


def problems_seen(sightings: Iterable[Sighting]) -> Iterator[Problem]:
    """The problems of the sightings, those of one code together."""
    found = tuple(sightings)
    for code in _MERGED:
        of_code = [item for item in found if item.code == code]
        if of_code:
            known = [item.place for item in of_code if item.place != WHOLE_FILE]
            yield problem(code, known[0] if known else WHOLE_FILE, count=len(of_code))
    single = Counter((item.code, item.place, item.text) for item in found if item.code not in _MERGED)
    for (code, place, text), count in single.items():
        for _ in range(count if code in ("comments", "deleted_row") else 1):
            yield problem(code, place, text=quoted(text))
