"""Workbooks as people make them: what each construct of Excel is read as, and where."""

import pytest

from data.reports.returns.source_rows import row_of, source_rows
from data.returns.items.of_return import items_of
from data.returns.items.reading import is_at, wholes
from data.returns.reader.written import PlanState
from tests.makers_excel import (
    ASKS,
    RISKS,
    a_book,
    about,
    book,
    csp_about,
    formula,
    number,
    problems,
    reading,
    risks,
    row,
    sheet,
    text,
    words,
)

SAID = "Funding may end."
ASKED = "Police to report"


def left(data: bytes) -> list[str]:
    """The words of the left cells of the risks."""
    return [item.left.text for item in reading(data).risk_register_items]


def test_an_item_has_the_place_of_its_cell_and_its_exact_words():
    [item] = reading(a_book([words(6, SAID, ASKED)])).risk_register_items
    assert (item.place, item.left.text, item.right.place, item.right.text) == (
        "Risks, cell A6",
        SAID,
        "Risks, cell B6",
        ASKED,
    )


def test_lines_of_a_cell_are_points_each_with_its_place():
    [item] = reading(a_book([words(6, "One\nTwo\n\nThree")])).risk_register_items
    assert [(one.text, one.place) for one in item.left.passages] == [
        ("One", "Risks, cell A6, line 1"),
        ("Two", "Risks, cell A6, line 2"),
        ("Three", "Risks, cell A6, line 3"),
    ]


def test_a_line_without_a_bullet_goes_on_from_the_one_above_it():
    [item] = reading(a_book([words(6, "• One\nmore of it\n• Two")])).risk_register_items
    assert [one.text for one in item.left.passages] == ["One\nmore of it", "Two"]


def test_the_document_shows_every_sheet_with_the_places_of_its_cells():
    document = reading(a_book([words(6, SAID)])).document
    assert [block.place for block in document if block.kind == "heading"] == [
        "Sheet About",
        "Sheet Risks",
    ]
    shown = {cell.place: cell.paragraphs for block in document for cell in block.cells}
    assert shown["Risks, cell A6"] == (SAID,)


@pytest.mark.parametrize("name", ["Risks", "RISKS ", "1. Risks (Q3)", "Items", "Sheet2"])
def test_a_sheet_is_known_by_its_headings_whatever_its_name(name):
    read = reading(book({name: risks(words(6, SAID)), "About": about()}))
    assert [item.left.text for item in read.risk_register_items] == [SAID]
    assert read.group.canonical


@pytest.mark.parametrize("name", ["Risks", "risk register", "Our risks"])
def test_a_sheet_without_headings_is_known_by_its_name(name):
    read = reading(book({"About": about(), name: sheet(words(4, SAID, ASKED))}))
    [item] = read.risk_register_items
    assert (item.left.text, item.right.text) == (SAID, ASKED)


def test_headings_that_were_moved_say_where_the_columns_are():
    moved = sheet(
        row(4, text("B4", "No."), text("C4", RISKS), text("D4", "Owner"), text("E4", ASKS)),
        row(5, text("B5", "1"), text("C5", SAID), text("D5", "Sam"), text("E5", ASKED)),
        row(6, text("C6", "Second"), text("E6", "N/A")),
        row(7, text("E7", "Council to answer")),
    )
    read = reading(book({"About": about(), "Risks": moved}))
    assert [(item.left.text, item.right.text) for item in read.risk_register_items] == [
        (SAID, ASKED),
        ("Second", "N/A"),
        ("", "Council to answer"),
    ]
    assert [one.text for one in read.unplaced] == ["Sam"]


def test_headings_that_were_copied_down_are_not_items():
    assert left(a_book([words(6, SAID), words(9, RISKS, ASKS), words(10, "Second")])) == [SAID, "Second"]


