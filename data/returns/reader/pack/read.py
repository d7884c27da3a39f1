"""A checked Word package to a `ParsedPack`: every return in it, and what is in none."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from data.returns.reader import limits
from data.returns.reader.interpret import count_cells, read_part
from data.returns.reader.outline import outline
from data.returns.reader.pack.atoms import Atom, atoms_of
from data.returns.reader.pack.bounds import Bounds, bounds_of
from data.returns.reader.pack.cut import Cutter
from data.returns.reader.pack.doubts import Doubts
from data.returns.reader.pack.forms import forms_of
from data.returns.reader.pack.meeting import MeetingDays
from data.returns.reader.pack.parsed import Between, PackPart, ParsedPack
from data.returns.reader.pack.signs import Sign, sign_of
from data.returns.reader.pack.sure import how_sure
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.refusals import refused
from data.returns.reader.tree import Document
from data.returns.reader.upload import is_workbook, open_package
from data.returns.reader.word.reader import read_document
from data.returns.reader.written import GroupName


def read_pack(data: bytes, filename: str, aliases: Mapping[str, str] | None = None) -> ParsedPack:
    """The reading of a pack's bytes. `aliases` are further names of groups. Raises RefusedFile.

    This runs in the reader's own process, as `interpret.read_return` does.
    """
    parts = open_package(data)
    if is_workbook(parts):
        raise refused("excel_pack")
    document = read_document(parts, limits.PACK_PARAGRAPHS)
    if count_cells(outline(document)) > limits.PACK_CELLS:
        raise refused("pack_too_long")
    found = _Pack(document, posixpath.basename(filename.replace("\\", "/")), aliases or {}).read()
    if not found.parts:
        raise refused("no_return_in_pack")
    return found


def group_of(read: ParsedReturn) -> GroupName | None:
    """Whose return or update it says it is."""
    return read.group or (read.csp_update.csp if read.csp_update else None)


class _Pack:
    def __init__(self, document: Document, filename: str, aliases: Mapping[str, str]) -> None:
        self._document = document
        self._filename = filename
        self._aliases = aliases
        self._atoms = atoms_of(document.body)
        self._signs = [sign_of(atom) for atom in self._atoms]

    def read(self) -> ParsedPack:
        found = bounds_of(self._atoms, self._signs, forms_of(self._atoms, self._signs))
        too_long = [bounds for bounds in found if self._cells(bounds) > limits.CELLS]
        whole = [bounds for bounds in found if bounds not in too_long]
        cutter = Cutter(self._document, self._atoms, whole)
        read = [read_part(cutter.part(at), self._filename, self._aliases) for at in range(len(whole))]
        kept = [(bounds, one) for bounds, one in zip(whole, read, strict=True) if one is not None]
        if too_long and not kept:
            raise refused("too_many_cells")
        between = self._between([bounds for bounds, _ in kept])
        days = MeetingDays(self._atoms, [(bounds.start, bounds.end) for bounds, _ in kept])
        parts = tuple(
            self._part(number, bounds, one, days) for number, (bounds, one) in enumerate(kept, start=1)
        )
        doubts = Doubts(parts, [self._atoms[bounds.start].place for bounds in too_long], cutter.of_the_file())
        return ParsedPack(
            self._filename,
            parts,
            (*between, *self._rest_of_pages(cutter)),
            (*doubts.found(), *doubts.of_titles(self._lone_titles(found))),
            limits.applied_to_pack(),
        )

    def _cells(self, bounds: Bounds) -> int:
        """How many cells and paragraphs a part has: it is held to the limit of a return."""
        return sum(atom.cells for atom in self._atoms[bounds.start : bounds.end + 1])

    def _part(self, number: int, bounds: Bounds, read: ParsedReturn, days: MeetingDays) -> PackPart:
        named = group_of(read)
        sure, why = how_sure(bounds, read, self._signs[bounds.start])
        return PackPart(
            number=number,
            place=self._atoms[bounds.start].place,
            until=self._atoms[bounds.end].place,
            group=named.canonical if named else None,
            period=read.period.as_written if read.period else None,
            sure=sure,
            why=why,
            meeting_suggested=days.suggested(bounds.start, read.period),
            reading=read,
        )

    def _between(self, parts: list[Bounds]) -> Iterator[Between]:
        """Each run of atoms that is in no part."""
        begins = 0
        for bounds in parts:
            yield from _run(self._atoms[begins : bounds.start])
            begins = bounds.end + 1
        yield from _run(self._atoms[begins:])

    def _rest_of_pages(self, cutter: Cutter) -> Iterator[Between]:
        """Page headers, page footers and notes that are in no part."""
        for line in cutter.rest_of_pages():
            yield Between(line.place, line.place, line.text)
        for at in cutter.rest_of_notes():
            note = self._document.notes[at]
            yield Between(note.place, note.place, note.text)

    def _lone_titles(self, parts: list[Bounds]) -> Iterator[tuple[Atom, Sign]]:
        """Titles with a period that stand in no part."""
        held = {at for bounds in parts for at in range(bounds.start, bounds.end + 1)}
        for at, (atom, sign) in enumerate(zip(self._atoms, self._signs, strict=True)):
            if sign.title and sign.period and at not in held:
                yield atom, sign


def _run(atoms: Iterable[Atom]) -> Iterator[Between]:
    said = [atom for atom in atoms if atom.text or any(line.embedded for line in atom.lines)]
    if said:
        words = [atom.text or _embedded(atom) for atom in said]
        yield Between(said[0].place, said[-1].place, "\n".join(words))


def _embedded(atom: Atom) -> str:
    return ", ".join(
        f"[Embedded file: {item.name or item.program}]" for line in atom.lines for item in line.embedded
    )
