"""A return's files over HTTP: how they are handed out, to whom, and where each refusal comes back to."""

import io
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from data.store.tables import Attachment, Lead, Reporter, Return, ReturnFile, ReturnVersion
from data.terms import ReturnState, Role, Verdict
from tests.makers import a_meeting, a_person
from tests.makers_ole import a_return_with, wrapped
from tests.support.clamd import EICAR, clamd
from tests.support.sending import drawn, one, send, who
from tests.support.visitor import Visitor
from tests.unit.returns.test_attachable import PDF

NAMES = ("anonymous", "member", "lead", "other lead", "planner", "administrator")
ALL, OWN = set(NAMES) - {"anonymous"}, {"lead", "planner"}


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting and a second lead who leads the other group."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        other = a_person(session, "other.lead@board.test", role=Role.LEAD)
        csp = session.scalars(select(Reporter).where(Reporter.slug == "fenland")).one()
        session.add(Lead(person_id=other.id, reporter_id=csp.id))
    return make_app()


def sent(board, *objects: bytes) -> int:
    """The id of a return that its lead sent with these files embedded."""
    answer = send(who(board, "lead"), a_return_with(*objects, group="Dasv"))
    return int(answer.location.split("/")[2])


def put(visitor, owed: int, content: bytes = PDF, name: str = "report.pdf", **form: str):
    data = {"file": (io.BytesIO(content), name), "page": "return", "version": ""} | form
    return visitor.post(f"/returns/{owed}/attachments", data, content_type="multipart/form-data")


def told(answer) -> str:
    """What the address says became of a step."""
    assert answer.status_code == 303
    assert answer.location.endswith("#attachments-told")
    return parse_qs(urlsplit(answer.location).query)["files"][0]


def page(visitor, answer) -> str:
    """The page that an answer leads to."""
    there = urlsplit(answer.location)
    return drawn(visitor, there.path, f"?{there.query}")


def accept(peopled) -> None:
    with peopled.write() as session:
        version = session.scalars(select(ReturnVersion)).one()
        version.state = version.of.state = ReturnState.ACCEPTED
        version.submitted_at = session.scalars(select(Attachment.attached_at)).one()
        version.of.accepted_version_id = version.id


def files_of(owed: int, peopled) -> list[str]:
    return [
        f"/returns/{owed}/attachments/{one(peopled, Attachment).id}",
        f"/returns/{owed}/versions/1/embedded/1",
        f"/returns/{owed}/files/{one(peopled, ReturnFile).id}",
    ]


def test_every_file_is_handed_out_to_be_saved_and_never_to_be_shown_or_kept(board, peopled):
    owed = sent(board, wrapped("Plan für “2018”.pdf", PDF))
    put(who(board, "lead"), owed)
    names = ["report.pdf", "Plan%20f%C3%BCr%20%E2%80%9C2018%E2%80%9D.pdf", "return.docx"]
    for path, name in zip(files_of(owed, peopled), names, strict=True):
        answer = who(board, "lead").get(path)
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{name}"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Content-Type"] == "application/octet-stream"
    assert who(board, "lead").get(files_of(owed, peopled)[1]).data == PDF


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_there_for_those_who_may_have_it_and_for_nobody_else(board, peopled, name):
    owed = sent(board, wrapped("a.pdf", PDF))
    put(who(board, "lead"), owed)
    visitor = who(board, name) if name != "anonymous" else Visitor(board)
    paths = files_of(owed, peopled)
    before = [visitor.get(path).status_code for path in paths]
    accept(peopled)
    after = [visitor.get(path).status_code for path in paths]
    missing = 303 if name == "anonymous" else 404
    assert before == [200 if name in OWN else missing] * 3
    assert after == [200 if name in ALL else missing] * 2 + [200 if name in OWN else missing]


@pytest.mark.parametrize("name", NAMES)
def test_only_its_lead_and_planners_change_what_is_attached(board, peopled, name):
    owed = sent(board)
    put(who(board, "lead"), owed)
    visitor = who(board, name) if name != "anonymous" else Visitor(board)
    answers = [put(visitor, owed, PDF + b"%%EOF more %%EOF", "b.pdf")]
    answers.append(visitor.post(f"/returns/{owed}/attachments/1/take-back"))
    if name in OWN:
        assert [told(answer) for answer in answers] == ["attached", "taken-back"]
        return
    assert {answer.status_code for answer in answers} == {303 if name == "anonymous" else 404}
    assert all("/sign-in" in answer.location for answer in answers if answer.location)
    assert one(peopled, Attachment).taken_back_at is None


def test_the_pages_list_what_is_embedded_and_attached(board, peopled):
    owed = sent(board, wrapped("a.pdf", PDF))
    lead = who(board, "lead")
    answer = put(lead, owed, page="check", version="1")
    assert urlsplit(answer.location).path == f"/returns/{owed}/versions/1/check"
    for shown in (page(lead, answer), drawn(lead, f"/returns/{owed}", "?version=1")):
        for words in ("report.pdf", "File wrapped by Word", "Get this file", "Not scanned", "Take back",
                      "#place-table-1-row-6-right-cell-paragraph-1", "Attach this file"):  # fmt: skip
            assert words in shown
    assert "The file is attached." in page(lead, answer)
    accept(peopled)
    member = drawn(who(board, "member"), f"/returns/{owed}")
    assert "report.pdf" in member
    assert "Get this file" in member
    assert "Attach this file" not in member
    assert "Take back" not in member


