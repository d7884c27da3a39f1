"""Packs: where each return begins and ends, whatever stands before, between and after."""

import io
import zipfile
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.contract import texts
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, write_return
from data.returns.reader.groups import CANONICAL_GROUPS
from data.returns.reader.pack.parsed import Sureness
from data.returns.reader.pack.read import read_pack
from data.returns.reader.written import Kind
from tests.makers_word import (
    COMMENTARY,
    KEY,
    PLACEHOLDER,
    RISK,
    a_return,
    control,
    docx,
    form_rows,
    heading,
    hidden,
    inserted,
    p,
    r,
    reading,
    tbl,
    tc,
    text_box,
    tr,
)  # fmt: skip
from tests.support.packs import (
    AGENDA,
    CSPS,
    MINUTES,
    NEW_PAGE,
    OFFENDER,
    PREVENT,
    YOUTH,
    an_update,
    as_alone,
    assert_reads_each_as_alone,
    groups,
    pack,
    pack_codes,
    shuffled,
)  # fmt: skip


def test_reads_each_return_between_other_papers_as_it_is_read_alone():
    first, second = a_return(group=PREVENT), a_return(group=OFFENDER, commentary="The group met.")
    found = pack(AGENDA, first, MINUTES, second, MINUTES)
    assert_reads_each_as_alone(found, first, second)
    assert [one.text.split("\n")[0] for one in found.between] == [
        "Agenda",
        "Minutes of the meeting of 19 July 2018",
        "Minutes of the meeting of 19 July 2018",
    ]


def test_keeps_the_places_that_things_have_in_the_pack():
    found = pack(AGENDA, a_return(group=PREVENT), MINUTES, a_return(group=OFFENDER))
    second = found.parts[1]
    assert (second.place, second.until) == ("Table 2, row 1", "Table 2, row 15")
    assert second.reading.key_information[0].left.place == "Table 2, row 6, left cell"
    assert {block.place.partition(",")[0] for block in second.reading.document} == {"Table 2"}
    assert (found.between[0].place, found.between[0].until) == ("Paragraph 1", "Paragraph 4")


def test_reads_nine_groups_and_two_csps():
    files = [a_return(group=name, key=[(f"News of {name}", "")]) for name in CANONICAL_GROUPS]
    files += [an_update(name) for name in CSPS]
    found = pack(AGENDA, *[piece for file in files for piece in (file, MINUTES)])
    assert groups(found) == [*CANONICAL_GROUPS, *CSPS]
    assert [part.reading.kind for part in found.parts] == [Kind.RETURN] * 9 + [Kind.CSP_UPDATE] * 2
    assert {part.sure for part in found.parts} == {Sureness.SURE}
    assert_reads_each_as_alone(found, *files)
    assert pack_codes(found) == []


def test_reads_returns_that_follow_one_another_inside_one_table():
    rows = [
        form_rows(group=PREVENT),
        form_rows(group=OFFENDER, title="QUARTERLY REPORT (Sept 18)"),
        form_rows(group=YOUTH),
    ]
    found = read_pack(docx(tbl(*[row for form in rows for row in form])), "pack.docx")
    assert groups(found) == [PREVENT, OFFENDER, YOUTH]
    assert [part.place for part in found.parts] == ["Table 1, row 1", "Table 1, row 16", "Table 1, row 31"]
    assert_reads_each_as_alone(found, *(docx(tbl(*form)) for form in rows))
    assert found.between == ()


@pytest.mark.parametrize("cut", [1, 2], ids=["no title row", "no title row and no officers"])
def test_finds_a_return_without_a_title_inside_one_table(cut):
    rows = form_rows(group=OFFENDER, officers=[tr("Chair: Pat Example", "Vice Chair: Sam Example")])[cut:]
    found = read_pack(docx(tbl(*form_rows(group=PREVENT), *rows, *form_rows(group=YOUTH))), "pack.docx")
    assert groups(found) == [PREVENT, None, YOUTH]
    assert found.parts[1].place == "Table 1, row 16"
    assert_reads_each_as_alone(
        found, docx(tbl(*form_rows(group=PREVENT))), docx(tbl(*rows)), docx(tbl(*form_rows(group=YOUTH)))
    )
    assert "part_without_group" in pack_codes(found)


