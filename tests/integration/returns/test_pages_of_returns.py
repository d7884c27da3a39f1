"""The journey over HTTP: a Word file goes in, is checked, submitted and moderated; nobody else gets any of it."""

import io
from datetime import date

import pytest
from sqlalchemy import select

from dashboard.pages.check.page import PAGE as CHECK
from data.store.audit import Event
from data.store.tables import (
    AuditEvent,
    Lead,
    Meeting,
    Reporter,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
)
from data.terms import Decision, FileOutcome, Part, ReturnState, Role
from tests.makers import a_meeting, a_person, a_risk
from tests.support.sending import (
    JSON,
    WORDS,
    a_file,
    answer_all,
    decide,
    drawn,
    one,
    said,
    send,
    who,
)


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting and a second lead who leads the other group."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        other = a_person(session, "other.lead@board.test", role=Role.LEAD)
        csp = session.scalars(select(Reporter).where(Reporter.slug == "fenland")).one()
        session.add(Lead(person_id=other.id, reporter_id=csp.id))
    return make_app()


def test_a_file_leads_to_its_check_page(board, peopled) -> None:
    answer = send(who(board, "lead"), a_file())
    assert answer.status_code == 303
    version = one(peopled, ReturnVersion)
    path, _, search = answer.location.partition("?")
    assert (path, search) == (f"/returns/{version.return_id}/versions/1/check", "quarter=2018-19-Q3")
    assert WORDS in drawn(who(board, "lead"), path)


def test_says_that_a_file_was_not_received_when_the_disk_is_full(board, peopled, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.store.files.os.fsync", full)
    for headers in ({}, JSON):
        answer = send(who(board, "lead"), a_file(), **headers)
        assert answer.status_code == 500
        assert "could not keep the file, so it has not been received" in answer.text
        assert "was lost" not in answer.text
    assert one(peopled, ReturnFile) is None


def test_a_script_gets_the_address_as_json(board) -> None:
    answer = send(who(board, "lead"), a_file(), **JSON)
    assert "/versions/1/check?" in answer.json["location"]


def test_the_same_file_again_says_so(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    answer = send(lead, a_file(), name="again.docx")
    assert answer.location.endswith("&already=1")
    assert "Already received" in drawn(lead, *answer.location.split("?"))
    with peopled.read() as session:
        assert len(session.scalars(select(ReturnVersion)).all()) == 1


def test_a_file_that_cannot_be_read_is_kept_and_the_page_says_why(board, peopled) -> None:
    lead = who(board, "lead")
    answer = send(lead, b"%PDF-1.7 not a Word file")
    path, _, search = answer.location.partition("?")
    page = drawn(lead, path, f"?{search}")
    assert "The file is a PDF, not Word." in page
    file = one(peopled, ReturnFile)
    assert file.outcome is FileOutcome.REFUSED
    assert f"/returns/{file.return_id}#history" in page
    history = drawn(lead, f"/returns/{file.return_id}")
    assert "The file is a PDF, not Word." in history
    copy = lead.get(f"/returns/{file.return_id}/files/{file.id}")
    assert (copy.data, copy.headers["X-Content-Type-Options"]) == (b"%PDF-1.7 not a Word file", "nosniff")


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"group": "dasv", "quarter": "2018-19-Q3"}, ["file"]),
        ({"group": "", "quarter": "2018-19-Q3", "file": (io.BytesIO(b"x"), "a.docx")}, ["group"]),
        ({"quarter": "2018-19-Q3", "file": (io.BytesIO(b""), "")}, ["group", "file"]),
    ],
)
def test_what_is_missing_is_named(board, data, fields) -> None:
    answer = who(board, "lead").post(
        "/returns/upload/file", data, headers=JSON, content_type="multipart/form-data"
    )
    assert [error["field"] for error in answer.json["errors"]] == fields


@pytest.mark.parametrize("name", ["member", "other lead", "administrator"])
def test_nobody_else_can_send_for_a_group(board, peopled, name: str) -> None:
    assert send(who(board, name), a_file()).status_code == 404
    assert one(peopled, ReturnFile) is None


@pytest.mark.parametrize("quarter", ["1999-00-Q1", "", "x" * 400])
def test_an_unknown_meeting_is_not_found(board, quarter: str) -> None:
    data = {"group": "dasv", "quarter": quarter, "file": (io.BytesIO(a_file()), "a.docx")}
    answer = who(board, "lead").post("/returns/upload/file", data, content_type="multipart/form-data")
    assert answer.status_code == 404


