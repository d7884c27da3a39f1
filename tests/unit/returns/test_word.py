"""Text boxes, nested tables, notes, comments, markings, pictures, embedded objects, symbols and smaller wrappers."""

import io
import zipfile

import pytest

from data.returns.contract import as_json, texts
from tests.makers_word import (
    ASKS,
    PICTURE,
    RISK,
    a_return,
    codes,
    docx,
    embedded,
    form_rows,
    p,
    packed,
    r,
    reading,
    relation,
    tbl,
    tc,
    text_box,
    tr,
)  # fmt: skip


def left(content, **package):
    """What the first key row says when its left cell holds this content."""
    read = reading(a_return(key=[(content, "None")], package=package))
    return texts(read.key_information[0].left.passages)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("One\ttwo"), "One two"),
        (r("One\u00a0two"), "One two"),
        (r("re\u00adoffending and re\u2011offending"), "reoffending and re-offending"),
        (
            "<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>offend</w:t><w:softHyphen/><w:t>ing</w:t></w:r>",
            "re-offending",
        ),
        (f"<w:smartTag>{r('Cambridge')}</w:smartTag>{r(' city')}", "Cambridge city"),
        (f"<w:customXml>{r('Cambridge')}</w:customXml>", "Cambridge"),
        (f"<w:bdo>{r('Cambridge')}</w:bdo>", "Cambridge"),
        (f"<w:ruby><w:rt>{r('above')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby>", "base"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (r("18") + r("th", properties='<w:vertAlign w:val="superscript"/>') + r(" July"), "18th July"),
        (r("A") + "<w:proofErr/><w:bookmarkStart/>" + r("B"), "AB"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t xml:space="preserve"> Said</w:t></w:r>', "Said"),
        (r("\uf0b7 Said", properties='<w:rFonts w:ascii="Symbol"/>'), "Said"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done</w:t></w:r>', "✓ done"),
        (r("‘Smart’ “quotes” – kept"), "‘Smart’ “quotes” – kept"),
    ],
)
def test_reads_the_words_that_word_shows(content, text):
    assert left(p(content)) == [text]


def test_puts_a_box_for_a_symbol_it_cannot_read_and_says_so():
    read = reading(
        a_return(key=[(p('<w:r><w:sym w:font="Webdings" w:char="F001"/></w:r>' + r(" here")), "")])
    )
    assert read.key_information[0].left.text == "\ufffd here"
    assert "unreadable_symbol" in codes(read)


def test_reads_a_text_box_once_though_it_is_stored_twice():
    read = reading(a_return(key=[(p(r("Said") + text_box(p("Boxed"), p("too"))), "")]))
    assert texts(read.key_information[0].left.passages) == ["Said", "Boxed", "too"]
    assert read.key_information[0].left.passages[2].place == "Text box 1, paragraph 2"
    assert codes(read).count("text_box") == 1


def test_reads_an_old_text_box_without_a_newer_copy():
    inside = f"<w:txbxContent>{p('Boxed')}</w:txbxContent>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    assert left(p(old)) == ["Boxed"]


def test_reads_a_table_inside_a_text_box():
    assert left(p(text_box(tbl(tr("A", "B"))))) == ["A", "B"]


def test_reads_a_nested_table_as_part_of_its_cell_and_says_so():
    read = reading(a_return(key=[(p("Intro") + tbl(tr("• A", "• B"), tr(tc("• C", 2))) + p(), "")]))
    passages = read.key_information[0].left.passages
    assert texts(passages) == ["Intro", "A", "B", "C"]
    assert passages[2].place == "Table 1, row 6, left cell, nested table 1, row 1, right cell, paragraph 1"
    assert "nested_table" in codes(read)


def test_keeps_footnotes_apart_from_the_text():
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    read = reading(
        a_return(
            key=[(p(r("Said") + mark + r(" so.")), "")],
            package={"footnotes": {"7": "See the plan.", "8": "Unused"}},
        )
    )
    assert read.key_information[0].left.text == "Said so."
    (note,) = read.footnotes
    assert (note.number, note.text, note.place) == (1, "See the plan.", "Footnote 1")
    assert note.referenced_from == "Table 1, row 6, left cell, paragraph 1"


def test_never_reads_a_comment_as_text():
    marks = (
        '<w:commentRangeStart w:id="0"/>'
        + r("Said")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    read = reading(a_return(key=[(p(marks), "")], package={"comments": ["Should this be a risk?", "Reply"]}))
    assert read.key_information[0].left.text == "Said"
    assert [item.place for item in read.problems if item.code == "comments"] == [
        "Table 1, row 6, left cell, paragraph 1",
        "Whole file",
    ]
    assert "Should this" not in str(read)


@pytest.mark.parametrize(
    "marking",
    ["OFFICIAL", "OFFICIAL-SENSITIVE", "Official – Sensitive", "NOT PROTECTIVELY MARKED", "RESTRICTED"],
)
@pytest.mark.parametrize("where", ["headers", "footers"])
def test_finds_a_protective_marking(marking, where):
    read = reading(a_return(package={where: ["Page 1 of 3", marking]}))
    assert read.marking.text == marking
    # OFFICIAL is what a return is marked unless somebody says otherwise: there is nothing to check.
    assert ("protective_marking" in codes(read)) == (marking != "OFFICIAL")


def test_says_when_there_are_pictures():
    assert "pictures" in codes(reading(a_return(key=[(p(r("Said") + PICTURE), "")])))


def test_says_nothing_of_a_logo_in_the_page_header():
    assert "pictures" not in codes(reading(a_return(package={"headers": [p(PICTURE)]})))


def test_lists_an_embedded_file_without_opening_it():
    read = reading(
        a_return(plans={"TOR": p(embedded())}, package={"objects": {"rIdObject": b"not even a document"}})
    )
    (item,) = read.embedded
    assert (item.name, item.size, item.program) == ("rIdObject.docx", 19, "Word.Document.12")
    assert item.place == "Table 1, row 10, right cell, paragraph 1"
    assert {"embedded_object"} <= set(codes(read))
    assert "pictures" not in codes(read)
    assert as_json(read)["plans"]["tor"]["embedded_objects"] == 1


def test_lists_a_linked_file_without_fetching_it():
    outside = relation("rIdObject", "oleObject", "file:///S:/plan.xlsx", outside=True)
    read = reading(a_return(plans={"TOR": p(embedded(kind="Link"))}, package={"more_relations": outside}))
    assert (read.embedded[0].name, read.embedded[0].size) == ("file:///S:/plan.xlsx", None)
    assert "linked_outside" in codes(read)


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "frame"])
def test_reports_what_lies_outside_and_fetches_nothing(kind):
    outside = relation("rIdX", kind, "http://127.0.0.1:9/template.dotm", outside=True)
    assert "linked_outside" in codes(reading(a_return(package={"more_relations": outside})))