def test_two_sheets_of_one_part_are_read_one_after_the_other():
    read = reading(a_book([words(6, SAID)], {"Risks (2)": risks(words(6, "Second"))}))
    assert [(item.left.text, item.place) for item in read.risk_register_items] == [
        (SAID, "Risks, cell A6"),
        ("Second", "Risks (2), cell A6"),
    ]


def test_a_sheet_whose_name_and_headings_differ_is_pointed_out():
    read = reading(book({"About": about(), "Commentary": risks(words(6, SAID))}))
    assert [item.left.text for item in read.risk_register_items] == [SAID]
    assert [place for place, _ in problems(read, "sheet_named_otherwise")] == ["Sheet Commentary"]


def test_what_stands_on_an_unknown_sheet_is_listed_with_its_place():
    read = reading(a_book([words(6, SAID)], {"Sheet9": sheet(words(2, "Remember the cake", "Sam"))}))
    assert [(one.text, one.place) for one in read.unplaced] == [
        ("Remember the cake", "Sheet9, cell A2"),
        ("Sam", "Sheet9, cell B2"),
    ]
    assert [place for place, _ in problems(read, "unplaced")] == ["Sheet9, cell A2", "Sheet9, cell B2"]


def test_what_is_typed_over_the_guidance_is_listed():
    typed = sheet(words(1, "Risks"), words(2, "Ask Sam first"), words(5, RISKS, ASKS), words(6, SAID))
    assert [one.text for one in reading(book({"About": about(), "Risks": typed})).unplaced] == [
        "Ask Sam first"
    ]


# Nothing to report


def with_nil(answer: str, *rows: str) -> bytes:
    nil = sheet(words(1, "Risks"), words(3, "Nothing to report", answer), words(5, RISKS, ASKS), *rows)
    return book({"About": about(), "Risks": nil})


@pytest.mark.parametrize("answer", ["Yes", "yes.", "X", "✓", "None of note", "Nil"])
def test_a_part_can_say_that_there_is_nothing(answer):
    [item] = reading(with_nil(answer)).risk_register_items
    assert (item.left.text, item.left.nil, item.place) == ("Nothing to report", True, "Risks, cell A3")


@pytest.mark.parametrize("answer", ["", "No"])
def test_a_part_that_does_not_say_so_is_blank(answer):
    assert reading(with_nil(answer)).risk_register_items == ()


def test_another_answer_is_listed():
    read = reading(with_nil("See the other file"))
    assert ([one.text for one in read.unplaced], read.risk_register_items) == (["See the other file"], ())


def test_nothing_and_something_at_once_is_pointed_out_and_what_is_written_counts():
    read = reading(with_nil("Yes", words(6, SAID)))
    assert [item.left.text for item in read.risk_register_items] == [SAID]
    assert [place for place, _ in problems(read, "nil_with_rows")] == ["Risks, cell A3"]


def test_nothing_on_the_sheet_of_plans_answers_every_row():
    plans = sheet(
        words(1, "Plans, actions and performance"), words(3, "Nothing to report", "Yes"), words(5, "TOR")
    )
    [entry] = reading(book({"About": about(), "Plans": plans})).plans
    assert (entry.state, entry.text) == (PlanState.NOT_APPLICABLE, "Nothing to report")


# Updates of a CSP


def test_tables_without_a_title_row_are_parted_by_empty_rows():
    figures = sheet(
        words(2, "Burglary"),
        words(3, "Month", "Count"),
        words(4, "July", "4"),
        words(7, "Theft"),
        words(8, "May", "9"),
    )
    read = reading(book({"About": csp_about(), "Figures": figures}))
    assert [(one.title, one.rows) for one in read.csp_update.figures] == [
        ("Burglary", (("Month", "Count"), ("July", "4"))),
        ("Theft", (("May", "9"),)),
    ]


