"""A return is locked once its meeting was held or it is published; a planner reopens it by a recorded exception."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return, request_changes
from data.register.reopen import reopen_return
from data.reports.returns.upload_choices import upload_choices
from data.returns.lock import why_locked
from data.returns.submit import submit
from data.returns.web_form.draft import save_box
from data.returns.web_form.finish import finish_draft
from data.store.audit import Event, first_broken
from data.store.tables import AuditEvent, Meeting, Reopening, Return, ReturnFile, ReturnVersion
from data.terms import FileOutcome, ReturnState
from tests import makers
from tests.integration.returns.test_journey import do, owed
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases
NOW = datetime(2018, 11, 5, 9, tzinfo=UTC)
HELD = "locked: its meeting of 11 October 2018 has been held and version 1 stands accepted"


@pytest.fixture(autouse=True)
def clock():
    """Monday 5 November 2018: three weeks after the meeting."""
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


def move_on(journey) -> None:
    """January's meeting is the current one from now on."""
    with journey.store.write() as session:
        session.scalars(select(Meeting).where(Meeting.current)).one().current = False
        makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17), current=True)


def reopen(journey, reason="A figure was wrong", until="19 November 2018", viewer=None) -> None:
    with journey.store.write() as session:
        reopen_return(session, viewer or journey.planner, journey.return_id, reason, until)


def locked(journey) -> str:
    with journey.store.read() as session:
        row = session.get_one(Return, journey.return_id)
        return why_locked(session, row, datetime.now(UTC).date())


def events(journey) -> list[str]:
    with journey.store.read() as session:
        assert first_broken(session) is None
        kinds = (Event.RETURN_REOPENED, Event.RETURN_LOCKED_AGAIN, Event.REOPENING_LAPSED)
        return [
            one for one in session.scalars(select(AuditEvent.event).order_by(AuditEvent.id)) if one in kinds
        ]


@pytest.fixture
def accepted(journey):
    """A return with an accepted version, and a draft of another that was sent before the meeting was held."""
    journey.send(b"one")
    do(journey, submit, 1, viewer=journey.lead)
    do(journey, accept_return, 1)
    journey.send(b"two")
    return journey


def test_is_open_while_its_meeting_is_the_current_one_however_long_ago_it_was(accepted, clock) -> None:
    clock.move_to(datetime(2026, 1, 1, tzinfo=UTC))
    assert locked(accepted) == ""
    do(accepted, submit, 2, viewer=accepted.lead)
    do(accepted, accept_return, 2)


def test_nothing_supersedes_what_stands_accepted_once_the_meeting_is_held(accepted) -> None:
    do(accepted, submit, 2, viewer=accepted.lead)
    do(accepted, request_changes, 2, "Say more")
    move_on(accepted)
    with pytest.raises(Refused, match=HELD):
        do(accepted, submit, 2, viewer=accepted.lead)
    received = accepted.send(b"three")
    assert HELD in received.refusal
    assert received.number is None
    with accepted.store.write() as session:
        save_box(session, accepted.lead, accepted.return_id, "risks.1.said", "Words", 0)
    with pytest.raises(Refused, match="Ask the OPCC to reopen it"), accepted.store.write() as session:
        finish_draft(session, accepted.lead, accepted.return_id)
    with accepted.store.read() as session:
        states = session.scalars(select(ReturnVersion.state).order_by(ReturnVersion.number)).all()
    assert states == [ReturnState.ACCEPTED, ReturnState.CHANGES_REQUESTED]


def test_a_version_that_waited_when_the_meeting_was_held_needs_the_exception_too(accepted) -> None:
    do(accepted, submit, 2, viewer=accepted.lead)
    move_on(accepted)
    with pytest.raises(Refused, match=HELD):
        do(accepted, accept_return, 2)
    reopen(accepted)
    do(accepted, accept_return, 2)
    assert "version 2 stands accepted" in locked(accepted)


def test_a_file_for_a_locked_return_is_kept_with_the_sentence_and_read_after_reopening(accepted) -> None:
    move_on(accepted)
    accepted.send(b"three")
    with accepted.store.read() as session:
        file = session.scalars(select(ReturnFile).order_by(ReturnFile.id.desc())).first()
        assert (file.outcome, HELD in file.refusal) == (FileOutcome.REFUSED, True)
        assert accepted.files.read(file.stored_name, file.sha256) == b"three"
    reopen(accepted)
    again = accepted.send(b"three")
    assert (again.number, again.refusal, again.already) == (3, "", NOW)


def test_a_return_that_is_locked_while_its_file_is_read_takes_no_version(accepted) -> None:
    read = accepted._read

    def slowly(content: bytes, name: str):
        move_on(accepted)
        return read(content, name)

    accepted._read = slowly
    assert HELD in accepted.send(b"three").refusal
    with accepted.store.read() as session:
        assert session.scalars(select(ReturnFile.outcome).order_by(ReturnFile.id.desc())).first() is (
            FileOutcome.REFUSED
        )


