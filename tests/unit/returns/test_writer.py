"""What the writer writes, the reader reads back as the same fields."""

import io
import zipfile
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from data.returns.contract import texts
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, SectionFields, write_return
from data.returns.forms.word_update import (
    ActionFields,
    CspUpdateFields,
    PriorityFields,
    TableFields,
    write_csp_update,
)
from data.returns.reader.interpret import read_return
from data.returns.reader.template import PRODUCTS

GROUP = "Cambridgeshire and Peterborough Road Safety Partnership"

# Sentences that no heading, bullet, date or way of saying nothing could be taken for.
WORDS = st.lists(
    st.sampled_from(["alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine"]),
    min_size=2,
    max_size=9,
)
SENTENCE = WORDS.map(lambda words: " ".join(words).capitalize() + "; & <so on>.")
SENTENCES = st.lists(SENTENCE, min_size=1, max_size=4)
ROWS = st.lists(st.builds(RowFields, said=SENTENCES, asked=st.lists(SENTENCE, max_size=3)), max_size=5)
PLANS = st.dictionaries(st.sampled_from(PRODUCTS), st.builds(PlanFields, text=SENTENCE | st.just("")))
NAMES = st.sampled_from(["Pat Example", "Sam Example", "Alex Example"])
FIELDS = st.builds(
    ReturnFields,
    title=st.sampled_from(["Quarterly Report: October 2018", "Quarterly Report (January, 2019):"]),
    group=st.just(GROUP),
    chair=NAMES,
    vice_chair=st.none() | st.just("") | NAMES,
    objectives=SENTENCES,
    key_rows=ROWS,
    risk_rows=ROWS,
    plans=PLANS,
    commentary=st.lists(SENTENCE, max_size=3),
    extra_sections=st.lists(
        st.builds(SectionFields, heading=st.just("Generic update"), paragraphs=SENTENCES), max_size=1
    ),
)


def read_back(fields: ReturnFields) -> ReturnFields:
    """The fields as the reader finds them in the written file."""
    read = read_return(write_return(fields), "r.docx")
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
        key_rows=[
            RowFields(texts(row.left.passages), texts(row.right.passages)) for row in read.key_information
        ],
        risk_rows=[
            RowFields(texts(row.left.passages), texts(row.right.passages)) for row in read.risk_register_items
        ],
        plans={entry.key: PlanFields(entry.text) for entry in read.plans},
        commentary=texts(read.commentary),
        extra_sections=[SectionFields(item.heading, texts(item.passages)) for item in read.extra_sections],
        footnotes=[note.text for note in read.footnotes],
    )


@settings(max_examples=60, deadline=None)
@given(FIELDS)
def test_reads_back_what_it_wrote(fields):
    assert replace(read_back(fields), footnotes=()) == fields


@settings(max_examples=30, deadline=None)
@given(FIELDS)
def test_reads_written_returns_without_a_loose_end(fields):
    read = read_return(write_return(fields), "r.docx")
    assert read.unplaced == ()
    assert not {"tracked_changes", "hidden_text", "linked_outside", "pictures", "placeholder"} & {
        p.code for p in read.problems
    }


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_writes_any_text_as_a_sound_file(said, asked):
    fields = ReturnFields("Quarterly Report: October 2018", GROUP, key_rows=[RowFields([said], [asked])])
    assert read_return(write_return(fields), "r.docx").group.as_written == GROUP


def test_writes_the_same_bytes_every_time():
    fields = ReturnFields("Quarterly Report: October 2018", GROUP, "Pat Example", objectives=["To help"])
    assert write_return(fields) == write_return(fields)


def test_writes_links_embedded_files_footnotes_and_a_marking():
    plans = {
        "tor": PlanFields(embedded="terms.docx"),
        "strategic_assessment": PlanFields("Here", "https://example.test/a?b&c"),
    }
    rows = [RowFields(["One"]), RowFields(["Two"])]
    fields = ReturnFields(
        "Quarterly Report: October 2018",
        GROUP,
        plans=plans,
        key_rows=rows,
        footnotes=["Noted"],
        marking="OFFICIAL",
    )
    read = read_return(write_return(fields), "r.docx")
    assert (read.plan("tor").state, read.plan("strategic_assessment").links) == (
        "embedded_file",
        ("https://example.test/a?b&c",),
    )
    assert (read.footnotes[0].text, read.footnotes[0].referenced_from) == (
        "Noted",
        read.key_information[0].left.passages[0].place,
    )
    assert read.marking.text == "OFFICIAL"


def test_writes_a_blank_form_that_reads_as_empty():
    read = read_return(write_return(ReturnFields("Quarterly Report:", "", vice_chair="")), "r.docx")
    assert {"period_missing", "group_missing", "chair_missing", "empty_return"} <= {
        p.code for p in read.problems
    }


def test_packs_every_part_that_the_package_names():
    with zipfile.ZipFile(
        io.BytesIO(write_return(ReturnFields("Quarterly Report: May 2018", GROUP, marking="OFFICIAL")))
    ) as file:
        assert file.testzip() is None
        assert {"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/header1.xml"} <= set(
            file.namelist()
        )


CSP = CspUpdateFields(
    title="Quarterly Progress Report: October 2018",
    csp="Fenland Community Safety Partnership",
    priorities=[
        PriorityFields(
            "Rural crime",
            "Pat Example",
            ["Patrols began."],
            ["Fuel theft is up."],
            ["Police to report."],
            ["New leaflet."],
        ),
        PriorityFields("Reoffending", "Sam Example", ["Clinic opened."]),
    ],
    action_plan=[
        ActionFields("1.1 Run patrols", ["1.1a Plan", "1.1b Start"], "Police", "Council", "Done in May"),
        ActionFields("1.2 Leaflets"),
    ],
    figures=[TableFields("Burglary", [["Month", "Count"], ["July", "4"]])],
    spending=[TableFields("Grant", [["Item", "£"], ["Leaflets", "165.00"]])],
)


def test_reads_back_a_csp_update():
    update = read_return(write_csp_update(CSP), "u.docx").csp_update
    assert update.csp.canonical == "Fenland CSP"
    assert [
        PriorityFields(
            item.priority,
            item.lead,
            texts(item.achievements),
            texts(item.concerns),
            texts(item.recommendations),
            texts(item.publicity),
        )
        for item in update.priorities
    ] == [
        replace(
            item,
            **{
                n: list(getattr(item, n))
                for n in ("achievements", "concerns", "recommendations", "publicity")
            },
        )
        for item in CSP.priorities
    ]
    assert [
        (item.action, list(item.milestones), item.lead_agency, item.partners, item.update)
        for item in update.action_plan
    ] == [
        (item.action, list(item.milestones), item.lead_agency, item.partners, item.update)
        for item in CSP.action_plan
    ]
    assert [(item.title, item.rows) for item in update.figures] == [
        ("Burglary", (("Month", "Count"), ("July", "4")))
    ]
    assert [(item.title, item.rows) for item in update.spending] == [
        ("Grant", (("Item", "£"), ("Leaflets", "165.00")))
    ]