def test_a_priority_that_runs_over_several_rows_is_one():
    priorities = sheet(
        words(1, "Priorities"),
        words(3, "Priority", "Lead officer", "Key achievements", "Areas of concern"),
        words(4, "Rural crime", "Pat", "Patrols began.", "None"),
        words(5, "", "", "Leaflets went out.", "Fuel theft is up."),
        after='<mergeCells><mergeCell ref="A4:A5"/></mergeCells>',
    )
    [one] = reading(book({"About": csp_about(), "Priorities": priorities})).csp_update.priorities
    assert [item.text for item in one.achievements] == ["Patrols began.", "Leaflets went out."]
    assert [item.text for item in one.concerns if item.text != "None"] == ["Fuel theft is up."]


# What Excel keeps out of sight


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_out_and_named(state):
    data = a_book([words(6, SAID)], {"Risks old": risks(words(6, "Secret"))}, states={"Risks old": state})
    read = reading(data)
    assert [item.left.text for item in read.risk_register_items] == [SAID]
    assert [place for place, _ in problems(read, "hidden_sheet")] == ["Sheet Risks old"]
    assert "Secret" not in str(read.document)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (a_book([words(6, SAID), row(7, text("A7", "Secret"), more=' hidden="1"')]), "Risks, row 7"),
        (
            a_book([words(6, SAID), row(7, text("A7", "Secret"), more=' ht="0" customHeight="1"')]),
            "Risks, row 7",
        ),
        (
            a_book(
                [words(6, SAID, "", "Secret")], risks_before='<cols><col min="3" max="4" hidden="1"/></cols>'
            ),
            "Risks, column C",
        ),
        (
            a_book(
                [words(6, SAID, "Secret")], risks_after='<mergeCells><mergeCell ref="A6:B6"/></mergeCells>'
            ),
            "Risks, cell B6",
        ),
        (a_book([words(6, SAID), row(7, number("A7", 7, 5))]), "Risks, cell A7"),
    ],
    ids=["row", "flat row", "column", "covered", "format"],
)
def test_hidden_cells_are_left_out_and_named(data, place):
    read = reading(data)
    assert [item.left.text for item in read.risk_register_items] == [SAID]
    assert [found for found, _ in problems(read, "hidden_cell")] == [place]
    assert "Secret" not in str(read.document)


def test_a_cell_merged_down_is_one_item_with_the_asks_of_its_rows():
    data = a_book(
        [words(6, SAID, ASKED), words(7, "", "Council to answer"), words(8, "Second")],
        risks_after='<mergeCells><mergeCell ref="A6:A7"/></mergeCells>',
    )
    assert [(item.left.text, item.right.text) for item in reading(data).risk_register_items] == [
        (SAID, f"{ASKED}\nCouncil to answer"),
        ("Second", ""),
    ]


def test_comments_are_named_and_never_read():
    data = a_book(
        [words(6, SAID)],
        relations={"Risks": [("rId1", "comments", "../comments1.xml")]},
        parts={"xl/comments1.xml": b'<comments><commentList><comment ref="A6"><text><t>Secret</t></text></comment>'
               b"</commentList></comments>"},
    )  # fmt: skip
    read = reading(data)
    assert [place for place, _ in problems(read, "comments")] == ["Risks, cell A6"]
    assert "Secret" not in str(read)


def test_the_words_of_a_text_box_are_listed_and_pictures_are_counted():
    drawing = (
        b'<d xmlns:a="a"><twoCellAnchor><sp><txBody><a:p><a:r><a:t>Note this</a:t></a:r></a:p></txBody></sp>'
        b"</twoCellAnchor><twoCellAnchor><pic/></twoCellAnchor></d>"
    )
    data = a_book(
        [words(6, SAID)],
        relations={"Risks": [("rId1", "drawing", "../drawings/drawing1.xml")]},
        parts={"xl/drawings/drawing1.xml": drawing},
    )
    read = reading(data)
    assert [(one.text, one.place) for one in read.unplaced] == [("Note this", "Risks, text box 1")]
    assert len(problems(read, "pictures")) == len(problems(read, "text_box")) == 1


