"""Files attached to a return and files embedded in it: who may have them, when, and what the scanner says to it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from data.people import Viewer
from data.refusals import NotOpen
from data.register.moderate import request_changes
from data.returns.files.attach import attach, take_back
from data.returns.files.attachments import MOST_ATTACHED
from data.returns.files.downloads import hand_out_attachment
from data.returns.submit import abandon
from data.store.audit import Event
from data.store.files import sha256_of
from data.store.tables import Attachment, Return, ReturnFile, ReturnVersion
from data.terms import AttachmentKind, Marking, Role, Verdict
from tests.makers_ole import a_return_with, wrapped
from tests.makers_word import a_return, embedded, p, reading
from tests.support.files_of_a_return import (
    accepted,
    code_of,
    events,
    get,
    get_embedded,
    handing_out,
    listed,
    names,
    newest,
    put,
    rows,
    send,
    step,
    submitted,
    taking_in,
)
from tests.unit.returns.test_attachable import PDF, PNG

pytestmark = pytest.mark.both_databases
PLAN = PDF.replace(b"Catalog", b"Plan")
PEOPLE = ("lead", "planner", "other_lead", "member", "administrator")


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
     ("evil\u202egpj.pdf", "evilgpj.pdf"), ("", "file.pdf")],
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
