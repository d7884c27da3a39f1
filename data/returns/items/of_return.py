"""A delivery group's reading as items: one thing a person decides on, with its Place and exact source words."""

import re
from collections.abc import Iterator

from data.returns.items.carried import carried_items
from data.returns.items.of_update import csp_items
from data.returns.items.reading import ItemReading, source_at
from data.returns.reader import template
from data.returns.reader.parsed import CellReading, OutlineBlock, ParsedReturn, PlanEntry, ReturnRow
from data.returns.reader.written import Kind, Officer, OfficerCell, PlanState, Suggestion
from data.terms import Part, Product, RiskKind, Saying

PRODUCT_OF = dict(zip(template.PRODUCTS, Product, strict=True))
"""The reader's key of each product row, and the product it is."""

KEY_OF = {product: key for key, product in PRODUCT_OF.items()}
"""The other way round."""

_TO_FOLLOW = re.compile(r"to follow[.;]?", re.IGNORECASE)
_SUGGESTED: dict[Suggestion, tuple[RiskKind, str]] = {
    Suggestion.EVENT: (RiskKind.EVENT, "it names a date and no doubt"),
    Suggestion.ISSUE: (RiskKind.ISSUE, "it says that it has happened"),
    Suggestion.STANDING_RISK: (RiskKind.RISK, "it begins like “no new risks” and restates a live concern"),
}
_OFFICER_SAYS = {
    OfficerCell.FILLED: Saying.STATED,
    OfficerCell.BLANK: Saying.BLANK,
    OfficerCell.NA: Saying.NOT_APPLICABLE,
    OfficerCell.ABSENT: Saying.BLANK,
}


def items_of(read: ParsedReturn) -> tuple[ItemReading, ...]:
    """Every item of a reading, in the order of the form; the same reading always gives the same items."""
    if read.kind is Kind.CSP_UPDATE:
        return (*_title(read), *csp_items(read), *_rest(read))
    return (*_title(read), *_officers(read), *_sections(read), *_rest(read))


def officers_in_words(officers: tuple[Officer, ...]) -> str:
    """The officers on one line: rank, name, organisation in brackets; T/ where temporary."""
    return "; ".join(_officer(one) for one in officers)


def says_of(cell: CellReading) -> Saying:
    """What a cell says: one of nil's five states, or something."""
    words = cell.text.strip()
    if _TO_FOLLOW.fullmatch(words):
        return Saying.TO_FOLLOW
    if cell.for_information:
        return Saying.FOR_INFORMATION
    if cell.nil:
        plain = words.casefold()
        return Saying.NOT_APPLICABLE if template.NOT_APPLICABLE.fullmatch(plain) else Saying.NIL
    return Saying.STATED if words or cell.embedded or cell.links else Saying.BLANK


def _title(read: ParsedReturn) -> Iterator[ItemReading]:
    if read.period is not None:
        source = source_at(read.document, read.period.place) or read.header_as_written or ""
        yield ItemReading(Part.PERIOD, read.period.as_written, source, read.period.place)
    if read.group is not None:
        known = read.group.canonical or read.group.as_written
        yield ItemReading(Part.GROUP, known, read.group.as_written, read.group.place)


def _officers(read: ParsedReturn) -> Iterator[ItemReading]:
    yield from _officer_item(Part.CHAIR, read.chair, read.chair_cell, read.document)
    yield from _officer_item(Part.VICE_CHAIR, read.vice_chair, read.vice_chair_cell, read.document)


def _officer_item(
    part: Part, officers: tuple[Officer, ...], cell: OfficerCell, document: tuple[OutlineBlock, ...]
) -> Iterator[ItemReading]:
    if cell is OfficerCell.ABSENT and part is Part.VICE_CHAIR:
        return
    place = officers[0].place if officers else ""
    words = officers_in_words(officers)
    yield ItemReading(part, words, source_at(document, place) or words, place, _OFFICER_SAYS[cell])


def _officer(one: Officer) -> str:
    words = " ".join(word for word in (one.rank, one.name) if word)
    words = f"T/ {words}" if one.temporary else words
    if words and one.organisation:
        return f"{words} ({one.organisation})"
    return words or one.organisation or ""


def _sections(read: ParsedReturn) -> Iterator[ItemReading]:
    for passage in read.objectives:
        yield ItemReading(Part.OBJECTIVE, passage.text, passage.text, passage.place)
    for row in read.key_information:
        yield _row(Part.KEY_INFORMATION, row)
    for row in read.risk_register_items:
        yield _row(Part.RISK, row)
    for entry in read.plans:
        if entry.state is not PlanState.ROW_MISSING:
            yield _plan(entry)


def _row(part: Part, row: ReturnRow) -> ItemReading:
    kind, reason = _SUGGESTED[row.suggestion] if row.suggestion else (None, "")
    left, right = _words(row.left), _words(row.right)
    return ItemReading(
        part,
        left,
        left,
        row.left.place,
        says_of(row.left),
        ask=right,
        ask_place=row.right.place,
        ask_saying=says_of(row.right),
        suggested_kind=kind,
        suggestion_reason=reason,
    )


def _words(cell: CellReading) -> str:
    return cell.text or "\n".join([*cell.links, *(f"Embedded file: {file.name}" for file in cell.embedded)])


def _plan(entry: PlanEntry) -> ItemReading:
    as_cell = CellReading(entry.place, nil=None, links=entry.links, embedded=entry.embedded)
    words = entry.text or _words(as_cell)
    says = Saying.STATED
    if entry.state in (PlanState.BLANK, PlanState.NOT_APPLICABLE):
        says = Saying.BLANK if entry.state is PlanState.BLANK else Saying.NOT_APPLICABLE
    elif _TO_FOLLOW.fullmatch(words.strip()):
        says = Saying.TO_FOLLOW
    return ItemReading(Part.PLAN, words, words, entry.place, says, label=PRODUCT_OF[entry.key].value)


def _rest(read: ParsedReturn) -> Iterator[ItemReading]:
    yield from carried_items(read)
    for passage in read.commentary:
        yield ItemReading(Part.COMMENTARY, passage.text, passage.text, passage.place)
    for section in read.extra_sections:
        cell = CellReading(section.place, section.passages, links=section.links, embedded=section.embedded)
        words = _words(cell)
        place = section.passages[0].place if section.passages else section.place
        yield ItemReading(Part.EXTRA, words, words, place, says_of(cell), label=section.heading)
    for note in read.footnotes:
        yield ItemReading(Part.FOOTNOTE, note.text, note.text, note.place, label=f"Footnote {note.number}")
    for passage in read.unplaced:
        yield ItemReading(Part.UNPLACED, passage.text, passage.text, passage.place)
