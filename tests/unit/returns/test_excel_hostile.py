"""Workbooks that are sound packages and hostile inside: refused with a sentence, or read within the limits."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

import pytest

from data.returns.reader import limits
from data.returns.reader.problems import RefusedFile
from data.returns.reader.refusals import refused
from tests.makers_excel import (
    EXCEL,
    a_book,
    about,
    book,
    number,
    problems,
    raw,
    reading,
    risks,
    row,
    sheet,
    text,
    words,
)
from tests.makers_word import packed

SAID = "Funding may end."
LONG = " ".join(str(one) for one in range(30_000))
MERGE = '<mergeCells><mergeCell ref="{}"/></mergeCells>'


def code_of(data: bytes) -> str:
    with pytest.raises(RefusedFile) as refusal:
        reading(data)
    return refusal.value.code


def left(data: bytes) -> list[str]:
    return [item.left.text for item in reading(data).risk_register_items]


@pytest.mark.parametrize("size", ["A1", "A1:A1", "A1:XFD1048576", "Z99:A1", "nonsense", ""])
def test_the_size_that_a_sheet_claims_is_not_believed(size):
    data = a_book([words(6, SAID), words(900, "Second")], risks_before=f'<dimension ref="{size}"/>')
    assert left(data) == [SAID, "Second"]


def test_a_cell_at_the_far_corner_is_listed_with_its_place():
    read = reading(a_book([words(6, SAID), row(1048576, text("XFD1048576", "Far away"))]))
    assert [item.left.text for item in read.risk_register_items] == [SAID]
    assert [(one.text, one.place) for one in read.unplaced] == [("Far away", "Risks, cell XFD1048576")]
    assert [place for place, _ in problems(read, "unplaced")] == ["Risks, cell XFD1048576"]


def test_an_empty_cell_at_the_far_corner_is_nothing():
    read = reading(a_book([words(6, SAID), row(1048576, '<c r="XFD1048576" s="1"/>')]))
    assert (len(read.risk_register_items), read.unplaced) == (1, ())


@pytest.mark.parametrize("area", ["A6:A20005", "A6:XFD1048576", "B6:CV20005"])
def test_a_merge_of_twenty_thousand_rows_is_read_once_and_pointed_out(area):
    data = a_book(
        [words(6, SAID, "Police to report"), words(7, "", "Council")], risks_after=MERGE.format(area)
    )
    read = reading(data)
    assert read.risk_register_items[0].left.text == SAID
    assert [place for place, _ in problems(read, "merged_far")] == [f"Risks, cell {area.partition(':')[0]}"]


def test_thousands_of_empty_rows_and_cells_are_read_past():
    blank = [row(at, *(f'<c r="{column}{at}" s="1"/>' for column in "ABCDEFGH")) for at in range(7, 9000)]
    assert left(a_book([words(6, SAID), *blank])) == [SAID]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (a_book([words(at, "a") for at in range(6, 6 + limits.CELLS)]), "too_many_cells"),
        (a_book([words(at, "a", "b") for at in range(6, 10_007)]), "too_many_cells"),
        (a_book([row(6, *['<c t="str"><v>a</v></c>'] * 101)]), "too_many_columns"),
        (book({f"Sheet {at}": sheet() for at in range(51)}), "too_many_sheets"),
        (
            a_book(risks_after="<mergeCells>" + '<mergeCell ref="A6:B6"/>' * 1001 + "</mergeCells>"),
            "too_many_merges",
        ),
        (a_book([words(at, LONG) for at in range(6, 20)]), "too_much_text"),
        (a_book([row(6, raw("A6", "s", "7"))]), "damaged"),
        (a_book([row(6, raw("A6", "s", "-1"))]), "damaged"),
        (a_book([row(6, text("A0", "a"))]), "damaged"),
        (a_book([row(6, text("XFE6", "a"))]), "damaged"),
        (a_book([row(6, text("A1048577", "a"))]), "damaged"),
        (a_book([row(6, text("A6", "a"), text("A6", "b"))]), "damaged"),
        (a_book([row(9_999_999, '<c t="str"><v>a</v></c>')]), "damaged"),
        (a_book([row(6, number("A6", 1, 99_999_999))]), "damaged"),
        (a_book([words(6, SAID)], risks_after=MERGE.format("A6:nowhere")), "damaged"),
        (a_book([words(6, SAID)], {"risks": sheet()}), "damaged"),
        (a_book([row(6, '<c r="A6" t="inlineStr"><is><t>&#0;</t></is></c>')]), "damaged"),
        (a_book([words(6, SAID)], parts={"xl/worksheets/sheet2.xml": b"<worksheet>"}), "damaged"),
        (
            a_book(
                [words(6, SAID)],
                parts={"xl/worksheets/sheet2.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'},
            ),
            "dtd",
        ),
        (a_book([words(6, SAID)], parts={"xl/media/a.bin": bytes(2 * limits.MIB)}), "packed_too_tight"),
        (a_book([words(6, SAID)], parts={"xl/vbaProject.bin": b"macro"}), "macros"),
        (
            a_book([words(6, SAID)], main_type="application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
            "macros",
        ),
        (book({"Lunch": sheet(words(1, "Dear all"))}), "excel"),
        (book({"Sheet1": sheet()}), "excel"),
        (book({"Risks": risks(words(6, SAID))}, states={"Risks": "hidden"}), "excel"),
        (
            packed({"[Content_Types].xml": f'<Types ContentType="{EXCEL}.sheet.main+xml"/>'.encode()}),
            "damaged",
        ),
    ],
)
def test_is_refused_with_a_sentence(data, code):
    assert code_of(data) == code
    assert refused(code).sentence.endswith(".")


def test_a_sheet_that_leads_nowhere_is_damaged():
    data = a_book([words(6, SAID)], parts={"xl/worksheets/sheet2.xml": b"<x/>"})
    assert reading(data).risk_register_items == ()
    lost = book(
        {"About": about()}, relations={"xl/workbook.xml": [("rId1", "worksheet", "worksheets/lost.xml")]}
    )
    assert code_of(lost) == "damaged"


def test_strings_in_the_strict_dialect_are_read_too():
    data = a_book([words(6, SAID)])
    assert left(strict(data)) == [SAID]


def strict(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return packed(
        {
            name: part.replace(usual, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
            for name, part in parts.items()
        }
    )


def test_markup_in_a_cell_is_plain_words():
    assert left(a_book([words(6, "<script>alert(1)</script> & more")])) == [
        "<script>alert(1)</script> & more"
    ]


def test_a_format_of_any_characters_does_no_harm():
    odd = '"\U000f0001' * 3 + "0#?.,%Ee/@[$x-1]_*;;;;"
    data = a_book([row(6, number("A6", 7, 1))], parts={"xl/styles.xml": styles_with(odd).encode()})
    assert len(left(data)) == 1


def styles_with(code: str) -> str:
    formats = f'<numFmts><numFmt numFmtId="200" formatCode={quoteattr(code)}/></numFmts>'
    return f'<styleSheet>{formats}<cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>'
