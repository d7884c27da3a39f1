"""What an atom says about where returns begin and end: a title, a group, officers, headings, another paper."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from data.returns.reader import csp_template as csp_form
from data.returns.reader.bullets import starts_bullet, strip_bullet
from data.returns.reader.csp_tables import is_action_plan
from data.returns.reader.flow import Unit
from data.returns.reader.groups import canonical_csp, canonical_group
from data.returns.reader.head import is_officers_line
from data.returns.reader.headings import Heading, after_label, find_heading
from data.returns.reader.normalise import key
from data.returns.reader.pack.atoms import Atom
from data.returns.reader.period import find_period, tidy_edges
from data.returns.reader.template import EXTRA_HEADING, MARKING, Part
from data.returns.reader.tree import Paragraph

_LONGEST_TITLE = 160
_LONGEST_LABEL = 240
# A word of each heading: where none stands, no heading is looked for. Packs have many pages of prose.
_MAY_LABEL = re.compile(
    r"objectives|key|risk|plans|quarterly|comment|achievement|concern|recommendation|publicity|update|news|business"
    r"|information|items?|matters?",
    re.I,
)
_LONGEST_NAME = 120
_MOST_TITLE_CELLS = 3
NUMBER = re.compile(r"^(agenda )?(item )?\d+[\d.]*[a-z]?[.):]?\s+", re.I)
_TITLE = re.compile(
    r"(quarterly\s+(progress\s+)?(report|return|update)|csp\s+(quarterly\s+)?update|task\s+group\s+(report|update))\b"
    r"(?!\s+on\s)",
    re.I,
)
_GROUPLIKE = re.compile(r"\b(group|board|partnership|network|committee|forum|csp|cdrp)\b")
_SMALL_WORDS = frozenset(
    {"and", "of", "the", "for", "in", "on", "with", "to", "delivery", "group", "board", "partnership"}
)
_CONTINUED = re.compile(r"\bcont(inued|'?d)?\b")
_AREA = re.compile(r"^(the )?(safer )?(?P<area>\w+( \w+)?)")

# How other papers of a pack begin; matched from the start of a short line, numbers taken off.
_PAPER = re.compile(
    r"(draft |unconfirmed |confirmed |approved )?(minutes|agenda|notes (of|from)|action (log|points|list|table))\b"
    r"|matters arising|apologies|attendance|attendees|present\b ?:|in attendance|declarations? of interest"
    r"|actions from\b|(appendix|annex|enclosure|paper) ([a-z]|\d+)\b|(agenda )?item \d|date of (the )?next meeting"
    r"|forward (agenda|plan)\b"
    r"|(public|board|meeting) (papers|pack|report)|(covering|cover) (sheet|report|note)|report (to|of|by) the\b"
    r"|welcome( and|,|$)|any other business ?:?$"
)


@dataclass(frozen=True)
class Sign:
    """What one atom says. `parts` are the headings of a group's return in it, `csp_parts` those of a CSP's update.

    `head` is what the head of a return says, `named` only a name that we know or a marking; `paper` where another
    paper begins.
    """

    title: bool = False
    period: bool = False
    parts: tuple[Part, ...] = ()
    continued: bool = False
    csp_parts: tuple[csp_form.CspPart, ...] = ()
    csp_more: bool = False
    csp: str | None = None
    officers: bool = False
    extra: bool = False
    named: bool = False
    head: bool = False
    paper: bool = False


def sign_of(atom: Atom) -> Sign:
    """What an atom says, by itself."""
    first = atom.lines[0] if atom.lines else None
    if first is None:
        return Sign()
    labelled = _MAY_LABEL.search(" ".join(line.text[:_LONGEST_LABEL] for line in atom.lines)) is not None
    found = [heading for heading in map(_heading, atom.units) if heading is not None] if labelled else []
    csp_parts = tuple(part for line in atom.lines for part in _csp_parts(line)) if labelled else ()
    extra = labelled and after_label((first,), EXTRA_HEADING) is not None
    title, period = _title(atom)
    officers = any(is_officers_line(line.text) for line in atom.lines)
    plain = not found and not csp_parts and not title
    return Sign(
        title=title,
        period=period,
        parts=tuple(heading.part for heading in found),
        continued=any(_CONTINUED.search(key(heading.text)) for heading in found),
        csp_parts=csp_parts,
        csp_more=_is_csp_more(atom),
        csp=_csp(atom),
        officers=officers,
        extra=extra,
        named=plain and _each(atom, _is_known),
        head=plain and (officers or _each(atom, _head_line)),
        paper=plain and not extra and not atom.table and _is_paper(first),
    )


def _heading(unit: Unit) -> Heading | None:
    return find_heading(unit.filled[0].paragraphs()) if unit.filled else None


def _csp(atom: Atom) -> str | None:
    """The CSP that a line of the atom names, and does nothing else."""
    names = (line.text for line in atom.lines if is_name(line.text) and _is_csp_name(line.text))
    return next((found for found in map(canonical_csp, names) if found), None)


def is_name(text: str) -> bool:
    """Whether the words could be a name alone: short, and no sentence."""
    return 0 < len(text) <= _LONGEST_NAME and not text.endswith((".", ";", "?")) and not starts_bullet(text)


def _title(atom: Atom) -> tuple[bool, bool]:
    """(whether a line is the title of a return or update, whether it names a period)."""
    if atom.columns > _MOST_TITLE_CELLS:
        return False, False
    for text in (written for line in atom.lines for written in line.lines):
        if len(text) <= _LONGEST_TITLE and not text.endswith("."):
            found = _title_words(NUMBER.sub("", text))
            if found is not None:
                return True, found
    return False, False


def _title_words(written: str) -> bool | None:
    """Whether a title names a period; None when the words are no title but speak of a report."""
    match = _TITLE.search(written)
    if match is None:
        return None
    before, after = tidy_edges(written[: match.start()]), written[match.end() :]
    period = find_period(after) or find_period(before)
    rest = tidy_edges(period.rest if period else f"{before} {after}")
    named = not rest or canonical_group(rest) or canonical_csp(rest) or _GROUPLIKE.search(key(rest))
    closed = not after.strip() or after.lstrip()[:1] in ":-–—(," or find_period(after) is not None
    return period is not None if named and closed else None


def _csp_parts(line: Paragraph) -> list[csp_form.CspPart]:
    return [part for part, label in csp_form.HEADINGS.items() if after_label((line,), label)]


def _is_csp_more(atom: Atom) -> bool:
    """Something of a CSP's update that is no heading of it: a priority, its lead, the action plan."""
    if atom.table:
        return is_action_plan(atom.units[0].cells) if atom.units else False
    text = atom.text
    said = csp_form.PRIORITY.match(text) or csp_form.LEAD.match(text)
    return bool(said or csp_form.ACTION_PLAN.fullmatch(key(text)))


