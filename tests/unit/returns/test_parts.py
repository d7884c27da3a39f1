"""The sections of a return: where their headings can stand, and what happens to what fits none."""

import pytest

from data.returns.contract import as_json, texts
from tests.makers_word import (
    ASKS,
    COMMENTARY,
    KEY,
    PLANS,
    RISK,
    a_return,
    codes,
    docx,
    form_rows,
    heading,
    p,
    r,
    reading,
    tbl,
    tc,
    text_box,
    tr,
)  # fmt: skip

HEAD = heading("Quarterly Report: October 2018 – PREVENT Delivery Group") + p("Chair: Pat Example")


def rows_of(read):
    return [(row.left.text, row.right.text) for row in read.key_information]


def risks_of(read):
    return [(row.left.text, row.right.text) for row in read.risk_register_items]


@pytest.mark.parametrize(
    "objectives",
    [
        "• To help\n• To guard",
        p("To help") + p("To guard"),
        p("i) To help") + p("ii) To guard"),
        p("1) To help") + p("2) To guard"),
        p("-\tTo help") + p("-\tTo guard"),
        p("o To help") + p("•") + p("o To guard"),
    ],
)
def test_reads_objectives_in_every_style(objectives):
    assert texts(reading(a_return(objectives=objectives)).objectives) == ["To help", "To guard"]


def test_reads_objectives_in_the_cell_of_their_heading():
    rows = form_rows()
    rows[2:4] = [tr(tc(heading("Objectives of the Group") + p("• To help") + p("• To guard"), 2))]
    read = reading(docx(tbl(*rows)))
    assert (read.objectives_heading, texts(read.objectives)) == (
        "Objectives of the Group",
        ["To help", "To guard"],
    )


@pytest.mark.parametrize(
    "cell",
    [
        "Objectives of the Group\n• To help\n• To guard",
        "Objectives of the Group\nTo help\nTo guard",
        "Objectives of\nthe Group:\n1) To help\n2) To guard",
    ],
)
def test_reads_objectives_after_a_line_break(cell):
    rows = form_rows()
    rows[2:4] = [tr(tc(cell, 2))]
    assert "\n".join(texts(reading(docx(tbl(*rows))).objectives)) == "To help\nTo guard"


@pytest.mark.parametrize(
    "key_heading",
    [
        KEY,
        "Key Points to raise to the Board",
        "KEY INFORMATION TO RAISE TO THE BOARD",
        "Key information to raise\nto the Board",
        "Key\u00a0information to raise to the Board:",
        "Key information to raise to the Board (continued)",
    ],
)
def test_knows_the_key_heading_in_every_wording(key_heading):
    rows = form_rows()
    rows[4] = tr(key_heading, "Requested actions by responsible\nauthorities / board chairs")
    assert rows_of(reading(docx(tbl(*rows)))) == [("The group met in July.", "None of note")]


@pytest.mark.parametrize(
    "plans_heading",
    [
        PLANS,
        "Plans, Actions & Performance",
        "Quarterly Updates on Delivery Group Plans and Actions",
        "Plans, actions and performance:",
    ],
)
def test_knows_the_plans_heading_in_every_wording(plans_heading):
    rows = [
        tr(tc(plans_heading, 2)) if PLANS in row and "commentary" not in row else row for row in form_rows()
    ]
    assert reading(docx(tbl(*rows))).plan("tor").text == "Agreed July 2018"


def test_knows_a_heading_that_is_broken_over_two_paragraphs():
    rows = form_rows(risks=[("Funding ends", "")])
    rows[6] = tr(p("Items to be added to the CCSSB") + p("Risk Register"), ASKS)
    assert risks_of(reading(docx(tbl(*rows)))) == [("Funding ends", "")]


def test_lets_the_left_heading_decide_between_key_and_risk():
    read = reading(a_return(key=[("Said", "Asked")], risks=[("Feared", "Wanted")]))
    assert (rows_of(read), risks_of(read)) == ([("Said", "Asked")], [("Feared", "Wanted")])


def test_reads_items_below_a_heading_in_the_same_cells():
    rows = form_rows()
    rows[4:6] = [tr(heading(KEY) + p("• One") + p("• Two"), heading(ASKS) + p("Help"))]
    read = reading(docx(tbl(*rows)))
    assert [texts(row.left.passages) for row in read.key_information] == [["One", "Two"]]
    assert read.key_information[0].right.text == "Help"


def test_takes_a_repeated_heading_for_no_item():
    rows = form_rows(key=[("One", "")])
    rows[6:6] = [tr(f"{KEY} (continued)", ASKS), tr("Two", "Help")]
    assert rows_of(reading(docx(tbl(*rows)))) == [("One", ""), ("Two", "Help")]


def test_reads_rows_that_go_on_in_another_table():
    rows = form_rows(key=[("One", "")])
    read = reading(docx(tbl(*rows[:6]) + p() + tbl(tr("Two", "Help")) + tbl(*rows[6:])))
    assert rows_of(read) == [("One", ""), ("Two", "Help")]


def test_reads_sections_whose_headings_are_body_paragraphs():
    body = HEAD + heading("Objectives of the Group") + p("To help")
    body += (
        heading(KEY) + tbl(tr("", ASKS), tr("Said", "Asked")) + heading(RISK) + tbl(tr("Feared", "Wanted"))
    )
    read = reading(docx(body))
    assert (texts(read.objectives), rows_of(read), risks_of(read)) == (
        ["To help"],
        [("Said", "Asked")],
        [("Feared", "Wanted")],
    )