def test_a_lead_decides_on_an_item_without_loading_the_page(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    with peopled.read() as session:
        item = session.scalars(select(ReturnItem).where(ReturnItem.part == Part.KEY_INFORMATION)).one()
        owed, number, row_version = item.of.return_id, item.id, item.row_version
    answer = decide(lead, owed, "correct", number, row_version, {"text": "It has twelve.", "ask": ""})
    assert said(answer).startswith("Corrected. 1 of ")
    assert f"check-item-{number}" in answer.text
    assert "It has twelve." in answer.text
    with peopled.read() as session:
        item = session.get_one(ReturnItem, number)
        assert (item.decision, item.text, item.source_text) == (Decision.CORRECTED, "It has twelve.", WORDS)


def test_the_loser_of_a_race_sees_both_texts(board, peopled) -> None:
    lead, planner = who(board, "lead"), who(board, "planner")
    send(lead, a_file())
    with peopled.read() as session:
        item = session.scalars(select(ReturnItem).where(ReturnItem.part == Part.KEY_INFORMATION)).one()
        owed, number, seen = item.of.return_id, item.id, item.row_version
    decide(lead, owed, "correct", number, seen, {"text": "First words", "ask": "First ask"})
    answer = decide(planner, owed, "correct", number, seen, {"text": "Second words", "ask": "Second ask"})
    assert "changed this meanwhile" in said(answer)
    for words in ("First words", "First ask", "Second words", "Second ask"):
        assert words in answer.text
    again = decide(planner, owed, "correct", number, seen + 1, {"text": "Second words", "ask": "Second ask"})
    assert said(again).startswith("Corrected.")


def test_the_second_of_two_answers_is_shown_beside_the_first(board, peopled) -> None:
    lead, planner = who(board, "lead"), who(board, "planner")
    send(lead, a_file())
    with peopled.read() as session:
        problem = session.scalars(
            select(ReturnProblem).where(ReturnProblem.code == "plan_row_missing")
        ).first()
        owed, number, seen = problem.of.return_id, problem.id, problem.row_version
    decide(lead, owed, "answer", number, seen, {"choice": "exists", "words": "Of 2018"})
    answer = decide(planner, owed, "answer", number, seen, {"choice": "exists", "words": "Of 2019"})
    assert "changed this meanwhile" in said(answer)
    assert "Somebody else was first" in answer.text
    assert "Of 2018" in answer.text
    assert "Of 2019" in answer.text


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "accept",
        {},
        {"act": "accept"},
        {"return": "1", "number": "1", "act": "drop", "object": "1", "row_version": "1"},
        {"return": "1", "number": "1", "act": "accept", "object": "x", "row_version": "1"},
        {"return": {"a": 1}, "number": [], "act": "accept", "object": "1", "row_version": "1"},
        {"return": "1", "number": "1", "act": "accept", "object": "1", "row_version": "1", "fields": 7},
    ],
)
def test_a_call_of_another_shape_is_answered_and_changes_nothing(board, peopled, data) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    body = {
        "output": "check-said.children",
        "outputs": {"id": "check-said", "property": "children"},
        "inputs": [{"id": "check-event", "property": "data", "value": data}],
        "changedPropIds": ["check-event.data"],
    }
    assert said(lead.call(body)) == "This is not there any more. Load the page again."
    with peopled.read() as session:
        assert all(item.decision is Decision.PENDING for item in session.scalars(select(ReturnItem)))


@pytest.mark.parametrize("name", ["other lead", "member", "administrator"])
def test_the_steps_of_others_look_not_there(board, peopled, name: str) -> None:
    send(who(board, "lead"), a_file())
    version, other = one(peopled, ReturnVersion), who(board, name)
    here = f"/returns/{version.return_id}"
    forms = ("submit", "abandon", "moderate")
    posted = {other.post(f"{here}/versions/1/{form}", {"step": "accept"}).status_code for form in forms}
    assert posted == {404}
    assert other.get(f"{here}/files/{version.file_id}").status_code == 404
    assert other.post(f"{here}/to-follow", {"reason": "Later"}).status_code == 404
    for path in (f"{here}/versions/1/check", f"{here}/receipt/1"):
        assert "Page not found" in drawn(other, path)
    page = drawn(other, here)
    assert WORDS not in page
    assert "return.docx" not in page
    assert "Page not found" in drawn(other, here, "?version=1")
    assert one(peopled, ReturnVersion).state is ReturnState.DRAFT


def test_from_submitting_to_what_a_member_reads(board, peopled) -> None:
    lead, planner, member = who(board, "lead"), who(board, "planner"), who(board, "member")
    send(lead, a_file())
    owed = one(peopled, Return).id
    answer_all(peopled, board)
    assert lead.post(f"/returns/{owed}/versions/1/submit").location == f"/returns/{owed}/receipt/1"
    assert "R-0001" in drawn(lead, f"/returns/{owed}/receipt/1")
    assert "Received, not yet accepted" in drawn(member, f"/returns/{owed}")
    assert "Received, not yet accepted" in drawn(member, "/returns")
    assert "Moderate" in drawn(planner, "/returns")
    assert planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "accept"}).status_code == 303
    page = drawn(member, f"/returns/{owed}")
    assert WORDS in page
    assert "History" not in page


