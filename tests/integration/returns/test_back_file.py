"""The back file over HTTP, on both databases: a pack goes in, its returns become drafts, are checked and submitted."""

import threading
from datetime import date

import pytest
from sqlalchemy import select

from data.store.audit import Event, first_broken
from data.store.tables import (
    AuditEvent,
    BackFile,
    BackFilePart,
    Meeting,
    Reporter,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnVersion,
)
from data.terms import FileOutcome, Part, PartFate, ReturnState
from tests import makers
from tests.makers import a_meeting
from tests.support.back_files import ALL, ROOT, WORDS, a_return, all_of, prepare, send_pack, take
from tests.support.clamd import clamd
from tests.support.packs import AGENDA, MINUTES, a_pack
from tests.support.sending import decide, drawn, one, send, who
from tests.support.visitor import Visitor


@pytest.fixture
def board(make_app, peopled):
    """The app, with what the pack speaks of."""
    prepare(peopled)
    return make_app()


@pytest.mark.both_databases
def test_from_a_pack_to_a_return_that_was_submitted_on_behalf(board, peopled, tmp_path) -> None:
    planner = who(board, "planner")
    answer = send_pack(planner)
    assert (answer.status_code, answer.location) == (303, f"{ROOT}/1")
    page = drawn(planner, f"{ROOT}/1")
    assert "3 returns found" in page
    assert "The agenda in the pack says 11 October 2018".lower() in page.lower()
    assert all_of(peopled, ReturnVersion) == []

    assert take(planner, 1, *ALL).location == f"{ROOT}/1?done=1"
    versions = all_of(peopled, ReturnVersion)
    assert [(row.number, row.state) for row in versions] == [(1, ReturnState.DRAFT)] * 3
    files = all_of(peopled, ReturnFile)
    assert {(row.original_name, row.sha256) for row in files} == {
        ("October pack.docx", one(peopled, BackFile).sha256)
    }
    assert len([path for path in (tmp_path / "files").rglob("*") if path.is_file()]) == 1

    check = f"/returns/{versions[0].return_id}/versions/1/check"
    assert WORDS in drawn(planner, check)
    assert "Referrals rose." not in drawn(planner, check)
    answer_everything(peopled, planner, versions[0])
    answer = planner.post(f"/returns/{versions[0].return_id}/versions/1/submit")
    assert answer.location == f"/returns/{versions[0].return_id}/receipt/1"
    assert "Submitted" in drawn(planner, f"{ROOT}/1")
    with peopled.read() as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
        assert first_broken(session) is None
        session.expunge_all()
    submitted = next(event for event in events if event.event == Event.RETURN_SUBMITTED)
    assert submitted.detail["on_behalf"] is True
    named = [event.event for event in events if event.object_kind == "back-file"]
    assert named == [Event.BACK_FILE_RECEIVED, Event.BACK_FILE_READ, *[Event.PART_TAKEN_IN] * 3]
    came = [event for event in events if event.event == Event.FILE_RECEIVED]
    assert [(event.detail["part"], event.detail["on_behalf"]) for event in came] == [
        (1, True),
        (2, True),
        (3, True),
    ]


def answer_everything(store, planner: Visitor, version: ReturnVersion) -> None:
    with store.read() as session:
        row = session.get_one(ReturnVersion, version.id)
        asked = [(one.id, one.row_version) for one in row.problems if one.severity.value == "Must answer"]
    for number, row_version in asked:
        decide(planner, version.return_id, "answer", number, row_version, fields={"choice": "checked"})


def test_each_version_says_what_the_part_says_and_where_in_the_pack(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, *ALL)
    with peopled.read() as session:
        items = session.scalars(select(ReturnItem).where(ReturnItem.part == Part.KEY_INFORMATION)).all()
        assert [(item.text, item.place.partition(",")[0]) for item in items] == [
            (WORDS, "Table 1"),
            ("Referrals rose.", "Table 2"),
        ]


