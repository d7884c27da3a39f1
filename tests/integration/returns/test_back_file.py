"""The back file over HTTP, on both databases: a pack goes in, its returns become drafts, are checked and submitted."""

import io
import threading
from datetime import date

import pytest
from sqlalchemy import select

from data.returns.writer import PlanFields, ReturnFields, RowFields, write_return
from data.store.audit import Event, first_broken
from data.store.tables import (
    AuditEvent,
    BackFile,
    BackFilePart,
    Lead,
    NeedToKnow,
    Person,
    Reporter,
    ReporterAlias,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnVersion,
)
from data.terms import FileOutcome, Marking, Part, PartFate, ReturnState, Role
from tests.makers import a_meeting, a_person, a_reporter
from tests.support.packs import AGENDA, MINUTES, PREVENT, a_pack, an_update
from tests.support.sending import decide, drawn, one, send, who
from tests.support.visitor import Visitor

ROOT = "/returns/back-file"
WORDS = "The shelter has eleven places."


def a_return(group: str = "Dasv", title: str = "Quarterly Report: October 2018", words: str = WORDS) -> bytes:
    fields = ReturnFields(
        title=title,
        group=group,
        chair="Head of Service",
        key_rows=[RowFields([words], ["None of note"])],
        risk_rows=[RowFields(["Funding may end in March 2019."], ["None of note"])],
        plans={"tor": PlanFields("Agreed July 2018")},
    )
    return write_return(fields)


PACK = a_pack(
    AGENDA,
    a_return(),
    MINUTES,
    a_return(PREVENT, "Quarterly Report: May 2018", "Referrals rose."),
    an_update(),
)


@pytest.fixture
def board(make_app, peopled):
    """The app with two meetings, three who report, and a lead of another group."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        other = a_person(session, "other.lead@board.test", role=Role.LEAD)
        groups = {row.slug: row for row in session.scalars(select(Reporter))}
        session.add(Lead(person_id=other.id, reporter_id=groups["fenland"].id))
        session.add(ReporterAlias(reporter_id=groups["fenland"].id, name="Fenland CSP"))
        a_reporter(session, "prevent", PREVENT)
        # The pack's group is named as this group's alias.
        session.add(
            ReporterAlias(
                reporter_id=groups["dasv"].id, name="Domestic Abuse and Sexual Violence Delivery Board"
            )
        )
    return make_app()


def send_pack(visitor: Visitor, content: bytes = PACK, name: str = "October pack.docx", **headers: str):
    data = {"file": (io.BytesIO(content), name)}
    return visitor.post(f"{ROOT}/file", data, headers=headers, content_type="multipart/form-data")


def take(visitor: Visitor, pack: int, *choices: tuple[int, str, str, str]):
    """Press the button with (part, what, group, meeting) for each part."""
    data = {}
    for number, what, group, meeting in choices:
        data |= {f"what-{number}": what, f"group-{number}": group, f"meeting-{number}": meeting}
    return visitor.post(f"{ROOT}/{pack}/take-in", data)


def all_of(store, table):
    with store.read() as session:
        rows = session.scalars(select(table).order_by(*table.__mapper__.primary_key)).all()
        session.expunge_all()
    return list(rows)


ALL = (
    (1, "take", "dasv", "2018-19-Q3"),
    (2, "take", "prevent", "2018-19-Q3"),
    (3, "take", "fenland", "2018-19-Q3"),
)


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


@pytest.mark.parametrize("name", ["lead", "other lead", "member", "administrator"])
def test_nobody_but_planners_gets_anything_of_a_pack(board, peopled, name: str) -> None:
    send_pack(who(board, "planner"))
    other = who(board, name)
    assert send_pack(other, a_pack(a_return(), MINUTES)).status_code == 404
    assert take(other, 1, *ALL).status_code == 404
    assert other.get(f"{ROOT}/1/file").status_code == 404
    for path in (ROOT, f"{ROOT}/1"):
        assert "Page not found" in drawn(other, path)
    assert len(all_of(peopled, BackFile)) == 1
    assert all_of(peopled, ReturnVersion) == []


def test_a_lead_checks_the_draft_and_does_not_get_the_other_groups_words(board, peopled) -> None:
    planner, lead = who(board, "planner"), who(board, "lead")
    send_pack(planner)
    take(planner, 1, *ALL)
    version = one(peopled, ReturnVersion)
    here = f"/returns/{version.return_id}"
    page = drawn(lead, f"{here}/versions/1/check")
    assert WORDS in page
    assert "Download the original" not in page
    history = drawn(lead, here)
    assert "Return 1 of a back file" in history
    assert "Ask the OPCC for a copy" in history
    assert lead.get(f"{here}/files/{version.file_id}").status_code == 404
    assert planner.get(f"{here}/files/{version.file_id}").data == PACK
    assert "Download the original" in drawn(planner, f"{here}/versions/1/check")


def test_a_pack_is_closed_to_a_planner_to_whom_one_of_its_returns_is(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    take(planner, 1, *ALL)
    with peopled.write() as session:
        owed = session.scalars(select(Return).order_by(Return.id)).first()
        owed.marking = Marking.OFFICIAL_SENSITIVE
        number = owed.id
        other = session.scalars(select(ReturnFile).where(ReturnFile.return_id != number)).first()
        elsewhere = f"/returns/{other.return_id}/files/{other.id}"
    assert "Page not found" in drawn(planner, f"{ROOT}/1")
    assert "October pack.docx" not in drawn(planner, ROOT)
    assert planner.get(f"{ROOT}/1/file").status_code == 404
    assert planner.get(elsewhere).status_code == 404
    assert send_pack(planner).status_code == 404
    with peopled.write() as session:
        person = session.scalars(select(Person).where(Person.role == Role.PLANNER)).one()
        session.add(NeedToKnow(person_id=person.id, object_kind="return", object_id=number))
    assert planner.get(f"{ROOT}/1/file").data == PACK


def test_a_download_is_recorded(board, peopled) -> None:
    planner = who(board, "planner")
    send_pack(planner)
    answer = planner.get(f"{ROOT}/1/file")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''October%20pack.docx"
    with peopled.read() as session:
        told = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.BACK_FILE_DOWNLOADED)).one()
        assert (told.object_kind, told.object_id, told.detail["name"]) == (
            "back-file",
            1,
            "October pack.docx",
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
