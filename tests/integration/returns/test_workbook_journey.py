"""A workbook over HTTP, from the upload page to the receipt, through the real reader; and the blank forms."""

from datetime import date

import pytest

from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields
from data.returns.forms.workbooks import write_return_workbook
from data.returns.reader.interpret import read_return
from data.store.tables import Return, ReturnFile, ReturnItem, ReturnVersion
from data.terms import FileOutcome, ReturnState
from tests.makers import a_meeting
from tests.support.sending import WORDS, answer_all, drawn, one, send, who

pytestmark = pytest.mark.both_databases
FORMS = ("delivery-group-return.docx", "delivery-group-return.xlsx", "csp-update.docx", "csp-update.xlsx")


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


def a_workbook() -> bytes:
    """A sound return of the group that this test's lead leads."""
    return write_return_workbook(
        ReturnFields(
            title="Quarterly Report: October 2018",
            group="Dasv",
            chair="Head of Service",
            key_rows=[RowFields([WORDS], ["None of note"])],
            risk_rows=[RowFields(["=Funding may end in March 2019."], ["None of note"])],
            plans={"tor": PlanFields("Agreed July 2018")},
        )
    )


def test_a_workbook_leads_to_its_check_page_and_to_the_receipt(board, peopled) -> None:
    lead = who(board, "lead")
    answer = send(lead, a_workbook(), name="Our return.xlsx")
    owed = one(peopled, Return).id
    assert answer.location.startswith(f"/returns/{owed}/versions/1/check")
    page = drawn(lead, f"/returns/{owed}/versions/1/check")
    assert WORDS in page
    assert "place-risks-cell-a6" in page
    assert "Risks, cell A6" in page
    answer_all(peopled, board)
    assert lead.post(f"/returns/{owed}/versions/1/submit").location == f"/returns/{owed}/receipt/1"
    assert "R-0001" in drawn(lead, f"/returns/{owed}/receipt/1")
    assert one(peopled, ReturnVersion).state is ReturnState.SUBMITTED


def test_its_items_keep_the_places_and_the_words_of_their_cells(board, peopled) -> None:
    send(who(board, "lead"), a_workbook(), name="Our return.xlsx")
    with peopled.read() as session:
        places = {item.place: item.source_text for item in session.query(ReturnItem)}
    assert places["Key information, cell A6"] == WORDS
    assert places["Risks, cell A6"] == "=Funding may end in March 2019."


def test_the_workbook_is_handed_back_as_it_was_sent(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_workbook(), name="Our return.xlsx")
    file = one(peopled, ReturnFile)
    answer = lead.get(f"/returns/{file.return_id}/files/{file.id}")
    assert answer.data == a_workbook()
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''Our%20return.xlsx"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Risk,Asked of\r\nFunding may end,Police\r\n", "a list of values (.csv)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le"),
            "old Excel format (.xls)",
        ),
    ],
)
def test_another_kind_of_sheet_is_kept_and_gets_a_plain_sentence(board, peopled, content, sentence) -> None:
    lead = who(board, "lead")
    path, _, search = send(lead, content, name="return.xlsx").location.partition("?")
    assert sentence in drawn(lead, path, f"?{search}")
    assert one(peopled, ReturnFile).outcome is FileOutcome.REFUSED


def test_the_upload_page_offers_the_blank_forms_and_takes_both_kinds(board) -> None:
    page = drawn(who(board, "lead"), "/returns/upload")
    assert all(f"/returns/blank/{form}" in page for form in FORMS[:2])
    assert not any(f"/returns/blank/{form}" in page for form in FORMS[2:])
    assert all(f"/returns/blank/{form}" in drawn(who(board, "planner"), "/returns/upload") for form in FORMS)
    assert '"accept": ".docx,.xlsx,' in page


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_form_is_a_download_that_can_be_read(board, form: str) -> None:
    answer = who(board, "lead").get(f"/returns/blank/{form}")
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{form}"
    assert read_return(answer.data, form).problems


@pytest.mark.parametrize("name", ["member", "administrator"])
def test_nobody_else_gets_a_blank_form(board, name: str) -> None:
    assert who(board, name).get("/returns/blank/csp-update.xlsx").status_code == 404


@pytest.mark.parametrize("form", ["return.xlsx", "csp-update.pdf", "..%2fapp.py"])
def test_an_unknown_form_is_not_found(board, form: str) -> None:
    assert who(board, "lead").get(f"/returns/blank/{form}").status_code == 404
