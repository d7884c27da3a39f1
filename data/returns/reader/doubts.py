"""Every doubt about a reading as a Problem: what is missing, what contradicts itself, what a person must decide."""

from collections.abc import Iterator
from itertools import chain

from data.returns.reader.bodies import names_a_body
from data.returns.reader.normalise import key
from data.returns.reader.parsed import ParsedReturn, ReturnRow
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problems import Problem, problem
from data.returns.reader.staleness import later_dates
from data.returns.reader.template import PRODUCT_NAMES, PRODUCTS, Part
from data.returns.reader.written import OfficerCell, Passage, PlanState, Suggestion

_QUOTED = 70
_MOST_DATES = 4
_SUGGESTED = {
    Suggestion.STANDING_RISK: "standing_risk",
    Suggestion.EVENT: "event_not_risk",
    Suggestion.ISSUE: "issue_not_risk",
}
_EXPECTED_PARTS = (Part.OBJECTIVES, Part.KEY, Part.RISK, Part.PLANS)


def find_doubts(read: ParsedReturn, parts: set[Part], vacant: list[Passage]) -> Iterator[Problem]:
    """The problems of a return, in the order of the form. `parts` are the sections whose headings were found."""
    yield from _head(read, vacant)
    yield from _period(read)
    yield from _parts(read, parts)
    for row in read.key_information:
        yield from _row(row)
    for row in read.risk_register_items:
        yield from _suggested(row)
        yield from _row(row)
    yield from _merged(read)
    yield from _plans(read)
    yield from _rest(read)


def _head(read: ParsedReturn, vacant: list[Passage]) -> Iterator[Problem]:
    place = read.header_place or WHOLE_FILE
    if read.group is None:
        yield problem("group_missing", place)
    elif read.group.canonical is None:
        yield problem("group_unknown", read.group.place, text=quoted(read.group.as_written))
    for item in vacant:
        yield problem("officer_unclear", item.place, text=item.text)
    if not read.chair and not vacant:
        yield problem("chair_missing", place)
    if read.vice_chair_cell is OfficerCell.ABSENT:
        yield problem("vice_chair_absent", place)
    elif read.vice_chair_cell is OfficerCell.BLANK:
        yield problem("vice_chair_blank", read.vice_chair_place)


def _period(read: ParsedReturn) -> Iterator[Problem]:
    if read.period is None:
        yield problem("period_missing", read.header_place or WHOLE_FILE)
        return
    period, month = read.period, read.period.month
    if month is None:
        yield problem("period_unclear", period.place, text=period.as_written)
        return
    later = list(later_dates(_all_passages(read), month))
    done = [item.date.text for item in later if item.done]
    if done:
        yield problem("period_looks_stale", period.place, period=period.as_written, text=_listed(done))
    to_come = [item for item in later if not item.done]
    if to_come:
        texts = [item.date.text for item in to_come]
        yield problem("dates_after_period", to_come[0].place, period=period.as_written, text=_listed(texts))


def _parts(read: ParsedReturn, parts: set[Part]) -> Iterator[Problem]:
    for part in _EXPECTED_PARTS:
        if part not in parts:
            yield problem("section_missing", WHOLE_FILE, part.value, text=part.value)
    said = chain(
        read.key_information,
        read.risk_register_items,
        read.objectives,
        read.commentary,
        read.extra_sections,
        (one for one in read.carried if one.choice),
    )
    filled = any(entry.state is not PlanState.BLANK for entry in read.plans)
    if not any(True for _ in said) and not filled:
        yield problem("empty_return", WHOLE_FILE)


def _suggested(row: ReturnRow) -> Iterator[Problem]:
    if row.suggestion is not None:
        yield problem(_SUGGESTED[row.suggestion], row.place, text=quoted(row.left.text))


def _row(row: ReturnRow) -> Iterator[Problem]:
    asks = bool(row.right.passages) and row.right.nil is False and not row.right.for_information
    if asks and not names_a_body(row.right.text):
        yield problem("ask_names_nobody", row.right.place, text=quoted(row.right.text))
    if asks and not row.left.passages and not row.left.embedded:
        yield problem("ask_without_information", row.right.place)
    if asks and row.left.nil:
        yield problem("nil_with_ask", row.place)


def _merged(read: ParsedReturn) -> Iterator[Problem]:
    rows = (*read.key_information, *read.risk_register_items)
    for place in dict.fromkeys(row.right.place for row in rows if row.right.merged_down):
        yield problem("asks_merged", place)


def _plans(read: ParsedReturn) -> Iterator[Problem]:
    for name in PRODUCTS if read.plans else ():
        if read.plan(name).state is PlanState.ROW_MISSING:
            yield problem("plan_row_missing", read.plans[0].place, name, text=PRODUCT_NAMES[name])
    performance = read.plan("performance_information")
    worded = (PlanState.NARRATIVE, PlanState.STATED_WITHOUT_DATE)
    if performance.state in worded and not performance.dates:
        yield problem("performance_undated", performance.place, performance.key)


def _rest(read: ParsedReturn) -> Iterator[Problem]:
    for section in read.extra_sections:
        yield problem("extra_section", section.place, text=quoted(section.heading))
    for item in read.embedded:
        yield problem("embedded_object", item.place, text=item.name or item.program)
    for place, link in _odd_links(read):
        yield problem("link_not_web", place, text=quoted(link))
    for passage in read.unplaced:
        yield problem("unplaced", passage.place)
    if read.marking is not None and key(read.marking.text) != "official":
        yield problem("protective_marking", read.marking.place, text=read.marking.text)


def _odd_links(read: ParsedReturn) -> list[tuple[str, str]]:
    rows = (*read.key_information, *read.risk_register_items)
    links = [(cell.place, link) for row in rows for cell in (row.left, row.right) for link in cell.links]
    links += [(entry.place, link) for entry in read.plans for link in entry.links]
    links += [(section.place, link) for section in read.extra_sections for link in section.links]
    return [
        (place, link)
        for place, link in links
        if not link.casefold().startswith(("http:", "https:", "mailto:"))
    ]


def _all_passages(read: ParsedReturn) -> list[Passage]:
    rows = (*read.key_information, *read.risk_register_items)
    said = [passage for row in rows for cell in (row.left, row.right) for passage in cell.passages]
    plans = [Passage(entry.text, entry.place) for entry in read.plans]
    extras = [passage for section in read.extra_sections for passage in section.passages]
    return [*said, *plans, *read.commentary, *extras]


def _listed(texts: list[str]) -> str:
    more = len(texts) - _MOST_DATES
    return ", ".join(texts[:_MOST_DATES]) + (f" and {more} more" if more > 0 else "")


def quoted(text: str) -> str:
    """The words shortened to fit in a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[:_QUOTED].rsplit(" ", 1)[0] + " …"
