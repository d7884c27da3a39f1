"""The same bytes twice: one file and one version, whoever is first, whatever broke down, whatever became of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from data.register.moderate import accept_return, request_changes
from data.returns.reader.problems import RefusedFile
from data.returns.reader.sandbox import read_file
from data.returns.receive import Received, Sender, receive
from data.returns.submit import abandon, submit
from data.returns.web_form.draft import save_boxes
from data.returns.web_form.finish import finish_draft
from data.store.audit import Event
from data.store.tables import AuditEvent, ReturnFile, ReturnVersion
from data.terms import FileOutcome, ReturnState
from tests.integration.returns.conftest import Journey
from tests.integration.returns.test_draft import written
from tests.integration.returns.test_journey import do
from tests.support.lengths import rounds
from tests.support.sending import a_file
from tests.support.two_hands import at_once

pytestmark = pytest.mark.both_databases
ROOT = Path(__file__).parents[3]
SECONDS = 120


def counted(journey: Journey) -> tuple[int, int]:
    """(files, versions) of the return."""
    with journey.store.read() as session:
        return tuple(
            session.scalars(select(func.count(table.id))).one() for table in (ReturnFile, ReturnVersion)
        )


def process(journey: Journey, database_url: str, file: Path, moment: str = "") -> subprocess.Popen:
    """A process that has said that it is ready to send."""
    told = [database_url, journey.files._folder, journey.return_id, journey.lead.person_id]
    told += [*journey.lead.leads, file, *([moment] if moment else [])]
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.support.one_sender", *map(str, told)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout.readline() == "ready\n"
    return started


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sound return on somebody's disk."""
    path = tmp_path / "return.docx"
    path.write_bytes(a_file())
    return path


def test_four_processes_that_send_it_at_once_get_one_version(journey, database_url, file) -> None:
    senders = [process(journey, database_url, file) for _ in range(4)]
    for sender in senders:
        sender.stdin.write("\n")
        sender.stdin.flush()
    answers = [json.loads(sender.communicate(timeout=SECONDS)[0]) for sender in senders]
    assert [answer["number"] for answer in answers] == [1] * 4
    assert sorted(answer["already"] for answer in answers) == [False, True, True, True]
    assert counted(journey) == (1, 1)


@pytest.mark.parametrize(("moment", "there"), [("kept", 0), ("row", 1), ("stored", 1)])
def test_after_a_crash_it_is_sent_again_as_one_file_and_one_version(
    journey, database_url, file, moment, there
) -> None:
    died = process(journey, database_url, file, moment)
    died.communicate("\n", timeout=SECONDS)
    assert died.returncode == -9
    assert counted(journey) == (there, 0)
    again = journey.send(file.read_bytes())
    assert (again.number, again.already is not None) == (1, bool(there))
    third = journey.send(file.read_bytes())
    assert (third.number, third.already is not None) == (1, True)
    assert counted(journey) == (1, 1)
    with journey.store.read() as session:
        kept = session.scalars(select(ReturnFile)).one()
        assert (kept.outcome, kept.refusal) == (FileOutcome.READ, "")
        assert journey.files.read(kept.stored_name, kept.sha256) == file.read_bytes()


def test_two_who_send_it_at_once_both_get_an_answer_however_often(journey) -> None:
    """200 rounds in the soak run, each with bytes of its own."""
    answers: list[Received] = []

    def sending(viewer):
        return lambda number: answers.append(journey.send(b"bytes %d" % number, viewer=viewer))

    at_once(rounds(200), sending(journey.lead), sending(journey.planner))
    assert counted(journey) == (rounds(200), rounds(200))
    assert len(answers) == rounds(200) * 2
    assert sum(answer.already is None for answer in answers) == rounds(200)
    assert {answer.refusal for answer in answers} == {""}


