"""Plain fields to the Word file of a CSP's quarterly update, in the shape of the older task-group form."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.returns.forms.wordfile import WordFile, cell, paragraph, row, table
from data.returns.reader.csp_template import FIGURES_LABEL, SPENDING_LABEL

_WIDTH = 9638
ACTION_HEADINGS = ("Action", "Milestones", "Lead agency", "Other partners", "Update this quarter")


@dataclass(frozen=True)
class PriorityFields:
    """One priority, who leads on it, and what the lead says this quarter."""

    priority: str
    lead: str
    achievements: Sequence[str] = ()
    concerns: Sequence[str] = ()
    recommendations: Sequence[str] = ()
    publicity: Sequence[str] = ()


@dataclass(frozen=True)
class ActionFields:
    """One row of the action plan."""

    action: str
    milestones: Sequence[str] = ()
    lead_agency: str = ""
    partners: str = ""
    update: str = ""


@dataclass(frozen=True)
class TableFields:
    """A small table: figures, or spending against plan. The first row holds the headings."""

    title: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class CspUpdateFields:
    """A CSP's update. `title` as in "Quarterly Progress Report: October 2018"."""

    title: str
    csp: str
    priorities: Sequence[PriorityFields] = ()
    action_plan: Sequence[ActionFields] = ()
    figures: Sequence[TableFields] = ()
    spending: Sequence[TableFields] = ()
    marking: str = ""


def write_csp_update(fields: CspUpdateFields) -> bytes:
    """The fields as a Word file: headings and bullets for each priority, then the tables."""
    body = [paragraph(fields.title, bold=True), paragraph(fields.csp, bold=True)]
    body += [part for priority in fields.priorities for part in _priority(priority)]
    if fields.action_plan:
        body += [paragraph("Action plan", bold=True), _action_table(fields.action_plan)]
    body += [part for figures in fields.figures for part in _titled(figures, FIGURES_LABEL)]
    body += [part for spending in fields.spending for part in _titled(spending, SPENDING_LABEL)]
    return WordFile(fields.marking).save([*body, paragraph("")])


def _priority(fields: PriorityFields) -> list[str]:
    sections = (
        ("Key achievements during this quarter:", fields.achievements),
        ("Areas of concern for partnership to note:", fields.concerns),
        ("Recommendations to partnership to address concerns:", fields.recommendations),
        ("Any items for publicity:", fields.publicity),
    )
    written = [
        paragraph(f"Priority: {fields.priority}", bold=True),
        paragraph(f"Lead officer: {fields.lead}"),
    ]
    for heading, texts in sections:
        written.append(paragraph(heading, bold=True))
        written += [paragraph(text, bullet=True) for text in (texts or ["None"])]
    return written


def _action_table(actions: Sequence[ActionFields]) -> str:
    rows = [[[heading] for heading in ACTION_HEADINGS]]
    rows += [
        [[action.action], list(action.milestones), [action.lead_agency], [action.partners], [action.update]]
        for action in actions
    ]
    return _grid(rows)


def _titled(fields: TableFields, label: str) -> list[str]:
    rows = [[[text] for text in texts] for texts in fields.rows]
    return [paragraph(label + fields.title, bold=True), _grid(rows)]


def _grid(rows: Sequence[Sequence[Sequence[str]]]) -> str:
    count = max(len(texts) for texts in rows)
    width = _WIDTH // count
    written = [
        row(*(cell([paragraph(text, bold=first) for text in texts or [""]], width=width) for texts in cells))
        for first, cells in ((index == 0, cells) for index, cells in enumerate(rows))
    ]
    return table(written, [width] * count)
