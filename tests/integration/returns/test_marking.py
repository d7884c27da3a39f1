"""The marking of a return is no lower than that of its file and of what it carries, and counts at once."""

import pytest
from sqlalchemy import select

from data.accounts.roster import viewer_of
from data.people import Right, Viewer
from data.refusals import NotOpen, Refused
from data.register.moderate import accept_return
from data.returns.deciding.answers import answer_problem, question_for, withdraw_answer
from data.returns.owed import find_return
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.returns.reader.written import Passage
from data.returns.submit import submit
from data.store.audit import Event
from data.store.tables import AuditEvent, Meeting, Return, ReturnItem, ReturnProblem, ReturnVersion, Risk
from data.terms import CarriedChoice, Marking, ReturnState, Role, Severity
from tests import makers
from tests.readings import a_reading

pytestmark = pytest.mark.both_databases

VICTIMS = "Named victims may be found because their addresses are known."
MOVE = "Move the named victims by June."
PLACE = "Table 3, row 2"
MARKED = {"marking": Passage("OFFICIAL-SENSITIVE", "page header, paragraph 1")}
SENSITIVE, OFFICIAL = Marking.OFFICIAL_SENSITIVE, Marking.OFFICIAL


@pytest.fixture
def secret(journey):
    """The journey's return, its group having an OFFICIAL-SENSITIVE risk with an ask and an action since July."""
    with journey.store.write() as session:
        july = session.scalars(select(Meeting).where(Meeting.slug == "2018-19-Q2")).one()
        reporter_id = session.get_one(Return, journey.return_id).reporter_id
        reporter = session.get_one(makers.Reporter, reporter_id)
        risk = makers.a_risk(session, july, reporter, VICTIMS, ref="R18-077", marking=SENSITIVE)
        makers.an_ask(session, july, reporter, "Lend us safe houses.", risk_id=risk.id)
        makers.an_action(session, july, MOVE, ref="A18-001", reporter_id=reporter_id, risk_id=risk.id)
    return journey


def carrying(kind: CarriedKind, reference: str, choice: CarriedChoice | None = CarriedChoice.STILL_OPEN):
    """A return with one row of what was open last quarter."""
    row = CarriedItem(kind, reference, PLACE, "The last wording.", f"{PLACE}, left cell", choice)
    return a_reading(carried=(row,))


def marking(journey) -> Marking:
    with journey.store.read() as session:
        return session.get_one(Return, journey.return_id).marking


def asked(journey) -> ReturnProblem | None:
    """The newest version's question about the marking."""
    with journey.store.read() as session:
        newest = select(ReturnVersion.id).order_by(ReturnVersion.id.desc()).limit(1).scalar_subquery()
        where = (ReturnProblem.version_id == newest, ReturnProblem.code.startswith("marking_lower"))
        found = session.scalars(select(ReturnProblem).where(*where)).one_or_none()
        session.expunge_all()
        return found


def offered(journey) -> list[str]:
    with journey.store.read() as session:
        problem = session.get_one(ReturnProblem, asked(journey).id)
        return [one.value for one in question_for(session, problem).choices]


def answer(journey, choice: str, who: Viewer | None = None) -> None:
    with journey.store.write() as session:
        row = session.get_one(ReturnProblem, asked(journey).id)
        answer_problem(session, who or journey.lead, row.id, choice, row_version=row.row_version)


def withdraw(journey) -> None:
    with journey.store.write() as session:
        row = session.get_one(ReturnProblem, asked(journey).id)
        withdraw_answer(session, journey.lead, row.id, row_version=row.row_version)


def by(planner: Viewer) -> str:
    return f"planner:{planner.person_id}"


def now(journey, viewer: Viewer) -> Viewer:
    """The planner as a request of theirs finds them now, with the need-to-know lists."""
    with journey.store.read() as session:
        return viewer_of(session, viewer.person_id)


def sees(journey, viewer: Viewer) -> bool:
    with journey.store.read() as session:
        try:
            find_return(session, viewer, Right.READ_BOARD, journey.return_id)
        except NotOpen:
            return False
        return True


def take_in(journey, planner: Viewer) -> None:
    with journey.store.write() as session:
        version = session.scalars(select(ReturnVersion).order_by(ReturnVersion.id.desc())).first()
        submit(session, journey.lead, version.id)
        accept_return(session, planner, version.id)


def another_planner(journey) -> Viewer:
    with journey.store.write() as session:
        return Viewer(makers.a_person(session, role=Role.PLANNER, post="Second").id, role=Role.PLANNER)


@pytest.mark.parametrize(
    "read",
    [
        carrying(CarriedKind.RISK, "R18-077"),
        carrying(CarriedKind.RISK, "R18-077", None),
        carrying(CarriedKind.RISK, "R18-077", CarriedChoice.CLOSED),
        carrying(CarriedKind.ASK, "1"),
        carrying(CarriedKind.ACTION, "A18-001"),
        a_reading(risks=[(VICTIMS.upper(), "")]),
        a_reading(risks=[("A risk of ours may grow.", "Lend us safe houses")]),
    ],
    ids=["risk", "nothing chosen", "closed", "ask", "action", "its words", "the words of its ask"],
)
def test_a_return_that_carries_what_is_sensitive_is_so_before_anybody_reads_it(secret, read) -> None:
    secret.outcome = read
    secret.send()
    assert marking(secret) is SENSITIVE
    assert [sees(secret, one) for one in (secret.lead, secret.planner, secret.member)] == [True, False, False]
    problem = asked(secret)
    assert problem.severity.value == Severity.STOP.value
    assert "R18-077" not in problem.message
    assert offered(secret) == [by(secret.planner)]


