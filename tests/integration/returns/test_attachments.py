"""Files attached to a return and files embedded in it: who may have them, when, and what the scanner says to it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return, request_changes
from data.reports.returns.attachments import return_files
from data.returns.attach import TakingIn, attach, take_back
from data.returns.attachments import MOST_ATTACHED
from data.returns.downloads import HandingOut, hand_out_attachment, hand_out_embedded, hand_out_file
from data.returns.opening import look_at, taken_out
from data.returns.scanner import Scanner
from data.returns.submit import abandon, submit
from data.store.audit import Event
from data.store.files import sha256_of
from data.store.tables import Attachment, AuditEvent, Return, ReturnFile, ReturnVersion, Scan
from data.terms import AttachmentKind, Marking, Role, Verdict
from tests.makers_ole import a_return_with, wrapped
from tests.makers_word import a_return, embedded, p, reading
from tests.support.clamd import EICAR, clamd
from tests.unit.returns.test_attachable import PDF, PNG

pytestmark = pytest.mark.both_databases
PLAN = PDF.replace(b"Catalog", b"Plan")
PEOPLE = ("lead", "planner", "other_lead", "member", "administrator")


def taking_in(journey, scanner: Scanner | None = None) -> TakingIn:
    return TakingIn(journey.store, journey.files, scanner or Scanner(), look_at)


def handing_out(journey, scanner: Scanner | None = None) -> HandingOut:
    return HandingOut(journey.store, journey.files, scanner or Scanner(), taken_out)


def put(
    journey, content: bytes = PDF, name: str = "report.pdf", scanner: Scanner | None = None, who: str = "lead"
):
    return attach(taking_in(journey, scanner), getattr(journey, who), journey.return_id, name, content)


def get(journey, number: int, who: str = "lead", scanner: Scanner | None = None):
    return hand_out_attachment(
        handing_out(journey, scanner), getattr(journey, who), journey.return_id, number
    )


def get_embedded(journey, who: str = "lead", ordinal: int = 1, version: int = 1, **more):
    scanner = more.pop("scanner", None)
    return hand_out_embedded(
        handing_out(journey, scanner), getattr(journey, who), journey.return_id, version, ordinal, **more
    )


def code_of(call, *arguments, **more) -> str:
    """The code of the refusal, "not-open" for what looks as if it were not there."""
    with pytest.raises(Refused) as refusal:
        call(*arguments, **more)
    assert refusal.value.sentence.endswith(".")
    return refusal.value.code


def rows(journey, table):
    with journey.store.read() as session:
        found = list(session.scalars(select(table).order_by(table.id)))
        session.expunge_all()
    return found


def events(journey, *wanted: Event) -> list[AuditEvent]:
    return [one for one in rows(journey, AuditEvent) if one.event in wanted]


def send(journey, *objects, **more) -> None:
    """Send a return with embedded files; its reading is the real one."""
    content = a_return_with(*objects, **more)
    journey.outcome = reading(content)
    journey.send(content, "October return.docx")


def newest(journey) -> int:
    return rows(journey, ReturnVersion)[-1].id


def step(journey, service, *arguments, who: str = "lead"):
    with journey.store.write() as session:
        return service(session, getattr(journey, who), *arguments)


def submitted(journey) -> None:
    """Submit the newest version; what must be answered is taken as answered."""
    with journey.store.write() as session:
        version = session.get(ReturnVersion, newest(journey))
        for problem in version.problems:
            problem.answer = "checked"
    step(journey, submit, newest(journey))


def accepted(journey) -> None:
    submitted(journey)
    step(journey, accept_return, newest(journey), "", who="planner")


def listed(journey, who: str = "lead", number: int | None = None):
    with journey.store.read() as session:
        return return_files(session, getattr(journey, who), journey.return_id, number)


def names(journey, who: str = "lead", number: int | None = None) -> list[str]:
    return [line.name for line in listed(journey, who, number).attached if line.taken_back_at is None]


# ---- attaching


def test_keeps_the_bytes_for_ever_with_their_kind_and_who_attached_them(journey):
    made = put(journey, name="C:\\plans\\report.pdf")
    [row] = rows(journey, Attachment)
    assert (row.original_name, row.kind, row.sha256, row.size) == (
        "report.pdf",
        AttachmentKind.PDF,
        sha256_of(PDF),
        len(PDF),
    )
    assert journey.files.read(row.stored_name, row.sha256) == PDF
    assert (made.id, made.already, made.harmful) == (row.id, False, False)
    [event] = events(journey, Event.FILE_ATTACHED)
    assert event.actor_id == journey.lead.person_id
    assert event.detail == {"name": "report.pdf", "sha256": row.sha256, "size": row.size, "on_behalf": False}
    [line] = listed(journey).attached
    assert (line.name, line.attached_by, line.scanned.verdict) == ("report.pdf", "Lead", Verdict.NOT_SCANNED)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("report.PDF", "report.PDF"), ("report", "report.pdf"), ("photo.png", "photo.png.pdf"), ("../../x", "x.pdf"),
     ("evil\u202egpj.pdf", "evilgpj.pdf"), ("", "return.docx.pdf")],
)  # fmt: skip
def test_the_name_that_is_kept_says_what_the_file_is(journey, name, kept):
    put(journey, name=name)
    assert rows(journey, Attachment)[0].original_name == kept


def test_the_same_bytes_twice_are_one_file(journey):
    first = put(journey)
    again = put(journey, name="another name.pdf")
    assert (again.id, again.already) == (first.id, True)
    assert len(rows(journey, Attachment)) == 1


def test_the_same_bytes_in_parallel_are_one_file(journey):
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda _: put(journey), range(3)))
    assert len({answer.id for answer in answers}) == len(rows(journey, Attachment)) == 1


def test_refuses_what_is_not_on_the_list_and_keeps_nothing(journey):
    assert code_of(put, journey, b"#!/bin/sh\n", "a.txt") == "script"
    assert code_of(put, journey, b"", "a.txt") == "empty"
    assert rows(journey, Attachment) == []
    assert not list(journey.files._folder.rglob("*"))


def test_takes_no_more_than_its_number_and_again_when_one_is_taken_back(journey):
    quick = replace(taking_in(journey), look=lambda content, name: AttachmentKind.PDF)
    for number in range(MOST_ATTACHED):
        attach(quick, journey.lead, journey.return_id, "a.pdf", b"%d" % number)
    assert listed(journey).room == 0
    assert code_of(attach, quick, journey.lead, journey.return_id, "a.pdf", b"one more") == "too_many"
    step(journey, take_back, journey.return_id, 1)
    assert attach(quick, journey.lead, journey.return_id, "a.pdf", b"one more").id == MOST_ATTACHED + 1


@pytest.mark.parametrize("who", ["other_lead", "member", "administrator"])
def test_looks_not_there_to_somebody_who_may_not_send_the_return(journey, who):
    made = put(journey)
    assert code_of(put, journey, PNG, "a.png", who=who) == "not-open"
    assert code_of(step, journey, take_back, journey.return_id, made.id, who=who) == "not-open"
    assert len(rows(journey, Attachment)) == 1


def test_records_that_a_planner_attached_it_on_behalf(journey):
    put(journey, who="planner")
    [event] = events(journey, Event.FILE_ATTACHED)
    assert (event.actor_id, event.detail["on_behalf"]) == (journey.planner.person_id, True)


# ---- taking back


def test_a_file_taken_back_is_kept_and_marked(journey):
    made = put(journey)
    for _ in range(2):  # two people took it back: it is what both wanted
        step(journey, take_back, journey.return_id, made.id)
    [line] = listed(journey).attached
    assert line.taken_back_at is not None
    assert len(events(journey, Event.FILE_TAKEN_BACK)) == 1
    assert get(journey, made.id).content == PDF
    again = put(journey)
    assert (again.already, len(rows(journey, Attachment))) == (False, 2)


def test_a_file_of_another_return_is_not_there(journey):
    made = put(journey)
    with journey.store.read() as session:
        other = session.scalars(select(Return.id).where(Return.id != journey.return_id)).one()
    assert code_of(step, journey, take_back, other, made.id, who="planner") == "not-open"
    with pytest.raises(NotOpen):
        hand_out_attachment(handing_out(journey), journey.planner, other, made.id)


def test_what_was_submitted_keeps_its_files_and_nothing_can_be_attached_to_it(journey):
    send(journey, wrapped("a.pdf", PDF))
    made = put(journey)
    submitted(journey)
    assert code_of(put, journey, PNG, "a.png") == "closed"
    assert code_of(step, journey, take_back, journey.return_id, made.id) == "closed"
    assert not listed(journey, number=1).may_attach
    step(journey, request_changes, newest(journey), "Attach the map.", who="planner")
    step(journey, take_back, journey.return_id, made.id)
    put(journey, PNG, "map.png")
    assert names(journey, number=1) == ["map.png"]


def test_members_go_on_reading_the_files_of_what_was_accepted(journey):
    send(journey, wrapped("a.pdf", PDF))
    first = put(journey)
    accepted(journey)
    send(journey, wrapped("b.pdf", PLAN))
    second = put(journey, PNG, "map.png")
    step(journey, take_back, journey.return_id, first.id)
    assert names(journey, "member", 1) == ["report.pdf"]
    assert names(journey, "lead", 2) == ["map.png"]
    assert get(journey, first.id, "member").content == PDF
    assert code_of(get, journey, second.id, "member") == "not-open"
    assert code_of(get_embedded, journey, "member", version=2) == "not-open"
    accepted(journey)
    assert names(journey, "member", 2) == ["map.png"]
    assert code_of(get, journey, first.id, "member") == "not-open"
    assert get_embedded(journey, "member", version=2).content == PLAN


def test_files_stay_when_the_draft_is_abandoned(journey):
    send(journey, wrapped("a.pdf", PDF))
    put(journey)
    step(journey, abandon, newest(journey))
    assert names(journey) == ["report.pdf"]
    assert listed(journey).may_attach


# ---- who may have them


@pytest.mark.parametrize("who", PEOPLE)
def test_before_acceptance_only_the_lead_and_planners_have_the_files(journey, who):
    send(journey, wrapped("a.pdf", PDF))
    made = put(journey)
    submitted(journey)
    if who in ("lead", "planner"):
        assert (get(journey, made.id, who).content, get_embedded(journey, who).content) == (PDF, PDF)
        assert len(listed(journey, who, 1).embedded) == len(listed(journey, who, 1).attached) == 1
        return
    assert {code_of(get, journey, made.id, who), code_of(get_embedded, journey, who)} == {"not-open"}
    assert code_of(listed, journey, who, 1) == "not-open"
    assert listed(journey, who).attached == listed(journey, who).embedded == ()


@pytest.mark.parametrize("who", PEOPLE)
def test_after_acceptance_everybody_who_reads_the_return_has_them_and_can_change_none(journey, who):
    send(journey, wrapped("a.pdf", PDF))
    made = put(journey)
    accepted(journey)
    assert (get(journey, made.id, who).content, get_embedded(journey, who).content) == (PDF, PDF)
    found = listed(journey, who, 1)
    assert (len(found.embedded), len(found.attached), found.may_attach) == (1, 1, False)


@pytest.mark.parametrize("who", [*PEOPLE, "listed member"])
def test_files_of_a_sensitive_return_are_for_those_on_its_list_and_its_lead(journey, who):
    send(journey, wrapped("a.pdf", PDF))
    made = put(journey)
    accepted(journey)
    with journey.store.write() as session:
        session.get(Return, journey.return_id).marking = Marking.OFFICIAL_SENSITIVE
    viewer = getattr(journey, who, None) or Viewer(
        journey.member.person_id, role=Role.MEMBER, listed=frozenset({("return", journey.return_id)})
    )
    setattr(journey, who, viewer)
    if who in ("lead", "listed member"):
        assert (get(journey, made.id, who).content, get_embedded(journey, who).content) == (PDF, PDF)
        assert listed(journey, who, 1).marking is Marking.OFFICIAL_SENSITIVE
        return
    assert {code_of(get, journey, made.id, who), code_of(get_embedded, journey, who)} == {"not-open"}
    assert code_of(listed, journey, who, 1) == "not-open"


# ---- embedded files


def test_an_embedded_file_is_listed_with_its_place_size_and_age(journey):
    send(journey, wrapped("a.pdf", PDF), modified="2018-10-04T09:12:00Z")
    [line] = listed(journey, number=1).embedded
    [file] = rows(journey, ReturnFile)
    assert (line.program, line.name, line.place) == (
        "Package",
        "oleObject1.bin",
        "Table 1, row 6, right cell, paragraph 1",
    )
    assert line.size == len(wrapped("a.pdf", PDF))
    assert (line.received_at, str(line.saved_on)) == (file.received_at, "2018-10-04")


def test_an_embedded_file_is_taken_out_and_its_taker_recorded(journey):
    send(journey, ("Sheet.docx", a_return_with()), wrapped("C:\\Users\\x\\..\\Plan 2018.pdf", PDF))
    handed = get_embedded(journey, ordinal=2)
    assert (handed.name, handed.content) == ("Plan 2018.pdf", PDF)
    assert get_embedded(journey).name == "Sheet.docx"
    taken = [one.detail["part"] for one in events(journey, Event.FILE_DOWNLOADED)]
    assert taken == ["word/embeddings/oleObject2.bin", "word/embeddings/Sheet.docx"]


def test_an_embedded_file_that_cannot_be_taken_out_is_a_sentence_and_can_be_had_as_it_is(journey):
    send(journey, b"Sample file")
    assert code_of(get_embedded, journey) == "object_plain"
    assert events(journey, Event.FILE_DOWNLOADED) == []
    handed = get_embedded(journey, as_it_is=True)
    assert (handed.name, handed.content) == ("oleObject1.bin", b"Sample file")


@pytest.mark.parametrize("ordinal", [0, 2, 99999])
def test_an_embedded_file_of_a_number_that_it_has_not_is_not_there(journey, ordinal):
    send(journey, b"Sample file")
    assert code_of(get_embedded, journey, ordinal=ordinal) == "not-open"


def test_a_linked_file_is_listed_and_there_is_nothing_to_get(journey):
    outside = (
        '<Relationship Id="rIdFar" Type="x/oleObject" Target="file:///S:/plan.xlsx" TargetMode="External"/>'
    )
    content = a_return(key=[("See", p(embedded("rIdFar", kind="Link")))], package={"more_relations": outside})
    journey.outcome = reading(content)
    journey.send(content)
    [line] = listed(journey, number=1).embedded
    assert (line.size, line.name) == (None, "file:///S:/plan.xlsx")
    assert code_of(get_embedded, journey) == "object_gone"


def test_a_reading_stored_before_parts_were_named_still_gives_its_files(journey):
    send(journey, wrapped("a.pdf", PDF))
    with journey.store.write() as session:
        version = session.get(ReturnVersion, newest(journey))
        older = [
            {k: v for k, v in one.items() if k not in ("part", "modified")}
            for one in version.reading["embedded"]
        ]
        version.reading = version.reading | {"embedded": older}
    assert get_embedded(journey).content == PDF
    assert listed(journey, number=1).embedded[0].saved_on is None


# ---- the scanner


def test_what_is_attached_and_handed_out_is_scanned_each_time(journey, tmp_path):
    send(journey, wrapped("a.pdf", PLAN))
    with clamd(tmp_path) as server:
        scanner = Scanner(server.address)
        made = put(journey, scanner=scanner)
        get(journey, made.id, scanner=scanner)
        get_embedded(journey, scanner=scanner)
        [file] = rows(journey, ReturnFile)
        whole = hand_out_file(handing_out(journey, scanner), journey.lead, journey.return_id, file.id).content
        assert server.seen == [PDF, PDF, PLAN, whole]
    found = listed(journey, number=1)
    assert {line.scanned.verdict for line in (*found.embedded, *found.attached)} == {Verdict.CLEAN}
    assert len(rows(journey, Scan)) == 3


def test_a_harmful_file_is_kept_apart_shown_and_recorded_when_it_is_attached(journey, tmp_path):
    bad = PDF + EICAR + b"%%EOF"
    with clamd(tmp_path) as server:
        made = put(journey, bad, scanner=Scanner(server.address))
    assert made.harmful
    [row], [scan] = rows(journey, Attachment), rows(journey, Scan)
    assert journey.files.read(row.stored_name, row.sha256) == bad
    assert (scan.verdict, scan.signature) == (Verdict.HARMFUL, "Eicar-Test-Signature")
    assert listed(journey).attached[0].scanned.verdict is Verdict.HARMFUL
    [event] = events(journey, Event.FILE_HELD_BACK)
    assert (event.actor_id, event.detail["signature"]) == (journey.lead.person_id, "Eicar-Test-Signature")
    assert code_of(get, journey, made.id) == "harmful"  # also when the scanner is gone
    assert code_of(put, journey, bad) == "harmful"


def test_a_harmful_embedded_file_is_held_back_when_somebody_asks_for_it(journey, tmp_path):
    send(journey, wrapped("a.pdf", PDF + EICAR), wrapped("b.pdf", PLAN))
    with clamd(tmp_path) as server:
        scanner = Scanner(server.address)
        assert code_of(get_embedded, journey, scanner=scanner) == "harmful"
        assert get_embedded(journey, ordinal=2, scanner=scanner).content == PLAN
        assert code_of(get_embedded, journey, scanner=scanner, as_it_is=True) == "harmful"
        assert len(server.seen) == 2  # what was found once is not asked about again
    assert [one.scanned.verdict for one in listed(journey, number=1).embedded] == [
        Verdict.HARMFUL,
        Verdict.CLEAN,
    ]
    assert len(events(journey, Event.FILE_HELD_BACK)) == len(events(journey, Event.FILE_DOWNLOADED)) == 1


def test_a_scanner_that_learns_holds_back_what_it_let_through(journey, tmp_path):
    bad = PDF + EICAR + b"%%EOF"
    made = put(journey, bad)
    assert get(journey, made.id).content == bad
    with clamd(tmp_path) as server:
        assert code_of(get, journey, made.id, scanner=Scanner(server.address)) == "harmful"
    assert listed(journey).attached[0].scanned.verdict is Verdict.HARMFUL


@pytest.mark.parametrize("address", ["", "/nothing/is/here.ctl"])
def test_fails_closed_where_scanning_is_required(journey, address):
    send(journey, wrapped("a.pdf", PDF))
    made = put(journey)
    [file] = rows(journey, ReturnFile)
    closed = Scanner(address, required=True)
    assert code_of(put, journey, PNG, "a.png", scanner=closed) == "unscanned"
    assert code_of(get, journey, made.id, scanner=closed) == "unscanned"
    assert code_of(get_embedded, journey, scanner=closed) == "unscanned"
    whole = (handing_out(journey, closed), journey.lead, journey.return_id, file.id)
    assert code_of(hand_out_file, *whole) == "unscanned"
    assert len(rows(journey, Attachment)) == 1
    assert events(journey, Event.FILE_DOWNLOADED) == []


def test_an_unanswered_question_leaves_what_is_known_and_lets_through_where_nothing_is_required(
    journey, tmp_path
):
    with clamd(tmp_path) as server:
        made = put(journey, scanner=Scanner(server.address))
    assert get(journey, made.id, scanner=Scanner("/nothing/is/here.ctl")).content == PDF
    assert listed(journey).attached[0].scanned.verdict is Verdict.CLEAN
