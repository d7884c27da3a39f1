"""A CSP's update as items, each with its Place."""

from collections.abc import Iterator

from data.returns.reader.parsed import CspPriority, FiguresTable, ParsedReturn, PlanAction
from data.returns.reading import ItemReading, source_at
from data.terms import Part, Saying


def csp_items(read: ParsedReturn) -> Iterator[ItemReading]:
    """The items of an update, in the order of the form; none when the file is not one."""
    if read.csp_update is None:
        return
    if read.group is None and read.csp_update.csp is not None:
        csp = read.csp_update.csp
        yield ItemReading(Part.GROUP, csp.canonical or csp.as_written, csp.as_written, csp.place)
    for priority in read.csp_update.priorities:
        yield from _priority(priority)
    for action in read.csp_update.action_plan:
        yield _action(read, action)
    for table in read.csp_update.figures:
        yield _table(table, table.title)
    for table in read.csp_update.spending:
        yield _table(table, f"Spending: {table.title}")


def _priority(priority: CspPriority) -> Iterator[ItemReading]:
    label = f"Lead officer: {priority.lead}" if priority.lead else ""
    yield ItemReading(Part.PRIORITY, priority.priority, priority.priority, priority.place, label=label)
    sections = (
        (Part.ACHIEVEMENT, priority.achievements),
        (Part.CONCERN, priority.concerns),
        (Part.RECOMMENDATION, priority.recommendations),
        (Part.PUBLICITY, priority.publicity),
    )
    for part, passages in sections:
        for passage in passages:
            yield ItemReading(part, passage.text, passage.text, passage.place, label=priority.priority)


def _action(read: ParsedReturn, action: PlanAction) -> ItemReading:
    lines = (
        ("", action.action),
        ("Milestones: ", "; ".join(action.milestones)),
        ("Lead agency: ", action.lead_agency),
        ("Other partners: ", action.partners),
        ("Update: ", action.update),
    )
    words = "\n".join(name + said for name, said in lines if said)
    saying = Saying.STATED if action.update else Saying.BLANK
    source = source_at(read.document, action.place) or words
    return ItemReading(Part.ACTION_PLAN, words, source, action.place, saying, label=action.action)


def _table(table: FiguresTable, title: str) -> ItemReading:
    words = "\n".join(" | ".join(row) for row in table.rows)
    return ItemReading(Part.FIGURES, words, words, table.place, label=title)
