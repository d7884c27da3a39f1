"""The register moves while a draft waits: what opened meanwhile is asked before it is sent, what closed is not."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data.clock import today
from data.refusals import Refused
from data.register.moderate import accept_return
from data.register.reopen import reopen_return
from data.reports.meetings import find_meeting
from data.reports.overview.needs_of_lead import returns_to_send
from data.reports.returns.check import return_check
from data.reports.returns.owed import owed_returns
from data.returns.deciding.answers import answer_problem
from data.returns.submit import ask_again, submit
from data.store.audit import Event
from data.store.tables import (
    AuditEvent,
    Meeting,
    Reporter,
    Return,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
    Risk,
)
from data.terms import Marking, Part, ReturnState, RiskStatus
from tests import makers
from tests.makers import a_meeting, a_risk
from tests.readings import a_reading
from tests.support.sending import a_file, answer_all, decide, drawn, one, send, submit_newest, who

pytestmark = pytest.mark.both_databases
REFUGE = "Refuge places may be lost because the grant ends in March."
OTHER = "Helpline staff may leave because the contract ends in June."
HELPLINE = "Partners to agree who pays for the helpline from April."
NEAR = "Unless the grant goes on after March we may lose refuge places in the north."
CLOSED = "It is closed by now, so it needs no answer"


def accept_july(journey, risk: str = REFUGE) -> None:
    """July's return is accepted only now, and raises a risk and an ask."""
    with journey.store.write() as session:
        july = session.scalars(select(Meeting).where(Meeting.slug == "2018-19-Q2")).one()
        reporter = session.get_one(Reporter, session.get_one(Return, journey.return_id).reporter_id)
        said = [makers.an_item(risk, Part.RISK, ask=HELPLINE, place="Table 1, row 11")]
        owed = session.scalars(
            select(Return).where(Return.meeting_id == july.id, Return.reporter_id == reporter.id)
        ).one_or_none()
        if owed is None:
            owed = makers.a_return(session, july, reporter, ReturnState.EXPECTED)
        else:
            in_a_week = f"{today() + timedelta(days=7):%d %B %Y}"
            reopen_return(session, journey.planner, owed.id, "It named the wrong risk", in_a_week)
        late = makers.a_version(session, owed, july, ReturnState.SUBMITTED, said)
        owed.state = ReturnState.SUBMITTED
        accept_return(session, journey.planner, late.id)


def draft_of(session) -> ReturnVersion:
    """October's version."""
    october = (Return.id == ReturnVersion.return_id) & (Return.meeting_id == Meeting.id)
    return session.scalars(select(ReturnVersion).where(october, Meeting.slug == "2018-19-Q3")).one()


def do(journey, service):
    with journey.store.write() as session:
        return service(session, journey.lead, draft_of(session).id)


def asked(journey) -> list[tuple[str, str]]:
    """Each problem about what was open, with its answer."""
    with journey.store.read() as session:
        rows = session.scalars(
            select(ReturnProblem).where(ReturnProblem.code.like("silent%")).order_by(ReturnProblem.id)
        )
        return [(row.code, row.answer) for row in rows]


@pytest.fixture
def drafted(journey):
    """October's draft, read while nothing was open."""
    journey.outcome = a_reading(risks=[(NEAR, "")])
    journey.send()
    return journey


def test_a_risk_that_opened_after_the_file_was_read_cannot_be_passed_over(drafted) -> None:
    accept_july(drafted)
    with pytest.raises(Refused, match="Answer 1 thing to submit. Risk R18-001 was open last quarter"):
        do(drafted, submit)


def test_what_is_asked_again_stays_asked_when_submitting_is_refused(drafted) -> None:
    accept_july(drafted)
    for _ in range(2):
        do(drafted, ask_again)
        with pytest.raises(Refused):
            do(drafted, submit)
    assert asked(drafted) == [("silent_risk", ""), ("silent_ask", "")]
    with drafted.store.read() as session:
        row = session.scalars(select(ReturnProblem).where(ReturnProblem.code == "silent_risk")).one()
        beside = session.get_one(ReturnItem, row.suggested_item_id)
        told = session.scalars(
            select(AuditEvent.detail).where(AuditEvent.event == Event.VERSION_ASKED_AGAIN)
        ).all()
        assert beside.text == NEAR
        assert told == [{"number": 1, "asked": ["Risk R18-001", "Ask 1"]}]


def test_once_it_is_answered_it_is_submitted(drafted) -> None:
    accept_july(drafted)
    do(drafted, ask_again)
    with drafted.store.write() as session:
        row = session.scalars(select(ReturnProblem).where(ReturnProblem.code == "silent_risk")).one()
        answer_problem(session, drafted.lead, row.id, "row", row_version=row.row_version)
    assert do(drafted, submit).state is ReturnState.SUBMITTED
    assert asked(drafted) == [("silent_risk", "row"), ("silent_ask", "")]