def test_the_planner_whom_the_lead_chose_moderates_it_and_no_member_reads_it(secret) -> None:
    secret.outcome = carrying(CarriedKind.RISK, "R18-077")
    secret.send()
    other = another_planner(secret)
    with pytest.raises(Refused, match="carries forward what is OFFICIAL-SENSITIVE"):
        take_in(secret, secret.planner)
    answer(secret, by(secret.planner))
    assert [sees(secret, now(secret, one)) for one in (secret.planner, other)] == [True, False]
    take_in(secret, now(secret, secret.planner))
    assert (marking(secret), sees(secret, secret.member)) == (SENSITIVE, False)
    with secret.store.read() as session:
        told = session.scalars(select(AuditEvent).where(AuditEvent.object_kind == "return")).all()
        changed = [(one.event, one.actor_id, one.detail) for one in told if one.event == Event.RETURN_MARKED]
        listed = [one.detail for one in told if one.event == Event.NEED_TO_KNOW_ADDED]
    assert changed == [
        ("return:marked", secret.lead.person_id, {"from": "OFFICIAL", "to": "OFFICIAL-SENSITIVE"})
    ]
    assert listed == [{"person": secret.planner.person_id}]


def test_another_answer_lists_the_other_planner_instead_and_none_leaves_it_marked(secret) -> None:
    secret.outcome = carrying(CarriedKind.RISK, "R18-077")
    secret.send()
    other = another_planner(secret)
    answer(secret, by(secret.planner))
    answer(secret, by(other))
    assert [sees(secret, now(secret, one)) for one in (secret.planner, other)] == [False, True]
    withdraw(secret)
    assert not sees(secret, now(secret, other))
    assert marking(secret) is SENSITIVE


def test_a_planner_who_sends_it_on_behalf_stays_able_to_check_it(secret) -> None:
    secret.outcome = carrying(CarriedKind.RISK, "R18-077")
    secret.send(viewer=secret.planner)
    planner = now(secret, secret.planner)
    assert sees(secret, planner)
    answer(secret, by(another_planner(secret)), planner)
    assert sees(secret, now(secret, planner))


def test_a_marked_file_asks_and_its_lead_may_say_that_it_is_official(journey) -> None:
    journey.outcome = a_reading(**MARKED)
    journey.send()
    assert (marking(journey), sees(journey, journey.planner)) == (SENSITIVE, False)  # until it is answered
    assert offered(journey) == [by(journey.planner), "official"]
    assert "OFFICIAL-SENSITIVE (page header)" in asked(journey).message
    with pytest.raises(Refused, match="must not be marked lower"):
        take_in(journey, journey.planner)
    answer(journey, "official")
    take_in(journey, journey.planner)
    assert (marking(journey), sees(journey, journey.member)) == (OFFICIAL, True)


def test_a_marked_file_closes_its_return_and_the_lead_says_to_whom_it_opens(journey) -> None:
    journey.outcome = a_reading(**MARKED)
    journey.send()
    answer(journey, by(journey.planner))
    assert (marking(journey), sees(journey, another_planner(journey))) == (SENSITIVE, False)
    withdraw(journey)
    assert (marking(journey), sees(journey, journey.planner)) == (SENSITIVE, False)


def test_a_newer_file_without_the_marking_lowers_it_only_by_the_leads_word(journey) -> None:
    journey.outcome = a_reading(**MARKED)
    journey.send()
    answer(journey, by(journey.planner))
    take_in(journey, now(journey, journey.planner))
    journey.outcome = a_reading(risks=[("Another risk of ours may grow.", "")])
    journey.send(b"newer")
    assert (marking(journey), "An earlier file" in asked(journey).message) == (SENSITIVE, True)
    answer(journey, "official")
    assert marking(journey) is SENSITIVE  # the version that stands is
    take_in(journey, now(journey, journey.planner))
    assert (marking(journey), sees(journey, journey.member)) == (OFFICIAL, True)


def test_a_newer_file_that_says_again_a_risk_raised_under_the_marking_cannot_lower_it(journey) -> None:
    journey.outcome = a_reading(**MARKED)
    journey.send()
    answer(journey, by(journey.planner))
    take_in(journey, now(journey, journey.planner))
    journey.outcome = a_reading()
    journey.send(b"newer")
    assert offered(journey) == [by(journey.planner)]


def test_nothing_is_asked_of_a_return_that_somebody_else_has_marked(secret) -> None:
    with secret.store.write() as session:
        session.get_one(Return, secret.return_id).marking = SENSITIVE
    secret.outcome = carrying(CarriedKind.RISK, "R18-077")
    secret.send()
    assert (asked(secret), marking(secret)) == (None, SENSITIVE)


@pytest.mark.parametrize("way", ["a row", "a link", "the words"])
def test_what_was_marked_after_the_reading_is_not_accepted_as_official(secret, way: str) -> None:
    with secret.store.write() as session:
        session.scalars(select(Risk)).one().marking = OFFICIAL
    words = a_reading(risks=[(VICTIMS, "")])
    secret.outcome = {"a row": carrying(CarriedKind.RISK, "R18-077"), "the words": words}.get(
        way, a_reading()
    )
    secret.send()
    with secret.store.write() as session:
        risk, version = session.scalars(select(Risk)).one(), session.scalars(select(ReturnVersion)).one()
        risk.marking = SENSITIVE
        for problem in version.problems:
            problem.answer = problem.answer or "unsaid"
        if way == "a link":
            session.scalars(
                select(ReturnItem).where(ReturnItem.text != "")
            ).first().continues_risk_id = risk.id
    with pytest.raises(Refused) as refused:
        take_in(secret, secret.planner)
    assert refused.value.code == "marking-lower"
    with secret.store.read() as session:
        assert session.scalars(select(ReturnVersion.state)).one() is ReturnState.DRAFT
