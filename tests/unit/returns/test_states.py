"""The fates of a return, as one table."""

import ast

import pytest

from data.refusals import Refused
from data.returns.states import (
    NEXT,
    NOT_RECEIVED,
    RECEIVED,
    SUPERSEDES,
    Step,
    after,
    refuse_unless_being_checked,
    state_of_return,
)
from data.terms import ReturnState
from tests.support.sources import sources, tree

DRAFT, SUBMITTED, CHANGES = ReturnState.DRAFT, ReturnState.SUBMITTED, ReturnState.CHANGES_REQUESTED
ACCEPTED, SUPERSEDED, NIL = ReturnState.ACCEPTED, ReturnState.SUPERSEDED, ReturnState.NIL_RETURN
SENT = (DRAFT, SUBMITTED, CHANGES, ACCEPTED, ReturnState.PUBLISHED, NIL, SUPERSEDED)


@pytest.mark.parametrize(
    ("state", "step", "reached"),
    [
        (DRAFT, Step.SUBMIT, SUBMITTED),
        (CHANGES, Step.SUBMIT, SUBMITTED),
        (DRAFT, Step.ABANDON, SUPERSEDED),
        (SUBMITTED, Step.REQUEST_CHANGES, CHANGES),
        (SUBMITTED, Step.ACCEPT, ACCEPTED),
        (SUBMITTED, Step.ACCEPT_NIL, NIL),
    ],
)
def test_a_version_reaches_its_next_state(state: ReturnState, step: Step, reached: ReturnState) -> None:
    assert after(state, step) is reached


@pytest.mark.parametrize(
    ("state", "step"), [(state, step) for state in SENT for step in Step if (state, step) not in NEXT]
)
def test_every_other_step_is_refused_with_a_way_on(state: ReturnState, step: Step) -> None:
    with pytest.raises(Refused, match="cannot do that now") as refusal:
        after(state, step)
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("versions", "to_follow", "state"),
    [
        ([], False, ReturnState.EXPECTED),
        ([], True, ReturnState.TO_FOLLOW),
        ([SUPERSEDED], True, ReturnState.TO_FOLLOW),
        ([DRAFT], True, DRAFT),
        ([ACCEPTED, DRAFT], False, ACCEPTED),
        ([ACCEPTED, SUBMITTED], False, SUBMITTED),
        ([ACCEPTED, CHANGES, DRAFT], False, CHANGES),
        ([SUPERSEDED, NIL], False, NIL),
    ],
)
def test_what_waits_for_somebody_is_the_state_of_the_return(
    versions: list[ReturnState], to_follow: bool, state: ReturnState
) -> None:
    assert state_of_return(versions, to_follow) is state


@pytest.mark.parametrize("state", [DRAFT, CHANGES])
def test_items_may_be_changed_while_the_lead_is_checking(state: ReturnState) -> None:
    assert refuse_unless_being_checked(state) is None


@pytest.mark.parametrize("state", [SUBMITTED, ACCEPTED, SUPERSEDED, NIL, ReturnState.PUBLISHED])
def test_items_may_not_be_changed_once_the_version_is_away(state: ReturnState) -> None:
    with pytest.raises(Refused, match="cannot be changed now"):
        refuse_unless_being_checked(state)


def test_no_step_supersedes_a_state_that_it_also_leads_to_for_the_same_version() -> None:
    for (state, step), reached in NEXT.items():
        assert state is not reached, (state, step)
    assert SUPERSEDED not in frozenset().union(*SUPERSEDES.values())


def literals_of_states(module: ast.Module) -> list[int]:
    """Lines at which several states are listed, whatever the list is for."""
    lists = [node for node in ast.walk(module) if isinstance(node, (ast.Tuple, ast.List, ast.Set))]
    return [node.lineno for node in lists if sum("ReturnState." in ast.unparse(one) for one in node.elts) > 1]


def test_which_states_mean_what_is_said_in_one_place() -> None:
    said = {
        f"{path}:{line}"
        for path in sources("data", "dashboard")
        if path.name != "states.py"
        for line in literals_of_states(tree(path))
    }
    assert said == set()


def test_every_state_of_a_return_is_received_or_not() -> None:
    assert set(ReturnState) - {SUPERSEDED} == RECEIVED | NOT_RECEIVED
    assert not RECEIVED & NOT_RECEIVED