def test_submitting_twice_leads_to_the_same_receipt(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    owed = one(peopled, Return).id
    answer_all(peopled, board)
    answers = [lead.post(f"/returns/{owed}/versions/1/submit").location for _ in range(2)]
    assert answers == [f"/returns/{owed}/receipt/1"] * 2


def test_an_item_is_linked_to_a_risk_of_its_own_group_only(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    with peopled.write() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.current)).one()
        groups = {row.slug: row for row in session.scalars(select(Reporter))}
        own, other = (a_risk(session, meeting, groups[slug]).id for slug in ("dasv", "fenland"))
        item = session.scalars(select(ReturnItem).where(ReturnItem.part == Part.RISK)).one()
        owed, number, seen = item.of.return_id, item.id, item.row_version
    assert said(decide(lead, owed, "continue", number, seen, {"risk": str(other)})).startswith(
        "This is not there"
    )
    assert said(decide(lead, owed, "continue", number, seen, {"risk": "9" * 40})).startswith(
        "This is not there"
    )
    assert said(decide(lead, owed, "continue", number, seen, {"risk": str(own)})).startswith("Linked")
    with peopled.read() as session:
        assert session.get_one(ReturnItem, number).continues_risk_id == own


def test_submitting_too_soon_comes_back_with_what_is_left(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file(title="Quarterly Report"))
    version = one(peopled, ReturnVersion)
    answer = lead.post(f"/returns/{version.return_id}/versions/1/submit")
    assert answer.location.endswith("/check?refused=1")
    page = drawn(lead, *answer.location.split("?"))
    assert "to submit. The return does not say which period it covers." in page


def test_an_address_that_names_a_file_which_was_read_since_draws_the_form(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    page = drawn(lead, "/returns/upload", f"?refused={one(peopled, ReturnFile).id}")
    assert "Upload and read" in page
    assert "There is a problem" not in page
    assert "This file was not taken" not in page


def test_a_download_is_recorded(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file(), name="Our “return”.docx")
    file = one(peopled, ReturnFile)
    answer = lead.get(f"/returns/{file.return_id}/files/{file.id}")
    assert answer.data == a_file()
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''Our%20")
    with peopled.read() as session:
        told = select(AuditEvent).where(AuditEvent.event == Event.FILE_DOWNLOADED)
        assert session.scalars(told).one().detail["sha256"] == file.sha256


@pytest.mark.parametrize(
    "path",
    [
        "/returns/99",
        "/returns/0",
        "/returns/99999999999999999999",
        "/returns/-1",
        "/returns/1/versions/1/check",
    ],
)
def test_what_does_not_exist_is_not_found(board, path: str) -> None:
    planner = who(board, "planner")
    assert "Page not found" in drawn(planner, path) or planner.get(path).status_code == 404


@pytest.mark.parametrize("search", ["?version=x", "?version=99", "?version=-1", "?version=" + "9" * 40])
def test_a_version_that_does_not_exist_is_not_found(board, peopled, search: str) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    assert "Page not found" in drawn(lead, f"/returns/{one(peopled, Return).id}", search)


def test_the_words_at_a_place_are_marked(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    with peopled.read() as session:
        item = session.scalars(select(ReturnItem).where(ReturnItem.part == Part.KEY_INFORMATION)).one()
        place, owed = item.place, item.of.return_id
    page = drawn(lead, f"/returns/{owed}", f"?version=1&place={place}")
    assert f'["mark", {{}}, "{WORDS}"]' in page


def test_the_check_page_is_for_those_who_may_submit() -> None:
    assert CHECK.right.name == "SUBMIT"


def test_a_lead_takes_the_prefilled_return_from_the_upload_page_and_sends_it_back(board) -> None:
    lead = who(board, "lead")
    page = drawn(lead, "/returns/upload", "?quarter=2018-19-Q3")
    assert "/returns/pre-filled/2018-19-Q3/dasv.docx" in page
    answer = lead.get("/returns/pre-filled/2018-19-Q3/dasv.docx")
    assert "dasv-2018-19-Q3-pre-filled.docx" in answer.headers["Content-Disposition"]
    assert "/versions/1/check" in send(lead, answer.data).location


@pytest.mark.parametrize("name", ["member", "other lead", "administrator"])
def test_nobody_else_can_take_it(board, name: str) -> None:
    assert who(board, name).get("/returns/pre-filled/2018-19-Q3/dasv.docx").status_code == 404


@pytest.mark.parametrize("path", ["2018-19-Q3/nobody", "1999-00-Q1/dasv", "x/dasv"])
def test_an_unknown_prefilled_return_is_not_found(board, path: str) -> None:
    assert who(board, "planner").get(f"/returns/pre-filled/{path}.docx").status_code == 404
