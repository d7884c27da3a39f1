"""The forms in a pack: for each return the run of atoms from its first heading to its last.

A form begins again where a heading comes back after later ones; "(continued)" goes on. Fewer headings than a form
has are no return: minutes may well hold "Key issues".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.returns.reader.csp_template import CspPart
from data.returns.reader.normalise import key
from data.returns.reader.pack.atoms import Atom
from data.returns.reader.pack.signs import NUMBER, Sign
from data.returns.reader.template import Part
from data.returns.reader.written import Kind

_ORDER = (Part.OBJECTIVES, Part.KEY, Part.RISK, Part.PLANS, Part.COMMENTARY)
_TELLING = {Part.KEY, Part.RISK, Part.PLANS}
_ENOUGH = 2
_SOON = 4
_WAY_TO_FORM = 14


@dataclass
class Form:
    """One form: its first and last atoms with a heading, and which headings it has."""

    kind: Kind
    first: int
    last: int
    parts: list[Part] = field(default_factory=list)
    csp_parts: set[CspPart] = field(default_factory=set)
    csp: str | None = None
    title: int | None = None

    @property
    def is_form(self) -> bool:
        """Whether there is enough of it."""
        if self.kind is Kind.CSP_UPDATE:
            return len(self.csp_parts) >= _ENOUGH
        telling = _TELLING & set(self.parts)
        return bool(telling) and (self.title is not None or len(set(self.parts)) >= _ENOUGH)


def forms_of(atoms: list[Atom], signs: list[Sign]) -> list[Form]:
    """Every form, in order: those of groups, and those of CSPs in what is left."""
    groups = [form for form in _group_forms(atoms, signs) if form.is_form]
    taken = {at for form in groups for at in range(form.first, form.last + 1)}
    csps = [form for form in _csp_forms(atoms, signs, taken) if form.is_form]
    return sorted((*groups, *csps), key=lambda form: form.first)


def _group_forms(atoms: list[Atom], signs: list[Sign]) -> Iterator[Form]:
    form: Form | None = None
    title: int | None = None
    for at, sign in enumerate(signs):
        if sign.title:
            title = at
            if form is not None and _begins_anew(at, signs, form):
                yield form
                form = None
        if form is not None and _is_other_paper(atoms[at], sign):
            yield form
            form = None
        for part in sign.parts:
            if form is not None and not sign.continued and _starts_over(form, part):
                yield form
                form = None
            if form is None:
                near = title is not None and _is_way_to_form(atoms, signs, title, at)
                form = Form(Kind.RETURN, at, at, title=title if near else None)
            form.parts.append(part)
            form.last, title = at, None
    if form is not None:
        yield form


def _starts_over(form: Form, part: Part) -> bool:
    """Whether a heading that the form has comes back after a later one."""
    if part not in form.parts:
        begun = _TELLING if part is Part.OBJECTIVES else {Part.COMMENTARY}
        return part in (Part.OBJECTIVES, Part.KEY, Part.RISK) and bool(begun & set(form.parts))
    later = _ORDER[_ORDER.index(part) + 1 :]
    after = form.parts[len(form.parts) - 1 - form.parts[::-1].index(part) :]
    if part is Part.OBJECTIVES:
        return any(other in after for other in later)
    return any(
        other in after for other in (Part.PLANS, Part.COMMENTARY) if other is not part and other in later
    )


def _begins_anew(at: int, signs: list[Sign], form: Form) -> bool:
    """Whether a title inside a form begins another: its own first headings or its officers follow."""
    if {Part.PLANS, Part.COMMENTARY} & set(form.parts):
        return True
    if any(sign.officers for sign in signs[at : at + _SOON]):
        return True
    following = next((sign.parts[0] for sign in signs[at + 1 : at + _WAY_TO_FORM] if sign.parts), None)
    return following is Part.OBJECTIVES or (following is not None and following in form.parts)


def _is_other_paper(atom: Atom, sign: Sign) -> bool:
    """Whether an atom between two headings belongs to another paper, so that the form has ended before it."""
    first = atom.lines[0] if atom.lines else None
    heads_page = first is not None and atom.new_page and first.heading and not atom.table
    return sign.paper or (heads_page and not (sign.parts or sign.extra or sign.head or sign.title))


def _is_way_to_form(atoms: list[Atom], signs: list[Sign], title: int, first: int) -> bool:
    """Whether a title belongs to the form that begins at `first`: near it, on its page, with no other paper between.

    Over a page's end only what a head says may stand between them.
    """
    if title == first:
        return True
    between = range(title + 1, first)
    if any(signs[at].paper or signs[at].title for at in between) or len(between) > _WAY_TO_FORM:
        return False
    turned = any(atoms[at].new_page for at in range(title + 1, first + 1))
    return not turned or all(signs[at].head or not atoms[at].text for at in between)


def _csp_forms(atoms: list[Atom], signs: list[Sign], taken: set[int]) -> Iterator[Form]:
    form: Form | None = None
    title: int | None = None
    name: str | None = None
    for at, sign in enumerate(signs):
        if form is not None and (at in taken or sign.paper or _is_another(form, at, atoms, signs)):
            yield form
            form = None
        if at in taken or sign.paper:
            title = name = None
            continue
        if form is None:
            title = at if sign.title else title
            name = sign.csp or (None if sign.title else name)
        if sign.csp_parts and form is None:
            near = title is not None and _is_way_to_form(atoms, signs, title, at)
            form = Form(Kind.CSP_UPDATE, at, at, csp=name, title=title if near else None)
            title = name = None
        if sign.csp_parts and form is not None:
            form.csp_parts.update(sign.csp_parts)
            form.last = at
    if form is not None:
        yield form


def _is_another(form: Form, at: int, atoms: list[Atom], signs: list[Sign]) -> bool:
    """Whether another update begins here: with a CSP's name that is not this one's, or with a title.

    One update may have a title for each of its priorities, alike but for their numbers ("2.1", "2.2").
    """
    sign = signs[at]
    if not sign.title:
        return sign.csp is not None and sign.csp != form.csp
    alike = form.title is not None and _unnumbered(atoms[form.title]) == _unnumbered(atoms[at])
    ahead = range(at, min(at + _SOON, len(signs)))
    named = next((signs[one].csp for one in ahead if signs[one].csp), form.csp)
    return not (alike and form.csp is not None and named == form.csp)


def _unnumbered(atom: Atom) -> str | None:
    """The words of a numbered title without its number; None for one without."""
    words = key(atom.text)
    return NUMBER.sub("", words) if NUMBER.match(words) else None
