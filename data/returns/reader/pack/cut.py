"""One return cut out of a document: its blocks with the Places they have in the pack, and what belongs to them.

Page headers and footers, notes, and what Word kept out of sight go with the part that they belong to, so that it is
read as if it stood alone. A page header over several returns is the pack's and names none of them.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from data.returns.reader.normalise import key
from data.returns.reader.pack.atoms import Atom, blocks_of
from data.returns.reader.pack.bounds import Bounds
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.template import MARKING
from data.returns.reader.tree import Document, Opening, PagePart, Paragraph, Sighting
from data.returns.reader.word.pages import different_lines


@dataclass
class _Counts:
    """What was met between the beginning of one thing and that of the next."""

    sightings: slice
    notes: slice
    guides: slice


class Cutter:
    """Cuts the parts out of one document."""

    def __init__(self, document: Document, atoms: list[Atom], parts: list[Bounds]) -> None:
        self._document = document
        self._atoms = atoms
        self._parts = parts
        self._openings = _openings_of(document, atoms)
        self._sections = [self._sections_of(part) for part in parts]
        self._holders = {
            name: Counter(at for number in range(len(parts)) for at in self._page_numbers(number, name))
            for name in ("headers", "footers")
        }

    def part(self, number: int) -> Document:
        """The part at that index as a document of its own."""
        bounds = self._parts[number]
        chosen = self._atoms[bounds.start : bounds.end + 1]
        seen, guides, notes = self._met(bounds)
        headers = self._pages(number, self._document.trail.headers, "headers")
        footers = self._pages(number, self._document.trail.footers, "footers")
        for at in notes:
            seen += self._document.trail.note_sightings[at]
        for page in (*headers, *footers):
            seen += page.sightings
        return Document(
            blocks_of(self._document.body, chosen),
            different_lines(headers),
            different_lines(footers),
            tuple(self._document.notes[at] for at in notes),
            tuple(seen),
            frozenset(guides),
        )

    def rest_of_pages(self) -> list[Paragraph]:
        """The lines of page headers and footers that are in no part."""
        trail = self._document.trail
        kept: set[str] = set()
        for number in range(len(self._parts)):
            for pages, name in ((trail.headers, "headers"), (trail.footers, "footers")):
                kept |= {line.text for page in self._pages(number, pages, name) for line in page.lines}
        everywhere = (*self._document.headers, *self._document.footers)
        return [line for line in everywhere if line.text not in kept]

    def rest_of_notes(self) -> list[int]:
        """The notes (indexes) that no part refers to."""
        held = {at for part in self._parts for at in self._met(part)[2]}
        return [at for at in range(len(self._document.notes)) if at not in held]

    def of_the_file(self) -> list[Sighting]:
        """What was seen of the file as a whole, and in page headers and footers that are no single part's."""
        trail = self._document.trail
        pages = [("headers", *one) for one in enumerate(trail.headers)]
        pages += [("footers", *one) for one in enumerate(trail.footers)]
        loose = [page for name, at, page in pages if self._holders[name][at] != 1]
        of_file = [one for one in self._document.sightings if one.place == WHOLE_FILE]
        return [*of_file, *(one for page in loose for one in page.sightings)]

    def _met(self, bounds: Bounds) -> tuple[list[Sighting], list[str], list[int]]:
        """(sightings, guides, indexes of notes) of the atoms of a part."""
        seen: list[Sighting] = []
        guides: list[str] = []
        notes: list[int] = []
        for at in range(bounds.start, bounds.end + 1):
            for counts in self._openings.get(at, ()):
                seen += self._document.sightings[counts.sightings]
                guides += self._document.trail.guides[counts.guides]
                notes += range(*counts.notes.indices(len(self._document.notes)))
        return seen, guides, notes

    def _sections_of(self, bounds: Bounds) -> list[int]:
        """The sections of pages (indexes) that a part stands in."""
        first, last = self._atoms[bounds.start].block, self._atoms[bounds.end].block
        found, begins = [], 0
        for number, section in enumerate(self._document.trail.sections):
            if begins <= last and section.until > first:
                found.append(number)
            begins = section.until
        return found

    def _pages(self, number: int, pages: tuple[PagePart, ...], name: str) -> list[PagePart]:
        """The page headers (or footers) of a part; of one that another part has too, only its marking."""
        mine, holders = self._page_numbers(number, name), self._holders[name]
        return [pages[at] if holders[at] == 1 else _markings(pages[at]) for at in sorted(mine)]

    def _page_numbers(self, number: int, name: str) -> set[int]:
        sections = self._document.trail.sections
        return {at for section in self._sections[number] for at in getattr(sections[section], name)}


def _markings(page: PagePart) -> PagePart:
    return PagePart(tuple(line for line in page.lines if MARKING.match(key(line.text))))


def _openings_of(document: Document, atoms: list[Atom]) -> dict[int, list[_Counts]]:
    """For each atom (index) what was met while it was read. What stands before the first atom is the first one's."""
    first_at = _first_atoms(atoms)
    start = Opening("", 0, 0, 0)
    found: dict[int, list[_Counts]] = {}
    at = 0
    for opening, after in pairwise((start, *document.trail.openings)):
        at = first_at.get(opening.place, at)
        counts = _Counts(
            slice(opening.sightings, after.sightings),
            slice(opening.notes, after.notes),
            slice(opening.guides, after.guides),
        )
        found.setdefault(at, []).append(counts)
    return found


def _first_atoms(atoms: list[Atom]) -> dict[str, int]:
    """The first atom at each place, and at each place that holds it: "Table 2" is where its first row is."""
    found: dict[str, int] = {}
    for number, atom in enumerate(atoms):
        steps = atom.place.split(", ")
        for length in range(len(steps), 0, -1):
            found.setdefault(", ".join(steps[:length]), number)
    return found
