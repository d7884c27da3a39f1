"""Where each form's return begins and ends: its head before the first heading, what belongs to it after the last.

What is doubtful stays outside, where it is listed: words that are taken into a return by mistake would be said by it.
"""

from dataclasses import dataclass

from data.returns.reader.csp_template import SPENDING
from data.returns.reader.normalise import key
from data.returns.reader.pack.atoms import Atom
from data.returns.reader.pack.forms import Form
from data.returns.reader.pack.signs import Sign
from data.returns.reader.template import Part
from data.returns.reader.written import Kind

_LOOK_BACK = 14
_LONGEST_TAIL = 60
_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Bounds:
    """One return: its form, its first and its last atom. `marked` when something of the pack says where it ends."""

    form: Form
    start: int
    end: int
    marked: bool


def bounds_of(atoms: list[Atom], signs: list[Sign], forms: list[Form]) -> list[Bounds]:
    """The bounds of every form, in order; they never overlap."""
    starts: list[int] = []
    before = -1
    for form in forms:
        starts.append(_start(atoms, signs, form, before))
        before = form.last
    limits = [*(start - 1 for start in starts[1:]), len(atoms) - 1][: len(starts)]
    found = []
    for form, start, limit in zip(forms, starts, limits, strict=True):
        end, marked = _End(atoms, signs, form, limit, alone=len(forms) == 1).find()
        found.append(Bounds(form, start, end, marked))
    return found


def _start(atoms: list[Atom], signs: list[Sign], form: Form, before: int) -> int:
    """The first atom: the title with the names right before it, or whatever else the head has."""
    first = form.first if form.title is None else form.title
    at = _back_through_table(atoms, first, before)
    return _back_through_head(atoms, signs, at, before, titled=form.title is not None)


def _back_through_table(atoms: list[Atom], at: int, before: int) -> int:
    """The first row of the table that holds the atom, unless another return ends in it."""
    table = atoms[at].table
    if not table or (before >= 0 and atoms[before].table == table):
        return at
    while at - 1 > before and atoms[at - 1].table == table:
        at -= 1
    return at


def _back_through_head(atoms: list[Atom], signs: list[Sign], at: int, before: int, *, titled: bool) -> int:
    """As far back as atoms say what only a head says; with a title, only names that we know and on the same page."""
    for _ in range(_LOOK_BACK):
        if at - 1 <= before or atoms[at].new_page:
            break
        sign = signs[at - 1]
        if not (sign.named if titled else sign.head) or sign.paper:
            break
        at -= 1
    return at


class _End:
    """Looking for the last atom of one return."""

    def __init__(self, atoms: list[Atom], signs: list[Sign], form: Form, limit: int, *, alone: bool) -> None:
        self._atoms = atoms
        self._signs = signs
        self._form = form
        self._limit = limit
        self._alone = alone

    def find(self) -> tuple[int, bool]:
        """(the last atom, whether something marks the end)."""
        end = self._end_of_table(self._form.last)
        if self._form.kind is Kind.CSP_UPDATE:
            return self._end_of_update(end)
        tail = self._tail(end)
        if tail == end:
            return end, True
        if tail - end > _LONGEST_TAIL and self._atoms[self._form.last].table:
            return end, False
        if self._is_marked(tail):
            return tail, True
        return (tail, False) if self._is_open() else (end, True)

    def _end_of_table(self, at: int) -> int:
        table = self._atoms[at].table
        while table and at < self._limit and self._atoms[at + 1].table == table:
            at += 1
        return at

    def _tail(self, end: int) -> int:
        """The last of the atoms after the form that no page, title or other paper parts from it."""
        while end < self._limit and not self._ends_before(end + 1):
            end += 1
        return end

    def _ends_before(self, at: int) -> bool:
        atom, sign = self._atoms[at], self._signs[at]
        heads = not sign.extra and self._is_heading(atom)
        return atom.new_page or sign.paper or sign.title or bool(sign.csp_parts) or heads

    def _is_heading(self, atom: Atom) -> bool:
        """Whether a paragraph looks like a heading; below a form in a table a short bold line does too."""
        if atom.table or not atom.lines:
            return False
        line = atom.lines[0]
        bold = line.bold and len(line.text) <= _LONGEST_HEADING and not line.text.endswith(".")
        return line.heading or (bold and bool(self._atoms[self._form.last].table))

    def _is_marked(self, tail: int) -> bool:
        """Whether the tail ends with a page, or nothing but this return is in the file."""
        if tail == len(self._atoms) - 1:
            return self._alone
        return self._atoms[tail + 1].new_page

    def _is_open(self) -> bool:
        """Whether the form goes on below: it is written in paragraphs, or its last part has yet to come."""
        return not self._atoms[self._form.last].table or Part.COMMENTARY not in self._form.parts

    def _end_of_update(self, end: int) -> tuple[int, bool]:
        """To the next page that says nothing more of the update, or to another paper."""
        while end < self._limit:
            at = end + 1
            if self._signs[at].paper or self._signs[at].title:
                return end, True
            if self._atoms[at].new_page and not self._goes_on(at):
                return end, True
            end = at
        return end, self._alone or end < len(self._atoms) - 1 or bool(self._atoms[end].table)

    def _goes_on(self, at: int) -> bool:
        """Whether a new page holds more of the update: a priority, the action plan, a table of figures or spending."""
        following = range(at, min(at + 2, self._limit + 1))
        if any(self._signs[one].csp_more or self._signs[one].csp_parts for one in following):
            return True
        spent = SPENDING.search(key(self._atoms[at].text)) is not None
        return spent and any(self._atoms[one].table for one in following)