def test_files_can_be_attached_before_anything_is_sent(board, peopled):
    lead = who(board, "planner")
    lead.post("/returns/form", {"quarter": "2018-19-Q3", "group": "fenland"})
    with peopled.read() as session:
        owed = session.scalars(select(Return.id).order_by(Return.id.desc())).first()
    assert told(put(lead, owed)) == "attached"
    assert "report.pdf" in drawn(lead, f"/returns/{owed}")
    assert "report.pdf" not in drawn(who(board, "member"), f"/returns/{owed}")


@pytest.mark.parametrize(
    ("content", "name", "code", "words"),
    [
        (b"<html>", "a.pdf", "html", "The file is a web page."),
        (b"#!/bin/sh", "a.pdf", "script", "Scripts are never taken"),
        (b"", "a.pdf", "empty", "The file is empty."),
        (PDF, "", "no_file", "Choose the file to attach."),
    ],
)
def test_a_refused_file_comes_back_with_its_sentence(board, peopled, content, name, code, words):
    owed = sent(board)
    for where in ("return", "check"):
        answer = put(who(board, "lead"), owed, content, name, page=where, version="1")
        assert told(answer) == code
        assert words in page(who(board, "lead"), answer)
    assert one(peopled, Attachment) is None


def test_a_file_larger_than_the_limit_is_refused_in_one_sentence(board, peopled):
    owed = sent(board)
    assert told(put_raw(who(board, "lead"), owed, bytes(10 * 2**20 + 1))) == "too_big"
    answer = put_raw(who(board, "lead"), owed, bytes(12 * 2**20))
    assert answer.status_code == 413
    assert "a file may have 10 MiB. Nothing was kept." in answer.text
    assert one(peopled, Attachment) is None


def put_raw(visitor, owed: int, content: bytes):
    """The same form written by hand: for a large file the test client would leave a temporary file behind."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{visitor.token()}\r\n'.encode()
    ]
    parts += [b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n', content]
    body = b"".join([*parts, b"\r\n--x--\r\n"])
    kind = "multipart/form-data; boundary=x"
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": visitor.base}
    path = f"/returns/{owed}/attachments"
    return visitor.send("POST", path, data=body, content_type=kind, headers=headers)


def test_an_object_that_cannot_be_taken_out_offers_itself_as_it_is(board):
    owed = sent(board, b"Sample file")
    lead = who(board, "lead")
    answer = lead.get(f"/returns/{owed}/versions/1/embedded/1")
    assert told(answer) == "object_plain.1"
    shown = page(lead, answer)
    assert "only the program that made it can open" in shown
    assert f"/returns/{owed}/versions/1/embedded/1?as=bin" in shown
    assert lead.get(f"/returns/{owed}/versions/1/embedded/1?as=bin").data == b"Sample file"


@pytest.mark.parametrize(
    "said", ["nonsense", "<b>", "object_plain.x", "object_plain.999999", "attached.", "."]
)
def test_an_address_that_says_nonsense_of_a_file_says_nothing(board, said):
    owed = sent(board, b"Sample file")
    shown = drawn(who(board, "lead"), f"/returns/{owed}", f"?files={said}")
    assert "error-summary" not in shown
    assert "could not be taken out" not in shown


def test_a_harmful_file_is_held_back_wherever_it_is_listed(make_app, board, peopled, tmp_path):
    owed = sent(board, wrapped("a.pdf", EICAR))
    with clamd(tmp_path) as server:
        scanned = make_app(clamav=server.address)
        lead = who(scanned, "lead")
        assert told(put(lead, owed, PDF + EICAR + b"%%EOF")) == "harmful"
        attached, embedded, whole = files_of(owed, peopled)
        for path in (attached, embedded):
            answer = lead.get(path)
            assert told(answer).startswith("harmful")
            assert "The scanner found something harmful in this file." in page(lead, answer)
        assert lead.get(whole).status_code == 200  # packed: this scanner does not look inside
    shown = drawn(lead, f"/returns/{owed}", "?version=1")
    assert shown.count(Verdict.HARMFUL.value) == 2
    assert "Get this file" not in shown


def test_fails_closed_with_a_sentence_where_the_scanner_is_required_and_gone(make_app, board, peopled):
    owed = sent(board, wrapped("a.pdf", PDF))
    put(who(board, "lead"), owed)
    closed = make_app(clamav="/nothing/is/here.ctl", scan_required=True)
    lead = who(closed, "lead")
    answers = [lead.get(path) for path in files_of(owed, peopled)] + [put(lead, owed, PDF + b"2%%EOF")]
    for answer in answers:
        assert told(answer).startswith("unscanned")
        assert "the scanner does not answer" in page(lead, answer)