def test_says_when_a_whole_document_is_inserted_that_is_not_read():
    read = reading(a_return(after='<w:altChunk r:id="rIdChunk"/>'))
    assert "unread_part" in codes(read)


def test_reads_the_strict_dialect():
    body = tbl(*form_rows())
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = docx(body)
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        usual.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert reading(packed(parts)).group.as_written == "PREVENT Delivery Group"


def test_counts_only_paragraphs_with_words_in_a_place():
    read = reading(a_return(key=[(p() + p("One") + p() + p("Two"), "")], after=p() + p("Loose") + p()))
    assert [item.place.rsplit(", ", 1)[1] for item in read.key_information[0].left.passages] == [
        "paragraph 1",
        "paragraph 2",
    ]
    assert read.commentary[0].place == "Paragraph 1"


def test_names_the_cells_of_a_row_as_a_reader_would():
    rows = form_rows()
    rows[4:6] = [tr("a", "b"), tr("a", "b", "c"), tr("a", "b", "c", "d"), tr(tc("whole", 4))]
    blocks = [block for block in reading(docx(tbl(*rows))).document if block.kind == "row"][4:8]
    assert [[cell.place.split(", ")[-1] for cell in block.cells] for block in blocks] == [
        ["left cell", "right cell"],
        ["left cell", "middle cell", "right cell"],
        ["cell 1", "cell 2", "cell 3", "cell 4"],
        ["row 8"],
    ]


def test_shows_the_whole_source_in_order():
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = a_return(
        before=p("Cover" ), after=p(r("After") + note) + p(text_box(p("Boxed"))),
        package={"headers": ["OFFICIAL"], "footers": ["Draft 2"], "footnotes": {"1": "Noted"}},
    )  # fmt: skip
    kinds = [block.kind for block in reading(data).document]
    assert kinds[:2] == ["page header", "paragraph"]
    assert kinds[-4:] == ["paragraph", "text box", "page footer", "footnote"]
    assert set(kinds[2:-4]) == {"row"}


def test_shows_a_merged_cell_once():
    rows = form_rows()
    merged = [
        tr("One", tc("Help", properties='<w:vMerge w:val="restart"/>')),
        tr("Two", tc("", properties="<w:vMerge/>")),
    ]
    blocks = reading(docx(tbl(*rows[:5], *merged, *rows[6:]))).document
    right = [block.cells[1] for block in blocks if block.place in ("Table 1, row 6", "Table 1, row 7")]
    assert [(cell.paragraphs, cell.merged_up) for cell in right] == [(("Help",), False), ((), True)]


def test_reads_two_risk_tables_after_each_other():
    rows = form_rows()
    read = reading(docx(tbl(*rows[:6]) + tbl(tr(RISK, ASKS), tr("A", "")) + tbl(tr(RISK, ASKS), tr("B", ""))))
    assert [row.left.text for row in read.risk_register_items] == ["A", "B"]
