"""The pre-filled update of a CSP: its priorities and action plan, with last quarter's words beside them."""

from collections.abc import Sequence

from data.packs.controls import guide
from data.packs.last_quarter import LastQuarter
from data.packs.open_table import open_table
from data.returns.forms.word_update import ACTION_HEADINGS
from data.returns.forms.wordfile import cell, paragraph, row, table
from data.returns.items.publicity import held_back_by
from data.returns.reader.parsed import CspPriority, FiguresTable, ParsedReturn, PlanAction
from data.returns.reader.written import Passage

_WIDTHS = (2400, 2438, 1500, 1500, 1800)
_EVEN = sum(_WIDTHS) // len(_WIDTHS)


def csp_body(known: LastQuarter, month: str) -> list[str]:
    """The body of the form for a period. Figures and spending are shown, and sent anew as tables."""
    update = known.read.csp_update if known.read else None
    priorities = update.priorities if update else ()
    figures = (*update.figures, *update.spending) if update else ()
    return [
        paragraph(f"Quarterly Progress Report: {month}", style="Heading1"),
        paragraph(known.reporter.name, bold=True),
        guide(_opening(known)),
        *(
            part
            for priority in priorities or (CspPriority("", "", ""),)
            for part in _priority(known.read, priority)
        ),
        *open_table(known),
        *_action_plan(update.action_plan if update else ()),
        *(guide(_figures(one)) for one in figures),
        paragraph(""),
    ]


def _opening(known: LastQuarter) -> str:
    if not known.before:
        return "No earlier update is on record. Begin each priority with a line “Priority:” and its name."
    return (
        f"Words that begin “Last quarter” are from the update to {known.before} and are not read. "
        "Add tables of figures and of spending at the end."
    )


def _priority(read: ParsedReturn | None, said: CspPriority) -> list[str]:
    """One priority's headings with last quarter's words; an item for publicity that was held back is not said again."""
    sections = (
        ("Key achievements during this quarter:", said.achievements),
        ("Areas of concern for partnership to note:", said.concerns),
        ("Recommendations to partnership to address concerns:", said.recommendations),
        ("Any items for publicity:", _public(read, said)),
    )
    named = [paragraph(f"Priority: {said.priority}", style="Heading2")] if said.priority else []
    lead = [paragraph(f"Lead officer: {said.lead}")] if said.lead else []
    return [*named, *lead, *(part for heading, last in sections for part in _section(heading, last))]


def _public(read: ParsedReturn | None, said: CspPriority) -> list[Passage]:
    return [one for one in said.publicity if read is not None and not held_back_by(read, one.text)]


def _section(heading: str, last: Sequence[Passage]) -> list[str]:
    shown = [guide(f"Last quarter: {passage.text}") for passage in last]
    return [paragraph(heading, style="Heading3"), *shown, paragraph("", bullet=True)]


def _action_plan(actions: Sequence[PlanAction]) -> list[str]:
    if not actions:
        return []
    rows = [_row([[paragraph(words, bold=True)] for words in ACTION_HEADINGS], shaded=True)]
    section = ""
    for one in actions:
        if one.section and one.section != section:
            rows.append(row(cell([paragraph(one.section, bold=True)], span=len(_WIDTHS), width=_EVEN)))
        section = one.section
        rows.append(_row(_action(one)))
    return [paragraph("Action plan", style="Heading2"), table(rows, _WIDTHS)]


def _action(one: PlanAction) -> list[list[str]]:
    """The cells of a row; one that goes on leaves its action to the row above, as it was written."""
    update = [guide(f"Last quarter: {one.update}")] if one.update else []
    numbered = one.action if one.action.startswith(one.number) else f"{one.number} {one.action}"
    return [
        [paragraph(one.number if one.goes_on else numbered)],
        [paragraph(words) for words in one.milestones] or [paragraph("")],
        [paragraph(one.lead_agency)],
        [paragraph(one.partners)],
        [*update, paragraph("")],
    ]


def _row(cells: Sequence[Sequence[str]], shaded: bool = False) -> str:
    written = [cell(blocks, width=width, shaded=shaded) for blocks, width in zip(cells, _WIDTHS, strict=True)]
    return row(*written, header=shaded)


def _figures(one: FiguresTable) -> str:
    rows = "; ".join(", ".join(words) for words in one.rows)
    return f"Last quarter, {one.title}: {rows}"