def _is_csp_name(text: str) -> bool:
    """Whether a line is the name of a CSP: it begins with the area, or with "CSP:"."""
    if csp_form.CSP_LABEL.match(text):
        return canonical_csp(text) is not None
    area = _AREA.match(key(text))
    return bool(csp_form.CSP_NAME.search(text) and area and canonical_csp(area["area"]))


def _each(atom: Atom, test: Callable[[str], bool]) -> bool:
    lines = [line.text for line in atom.lines if line.text]
    return bool(lines) and all(test(text) for text in lines)


def _is_known(text: str) -> bool:
    """A group or CSP that we know, or a protective marking."""
    if len(text) > _LONGEST_NAME:
        return False
    known = is_name(text) and (canonical_group(text) is not None or _is_csp_name(text))
    return known or MARKING.fullmatch(key(text)) is not None


def _head_line(text: str) -> bool:
    """Something that the head of a return says by itself."""
    if _is_known(text) or is_officers_line(text):
        return True
    if csp_form.PRIORITY.match(text) or csp_form.LEAD.match(text):
        return True
    if not is_name(text):
        return False
    period = find_period(text)
    whole = period is not None and not period.rest
    return whole or (bool(_GROUPLIKE.search(key(text))) and _is_capitalised(text))


def _is_capitalised(text: str) -> bool:
    """Whether the words are written like a name: what begins small is a word that names do not capitalise."""
    small = {word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word[0].islower()}
    return small <= _SMALL_WORDS


def _is_paper(line: Paragraph) -> bool:
    """Whether a paragraph outside tables is where another paper of the pack begins."""
    text = strip_bullet(line.text)
    if not text or len(text) > _LONGEST_TITLE:
        return False
    written = key(line.text)
    named = _PAPER.match(NUMBER.sub("", written)) or _PAPER.match(written)
    return bool(named) and not text.endswith((".", ";"))