def test_suggestions_stand_in_the_fields_and_count_for_nothing(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    page = drawn(planner, f"{ROOT}/1")
    assert page.count("Suggested: ") == 6
    assert {part.fate for part in all_of(peopled, BackFilePart)} == {PartFate.WAITING}
    assert all_of(peopled, Return) == []


def test_a_return_to_a_past_meeting_that_is_accepted_takes_no_part_until_it_is_reopened(
    board, peopled
) -> None:
    with peopled.write() as session:
        july = session.scalars(select(Meeting).where(Meeting.slug == "2018-19-Q2")).one()
        dasv = session.scalars(select(Reporter).where(Reporter.slug == "dasv")).one()
        makers.a_return(session, july, dasv)
    planner = who(board, "planner")
    send_pack(planner)
    answer = take(planner, 1, (1, "take", "dasv", "2018-19-Q2"))
    assert "locked. Reopen it first" in drawn(planner, *answer.location.split("?"))
    assert len(all_of(peopled, ReturnVersion)) == 1


def test_the_same_pack_again_says_when_it_came_and_what_became_of_its_returns(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, ALL[0], (2, "leave", "", ""), (3, "wait", "", ""))
    answer = send_pack(planner, name="again.docx")
    assert answer.location == f"{ROOT}/1?already=1"
    page = drawn(planner, *answer.location.split("?"))
    assert "Already received at " in page
    for fate in ("Taken in", "Left out", "It can still be taken in."):
        assert fate in page
    assert len(all_of(peopled, BackFile)) == 1
    assert "1 taken in, 1 left out, 1 waiting" in drawn(planner, ROOT)


def test_a_pack_that_cannot_be_read_is_kept_and_the_page_says_why(board, peopled) -> None:
    planner = who(board, "planner")
    answer = send_pack(planner, b"%PDF-1.7 a pack", "pack.pdf")
    assert answer.location == f"{ROOT}?refused=1"
    page = drawn(planner, ROOT, "?refused=1")
    assert "The file is a PDF, not Word." in page
    assert "It is kept." in page
    assert planner.get(f"{ROOT}/1/file").data == b"%PDF-1.7 a pack"
    assert one(peopled, BackFile).outcome is FileOutcome.REFUSED
    assert "Page not found" in drawn(planner, f"{ROOT}/1")


def test_a_pack_that_is_held_back_leads_to_its_page_with_the_reason(make_app, board, tmp_path) -> None:
    send_pack(who(board, "planner"))
    send_pack(who(board, "planner"), b"%PDF-1.7 a pack", "pack.pdf")
    with clamd(tmp_path) as server:
        server.behaves = "alarmed"
        planner = who(make_app(clamav=server.address), "planner")
        told = [planner.get(f"{ROOT}/{number}/file").location for number in (1, 2)]
    assert told == [f"{ROOT}/1?held=harmful", f"{ROOT}?held=harmful"]
    for location in told:
        assert "The scanner found something harmful in this file." in drawn(planner, *location.split("?"))
        assert '"download"' not in drawn(planner, *location.split("?"))  # a browser would save the page


def test_a_pack_that_cannot_be_scanned_leads_to_its_page_with_the_reason(make_app, board) -> None:
    send_pack(who(board, "planner"))
    planner = who(make_app(clamav="/nothing/is/here.ctl", scan_required=True), "planner")
    answer = planner.get(f"{ROOT}/1/file")
    assert answer.location == f"{ROOT}/1?held=unscanned"
    assert "the scanner does not answer" in drawn(planner, *answer.location.split("?"))


def test_a_pack_without_a_return_says_so(board) -> None:
    planner = who(board, "planner")
    answer = send_pack(planner, a_pack(AGENDA, MINUTES))
    assert "No return was found in the file." in drawn(planner, *answer.location.split("?"))


def test_refused_bytes_are_tried_again(board, peopled, monkeypatch) -> None:
    planner = who(board, "planner")
    with monkeypatch.context() as busy:
        busy.setattr("data.returns.reader.sandbox._waiting_room", threading.Semaphore(0))
        assert send_pack(planner).location == f"{ROOT}?refused=1"
    assert "Too many files are being read at once." in drawn(planner, ROOT, "?refused=1")
    assert send_pack(planner).location == f"{ROOT}/1?already=1"
    assert len(all_of(peopled, BackFile)) == 1
    assert len(all_of(peopled, BackFilePart)) == 3


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ([(1, "take", "", "2018-19-Q3")], "Return 1: choose the group or CSP that it is from."),
        ([(1, "take", "dasv", "")], "Return 1: choose the meeting that it went to."),
        ([(1, "take", "dasv", "1999-00-Q1")], "Return 1: choose the meeting that it went to."),
        ([(1, "take", "nobody", "2018-19-Q3")], "Return 1: choose the group or CSP that it is from."),
        (
            [ALL[0], (2, "take", "dasv", "2018-19-Q3")],
            "Return 2: another return goes to the same group and meeting.",
        ),
        ([(1, "wait", "dasv", "2018-19-Q3")], "Choose for at least one return"),
        ([(9, "take", "dasv", "2018-19-Q3")], "Choose for at least one return"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_taken_in(board, peopled, choices, said) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    answer = take(planner, 1, *choices)
    assert said in drawn(planner, *answer.location.split("?", 1))
    assert all_of(peopled, ReturnVersion) == []


def test_a_refusal_keeps_what_was_chosen(board) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    answer = take(planner, 1, (1, "take", "", "2018-19-Q2"), (2, "leave", "fenland", ""))
    assert "choices=1%3Atake%3A%3A2018-19-Q2%2C2%3Aleave%3Afenland%3A" in answer.location


def test_a_part_is_taken_in_once(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, ALL[0])
    answer = take(planner, 1, ALL[0], ALL[1])
    assert "Return 1: somebody has taken it in meanwhile." in drawn(planner, *answer.location.split("?", 1))
    assert len(all_of(peopled, ReturnVersion)) == 1


def test_what_was_left_out_or_abandoned_can_still_be_taken_in(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, ALL[0], (2, "leave", "", ""))
    first = one(peopled, ReturnVersion)
    planner.post(f"/returns/{first.return_id}/versions/1/abandon")
    assert take(planner, 1, (1, "take", "dasv", "2018-19-Q2"), ALL[1]).location == f"{ROOT}/1?done=1"
    assert [row.fate for row in all_of(peopled, BackFilePart)] == [
        PartFate.TAKEN_IN,
        PartFate.TAKEN_IN,
        PartFate.WAITING,
    ]
    assert len(all_of(peopled, ReturnVersion)) == 3


def test_a_part_is_taken_in_again_for_the_same_return_and_another_part_after_it(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, ALL[0])
    first = one(peopled, ReturnVersion)
    planner.post(f"/returns/{first.return_id}/versions/1/abandon")
    again = take(planner, 1, ALL[0])
    other = take(planner, 1, (2, *ALL[0][1:]))
    assert (again.location, other.location) == (f"{ROOT}/1?done=1", f"{ROOT}/1?done=1")
    assert [(row.part, row.sha256) for row in all_of(peopled, ReturnFile)] == [
        (number, one(peopled, BackFile).sha256) for number in (1, 2)
    ]
    assert len(all_of(peopled, ReturnVersion)) == 3


def test_a_return_of_which_changes_are_asked_for_has_them_requested(board, peopled) -> None:
    planner, lead = who(board, "planner"), who(board, "lead")
    send(lead, a_return(words="The first words."))
    first = one(peopled, ReturnVersion)
    answer_everything(peopled, lead, first)
    lead.post(f"/returns/{first.return_id}/versions/1/submit")
    asked = {"step": "changes", "reason": "Say more"}
    planner.post(f"/returns/{first.return_id}/versions/1/moderate", asked)
    send_pack(planner)
    assert "The return there has changes requested" in drawn(planner, f"{ROOT}/1")


def test_an_accepted_return_stands_until_the_newer_version_is_accepted(board, peopled) -> None:
    planner, lead, member = who(board, "planner"), who(board, "lead"), who(board, "member")
    send(lead, a_return(words="The first words."))
    first = one(peopled, ReturnVersion)
    answer_everything(peopled, lead, first)
    lead.post(f"/returns/{first.return_id}/versions/1/submit")
    planner.post(f"/returns/{first.return_id}/versions/1/moderate", {"step": "accept"})
    send_pack(planner)
    assert "The return there is accepted" in drawn(planner, f"{ROOT}/1")
    take(planner, 1, ALL[0])
    assert [row.state for row in all_of(peopled, ReturnVersion)] == [ReturnState.ACCEPTED, ReturnState.DRAFT]
    page = drawn(member, f"/returns/{first.return_id}")
    assert "The first words." in page
    assert WORDS not in page


def test_says_that_there_is_no_such_meeting_and_the_way_out(board) -> None:
    planner = who(board, "planner")
    send_pack(planner, a_pack(a_return(title="Quarterly Report: May 2016")))
    page = drawn(planner, f"{ROOT}/1")
    assert "No such meeting: 2016-17 Q1 has none." in page
    assert "it can be taken in when that meeting has been added" in page


def test_suggests_the_next_meeting_where_that_of_the_quarter_was_before_the_period(board, peopled) -> None:
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q4", date(2019, 1, 17))
    planner = who(board, "planner")
    send_pack(planner, a_pack(a_return(title="Quarterly Report: December 2018")))
    page = drawn(planner, f"{ROOT}/1")
    assert "The meeting of that quarter was before it: this is the next one." in page
    assert (
        '"selected": true, "value": "2018-19-Q4"' in page or '"value": "2018-19-Q4", "selected": true' in page
    )


def test_a_form_without_a_file_names_it(board) -> None:
    planner = who(board, "planner")
    answer = planner.post(f"{ROOT}/file", {}, headers={"Accept": "application/json"})
    assert answer.json["errors"] == [{"message": "Choose the Word file to send.", "field": "file"}]
    assert planner.post(f"{ROOT}/file", {}).location == f"{ROOT}?missing=file"
    assert "Choose the Word file to send." in drawn(planner, ROOT, "?missing=file")


@pytest.mark.parametrize(
    "search",
    [
        "?choices=x",
        "?choices=1:take:dasv",
        "?choices=1:take:<b>:x&wrong=1:NOT,2",
        "?wrong=1:GROUP,99:TWICE",
        "?choices=" + "1:take:::," * 900,
    ],
)
def test_an_address_of_another_shape_draws_the_page(board, search: str) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    assert "3 returns found" in drawn(planner, f"{ROOT}/1", search)


@pytest.mark.parametrize("path", [f"{ROOT}/2", f"{ROOT}/0", f"{ROOT}/x", f"{ROOT}/99999999999"])
def test_a_pack_that_does_not_exist_is_not_found(board, path: str) -> None:
    planner = who(board, "planner")
    assert "Page not found" in drawn(planner, path) or planner.get(path).status_code == 404
    assert planner.get(f"{path}/file").status_code == 404


def test_says_that_a_pack_was_not_received_when_the_disk_is_full(board, peopled, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.store.files.os.fsync", full)
    answer = send_pack(who(board, "planner"))
    assert answer.status_code == 500
    assert "could not keep the file, so it has not been received" in answer.text
    assert one(peopled, BackFile) is None
