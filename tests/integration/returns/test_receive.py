"""A file comes in: kept first, read once, refused with a sentence, never lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from data.refusals import NotOpen
from data.returns.reader.problems import RefusedFile
from data.returns.receive import UNFINISHED
from data.store.audit import Event
from data.store.files import sha256_of
from data.store.tables import AuditEvent, Return, ReturnFile, ReturnVersion
from data.terms import FileOutcome, ReturnState

pytestmark = pytest.mark.both_databases
NOT_WORD = RefusedFile("The file is a PDF, not Word.", "pdf")


def rows(journey, table):
    with journey.store.read() as session:
        found = list(session.scalars(select(table).order_by(table.id)))
        session.expunge_all()
    return found


def test_keeps_the_bytes_and_stores_the_reading_as_a_draft(journey) -> None:
    received = journey.send(b"the words", "October return.docx")
    [file], [version] = rows(journey, ReturnFile), rows(journey, ReturnVersion)
    assert (received.number, received.refusal, received.already) == (1, "", None)
    assert journey.files.read(file.stored_name, file.sha256) == b"the words"
    assert (file.original_name, file.sha256, file.outcome) == (
        "October return.docx",
        sha256_of(b"the words"),
        FileOutcome.READ,
    )
    assert (version.state, version.period_as_written, version.parts_answered) == (
        ReturnState.DRAFT,
        "October 2018",
        8,
    )
    assert file.stored_name not in ("October return.docx", file.sha256)


def test_keeps_a_refused_file_with_the_sentence(journey) -> None:
    journey.outcome = NOT_WORD
    received = journey.send(b"%PDF-1.7")
    [file] = rows(journey, ReturnFile)
    assert received.refusal == file.refusal == "The file is a PDF, not Word."
    assert file.outcome is FileOutcome.REFUSED
    assert journey.files.read(file.stored_name, file.sha256) == b"%PDF-1.7"
    assert rows(journey, ReturnVersion) == []


def test_answers_when_the_same_bytes_came_before_and_keeps_one_of_them(journey) -> None:
    first = journey.send(b"same")
    again = journey.send(b"same", "another name.docx")
    [file] = rows(journey, ReturnFile)
    assert (again.number, again.already) == (first.number, file.received_at)
    assert len(rows(journey, ReturnVersion)) == 1


def test_the_same_bytes_in_parallel_are_one_file_and_one_version(journey) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: journey.send(b"same"), range(4)))
    assert {answer.number for answer in answers} == {1}
    assert len(rows(journey, ReturnFile)) == len(rows(journey, ReturnVersion)) == 1


def test_reads_a_refused_file_again_when_it_is_sent_again(journey) -> None:
    good, journey.outcome = journey.outcome, RefusedFile("Too busy.", "busy")
    journey.send(b"same")
    journey.outcome = good
    assert journey.send(b"same").number == 1
    [file] = rows(journey, ReturnFile)
    assert (file.outcome, file.refusal) == (FileOutcome.READ, "")


def test_a_crash_while_reading_leaves_the_bytes_and_a_row_that_says_so(journey) -> None:
    def stops(content: bytes, name: str) -> None:
        raise SystemExit("the machine stopped")

    journey._read = stops
    with pytest.raises(SystemExit):
        journey.send(b"precious")
    [file] = rows(journey, ReturnFile)
    assert (file.outcome, file.refusal) == (FileOutcome.REFUSED, UNFINISHED)
    assert journey.files.read(file.stored_name, file.sha256) == b"precious"


def test_a_newer_file_supersedes_the_draft_and_both_are_kept(journey) -> None:
    journey.send(b"one")
    assert journey.send(b"two").number == 2
    states = [version.state for version in rows(journey, ReturnVersion)]
    assert states == [ReturnState.SUPERSEDED, ReturnState.DRAFT]
    assert len(rows(journey, ReturnFile)) == 2


def test_an_older_file_sent_again_becomes_the_newest_version(journey) -> None:
    journey.send(b"one")
    journey.send(b"two")
    assert journey.send(b"one").number == 3
    assert len(rows(journey, ReturnFile)) == 2


@pytest.mark.parametrize("who", ["other_lead", "member", "administrator"])
def test_looks_not_there_to_somebody_who_may_not_send_it_and_keeps_nothing(journey, who: str) -> None:
    with pytest.raises(NotOpen):
        journey.send(viewer=getattr(journey, who))
    assert rows(journey, ReturnFile) == []
    assert not list(journey.files._folder.rglob("*"))


def test_records_that_a_planner_sent_it_on_behalf(journey) -> None:
    journey.send(viewer=journey.planner)
    [event] = [one for one in rows(journey, AuditEvent) if one.event == Event.FILE_RECEIVED]
    assert (event.actor_id, event.detail["on_behalf"]) == (journey.planner.person_id, True)


def test_a_draft_is_not_received(journey) -> None:
    journey.send()
    [owed, _] = rows(journey, Return)
    assert owed.state is ReturnState.DRAFT
