"""The workbook that a lead fills in: words stay words, sheets are ready for hand and printer, bytes are the same."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from data.refusals import Refused
from data.returns.forms.excelfile import LONGEST, one_cell
from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields
from data.returns.forms.word_update import ActionFields, CspUpdateFields, PriorityFields, TableFields
from data.returns.forms.workbooks import write_csp_workbook, write_return_workbook
from data.returns.reader.excel.form import CSP_SHEETS, GROUP_SHEETS
from data.returns.reader.interpret import read_return

GROUP = "Cambridgeshire and Peterborough Road Safety Partnership"
FIELDS = ReturnFields("Quarterly Report: October 2018", GROUP, "Pat Example", objectives=["To help"])
UPDATE = CspUpdateFields("Quarterly Progress Report: October 2018", "Fenland CSP")
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.test","x")', "=cmd|' /C calc'!A0"]


def opened(data: bytes):
    """The workbook as another program opens it."""
    return load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("said", FORMULAS)
def test_what_looks_like_a_formula_is_words(said):
    fields = replace(FIELDS, key_rows=[RowFields([said], [said])], plans={"tor": PlanFields(said)})
    data = write_return_workbook(fields)
    cells = [cell for sheet in opened(data) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value == said)
    assert read_return(data, "r").key_information[0].left.text == said


@pytest.mark.parametrize("said", FORMULAS)
def test_a_table_of_figures_holds_no_formula_either(said):
    fields = replace(UPDATE, figures=[TableFields(said, [[said, "1"]])], action_plan=[ActionFields(said)])
    cells = [
        cell for sheet in opened(write_csp_workbook(fields)) for row in sheet.iter_rows() for cell in row
    ]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_the_same_fields_give_the_same_bytes(monkeypatch):
    first = write_return_workbook(FIELDS), write_csp_workbook(UPDATE)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert (write_return_workbook(FIELDS), write_csp_workbook(UPDATE)) == first


def test_a_text_longer_than_a_cell_holds_is_refused_and_never_cut():
    longest = replace(FIELDS, commentary=["x" * LONGEST])
    assert read_return(write_return_workbook(longest), "r").commentary[0].text == "x" * LONGEST
    for long in ("x" * (LONGEST + 1), "😀" * (LONGEST // 2 + 1)):
        with pytest.raises(Refused, match="longer than a cell"):
            write_return_workbook(replace(FIELDS, commentary=[long]))


@pytest.mark.parametrize("said", ["a\x00b", "a\ud800b", "a\x07b", "a\ufffeb"])
def test_a_character_that_no_file_can_hold_is_left_out(said):
    data = write_return_workbook(replace(FIELDS, commentary=[said]))
    assert read_return(data, "r").commentary[0].text == "ab"


def test_a_file_cannot_be_embedded_so_its_name_stands_there():
    data = write_return_workbook(replace(FIELDS, plans={"tor": PlanFields("Here", embedded="terms.docx")}))
    assert read_return(data, "r").plan("tor").text == "Here\nterms.docx"


def test_links_footnotes_and_the_marking_are_written():
    fields = replace(
        FIELDS,
        plans={"tor": PlanFields("Here", "https://example.test/a?b&c")},
        key_rows=[RowFields(["One"]), RowFields(["Two"])],
        footnotes=["Noted", "Noted too"],
        marking="OFFICIAL-SENSITIVE",
    )
    read = read_return(write_return_workbook(fields), "r")
    assert read.plan("tor").links == ("https://example.test/a?b&c",)
    assert [(note.text, note.referenced_from) for note in read.footnotes] == [
        ("Noted", read.key_information[0].place),
        ("Noted too", read.key_information[1].place),
    ]
    assert read.marking.text == "OFFICIAL-SENSITIVE"
    assert {sheet.oddHeader.center.text for sheet in opened(write_return_workbook(fields))} == {
        "OFFICIAL-SENSITIVE"
    }


@pytest.mark.parametrize(
    ("data", "forms"),
    [(write_return_workbook(FIELDS), GROUP_SHEETS), (write_csp_workbook(UPDATE), CSP_SHEETS)],
)
def test_each_part_is_a_sheet_ready_for_hand_and_printer(data, forms):
    book = opened(data)
    assert book.sheetnames == [form.name for form in forms]
    for form in forms:
        sheet = book[form.name]
        assert sheet["A2"].value == form.explains
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        rules = sheet.data_validations.dataValidation
        assert any(rule.formula1 == '"Yes"' for rule in rules) is form.nil
        assert all(len(rule.formula1) <= 255 for rule in rules)
        if form.columns:
            head = int(sheet.freeze_panes[1:]) - 1
            assert [cell.value for cell in sheet[head]][: len(form.columns)] == [
                one.heading for one in form.columns
            ]
            assert sheet.print_title_rows == f"${head}:${head}"


def test_points_of_a_cell_stay_apart():
    assert one_cell(["One", "Two"]) == "One\nTwo"
    assert one_cell(["One", "1) Two"]) == "• One\n• 1) Two"
    assert one_cell(["One\nmore"]) == "• One\nmore"
    assert one_cell([" ", ""]) == ""


def test_a_section_of_a_priority_without_points_says_none():
    update = read_return(
        write_csp_workbook(replace(UPDATE, priorities=[PriorityFields("Crime", "Pat")])), "u"
    ).csp_update
    assert update.priorities[0].achievements == ()