def test_finds_a_return_whose_title_is_missing_and_says_why_it_is_not_sure():
    untitled = docx(p("CCJB Offender Group") + p("Chair: Pat Example") + tbl(*form_rows()[2:]))
    found = pack(a_return(group=PREVENT), MINUTES, untitled)
    assert (groups(found), found.parts[1].sure) == ([PREVENT, OFFENDER], Sureness.LIKELY)
    assert "It has no title: it begins with its group or officers." in found.parts[1].why
    assert_reads_each_as_alone(found, a_return(group=PREVENT), untitled)


@pytest.mark.parametrize(
    "title",
    [
        "Quarterly Report: October 2018",
        "Quarterly Report : May 2018",
        "Quarterly Report (September, 2018):",
        "Quarterly Report (October/ 2018):",
        "QUARTERLY REPORT: OCT 2018",
        "Quarterly Report Sept 18",
        "Quarterly report – October 2018",
        "Quarterly Report:",
        "Item 4b Quarterly Report: October 2018",
    ],
)
def test_begins_with_every_way_of_writing_the_title(title):
    found = pack(MINUTES, a_return(title=title), p("Some words."), a_return(title=title, group=OFFENDER))
    assert [part.why[1] for part in found.parts] == ["It begins with its title."] * 2
    assert groups(found) == [PREVENT, OFFENDER]


def test_begins_with_a_title_above_the_table_and_the_group_beside_it():
    file = docx(
        heading("Quarterly Report: October 2018 – PREVENT") + p("Chair: Pat Example") + tbl(*form_rows()[2:])
    )
    found = pack(AGENDA, file, MINUTES, file)
    assert [part.place for part in found.parts] == ["Paragraph 5", "Paragraph 9"]
    assert_reads_each_as_alone(found, file, file)


def test_begins_with_a_name_right_above_the_title_but_not_on_the_page_before():
    file = docx(
        p("PREVENT Delivery Group") + heading("Quarterly Report: October 2018") + tbl(*form_rows()[1:])
    )
    found = pack(p("CCJB Offender Group"), file)
    assert groups(found) == [PREVENT]
    assert [one.text for one in found.between] == ["CCJB Offender Group"]
    assert_reads_each_as_alone(found, file)


def test_takes_the_group_from_the_page_header_of_its_own_pages():
    files = [
        docx(
            tbl(tr("Quarterly Report: October 2018", ""), *form_rows()[1:]),
            headers=[p("OFFICIAL") + p(name)],
        )
        for name in (PREVENT, OFFENDER)
    ]
    found = pack(*files)
    assert groups(found) == [PREVENT, OFFENDER]
    assert_reads_each_as_alone(found, *files)


def test_does_not_take_the_group_from_a_page_header_over_several_returns():
    rows = [tr("Quarterly Report: October 2018", ""), *form_rows()[1:]]
    found = read_pack(
        docx(tbl(*rows) + MINUTES + tbl(*rows), headers=[p("PREVENT Delivery Group") + p("OFFICIAL")]),
        "p.docx",
    )
    assert groups(found) == [None, None]
    assert {part.reading.marking.text for part in found.parts} == {"OFFICIAL"}
    assert "PREVENT Delivery Group" in [one.text for one in found.between]


def test_keeps_commentary_below_the_table_to_the_end_of_its_page():
    below = p("The waiting list is shorter than in July.")
    found = pack(a_return(after=below), a_return(group=OFFENDER))
    assert texts(found.parts[0].reading.commentary) == ["The waiting list is shorter than in July."]
    assert_reads_each_as_alone(found, a_return(after=below), a_return(group=OFFENDER))


