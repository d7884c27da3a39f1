"""Each fate of a return in its word: in the tracker and on its page, for its lead, a planner and a member."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from data.store.tables import Meeting, Reporter
from data.terms import ReturnState
from tests.makers import a_meeting, a_return, a_version, an_item
from tests.support.sending import drawn, who

WITH_THE_OPCC = (ReturnState.SUBMITTED, ReturnState.CHANGES_REQUESTED)
TO_MEMBERS = {
    ReturnState.DRAFT: "To follow",  # as was said before the draft came
    ReturnState.SUBMITTED: "Received, not yet accepted",
    ReturnState.CHANGES_REQUESTED: "Received, not yet accepted",
}
"""What members know instead; every other state they see as it is."""


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


def tags(screen: str) -> set[str]:
    """The words that stand in a mark of their own: a state is never said by its look alone."""
    return set(
        re.findall(r'\["span", \{"className": "(?:st st-\w+|tag[ \w]*|quiet)[ \w]*"\}, "([^"]+)"\]', screen)
    )


def returned(store, *states: ReturnState) -> str:
    """The address of a return with a version of each state, the last one being the return's own."""
    with store.write() as session:
        meeting = session.scalars(select(Meeting)).one()
        group = session.scalars(select(Reporter).where(Reporter.slug == "dasv")).one()
        items = [an_item("The shelter has eleven places.")]
        owed = a_return(session, meeting, group, states[0], items, state_reason="It meets late")
        for state in states[1:]:
            a_version(session, owed, meeting, state)
        owed.state = states[-1]
        return f"/returns/{owed.id}"


@pytest.mark.parametrize("state", [one for one in ReturnState if one is not ReturnState.SUPERSEDED])
def test_a_state_stands_in_its_word_where_the_return_is_shown(board, peopled, state) -> None:
    here = returned(peopled, state)
    for name in ("lead", "planner", "member"):
        word = TO_MEMBERS.get(state, state.value) if name == "member" else state.value
        for path in (here, "/returns"):
            assert word in tags(drawn(who(board, name), path)), (name, path)


def test_a_superseded_version_says_so_on_its_own_page_and_in_the_history(board, peopled) -> None:
    here = returned(peopled, ReturnState.SUPERSEDED, ReturnState.ACCEPTED)
    assert "Superseded" in tags(drawn(who(board, "lead"), here, "?version=1"))
    assert "Superseded" in tags(drawn(who(board, "planner"), here))
    assert "Superseded" not in drawn(who(board, "member"), here)


@pytest.mark.parametrize("standing", [ReturnState.ACCEPTED, ReturnState.NIL_RETURN, ReturnState.PUBLISHED])
@pytest.mark.parametrize("newer", WITH_THE_OPCC)
def test_beside_what_stands_members_see_its_own_word_and_that_a_newer_version_came(
    board, peopled, standing, newer
) -> None:
    here = returned(peopled, standing, newer)
    member = who(board, "member")
    assert standing.value in tags(drawn(member, here))
    assert standing.value in tags(drawn(member, "/returns"))
    assert "A newer version has come and is not accepted yet" in drawn(member, "/returns")
    assert newer.value in tags(drawn(who(board, "planner"), "/returns"))
