"""The pre-filled return of a delivery group: the form's own headings, with last quarter's words beside them."""

from collections.abc import Sequence

from data.packs.controls import guide
from data.packs.last_quarter import LastQuarter
from data.packs.open_table import open_table
from data.reports.groups.products import ProductCell
from data.returns.forms.word_return import (
    ASKS_HEADING,
    COMMENTARY_HEADING,
    KEY_HEADING,
    PLANS_HEADING,
    RISK_HEADING,
)
from data.returns.forms.wordfile import WordFile, cell, paragraph, row, table
from data.returns.items.of_return import PRODUCT_OF
from data.returns.reader.carried import NO_VICE_CHAIR
from data.returns.reader.parsed import PlanEntry
from data.returns.reader.template import PRODUCT_NAMES
from data.store.tables import ReturnItem
from data.terms import Decision, Part, Product, ProductState, Saying

NEW_ROWS = 3
_HALVES = (4819, 4819)
_THIRDS = (2400, 3438, 3800)
_OBJECTIVES = "Objectives of Countywide Delivery Group"
_LASTING = frozenset(
    {
        ProductState.STATED_UNDATED,
        ProductState.STATED_DATED,
        ProductState.LINK,
        ProductState.NARRATIVE,
        ProductState.NOT_APPLICABLE,
    }
)


def group_body(file: WordFile, known: LastQuarter, month: str) -> list[str]:
    """The body of the form for a period; everything that only repeats last quarter stands in guides."""
    heading = (known.read.objectives_heading if known.read else None) or _OBJECTIVES
    return [
        paragraph(f"Quarterly Report: {month}", style="Heading1"),
        paragraph(known.reporter.name, bold=True),
        guide(_opening(known)),
        *_officers(known),
        paragraph(heading, style="Heading2"),
        *(paragraph(words, bullet=True) for words in known.words(Part.OBJECTIVE)),
        *_section(KEY_HEADING, known, Part.KEY_INFORMATION),
        *_section(RISK_HEADING, known, Part.RISK),
        *open_table(known),
        paragraph(PLANS_HEADING, style="Heading2"),
        _products(file, known),
        paragraph(COMMENTARY_HEADING, style="Heading2"),
        *(guide(f"Last quarter: {words}") for words in known.words(Part.COMMENTARY)),
        paragraph(""),
    ]


def _opening(known: LastQuarter) -> str:
    if not known.before:
        return "No earlier return is on record. Fill in each part, or write “None”."
    return (
        f"Words that begin “Last quarter” are from the return to {known.before} and are not read. "
        "Everything else is read as this quarter's: change what is no longer so."
    )


def _officers(known: LastQuarter) -> list[str]:
    chair = _officer(known, Part.CHAIR, "Chair")
    vice = _officer(known, Part.VICE_CHAIR, "Vice Chair")
    return [paragraph(chair or "Chair: "), paragraph(vice) if vice else guide(NO_VICE_CHAIR)]


def _officer(known: LastQuarter, part: Part, label: str) -> str:
    """The line as it was written, or the label and the name where that was corrected or shared a line."""
    for item in known.items:
        if item.part is part and item.saying is Saying.NOT_APPLICABLE:
            return f"{label}: N/A"
        if item.part is part and item.text:
            return item.source_text if _stands_alone(item) else f"{label}: {item.text}"
    return ""


def _stands_alone(item: ReturnItem) -> bool:
    written = item.source_text.casefold()
    alone = item.part is Part.VICE_CHAIR or "vice" not in written
    begins = written.startswith(("chair", "co-chair", "co chair", "vice"))
    return item.decision is not Decision.CORRECTED and alone and begins and "\n" not in written


def _section(heading: str, known: LastQuarter, part: Part) -> list[str]:
    """One of the two sections of rows: last quarter's rows to look at, then empty ones to write in."""
    rows = [row(*(_heading_cell(words) for words in (heading, ASKS_HEADING)), header=True)]
    rows += [
        row(cell(_last(item.text)), cell(_last(item.ask)))
        for item in known.items
        if item.part is part and (item.text.strip() or item.ask.strip())
    ]
    rows += [row(cell([paragraph("")]), cell([paragraph("")]))] * NEW_ROWS
    return [paragraph(heading, style="Heading2"), table(rows, _HALVES)]


def _last(words: str) -> list[str]:
    return [guide(f"Last quarter: {words}")] if words.strip() else [paragraph("")]


def _heading_cell(words: str) -> str:
    return cell([paragraph(words, bold=True)], shaded=True)


def _products(file: WordFile, known: LastQuarter) -> str:
    headings = ("Product", "Last quarter", "Now")
    rows = [row(*_cells([guide(words, bold=True) for words in headings], shaded=True), header=True)]
    of = {one.product: one for one in known.products}
    for key, product in PRODUCT_OF.items():
        last = of.get(product, ProductCell(product, ProductState.BLANK))
        now = _value(file, last, known.read.plan(key) if known.read else None)
        rows.append(row(*_cells([paragraph(PRODUCT_NAMES[key]), guide(_age(last)), now])))
    return table(rows, _THIRDS)


def _cells(blocks: Sequence[str], shaded: bool = False) -> list[str]:
    return [cell([block], width=width, shaded=shaded) for block, width in zip(blocks, _THIRDS, strict=True)]


def _value(file: WordFile, last: ProductCell, entry: PlanEntry | None) -> str:
    """What lasts is filled in; performance figures and embedded files are this quarter's own."""
    if last.product is Product.PERFORMANCE or last.state not in _LASTING:
        return paragraph("")
    link = entry.links[0] if entry and entry.links else None
    return paragraph(last.text or (link or ""), link=file.link(link) if link else None)


def _age(last: ProductCell) -> str:
    """What was said last quarter, and how old it is at the meeting."""
    if last.empty:
        return "Nothing was said last quarter."
    said = last.text or last.state.value
    if last.age_months is None:
        return f"{said} (no date given)"
    months = "1 month" if last.age_months == 1 else f"{last.age_months} months"
    due = ": its review is due" if last.out_of_date else ""
    return f"{said} ({months} old at the meeting{due})"