def test_leaves_words_below_a_whole_form_in_no_part_when_nothing_says_whose_they_are():
    body = tbl(*form_rows()) + p("Lunch is at one.") + tbl(*form_rows(group=OFFENDER))
    found = read_pack(docx(body), "pack.docx")
    assert found.parts[0].reading.commentary == ()
    assert [one.text for one in found.between] == ["Lunch is at one."]


def test_ends_a_form_in_a_table_at_a_bold_line_below_it():
    other = heading("Countywide Board: what was said in July") + p("The Board noted the figures.")
    found = pack(a_return(group=PREVENT), other, a_return(group=OFFENDER))
    whole = read_pack(
        docx(tbl(*form_rows()) + other + NEW_PAGE + tbl(*form_rows(group=OFFENDER))), "pack.docx"
    )
    for read in (found, whole):
        assert read.parts[0].reading.commentary == ()
        assert [one.text.partition("\n")[0] for one in read.between] == [
            "Countywide Board: what was said in July"
        ]


def test_reads_a_form_in_paragraphs_to_the_next_paper():
    words = (
        heading(KEY),
        p("The group met."),
        heading(RISK),
        p("Funding may end."),
        heading(COMMENTARY),
        p("Busy."),
    )
    file = docx(
        heading("Quarterly Report: October 2018 – PREVENT") + p("Chair: Pat Example") + "".join(words)
    )
    found = pack(file, MINUTES, file, heading("Appendix A"), p("Figures"))
    assert_reads_each_as_alone(found, file, file)
    assert found.between[-1].text == "Appendix A\nFigures"


def test_keeps_an_extra_section_below_the_table():
    extra = heading("Generic update") + p("The website is new.")
    found = pack(a_return(after=extra), MINUTES)
    assert [section.heading for section in found.parts[0].reading.extra_sections] == ["Generic update"]
    assert_reads_each_as_alone(found, a_return(after=extra))


def test_goes_on_where_a_heading_is_repeated_as_continued():
    rows = form_rows(group=PREVENT)
    rows[6:6] = [tr(tc(heading(f"{KEY} (continued)")), tc(heading("Requested actions"))), tr("More news", "")]
    found = read_pack(docx(tbl(*rows) + tbl(*form_rows(group=OFFENDER))), "pack.docx")
    assert groups(found) == [PREVENT, OFFENDER]
    assert [row.left.text for row in found.parts[0].reading.key_information] == [
        "The group met in July.",
        "More news",
    ]


@pytest.mark.parametrize(
    "words",
    [
        heading("Key issues") + p("The car park is full.") + heading("Objectives") + p("More spaces"),
        p("Quarterly report: the Board asked for one each year."),
        p("The quarterly report on domestic abuse was noted."),
        heading("Additional comments") + p("None"),
        heading("Areas of concern") + p("Parking"),
        tbl(tr("Chair: Pat Example", "Present: all")),
    ],
)
def test_makes_no_return_of_other_papers(words):
    found = pack(a_return(group=PREVENT), MINUTES + words, a_return(group=OFFENDER))
    assert_reads_each_as_alone(found, a_return(group=PREVENT), a_return(group=OFFENDER))
    assert len(found.between) == 1


def test_reads_updates_of_two_csps_that_follow_each_other():
    files = [an_update(name, said) for name, said in zip(CSPS, ("One", "Two"), strict=True)]
    found = pack(*files)
    assert groups(found) == list(CSPS)
    assert_reads_each_as_alone(found, *files)


def test_reads_an_update_with_a_numbered_title_for_each_priority_as_one():
    body = "".join(
        heading(f"2.{number} Quarterly Progress Report – Q3 2018/19")
        + (p("Fenland CSP") if number == 1 else "")
        + p(f"Priority {number}: Theme {number}")
        + heading("Key achievements:")
        + p(f"• Did {number}")
        + heading("Areas of concern:")
        + p("• None")
        for number in (1, 2, 3)
    )
    found = pack(AGENDA, docx(body), an_update("Huntingdonshire CSP"))
    assert groups(found) == ["Fenland CSP", "Huntingdonshire CSP"]
    assert len(found.parts[0].reading.csp_update.priorities) == 3