def test_an_embedded_file_is_the_state_of_its_product_and_is_not_opened():
    plans = sheet(
        words(1, "Plans, actions and performance"),
        words(5, "TOR"),
        words(6, "Strategic assessment", "Here"),
        after='<oleObjects><oleObject progId="Word.Document.12" shapeId="7" r:id="rId1"><objectPr><anchor><from>'
        "<col>1</col><row>4</row></from></anchor></objectPr></oleObject></oleObjects>"
        '<hyperlinks><hyperlink ref="B6" r:id="rId2"/></hyperlinks>',
    )
    data = book(
        {"About": about(), "Plans": plans},
        relations={
            "Plans": [
                ("rId1", "package", "../embeddings/a.docx"),
                ("rId2", "hyperlink", "https://example.test/a"),
            ]
        },
        parts={"xl/embeddings/a.docx": b"Secret"},
    )
    read = reading(data)
    assert [(entry.state, entry.links) for entry in read.plans] == [
        (PlanState.EMBEDDED_FILE, ()),
        (PlanState.LINK, ("https://example.test/a",)),
    ]
    assert (read.embedded[0].place, read.embedded[0].name, read.embedded[0].size) == (
        "Plans, cell B5",
        "a.docx",
        6,
    )


def test_a_reference_outside_the_file_is_named_and_not_followed():
    data = a_book(
        [row(6, formula("A6", "[1]Sheet1!A1", "Kept value"))],
        relations={
            "xl/workbook.xml": [("rIdX", "externalLink", "externalLinks/externalLink1.xml")],
            "xl/externalLinks/externalLink1.xml": [("rId1", "externalLinkPath", "file:///S:/other.xlsx")],
        },
        parts={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
    )
    read = reading(data)
    assert read.risk_register_items[0].left.text == "Kept value"
    assert [("file:///S:/other.xlsx" in message) for _, message in problems(read, "linked_outside")] == [True]


@pytest.mark.parametrize(
    ("answer", "edge", "marking", "place"),
    [
        ("OFFICIAL", "", "OFFICIAL", "About, cell B7"),
        ("", '&amp;C&amp;"Arial,Bold"OFFICIAL-SENSITIVE', "OFFICIAL-SENSITIVE", "Page header"),
        ("OFFICIAL", "&amp;COFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE", "Page header"),
    ],
)
def test_the_strictest_marking_counts(answer, edge, marking, place):
    first = about(words(7, "Protective marking", answer))
    footer = "<oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter>"
    header = f"<headerFooter><oddHeader>{edge}</oddHeader>{footer}</headerFooter>"
    read = reading(book({"About": first, "Risks": risks(words(6, SAID), after=header)}))
    assert (read.marking.text, read.marking.place) == (marking, place)
    assert read.unplaced == ()


def test_every_item_is_shown_beside_its_own_row():
    read = reading(a_book([words(6, SAID, ASKED), words(7, "Second")]))
    rows = source_rows(read.document)
    shown = {item.place: rows[row_of(rows, item.place)].place for item in items_of(read) if item.place}
    assert shown == {
        "About, cell B2": "About, row 2",
        "About, cell B3": "About, row 3",
        "About, cell B4": "About, row 4",
        "About, cell B5": "About, row 5",
        "Risks, cell A6": "Risks, row 6",
        "Risks, cell A7": "Risks, row 7",
    }


def test_a_cell_stands_inside_its_row():
    assert wholes("Risks, cell C7, line 2") == [
        "Risks, cell C7, line 2",
        "Risks, cell C7",
        "Risks, row 7",
        "Risks",
    ]
    assert is_at("Risks, cell C7", "Risks, row 7")
    assert not is_at("Risks, cell C77", "Risks, row 7")
    assert not is_at("Table 1, row 3, cell 4", "Table 1, row 4")
