"""Returns and updates made up for round trips, and the fields as a reading gives them back."""

from typing import Any

from hypothesis import strategies as st

from data.returns.contract import texts
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, SectionFields
from data.returns.forms.word_update import ActionFields, CspUpdateFields, PriorityFields, TableFields
from data.returns.items.of_return import items_of
from data.returns.reader.parsed import CellReading, ParsedReturn
from data.returns.reader.template import PRODUCTS
from data.returns.reader.wire import to_wire
from data.terms import Part

GROUP = "Cambridgeshire and Peterborough Road Safety Partnership"
CSP = "Fenland Community Safety Partnership"

# Sentences that no heading, bullet or way of saying nothing could be taken for; some begin as a formula does, some have
# a date, a line break or characters that files keep apart.
WORDS = st.lists(
    st.sampled_from(["alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine"]),
    min_size=2,
    max_size=9,
).map(" ".join)
STARTS = st.sampled_from(["", "", "", "=", "+", "-", "@", "=1+1 ", "_x0041_", "11 October 2018 ", "“é” "])
ENDS = st.sampled_from(["; & <so on>.", ".", "\nand on", " 😀.", " by March 2019"])
SENTENCE = st.tuples(STARTS, WORDS, ENDS).map("".join)
SENTENCES = st.lists(SENTENCE, min_size=1, max_size=4)
ASKED = st.lists(SENTENCE, max_size=3) | st.sampled_from([["None of note"], ["For information"], ["N/A"]])
SAID = SENTENCES | st.sampled_from([["None of note"], ["No new risks to flag but funding may end"]])
ROWS = st.lists(st.builds(RowFields, said=SAID, asked=ASKED), max_size=5)
PLAN = st.builds(PlanFields, text=SENTENCE | st.sampled_from(["", "N/A", "Agreed July 2018", "To follow"]))
NAMES = st.sampled_from(["Pat Example", "Sam Example", "Coral Example"])
RETURNS = st.builds(
    ReturnFields,
    title=st.sampled_from(["Quarterly Report: October 2018", "Quarterly Report (January, 2019):"]),
    group=st.just(GROUP),
    chair=NAMES,
    vice_chair=st.none() | st.just("") | NAMES,
    objectives=SENTENCES,
    key_rows=ROWS,
    risk_rows=ROWS,
    plans=st.dictionaries(st.sampled_from(PRODUCTS), PLAN),
    commentary=st.lists(SENTENCE, max_size=3),
    extra_sections=st.lists(
        st.builds(SectionFields, heading=st.just("Generic update"), paragraphs=SENTENCES), max_size=1
    ),
    footnotes=st.just(()),
    marking=st.sampled_from(["", "OFFICIAL", "OFFICIAL-SENSITIVE"]),
)

LINE = st.tuples(st.sampled_from(["", "=", "+"]), WORDS).map("".join)
LINES = st.lists(LINE, max_size=3)
TABLE = st.builds(
    TableFields,
    title=WORDS,
    rows=st.lists(st.tuples(LINE, LINE, st.sampled_from(["4", "165.00", "-3"])), min_size=1, max_size=4),
)
UPDATES = st.builds(
    CspUpdateFields,
    title=st.just("Quarterly Progress Report: October 2018"),
    csp=st.just(CSP),
    priorities=st.lists(
        st.builds(
            PriorityFields,
            priority=WORDS,
            lead=NAMES,
            achievements=LINES,
            concerns=LINES,
            recommendations=LINES,
            publicity=LINES,
        ),
        min_size=1,
        max_size=3,
    ),
    action_plan=st.lists(
        st.builds(
            ActionFields, action=LINE, milestones=LINES, lead_agency=WORDS, partners=WORDS, update=LINE
        ),
        max_size=3,
    ),
    figures=st.lists(TABLE, max_size=2),
    spending=st.lists(TABLE, max_size=1),
    marking=st.just(""),
)


def return_fields(read: ParsedReturn) -> ReturnFields:
    """The fields of a return as it was read."""
    vice = {"absent": None, "blank": ""}.get(
        read.vice_chair_cell, read.vice_chair[0].name if read.vice_chair else ""
    )
    return ReturnFields(
        title=read.header_as_written,
        group=read.group.as_written,
        chair=read.chair[0].name,
        vice_chair=vice,
        objectives_heading=read.objectives_heading,
        objectives=texts(read.objectives),
        key_rows=[RowFields(_said(row.left), _said(row.right)) for row in read.key_information],
        risk_rows=[RowFields(_said(row.left), _said(row.right)) for row in read.risk_register_items],
        plans={entry.key: PlanFields(entry.text) for entry in read.plans},
        commentary=texts(read.commentary),
        extra_sections=[SectionFields(item.heading, texts(item.passages)) for item in read.extra_sections],
        footnotes=tuple(note.text for note in read.footnotes),
        marking=read.marking.text if read.marking else "",
    )


def update_fields(read: ParsedReturn) -> CspUpdateFields:
    """The fields of an update as it was read. What the form puts before a table's title is taken off."""
    update = read.csp_update
    return CspUpdateFields(
        title=read.header_as_written,
        csp=update.csp.as_written,
        priorities=[
            PriorityFields(
                one.priority,
                one.lead,
                texts(one.achievements),
                texts(one.concerns),
                texts(one.recommendations),
                texts(one.publicity),
            )
            for one in update.priorities
        ],
        action_plan=[
            ActionFields(one.action, list(one.milestones), one.lead_agency, one.partners, one.update)
            for one in update.action_plan
        ],
        figures=[TableFields(one.title, list(one.rows)) for one in update.figures],
        spending=[
            TableFields(one.title.removeprefix("Spending: "), list(one.rows)) for one in update.spending
        ],
        marking=read.marking.text if read.marking else "",
    )


def items_without_places(read: ParsedReturn) -> list[Any]:
    """The items, without where they stand. The label of an officer stands in the source words of one kind of file."""
    return [
        _without_places(to_wire(one), one.part in (Part.CHAIR, Part.VICE_CHAIR)) for one in items_of(read)
    ]


def _without_places(value: Any, officer: bool) -> Any:
    if isinstance(value, list):
        return [_without_places(one, officer) for one in value]
    if not isinstance(value, dict):
        return value
    left_out = ("place", "places", "source_text") if officer else ("place", "places")
    return {name: _without_places(one, officer) for name, one in value.items() if not name.endswith(left_out)}


def _said(cell: CellReading) -> list[str]:
    return texts(cell.passages)
