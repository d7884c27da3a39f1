"""Documents that are sound packages and hostile inside: refused, or read within the limits."""

import pytest

from data.returns.reader import limits
from data.returns.reader.problems import RefusedFile
from tests.makers_word import a_return, docx, form_rows, p, r, reading, tbl, tc, text_box, tr


def code_of(data: bytes) -> str:
    with pytest.raises(RefusedFile) as refusal:
        reading(data)
    return refusal.value.code


@pytest.mark.parametrize("span", ["2000000000", "1001", "-2000000000", "99999999999999999999"])
def test_refuses_a_span_that_word_never_writes(span):
    assert code_of(docx(tbl(*form_rows(), tr(tc("wide", span))))) == "bad_span"


@pytest.mark.parametrize("name", ["gridBefore", "gridAfter"])
def test_refuses_a_hostile_number_of_skipped_columns(name):
    row = tr("a", properties=f'<w:{name} w:val="2000000000"/>')
    assert code_of(docx(tbl(*form_rows(), row))) == "bad_span"


@pytest.mark.parametrize("span", ["0", "-1", "many", "64", "1000"])
def test_reads_a_span_that_is_only_odd_as_word_would(span):
    assert reading(docx(tbl(*form_rows()[:5], tr(tc("Said", span))))).key_information[0].left.text == "Said"


def test_refuses_more_paragraphs_than_the_limit():
    assert (
        code_of(a_return(after="".join(p(f"{number:x}") for number in range(limits.PARAGRAPHS + 1))))
        == "too_many_paragraphs"
    )


@pytest.mark.parametrize(
    "body",
    [
        tbl(*form_rows()[:5], *[tr("a", "b")] * (limits.CELLS // 2)),
        tbl(*form_rows()[:5], tr(*["a"] * limits.CELLS)),
        tbl(*form_rows()) + p("x") * limits.CELLS,
    ],
    ids=["rows", "cells of a row", "paragraphs"],
)
def test_refuses_more_cells_than_anybody_could_check(body):
    assert code_of(docx(body)) == "too_many_cells"


def test_refuses_more_text_than_the_limit():
    long = " ".join(str(number) for number in range(40_000))
    assert code_of(a_return(after=p(long) * (limits.CHARACTERS // len(long) + 1))) == "too_much_text"


def test_refuses_tables_nested_beyond_the_limit():
    inner = p("deep")
    for _ in range(limits.NESTING + 2):
        inner = tbl(tr(tc(inner + p())))
    assert code_of(docx(inner)) == "too_deep"


def test_refuses_text_boxes_nested_beyond_the_limit():
    inner = p("deep")
    for _ in range(limits.NESTING + 2):
        inner = p(f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>")
    assert code_of(a_return(after=inner)) == "too_deep"


def test_reads_a_row_of_a_thousand_cells():
    read = reading(docx(tbl(*form_rows()[:5], tr(*["x"] * 1000))))
    assert len(read.document[-1].cells) == 1000


def test_reads_a_paragraph_of_a_thousand_dates():
    read = reading(a_return(key=[("on 1 May 2018 " * 1_000, "")]))
    assert len(read.key_information[0].dates) == 1_000


def test_shows_markup_in_the_text_as_plain_words():
    read = reading(a_return(key=[(p(r("<script>alert(1)</script> & more")), "")]))
    assert read.key_information[0].left.text == "<script>alert(1)</script> & more"


def test_reads_no_direction_override_or_invisible_character():
    read = reading(a_return(key=[("safe\u202etxt.exe\u200b", "")]))
    assert read.key_information[0].left.text == "safetxt.exe"


@pytest.mark.parametrize(
    "body", ["", p(), p("Dear all, lunch is at noon."), tbl(tr("a", "b")), p(text_box(p("hello")))]
)
def test_refuses_a_document_with_no_part_of_a_return(body):
    assert code_of(docx(body)) == "not_a_return"


def test_refuses_a_package_without_a_body():
    assert code_of(docx("", parts={"word/document.xml": b"<x/>"})) == "damaged"


def test_survives_relationships_that_lead_nowhere():
    lost = '<w:hyperlink r:id="rIdLost">' + r("lost") + "</w:hyperlink>"
    relations = '<Relationship Id="rIdStyles" Type="x/styles" Target="../../../etc/passwd"/>'
    read = reading(a_return(key=[(p(lost), "")], package={"more_relations": relations}))
    assert (read.key_information[0].left.text, read.key_information[0].left.links) == ("lost", ())
