"""Plain fields to a workbook of the form, sheet by sheet: the same fields that `writer` and `csp_writer` write as Word.

The reader reads them back as the same fields. A file cannot be embedded here: its name stands in its place.
"""

from collections.abc import Sequence

from data.returns.forms.excelfile import SheetFile, WorkbookFile, one_cell
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields
from data.returns.forms.word_update import CspUpdateFields, PriorityFields, TableFields
from data.returns.reader.excel.form import (
    CHAIR,
    CSP,
    CSP_SHEETS,
    GROUP,
    GROUP_SHEETS,
    MARKING,
    NOTES_SHEET,
    PRODUCT_ROWS,
    TABLE,
    TITLE,
    VICE_CHAIR,
    SheetForm,
)
from data.returns.reader.template import PRODUCTS
from data.terms import Marking

# Short enough together for Excel's list of choices; any other name can be typed.
_GROUPS = (
    "PREVENT",
    "CCJB Offender Group",
    "Youth Justice",
    "Domestic Abuse and Sexual Violence",
    "Drugs and Alcohol",
    "Child Sexual Exploitation and Missing",
    "Crisis Care Concordat",
    "Road Safety Partnership",
    "Modern Slavery",
)
_CSPS = (
    "Cambridge",
    "East Cambridgeshire",
    "Fenland",
    "Huntingdonshire",
    "Peterborough",
    "South Cambridgeshire",
)
_NOTHING_SAID = "None"


def write_return_workbook(fields: ReturnFields) -> bytes:
    """A delivery group's return as a workbook. Refused where a text is longer than a cell holds."""
    file = WorkbookFile(fields.title, fields.marking)
    about, objectives, key, risks, plans, commentary, extra = GROUP_SHEETS
    answers = [(TITLE, fields.title), (GROUP, fields.group), (CHAIR, fields.chair)]
    answers += [] if fields.vice_chair is None else [(VICE_CHAIR, fields.vice_chair)]
    _about(file, about, [*answers, (MARKING, fields.marking)], GROUP, _GROUPS)
    _rows(
        file.sheet(objectives, fields.objectives_heading), [[text] for text in _points(fields.objectives)], 1
    )
    first = _rows(file.sheet(key), _pairs(fields.key_rows), 2)
    _rows(file.sheet(risks), _pairs(fields.risk_rows), 2)
    _plans(file.sheet(plans), fields)
    _rows(file.sheet(commentary), [[text] for text in _points(fields.commentary)], 1)
    sections = [[section.heading, one_cell(section.paragraphs)] for section in fields.extra_sections]
    _rows(file.sheet(extra), sections, 2, blank=5)
    if fields.footnotes:
        notes = [[text, f"{key.name}, cell A{first + at}"] for at, text in enumerate(fields.footnotes)]
        _rows(file.sheet(NOTES_SHEET), notes, 2, blank=0)
    return file.save()


def write_csp_workbook(fields: CspUpdateFields) -> bytes:
    """A CSP's update as a workbook. Refused where a text is longer than a cell holds."""
    file = WorkbookFile(fields.title, fields.marking)
    about, priorities, actions, figures, spending = CSP_SHEETS
    answers = [(TITLE, fields.title), (CSP, fields.csp), (MARKING, fields.marking)]
    _about(file, about, answers, CSP, [f"{name} CSP" for name in _CSPS])
    _rows(file.sheet(priorities), [_priority(one) for one in fields.priorities], 6)
    plan = [
        [one.action, one_cell(one.milestones), one.lead_agency, one.partners, one.update]
        for one in fields.action_plan
    ]
    _rows(file.sheet(actions), plan, 5)
    _tables(file.sheet(figures), fields.figures)
    _tables(file.sheet(spending), fields.spending)
    return file.save()


def _about(
    file: WorkbookFile, form: SheetForm, answers: Sequence[tuple[str, str]], whose: str, names: Sequence[str]
) -> None:
    sheet = file.sheet(form)
    for label, answer in answers:
        sheet.add([label, answer])
        if label == whose:
            sheet.offer(sheet.next_row - 1, names)
        elif label == MARKING:
            sheet.offer(sheet.next_row - 1, [marking.value for marking in Marking])


def _rows(sheet: SheetFile, rows: Sequence[Sequence[str]], columns: int, blank: int = 20) -> int:
    """The rows, and empty ones below them. Gives the number of the first."""
    first = sheet.next_row
    for row in rows:
        sheet.add(row)
    sheet.add_blank(columns, max(0, blank - len(rows)))
    return first


def _points(texts: Sequence[str]) -> list[str]:
    return [one_cell([text]) for text in texts]


def _pairs(rows: Sequence[RowFields]) -> list[list[str]]:
    return [[one_cell(row.said), one_cell(row.asked)] for row in rows]


def _plans(sheet: SheetFile, fields: ReturnFields) -> None:
    for key in PRODUCTS:
        if key in fields.plans:
            value = fields.plans[key]
            sheet.add([PRODUCT_ROWS[key], _plan_words(value)], link=value.link or "")


def _plan_words(value: PlanFields) -> str:
    words = [value.text] if value.text else [value.link or ""]
    return "\n".join([*words, value.embedded or ""]).strip("\n")


def _priority(fields: PriorityFields) -> list[str]:
    said = (fields.achievements, fields.concerns, fields.recommendations, fields.publicity)
    return [fields.priority, fields.lead, *(one_cell(texts) if texts else _NOTHING_SAID for texts in said)]


def _tables(sheet: SheetFile, tables: Sequence[TableFields]) -> None:
    for table in tables:
        sheet.add([TABLE, table.title], head=True)
        for row in table.rows:
            sheet.add(row)
        sheet.skip()
    if not tables:
        sheet.add([TABLE, ""], head=True)
        sheet.add_blank(4, 8)
