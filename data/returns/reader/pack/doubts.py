"""What is doubtful about a pack as a whole: two parts of one group, a part of none, what was left out."""

from collections.abc import Iterable, Iterator

from data.returns.reader.doubts import quoted
from data.returns.reader.pack.atoms import Atom
from data.returns.reader.pack.parsed import PackPart
from data.returns.reader.pack.signs import Sign
from data.returns.reader.problems import Problem, problem
from data.returns.reader.seen import problems_seen
from data.returns.reader.tree import Sighting


class Doubts:
    """The problems of one pack."""

    def __init__(self, parts: tuple[PackPart, ...], too_long: list[str], seen: list[Sighting]) -> None:
        self._parts = parts
        self._too_long = too_long
        self._seen = seen

    def found(self) -> Iterator[Problem]:
        """Those of the parts, then those of the whole file."""
        yield from self._same_group()
        for part in self._parts:
            if part.group is None:
                yield _without_group(part)
        for place in self._too_long:
            yield problem("part_too_long", place)
        yield from problems_seen(self._seen)

    def of_titles(self, titles: Iterable[tuple[Atom, Sign]]) -> Iterator[Problem]:
        """Titles of returns that have no form below them: perhaps one that was to follow."""
        for atom, _ in titles:
            yield problem("title_without_form", atom.place, text=quoted(atom.text))

    def _same_group(self) -> Iterator[Problem]:
        groups = dict.fromkeys(part.group for part in self._parts if part.group)
        for group in groups:
            alike = [part for part in self._parts if part.group == group]
            if len(alike) > 1:
                numbers = _listed([part.number for part in alike])
                yield problem("same_group_twice", alike[1].place, numbers=numbers, group=group)


def _without_group(part: PackPart) -> Problem:
    named = part.reading.group or (part.reading.csp_update.csp if part.reading.csp_update else None)
    if named is None:
        return problem("part_without_group", part.place, number=part.number)
    return problem("part_of_unknown_group", named.place, number=part.number, text=quoted(named.as_written))


def _listed(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    return f"{', '.join(words[:-1])} and {words[-1]}"