def test_an_earlier_file_sent_again_to_a_locked_return_is_refused_and_stays_read(accepted) -> None:
    accepted.send(b"three")
    move_on(accepted)
    assert HELD in accepted.send(b"two").refusal
    assert accepted.send(b"one").number == 1
    with accepted.store.read() as session:
        assert set(session.scalars(select(ReturnFile.outcome))) == {FileOutcome.READ}


def test_a_first_return_to_a_past_meeting_still_comes_in_and_is_locked_when_it_is_accepted(journey) -> None:
    move_on(journey)
    assert locked(journey) == ""
    journey.send(b"late")
    do(journey, submit, 1, viewer=journey.lead)
    do(journey, accept_return, 1)
    assert HELD in locked(journey)


def test_a_published_return_is_locked_before_its_meeting_and_stays_so_after_the_exception(accepted) -> None:
    with accepted.store.write() as session:
        session.scalars(
            select(ReturnVersion).where(ReturnVersion.number == 1)
        ).one().state = ReturnState.PUBLISHED
    assert "it has been published" in locked(accepted)
    reopen(accepted)
    do(accepted, submit, 2, viewer=accepted.lead)
    do(accepted, accept_return, 2)
    assert owed(accepted).state is ReturnState.ACCEPTED
    assert "it was reopened once" in locked(accepted)


def test_accepting_the_newer_version_locks_it_again(accepted) -> None:
    move_on(accepted)
    reopen(accepted)
    assert locked(accepted) == ""
    do(accepted, submit, 2, viewer=accepted.lead)
    do(accepted, accept_return, 2)
    assert "version 2 stands accepted" in locked(accepted)
    assert events(accepted) == [Event.RETURN_REOPENED, Event.RETURN_LOCKED_AGAIN]
    with accepted.store.read() as session:
        assert session.scalars(select(Reopening)).one().ended_at == NOW


def test_it_is_locked_again_when_the_last_day_is_over_and_the_audit_says_so_when_somebody_comes(
    accepted, clock
) -> None:
    move_on(accepted)
    reopen(accepted)
    clock.move_to(datetime(2018, 11, 19, 23, 30, tzinfo=UTC))
    assert locked(accepted) == ""
    clock.move_to(datetime(2018, 11, 20, 0, 30, tzinfo=UTC))
    assert HELD in locked(accepted)
    assert events(accepted) == [Event.RETURN_REOPENED]
    assert HELD in accepted.send(b"three").refusal
    assert events(accepted) == [Event.RETURN_REOPENED, Event.REOPENING_LAPSED]


def test_an_exception_can_be_given_another_reason_and_day_and_both_are_kept(accepted) -> None:
    move_on(accepted)
    reopen(accepted)
    reopen(accepted, "The chair is ill", "30 November 2018")
    with accepted.store.read() as session:
        kept = [(one.reason, one.until.day, one.ended_at) for one in session.scalars(select(Reopening))]
    assert kept == [("A figure was wrong", 19, NOW), ("The chair is ill", 30, None)]


@pytest.mark.parametrize(
    ("reason", "until", "code"),
    [
        (" ", "19 November 2018", "no-reason-to-reopen"),
        ("x" * 2_001, "19 November 2018", "too-long"),
        ("Why", "soon", "not-a-day"),
        ("Why", "November 2018", "not-a-day"),
        ("Why", "4 November 2018", "past"),
        ("Why", "6 February 2019", "too-far"),
    ],
)
def test_an_exception_needs_a_reason_and_a_last_day_that_is_near(accepted, reason, until, code) -> None:
    move_on(accepted)
    with pytest.raises(Refused) as refusal:
        reopen(accepted, reason, until)
    assert refusal.value.code == code
    assert HELD in locked(accepted)
    assert events(accepted) == []


def test_the_last_day_may_be_today_or_a_quarter_ahead(accepted) -> None:
    move_on(accepted)
    for day in (NOW, NOW + timedelta(days=92)):
        reopen(accepted, "x" * 2_000, f"{day:%Y-%m-%d}")
    assert locked(accepted) == ""


def test_what_is_not_locked_is_not_reopened(accepted) -> None:
    with pytest.raises(Refused, match="not locked"):
        reopen(accepted)


@pytest.mark.parametrize("who", ["lead", "other_lead", "member", "administrator"])
def test_only_a_planner_reopens(accepted, who) -> None:
    move_on(accepted)
    with pytest.raises(NotOpen):
        reopen(accepted, viewer=getattr(accepted, who))


def test_the_locks_of_many_returns_ask_no_more_of_the_database_than_those_of_one(journey) -> None:
    with journey.store.write() as session:
        october = session.scalars(select(Meeting).where(Meeting.current)).one()
        counts, locked = [], []
        for number in (1, 2, 4):
            for at in range(number):
                makers.a_return(session, october, makers.a_reporter(session, f"group-{number}-{at}"))
            if number == 1:
                october.current = False
                makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17), current=True)
            session.flush()
            session.expire_all()
            with counted_statements(session) as sent:
                choices = upload_choices(session, journey.planner, "2018-19-Q3")
            counts.append(len(sent))
            locked.append(len(choices.locked))
    assert locked == [1, 3, 7]
    assert counts[0] == counts[1] == counts[2]
