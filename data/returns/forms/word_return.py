"""Plain fields to the Word file that a lead would have written: for the sample year, hand-backs and tests.

The bytes depend on the fields alone, so the same return always has the same SHA-256. What `write_return` writes,
the reader reads back as the same fields.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.returns.forms.wordfile import WordFile, cell, paragraph, row, table
from data.returns.reader.template import PRODUCT_NAMES, PRODUCTS

KEY_HEADING = "Key information to raise to the Board"
RISK_HEADING = "Items to be added to the CCSSB Risk Register"
ASKS_HEADING = "Requested actions by responsible authorities/board chairs"
PLANS_HEADING = "Plans, actions and performance"
COMMENTARY_HEADING = "Additional commentary on plans, actions and performance:"
_HALF, _LABEL = 4819, 2800
_CO_CHAIRS = re.compile(r"co[- ]?chair", re.IGNORECASE)


@dataclass(frozen=True)
class RowFields:
    """One row: paragraphs of the left cell (information or risk) and of the right one (asks)."""

    said: Sequence[str] = ()
    asked: Sequence[str] = ()


@dataclass(frozen=True)
class PlanFields:
    """A product row's value: words, or words that link to an address, or an embedded file of that name."""

    text: str = ""
    link: str | None = None
    embedded: str | None = None


@dataclass(frozen=True)
class SectionFields:
    """A section that the form does not have."""

    heading: str
    paragraphs: Sequence[str] = ()


@dataclass(frozen=True)
class ReturnFields:
    """A return in plain words. `vice_chair` None leaves the cell out; "" leaves it blank. A product missing from
    `plans` has no row. `footnotes` are marked in order on the first key rows."""

    title: str
    group: str
    chair: str = ""
    vice_chair: str | None = None
    objectives_heading: str = "Objectives of Countywide Delivery Group"
    objectives: Sequence[str] = ()
    key_rows: Sequence[RowFields] = ()
    risk_rows: Sequence[RowFields] = ()
    plans: Mapping[str, PlanFields] = field(default_factory=lambda: dict.fromkeys(PRODUCTS, PlanFields()))
    commentary: Sequence[str] = ()
    extra_sections: Sequence[SectionFields] = ()
    footnotes: Sequence[str] = ()
    marking: str = ""


def write_return(fields: ReturnFields) -> bytes:
    """The fields as a Word file in the form's usual layout: one table, two columns."""
    file = WordFile(fields.marking, tuple(fields.footnotes))
    rows = [_title_row(fields), *_officer_rows(fields), *_objective_rows(fields)]
    rows += _section_rows(KEY_HEADING, fields.key_rows, len(fields.footnotes))
    rows += _section_rows(RISK_HEADING, fields.risk_rows, 0)
    rows += [_whole(PLANS_HEADING), *_plan_rows(file, fields.plans)]
    rows += [_commentary_row(fields.commentary)]
    rows += [part for section in fields.extra_sections for part in _extra_rows(section)]
    return file.save([table(rows, (_HALF, _HALF)), paragraph("")])


def _title_row(fields: ReturnFields) -> str:
    return row(_heading_cell(fields.title), _heading_cell(fields.group))


def _officer_rows(fields: ReturnFields) -> list[str]:
    label = "" if _CO_CHAIRS.match(fields.chair) else "Chair: "
    chair = paragraph(label + fields.chair, bold=True)
    if fields.vice_chair is None:
        return [row(cell([chair], span=2))]
    return [row(cell([chair]), cell([paragraph(f"Vice Chair: {fields.vice_chair}", bold=True)]))]


def _objective_rows(fields: ReturnFields) -> list[str]:
    return [_whole(fields.objectives_heading), row(cell(_bullets(fields.objectives), span=2))]


def _section_rows(heading: str, rows: Sequence[RowFields], notes: int) -> list[str]:
    written = [row(_heading_cell(heading), _heading_cell(ASKS_HEADING))]
    for number, fields in enumerate(rows, start=1):
        said = _bullets(fields.said, note=number if number <= notes else None)
        written.append(row(cell(said), cell(_bullets(fields.asked))))
    return written


def _plan_rows(file: WordFile, plans: Mapping[str, PlanFields]) -> list[str]:
    return [
        row(
            cell([paragraph(PRODUCT_NAMES[key])], width=_LABEL),
            cell([_plan_value(file, plans[key])], width=_HALF * 2 - _LABEL),
        )
        for key in PRODUCTS
        if key in plans
    ]


def _plan_value(file: WordFile, value: PlanFields) -> str:
    if value.embedded is not None:
        return paragraph(value.text, extra=file.embed(value.embedded))
    return paragraph(value.text, link=file.link(value.link)) if value.link else paragraph(value.text)


def _commentary_row(commentary: Sequence[str]) -> str:
    return row(cell([paragraph(COMMENTARY_HEADING, bold=True), *map(paragraph, commentary)], span=2))


def _extra_rows(section: SectionFields) -> list[str]:
    return [_whole(section.heading), row(cell(_bullets(section.paragraphs), span=2))]


def _whole(heading: str) -> str:
    return row(_heading_cell(heading, span=2))


def _heading_cell(text: str, span: int = 1) -> str:
    return cell([paragraph(text, bold=True)], span=span, shaded=True)


def _bullets(texts: Sequence[str], note: int | None = None) -> list[str]:
    marks = [note if index == 0 else None for index in range(len(texts))]
    written = [paragraph(text, bullet=True, note=mark) for text, mark in zip(texts, marks, strict=True)]
    return written or [paragraph("")]