def test_reads_a_key_section_of_body_paragraphs():
    read = reading(
        docx(
            HEAD
            + heading(KEY)
            + p("• One")
            + p("• Two")
            + heading(ASKS)
            + p("Help")
            + heading(RISK)
            + p("None")
        )
    )
    assert rows_of(read) == [("One", ""), ("Two", ""), ("", "Help")]
    assert risks_of(read) == [("None", "")]


def test_reads_a_form_inside_one_outer_cell():
    read = reading(docx(tbl(tr(tc(p("Cover note") + tbl(*form_rows()))))))
    assert rows_of(read) == [("The group met in July.", "None of note")]
    assert read.group.as_written == "PREVENT Delivery Group"


def test_reads_a_heading_inside_a_nested_table():
    rows = form_rows(key=[("One", "")])
    rows[6:8] = [tr(tc(p("Two") + tbl(tr(heading(RISK), heading(ASKS)), tr("Feared", "Wanted")), 2))]
    read = reading(docx(tbl(*rows)))
    assert (rows_of(read), risks_of(read)) == ([("One", ""), ("Two", "")], [("Feared", "Wanted")])


@pytest.mark.parametrize(
    ("commentary", "more", "after"),
    [
        (p("Custody is high."), [], ""),
        ("", [tr(tc("Custody is high.", 2))], ""),
        ("", [], p("Custody is high.")),
        (p(text_box(p("Custody is high."))), [], ""),
        (p(r("Custody is high.", bold=True)), [], ""),
    ],
    ids=["same cell", "next row", "below the table", "text box", "bold"],
)
def test_finds_the_commentary(commentary, more, after):
    read = reading(a_return(commentary=commentary, more=more, after=after))
    assert (texts(read.commentary), read.extra_sections, read.unplaced) == (["Custody is high."], (), ())


def test_finds_commentary_whose_heading_is_in_the_text_box_too():
    rows = form_rows()[:-1]
    read = reading(docx(tbl(*rows) + p(text_box(heading(COMMENTARY), p("Custody is high.")))))
    assert texts(read.commentary) == ["Custody is high."]


def test_finds_commentary_after_the_products_in_one_cell():
    plans = heading(PLANS) + p("TOR: Agreed") + heading(COMMENTARY) + p("Custody is high.")
    read = reading(docx(tbl(*form_rows()[:8], tr(tc(plans, 2)))))
    assert (read.plan("tor").text, texts(read.commentary)) == ("Agreed", ["Custody is high."])


def test_has_no_commentary_when_the_part_is_absent():
    assert reading(docx(tbl(*form_rows()[:-1]))).commentary == ()


@pytest.mark.parametrize(
    "more",
    [
        [tr(tc(heading("Generic update") + p("One") + p("Two"), 2))],
        [tr(tc(heading("Generic update"), 2)), tr(tc(p("One") + p("Two"), 2))],
        [tr("Generic update", p("One") + p("Two"))],
        [tr(tc("Generic update:\nOne\nTwo", 2))],
    ],
)
def test_keeps_an_extra_section(more):
    read = reading(a_return(commentary="Custody is high.", more=more))
    (section,) = read.extra_sections
    assert section.heading == "Generic update"
    assert "\n".join(texts(section.passages)) == "One\nTwo"
    assert texts(read.commentary) == ["Custody is high."]
    assert "extra_section" in codes(read)


def test_keeps_a_section_under_a_heading_style():
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    after = p("Staffing", '<w:pStyle w:val="H2"/>') + p("Two posts are empty.")
    read = reading(a_return(commentary="Said.", after=after, package={"styles": styles}))
    assert [(item.heading, texts(item.passages)) for item in read.extra_sections] == [
        ("Staffing", ["Two posts are empty."])
    ]


def test_keeps_a_row_of_the_plans_that_is_not_a_product():
    read = reading(
        a_return(plans={"TOR": "Agreed", "Training plan": "In hand", "Performance information": ""})
    )
    assert [(item.heading, texts(item.passages)) for item in read.extra_sections] == [
        ("Training plan", ["In hand"])
    ]
    assert read.plan("performance_information").state == "blank"


def test_lists_a_paragraph_after_the_table_that_belongs_nowhere():
    read = reading(a_return(commentary="Custody is high.", after=p("An evidence library is being built.")))
    assert [(item.text, item.place) for item in read.unplaced] == [
        ("An evidence library is being built.", "Paragraph 1")
    ]
    assert "unplaced" in codes(read)


def test_lists_a_paragraph_between_two_tables_of_rows():
    rows = form_rows()
    read = reading(docx(tbl(*rows[:6]) + p("See the appendix.") + tbl(*rows[6:])))
    assert texts(read.unplaced) == ["See the appendix."]


@pytest.mark.parametrize(
    ("gone", "named"), [(slice(2, 4), "objectives"), (slice(4, 6), "key information"), (slice(6, 8), "risk")]
)
def test_says_when_a_section_is_missing(gone, named):
    rows = form_rows()
    del rows[gone]
    messages = [item.message for item in reading(docx(tbl(*rows))).problems if item.code == "section_missing"]
    assert len(messages) == 1
    assert named in messages[0]


def test_gives_every_word_of_the_body_a_place_in_the_answer():
    """Nothing is dropped: each paragraph of the outline is an item, a heading, a label or listed as unplaced."""
    read = reading(a_return(commentary="Said.", after=p("Loose."), key=[("One", "Two"), ("Three", "")]))
    answer = str(as_json(read) | {"document": []})
    shown = [text for block in read.document for cell in block.cells for text in cell.paragraphs]
    labels = {KEY, RISK, ASKS, PLANS, COMMENTARY, "TOR", "Strategic assessment", "Joint strategic plan",
              "Partnership delivery plan", "Performance information"}  # fmt: skip
    assert [text for text in shown if text.split(": ")[-1] not in answer and text not in labels] == []
