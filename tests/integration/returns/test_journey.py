"""From draft to accepted: who may, what is refused, what members read meanwhile, and that nothing is ever lost."""

import pytest
from sqlalchemy import select

from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return, mark_to_follow, request_changes
from data.returns.deciding.answers import answer_problem
from data.returns.submit import abandon, submit
from data.store.audit import Event, first_broken
from data.store.tables import AuditEvent, Return, ReturnFile, ReturnProblem, ReturnVersion, Risk
from data.terms import FileOutcome, ReturnState
from tests.readings import a_problem, a_reading

both_databases = pytest.mark.both_databases
ACCEPTED = {ReturnState.ACCEPTED, ReturnState.NIL_RETURN}


def do(journey, service, number, *args, viewer=None):
    with journey.store.write() as session:
        where = (ReturnVersion.return_id == journey.return_id, ReturnVersion.number == number)
        version_id = session.scalars(select(ReturnVersion.id).where(*where)).one()
        row = service(session, viewer or journey.planner, version_id, *args)
        session.flush()
        session.refresh(row)
        session.expunge(row)
    return row


def owed(journey) -> Return:
    with journey.store.read() as session:
        row = session.get_one(Return, journey.return_id)
        session.expunge(row)
    return row


@both_databases
def test_a_submitted_version_has_a_receipt_and_waits_for_the_planner(journey) -> None:
    journey.send()
    version = do(journey, submit, 1, viewer=journey.lead)
    assert (version.state, version.receipt, version.submitted_by_id) == (
        ReturnState.SUBMITTED,
        "R-0001",
        journey.lead.person_id,
    )
    assert (owed(journey).state, owed(journey).accepted_version_id) == (ReturnState.SUBMITTED, None)


@both_databases
def test_submitting_is_refused_while_something_must_be_answered(journey) -> None:
    journey.outcome = a_reading(problems=[a_problem("chair_missing")])
    journey.send()
    with pytest.raises(Refused, match="Answer 1 thing to submit. The return names no chair.") as refusal:
        do(journey, submit, 1, viewer=journey.lead)
    assert refusal.value.code == "unanswered"
    assert owed(journey).state is ReturnState.DRAFT


@both_databases
def test_members_keep_reading_the_accepted_version_while_a_newer_one_waits(journey) -> None:
    journey.send(b"one")
    do(journey, submit, 1, viewer=journey.lead)
    first = do(journey, accept_return, 1)
    journey.send(b"two")
    assert owed(journey).state is ReturnState.ACCEPTED
    do(journey, submit, 2, viewer=journey.lead)
    assert (owed(journey).state, owed(journey).accepted_version_id) == (ReturnState.SUBMITTED, first.id)
    second = do(journey, accept_return, 2, "Text is of July")
    assert (owed(journey).accepted_version_id, owed(journey).state_reason) == (second.id, "Text is of July")
    with journey.store.read() as session:
        assert session.get_one(ReturnVersion, first.id).state is ReturnState.SUPERSEDED


@both_databases
def test_changes_are_asked_for_with_a_reason_and_the_receipt_is_kept(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    with pytest.raises(Refused, match="Say what has to change"):
        do(journey, request_changes, 1, "  ")
    do(journey, request_changes, 1, "Name the bodies")
    assert (owed(journey).state, owed(journey).state_reason) == (
        ReturnState.CHANGES_REQUESTED,
        "Name the bodies",
    )
    again = do(journey, submit, 1, viewer=journey.lead)
    assert (again.receipt, owed(journey).state_reason) == ("R-0001", "")


@both_databases
def test_accepting_puts_the_risks_on_the_register(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    with journey.store.read() as session:
        assert session.scalars(select(Risk)).all() == []
    do(journey, accept_return, 1)
    with journey.store.read() as session:
        assert [risk.title for risk in session.scalars(select(Risk))] == ["Funding ends in March"]


@both_databases
def test_an_abandoned_draft_is_kept_and_the_return_is_awaited_again(journey) -> None:
    with journey.store.write() as session:
        mark_to_follow(session, journey.planner, journey.return_id, "The group meets on the 20th")
    journey.send()
    version = do(journey, abandon, 1, viewer=journey.lead)
    with journey.store.read() as session:
        assert session.get_one(ReturnFile, version.file_id).outcome is FileOutcome.ABANDONED
    assert (owed(journey).state, owed(journey).state_reason) == (
        ReturnState.TO_FOLLOW,
        "The group meets on the 20th",
    )


@both_databases
def test_nothing_to_report_is_accepted_as_a_nil_return(journey) -> None:
    journey.outcome = a_reading(key=[], risks=[], plans={}, problems=[a_problem("empty_return")])
    journey.send()
    with journey.store.write() as session:
        where = select(ReturnProblem).where(ReturnProblem.code == "empty_return")
        answer_problem(session, journey.lead, session.scalars(where).one().id, "nil", row_version=1)
    do(journey, submit, 1, viewer=journey.lead)
    version = do(journey, accept_return, 1)
    assert (version.state, owed(journey).state) == (ReturnState.NIL_RETURN, ReturnState.NIL_RETURN)


@both_databases
def test_a_return_that_was_sent_cannot_be_to_follow(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    with pytest.raises(Refused, match="not awaited"), journey.store.write() as session:
        mark_to_follow(session, journey.planner, journey.return_id, "Later")


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("lead", {submit, abandon}),
        ("planner", {submit, abandon, accept_return, request_changes}),
        ("other_lead", set()),
        ("member", set()),
        ("administrator", set()),
    ],
)
def test_who_may_do_what_with_a_version(journey, who: str, allowed: set) -> None:
    journey.send()
    for service in (submit, abandon, accept_return, request_changes):
        try:
            do(
                journey,
                service,
                1,
                *(["a reason"] if service is request_changes else []),
                viewer=getattr(journey, who),
            )
        except NotOpen:
            assert service not in allowed, service
        except Refused:
            assert service in allowed, service
        else:
            assert service in allowed, service


@both_databases
def test_every_step_is_in_the_audit(journey) -> None:
    journey.send()
    do(journey, submit, 1, viewer=journey.lead)
    do(journey, request_changes, 1, "Say more")
    do(journey, submit, 1, viewer=journey.planner)
    do(journey, accept_return, 1)
    with journey.store.read() as session:
        told = select(AuditEvent).where(AuditEvent.object_kind == "return").order_by(AuditEvent.id)
        events = [(row.event, row.actor_id) for row in session.scalars(told)]
        assert first_broken(session) is None
    lead, planner = journey.lead.person_id, journey.planner.person_id
    assert events == [
        (Event.FILE_RECEIVED, lead),
        (Event.VERSION_READ, lead),
        (Event.RETURN_SUBMITTED, lead),
        (Event.CHANGES_REQUESTED, planner),
        (Event.RETURN_SUBMITTED, planner),
        (Event.RETURN_ACCEPTED, planner),
    ]
