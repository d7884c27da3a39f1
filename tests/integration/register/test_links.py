"""Linking an item of a return to the risk that it continues."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.register.candidates import register_accepted
from data.register.links import continue_risk
from data.store.session import Store
from data.store.tables import Ask, ReturnItem, ReturnProblem, Risk, RiskAssessment
from data.terms import Direction, Marking, Part, ReturnState, RiskStatus, Role, Saying, Severity
from tests.makers import a_body, a_meeting, a_person, a_reporter, a_return, an_item


class Two:
    """Two meetings of one group, with a risk raised at the first."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.planner = Viewer(person_id=a_person(session, role=Role.PLANNER).id, role=Role.PLANNER)
        self.group = a_reporter(session, "offender")
        leads = frozenset({self.group.id})
        self.lead = Viewer(person_id=a_person(session, role=Role.LEAD).id, role=Role.LEAD, leads=leads)
        self.first = a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        self.second = a_meeting(session, "2018-19-Q3", date(2018, 10, 11))
        raised = a_return(session, self.first, self.group, items=[an_item("Housing is short", Part.RISK)])
        register_accepted(session, self.planner, raised.versions[0])
        self.housing = session.scalars(select(Risk)).one()

    def item(self, state: ReturnState, **more: Any) -> ReturnItem:
        item = an_item("Homes cannot be found", Part.RISK, **more)
        a_return(self.session, self.second, self.group, state, items=[item])
        return item

    def now(self) -> RiskAssessment:
        here = (RiskAssessment.risk_id == self.housing.id, RiskAssessment.meeting_id == self.second.id)
        return self.session.scalars(select(RiskAssessment).where(*here)).one()


@pytest.fixture
def two(store: Store) -> Iterator[Two]:
    with store.write() as session:
        yield Two(session)


def test_a_lead_links_an_item_while_checking_it(two: Two) -> None:
    item = two.item(ReturnState.DRAFT)
    continue_risk(two.session, two.lead, item.id, two.housing.id)
    assert item.continues_risk_id == two.housing.id


def test_a_link_can_be_taken_away(two: Two) -> None:
    item = two.item(ReturnState.DRAFT, continues_risk_id=two.housing.id)
    continue_risk(two.session, two.lead, item.id, None)
    assert item.continues_risk_id is None


def test_a_lead_cannot_link_what_is_already_with_the_opcc(two: Two) -> None:
    item = two.item(ReturnState.SUBMITTED)
    with pytest.raises(NotOpen):
        continue_risk(two.session, two.lead, item.id, two.housing.id)


def test_a_planner_linking_after_acceptance_moves_the_register_at_once(two: Two) -> None:
    item = two.item(ReturnState.ACCEPTED)
    register_accepted(two.session, two.planner, item.of)
    assert two.now().direction is Direction.NOT_MENTIONED
    continue_risk(two.session, two.planner, item.id, two.housing.id)
    (candidate,) = two.session.scalars(select(Risk).where(Risk.id != two.housing.id))
    assert two.now().mentioned
    assert candidate.status is RiskStatus.CLOSED


def test_a_risk_of_another_group_cannot_be_linked(two: Two) -> None:
    item = two.item(ReturnState.DRAFT)
    two.housing.reporter_id = a_reporter(two.session, "dasv").id
    with pytest.raises(NotOpen):
        continue_risk(two.session, two.planner, item.id, two.housing.id)


@pytest.mark.parametrize("status", [RiskStatus.ON_REGISTER, RiskStatus.CLOSED])
def test_a_sensitive_risk_is_not_there_for_a_planner_who_is_not_on_its_list(
    two: Two, status: RiskStatus
) -> None:
    item = two.item(ReturnState.DRAFT)
    two.housing.marking, two.housing.status = Marking.OFFICIAL_SENSITIVE, status
    with pytest.raises(NotOpen):
        continue_risk(two.session, two.planner, item.id, two.housing.id)
    assert item.continues_risk_id is None


def test_a_planner_on_the_list_and_the_lead_link_a_sensitive_risk(two: Two) -> None:
    two.housing.marking = Marking.OFFICIAL_SENSITIVE
    item = two.item(ReturnState.DRAFT)
    with pytest.raises(Refused, match="is OFFICIAL-SENSITIVE, and this return is OFFICIAL"):
        continue_risk(two.session, two.lead, item.id, two.housing.id)
    item.of.of.marking = Marking.OFFICIAL_SENSITIVE
    known = frozenset({("risk", two.housing.id), ("return", item.of.return_id)})
    for viewer in (two.lead, replace(two.planner, listed=known)):
        continue_risk(two.session, viewer, item.id, None)
        continue_risk(two.session, viewer, item.id, two.housing.id)
        assert item.continues_risk_id == two.housing.id


def test_a_closed_risk_is_refused_with_the_way_out(two: Two) -> None:
    item = two.item(ReturnState.DRAFT)
    two.housing.status = RiskStatus.CLOSED
    with pytest.raises(Refused, match="Keep this item as a new risk"):
        continue_risk(two.session, two.planner, item.id, two.housing.id)


@pytest.mark.parametrize(
    ("answer", "own", "asked"),
    [
        ("own", True, set()),
        ("all", False, {"fenland", "police"}),
        ("body:police", False, {"police"}),
        ("", False, set()),
    ],
)
def test_an_ask_that_names_nobody_goes_to_whom_a_person_chose(
    two: Two, answer: str, own: bool, asked: set[str]
) -> None:
    slugs = {a_body(two.session, slug).id: slug for slug in ("fenland", "police")}
    item = two.item(ReturnState.ACCEPTED, ask="Review the funding", ask_place="Table 1, row 9, right cell")
    doubt = ReturnProblem(
        code="ask_names_nobody",
        severity=Severity.CHECK,
        place=item.ask_place,
        message="",
        action="",
        answer=answer,
    )
    item.of.problems.append(doubt)
    item.ask_saying = Saying.STATED
    register_accepted(two.session, two.planner, item.of)
    ask = two.session.scalars(select(Ask)).one()
    assert ask.own is own
    assert {slugs[addressee.body_id] for addressee in ask.addressees} == asked