@pytest.mark.parametrize(
    ("how", "left"),
    [
        ("linked", ["silent_ask"]),
        ("in the same words", ["silent_ask"]),
        ("sensitive", []),  # the ask came with the risk, and would say what it is about
    ],
)
def test_nothing_is_asked_of_what_the_draft_speaks_of_or_may_not_name(
    drafted, how: str, left: list[str]
) -> None:
    accept_july(drafted)
    with drafted.store.write() as session:
        risk, item = session.scalars(select(Risk)).one(), draft_of(session).items
        row = next(one for one in item if one.text == NEAR)
        if how == "linked":
            row.continues_risk_id = risk.id
        elif how == "in the same words":
            row.text = REFUGE.upper()
        else:
            risk.marking = Marking.OFFICIAL_SENSITIVE
    assert do(drafted, submit).state is ReturnState.SUBMITTED
    assert [code for code, _ in asked(drafted)] == left


@pytest.fixture
def closed(journey):
    """October's draft was asked about a risk that July's corrected return does not raise any more."""
    accept_july(journey)
    journey.outcome = a_reading(risks=[(NEAR, "")])
    journey.send()
    accept_july(journey, OTHER)
    with journey.store.read() as session:
        status = session.scalars(select(Risk.status).where(Risk.title == REFUGE.rstrip("."))).one()
    assert status is RiskStatus.CLOSED
    return journey


def test_a_risk_that_closed_meanwhile_stops_nothing_and_is_answered_by_itself(closed) -> None:
    do(closed, ask_again)
    assert asked(closed)[0] == ("silent_risk", "closed-by-now")
    assert asked(closed)[-1] == ("silent_risk", "")
    with closed.store.read() as session:
        told = session.scalars(
            select(AuditEvent).where(AuditEvent.event == Event.PROBLEM_ANSWERED).order_by(AuditEvent.id)
        ).first()
        assert (told.actor_id, told.detail["to"]) == (None, "closed-by-now")


def test_what_closed_meanwhile_is_shown_as_needing_no_answer_and_counts_nowhere(closed) -> None:
    with closed.store.read() as session:
        check = return_check(session, closed.lead, closed.return_id, 1)
        shown = next(one for one in check.problems if one.code == "silent_risk")
        assert (shown.answer_words, shown.stops, check.to_answer) == (CLOSED, False, 0)
        october = find_meeting(session, "2018-19-Q3")
        owed = owed_returns(session, closed.lead, october, None)
        needs = returns_to_send(session, closed.lead, [(october, owed)], date(2018, 10, 1))
        assert [need.open_problems for need in needs] == [0]


@pytest.mark.parametrize("choice", ["row", "open", "unsaid"])
def test_an_answer_about_what_closed_meanwhile_is_refused_with_a_way_that_exists(closed, choice: str) -> None:
    with closed.store.write() as session:
        row = session.scalars(select(ReturnProblem).where(ReturnProblem.code == "silent_risk")).first()
        with pytest.raises(Refused, match=f"{CLOSED}. Load the page again"):
            answer_problem(session, closed.lead, row.id, choice, row_version=row.row_version)


def test_a_risk_that_is_open_again_is_asked_about_again(closed) -> None:
    do(closed, ask_again)
    with closed.store.write() as session:
        session.scalars(
            select(Risk).where(Risk.title == REFUGE.rstrip("."))
        ).one().status = RiskStatus.ON_REGISTER
    do(closed, ask_again)
    assert asked(closed)[0] == ("silent_risk", "")


def test_an_answer_that_was_given_before_it_closed_stays(drafted) -> None:
    accept_july(drafted)
    do(drafted, ask_again)
    with drafted.store.write() as session:
        row = session.scalars(select(ReturnProblem).where(ReturnProblem.code == "silent_risk")).one()
        answer_problem(session, drafted.lead, row.id, "unsaid", row_version=row.row_version)
        session.scalars(select(Risk)).one().status = RiskStatus.CLOSED
    assert do(drafted, submit).state is ReturnState.SUBMITTED
    assert asked(drafted)[0] == ("silent_risk", "unsaid")


@pytest.fixture
def board(make_app, peopled):
    """The app, with two meetings."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


def test_the_page_shows_what_opened_meanwhile_when_submit_is_pressed(board, peopled) -> None:
    lead = who(board, "lead")
    send(lead, a_file())
    answer_all(peopled, board)
    with peopled.write() as session:
        july = session.scalars(select(Meeting).where(Meeting.slug == "2018-19-Q2")).one()
        dasv = session.scalars(select(Reporter).where(Reporter.slug == "dasv")).one()
        a_risk(session, july, dasv, "Refuge places may be lost", ref="R18-001")
    here = f"/returns/{one(peopled, ReturnVersion).return_id}"
    answer = lead.post(f"{here}/versions/1/submit")
    path, _, search = answer.location.partition("?")
    assert answer.location == f"{here}/versions/1/check?refused=1"
    assert "Answer 1 thing to submit. Risk R18-001 was open last quarter" in drawn(lead, path, f"?{search}")
    with peopled.read() as session:
        silent = select(ReturnProblem.id, ReturnProblem.row_version).where(
            ReturnProblem.code == "silent_risk"
        )
        number, row_version = session.execute(silent).one()
    version = one(peopled, ReturnVersion)
    decide(lead, version.return_id, "answer", number, row_version, fields={"choice": "unsaid"})
    assert submit_newest(peopled, board) == here