def test_one_whose_reading_failed_gets_the_version_that_the_other_had_read(journey) -> None:
    good = journey.outcome

    def other_first(content: bytes, name: str):
        journey._read = lambda content, name: good
        journey.send(content, viewer=journey.planner)
        raise RefusedFile("Too busy.", "busy")

    journey._read = other_first
    answer = journey.send(b"same")
    assert (answer.number, answer.refusal) == (1, "")
    assert counted(journey) == (1, 1)
    with journey.store.read() as session:
        assert session.scalars(select(ReturnFile.outcome)).one() is FileOutcome.READ


def submitted(journey: Journey) -> None:
    do(journey, submit, 1, viewer=journey.lead)


def handed_back(journey: Journey) -> None:
    submitted(journey)
    do(journey, request_changes, 1, "Say more")


def accepted(journey: Journey) -> None:
    submitted(journey)
    do(journey, accept_return, 1)


def published(journey: Journey) -> None:
    accepted(journey)
    with journey.store.write() as session:
        session.scalars(select(ReturnVersion)).one().state = ReturnState.PUBLISHED


@pytest.mark.parametrize("step", [lambda _: None, submitted, handed_back, accepted, published])
def test_it_is_answered_with_its_version_whatever_became_of_that(journey, step) -> None:
    first = journey.send(b"one")
    step(journey)
    again = journey.send(b"one", "another name.docx", journey.planner)
    assert (again.file_id, again.number, again.already is not None) == (first.file_id, 1, True)
    assert counted(journey) == (1, 1)


def superseded(journey: Journey) -> None:
    accepted(journey)
    journey.send(b"two")
    do(journey, submit, 2, viewer=journey.lead)
    do(journey, accept_return, 2)


def abandoned(journey: Journey) -> None:
    do(journey, abandon, 1, viewer=journey.lead)


@pytest.mark.parametrize(("step", "number"), [(superseded, 3), (abandoned, 2)])
def test_what_stands_no_longer_becomes_the_newest_version_of_the_same_file(journey, step, number) -> None:
    first = journey.send(b"one")
    step(journey)
    files, versions = counted(journey)
    at_once(1, lambda _: journey.send(b"one"), lambda _: journey.send(b"one", viewer=journey.planner))
    assert counted(journey) == (files, versions + 1)
    again = journey.send(b"one")
    assert (again.file_id, again.number, again.already is not None) == (first.file_id, number, True)
    kept = list(journey.files._folder.rglob("*"))
    assert sum(path.is_file() for path in kept) == files, "the bytes are not kept twice either"


def test_the_database_itself_refuses_a_second_file_of_the_same_bytes(journey) -> None:
    journey.send(b"one")
    with journey.store.read() as session:
        one = session.scalars(select(ReturnFile)).one()
        same = ("return_id", "original_name", "sha256", "size", "received_by_id", "received_at", "outcome")
        twin = ReturnFile(stored_name="another", **{name: getattr(one, name) for name in same})
    with pytest.raises(IntegrityError), journey.store.write() as session:
        session.add(twin)


def test_a_web_form_that_two_people_finish_at_once_is_one_file_and_one_version(journey) -> None:
    answers: list[Received] = []
    sender = Sender(journey.store, journey.files, read_file)

    def finishing(viewer):
        def finish(_: int) -> None:
            with journey.store.write() as session:
                made = finish_draft(session, viewer, journey.return_id)
            answers.append(receive(sender, viewer, journey.return_id, made.name, made.content))

        return finish

    with journey.store.write() as session:
        save_boxes(session, journey.lead, journey.return_id, written(journey))
    at_once(1, finishing(journey.lead), finishing(journey.planner))
    assert [answer.number for answer in answers] == [1, 1]
    assert counted(journey) == (1, 1)
    with journey.store.read() as session:
        finished = select(AuditEvent.actor_id).where(AuditEvent.event == Event.DRAFT_FINISHED.value)
        assert set(session.scalars(finished)) == {journey.lead.person_id, journey.planner.person_id}
