"""The design's table of rights, cell by cell."""

import pytest

from data.people import ANONYMOUS, RIGHTS, Reach, Right, Viewer, has_some, may
from data.terms import Role

# right: member, lead, planner, administrator, as in the design, section 7
TABLE = [
    (Right.READ_BOARD, Reach.ALL, Reach.ALL, Reach.ALL, Reach.ALL),
    (Right.READ_SENSITIVE, Reach.LISTED, Reach.LISTED_OR_OWN, Reach.LISTED, Reach.NO),
    (Right.READ_UNACCEPTED, Reach.NO, Reach.OWN, Reach.ALL, Reach.NO),
    (Right.SUBMIT, Reach.NO, Reach.OWN, Reach.ALL, Reach.NO),
    (Right.PROPOSE, Reach.NO, Reach.OWN, Reach.ALL, Reach.NO),
    (Right.MODERATE, Reach.NO, Reach.NO, Reach.ALL, Reach.NO),
    (Right.ANSWER, Reach.OWN_BODY, Reach.OWN_AND_BODY, Reach.ALL, Reach.NO),
    (Right.ASK_QUESTION, Reach.ALL, Reach.ALL, Reach.ALL, Reach.NO),
    (Right.ANSWER_QUESTION, Reach.NO, Reach.OWN, Reach.ALL, Reach.NO),
    (Right.REQUEST_PLAN_CHANGE, Reach.ALL, Reach.ALL, Reach.ALL, Reach.NO),
    (Right.PLAN, Reach.NO, Reach.NO, Reach.ALL, Reach.NO),
    (Right.ADMINISTER, Reach.NO, Reach.NO, Reach.NO, Reach.ALL),
    (Right.READ_AUDIT, Reach.NO, Reach.NO, Reach.ALL, Reach.ALL),
    (Right.READ_PEOPLE_AUDIT, Reach.NO, Reach.NO, Reach.NO, Reach.ALL),
]


def person(role: Role, leads: tuple[int, ...] = (), body: int | None = None, listed=()) -> Viewer:
    """A signed-in viewer."""
    return Viewer(person_id=1, role=role, leads=frozenset(leads), body_id=body, listed=frozenset(listed))


@pytest.mark.parametrize(("right", "member", "lead", "planner", "administrator"), TABLE)
def test_gives_each_role_the_reach_of_the_design(right, member, lead, planner, administrator):
    given = [RIGHTS[right].get(role, Reach.NO) for role in Role]
    assert given == [member, lead, planner, administrator]


def test_names_every_right_in_the_table():
    assert [row[0] for row in TABLE] == list(Right)


@pytest.mark.parametrize("right", list(Right))
def test_gives_an_anonymous_visitor_nothing(right):
    assert not has_some(ANONYMOUS, right)
    assert not may(ANONYMOUS, right, reporter_id=1, body_ids=frozenset({1}), listed_as=("risk", 1))


def test_lets_a_lead_submit_for_the_group_they_lead_and_no_other():
    lead = person(Role.LEAD, leads=(4,))
    assert may(lead, Right.SUBMIT, reporter_id=4)
    assert not may(lead, Right.SUBMIT, reporter_id=5)


def test_refuses_a_lead_when_the_object_is_not_described():
    assert not may(person(Role.LEAD, leads=(4,)), Right.SUBMIT)


def test_lets_a_member_answer_for_their_own_body_only():
    member = person(Role.MEMBER, body=7)
    assert may(member, Right.ANSWER, body_ids=frozenset({3, 7}))
    assert not may(member, Right.ANSWER, body_ids=frozenset({3}))
    assert not may(person(Role.MEMBER), Right.ANSWER, body_ids=frozenset())


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEAD, Role.PLANNER])
def test_opens_a_sensitive_risk_to_those_on_its_list(role):
    assert may(person(role, listed=[("risk", 9)]), Right.READ_SENSITIVE, listed_as=("risk", 9))
    assert not may(person(role, listed=[("return", 9)]), Right.READ_SENSITIVE, listed_as=("risk", 9))


def test_keeps_sensitive_items_from_an_administrator_even_when_listed():
    listed = person(Role.ADMINISTRATOR, listed=[("risk", 9)])
    assert not may(listed, Right.READ_SENSITIVE, listed_as=("risk", 9))


def test_tells_viewers_apart_by_what_they_see_and_not_by_who_they_are():
    one = Viewer(person_id=1, email="a@sample.test", role=Role.MEMBER, body_id=2)
    other = Viewer(person_id=5, email="b@sample.test", role=Role.MEMBER, body_id=2)
    assert one.sees == other.sees
    assert one.sees != person(Role.MEMBER, body=3).sees