def test_goes_on_with_an_update_over_a_new_page():
    figures = heading("Spending against plan") + tbl(tr("Item", "Budget"), tr("Patrols", "£100"))
    found = pack(an_update(), MINUTES)
    longer = read_pack(docx(_body(an_update()) + NEW_PAGE + figures + NEW_PAGE + MINUTES), "pack.docx")
    assert len(found.parts[0].reading.csp_update.spending) == 0
    assert len(longer.parts[0].reading.csp_update.spending) == 1
    assert [one.text.split("\n")[0] for one in longer.between] == ["Minutes of the meeting of 19 July 2018"]


def _body(data: bytes) -> str:
    """The body of a file made here, as XML."""
    whole = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return whole.partition("<w:body>")[2].partition("<w:sectPr>")[0]


def test_gives_what_word_hid_and_its_notes_to_the_part_they_stand_in():
    first = a_return(
        key=[
            (
                p(
                    r("Kept ")
                    + inserted("added")
                    + hidden("secret")
                    + '<w:r><w:footnoteReference w:id="2"/></w:r>'
                ),
                "",
            )
        ],
        package={"footnotes": {"2": "As at July"}},
    )
    second = a_return(
        group=OFFENDER,
        objectives=p(text_box(p("In a box"))) + control(p("Click here to enter text"), PLACEHOLDER),
        key=[(p(r("More") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), "")],
        package={"footnotes": {"2": "As at August"}, "comments": ["Why?"]},
    )
    found = pack(AGENDA, first, MINUTES, second)
    assert [note.text for part in found.parts for note in part.reading.footnotes] == [
        "As at July",
        "As at August",
    ]
    assert found.parts[1].reading.footnotes[0].referenced_from.startswith("Table 2, row 6")
    ours = as_alone(found.parts[1].reading)
    alone = as_alone(reading(second))
    ours["problems"], alone["problems"] = (
        [one["code"] for one in each["problems"]] for each in (ours, alone)
    )
    alone["problems"].remove("comments")
    assert (as_alone(found.parts[0].reading), ours) == (as_alone(reading(first)), alone)
    assert pack_codes(found) == ["comments"]


def test_reads_a_file_of_one_return_as_one_part():
    found = pack(a_return(after=p("Yours, the chair")))
    assert_reads_each_as_alone(found, a_return(after=p("Yours, the chair")))
    assert found.between == ()


FILES = (
    a_return(group=PREVENT, commentary="Busy"),
    write_return(
        ReturnFields(
            title="Quarterly Report: September 2018",
            group=OFFENDER,
            chair="Head of Service",
            key_rows=[RowFields(["The plan is agreed."], ["None of note"])],
            risk_rows=[RowFields(["Funding may end."], ["CCC to reply"])],
            plans={"tor": PlanFields("Agreed July 2018")},
        )
    ),
    docx(
        heading("Quarterly Report : May 2018 – Youth Justice")
        + p("Chair: Sam Example")
        + tbl(*form_rows()[2:])
    ),
    an_update("Fenland CSP"),
    docx(tbl(*form_rows(group="Road Safety Partnership", title="Quarterly Report"))),
)
ALONE = [as_alone(reading(file)) for file in FILES]


@given(st.permutations(range(len(FILES))))
def test_reads_each_return_alike_in_whatever_order_they_stand(order):
    found = read_pack(shuffled(FILES, order), "pack.docx")
    assert [as_alone(part.reading) for part in found.parts] == [ALONE[at] for at in order]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_reads_each_return_alike_with_papers_between_in_any_order(order):
    found = pack(*[piece for at in order for piece in (FILES[at], MINUTES)])
    assert [as_alone(part.reading) for part in found.parts] == [ALONE[at] for at in order]
