"""A CSP's update as items, each with its Place."""

from collections.abc import Iterator

from data.returns.items.publicity import held_back_by
from data.returns.items.reading import ItemReading, UpdateReading, source_at
from data.returns.items.update_cells import plan_words, table_words
from data.returns.reader.parsed import CspPriority, FiguresTable, NilAnswer, ParsedReturn, PlanAction
from data.returns.reader.template import NOT_APPLICABLE
from data.terms import Part, Saying

_SECTIONS = {
    "achievements": Part.ACHIEVEMENT,
    "concerns": Part.CONCERN,
    "recommendations": Part.RECOMMENDATION,
    "publicity": Part.PUBLICITY,
}


def csp_items(read: ParsedReturn) -> Iterator[ItemReading]:
    """The items of an update, in the order of the form; none when the file is not one."""
    if read.csp_update is None:
        return
    if read.group is None and read.csp_update.csp is not None:
        csp = read.csp_update.csp
        yield ItemReading(Part.GROUP, csp.canonical or csp.as_written, csp.as_written, csp.place)
    for priority in read.csp_update.priorities:
        yield from _priority(read, priority)
    for action in read.csp_update.action_plan:
        yield _action(read, action)
    for table in read.csp_update.figures:
        yield _table(table, table.title, spending=False)
    for table in read.csp_update.spending:
        yield _table(table, table.title, spending=True)


def _priority(read: ParsedReturn, priority: CspPriority) -> Iterator[ItemReading]:
    label = f"Lead officer: {priority.lead}" if priority.lead else ""
    yield ItemReading(Part.PRIORITY, priority.priority, priority.priority, priority.place, label=label)
    nil = {one.part: one for one in priority.nil}
    for name, part in _SECTIONS.items():
        for passage in getattr(priority, name):
            held = held_back_by(read, passage.text) if part is Part.PUBLICITY else None
            yield ItemReading(
                part,
                passage.text,
                passage.text,
                passage.place,
                label=priority.priority,
                of_update=None if held is None else UpdateReading(held_back=held),
            )
        if name in nil:
            yield _nil(part, nil[name], priority.priority)


def _nil(part: Part, one: NilAnswer, label: str) -> ItemReading:
    not_applicable = NOT_APPLICABLE.fullmatch(one.text.strip().casefold())
    saying = Saying.NOT_APPLICABLE if not_applicable else Saying.NIL
    return ItemReading(part, one.text, one.text, one.place, saying, label=label)


def _action(read: ParsedReturn, action: PlanAction) -> ItemReading:
    words = plan_words(action)
    saying = Saying.STATED if action.update else Saying.BLANK
    source = source_at(read.document, action.place) or words
    cells = UpdateReading(action)
    return ItemReading(
        Part.ACTION_PLAN, words, source, action.place, saying, label=action.action, of_update=cells
    )


def _table(table: FiguresTable, title: str, *, spending: bool) -> ItemReading:
    words = table_words(table)
    cells = UpdateReading(table, spending)
    return ItemReading(Part.FIGURES, words, words, table.place, label=title, of_update=cells)
