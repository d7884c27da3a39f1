"""A planner's steps on a return that are refused: nothing typed is lost, cut, or put into an address."""

from datetime import date

import pytest
from sqlalchemy import select

from data.store.tables import Meeting, Reporter, Return, ReturnVersion, UnsentText
from data.terms import ReturnState
from tests.makers import a_meeting
from tests.support.sending import a_file, answer_all, at, drawn, one, send, submit_newest, who


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


def an_awaited_return(store) -> int:
    """The id of a return of the lead's group that nothing has been sent of."""
    with store.write() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.current)).one()
        reporter = session.scalars(select(Reporter).where(Reporter.slug == "dasv")).one()
        owed = Return(meeting_id=meeting.id, reporter_id=reporter.id)
        session.add(owed)
        session.flush()
        return owed.id


def test_a_refused_step_keeps_what_the_planner_typed(board, peopled) -> None:
    lead, planner = who(board, "lead"), who(board, "planner")
    send(lead, a_file())
    owed = one(peopled, Return).id
    answer_all(peopled, board)
    lead.post(f"/returns/{owed}/versions/1/submit")
    planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "accept"})
    late = planner.post(
        f"/returns/{owed}/versions/1/moderate", {"step": "changes", "reason": "Say more & why"}
    )
    page = at(planner, late.location)
    assert "Somebody else decided on it meanwhile." in page
    assert "Your words were not sent" in page
    assert '"Say more & why"' in page
    empty = planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "changes", "reason": ""})
    assert "why=no-changes" in empty.location
    assert "Say more & why" not in at(planner, empty.location)


POLISH = "Zażółć gęślą jaźń, prosimy o wyjaśnienie. " * 100
"""Longer than a reason may be, and in an address six bytes a letter."""


@pytest.mark.parametrize("form", ["versions/1/moderate", "to-follow", "reopen"])
def test_a_reason_that_is_too_long_comes_back_whole_and_not_by_the_address(board, peopled, form: str) -> None:
    planner, owed = who(board, "planner"), an_awaited_return(peopled)
    if form != "to-follow":
        send(who(board, "lead"), a_file())
        submit_newest(peopled, board)
    if form == "reopen":
        planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "accept"})
        with peopled.write() as session:
            session.scalars(select(ReturnVersion)).one().state = ReturnState.PUBLISHED
    answer = planner.post(
        f"/returns/{owed}/{form}", {"reason": POLISH, "step": "changes", "until": "18 July 2030"}
    )
    assert len(answer.location) < 100
    page = at(planner, answer.location)
    assert "This is longer than 2,000 characters." in page
    assert POLISH in page
    assert ("18 July 2030" in page) == (form == "reopen")
    assert POLISH not in at(who(board, "lead"), answer.location)
    assert "are not sent yet" in drawn(planner, f"/returns/{owed}")


def test_a_reason_that_was_taken_waits_no_more(board, peopled) -> None:
    planner, owed = who(board, "planner"), an_awaited_return(peopled)
    planner.post(f"/returns/{owed}/to-follow", {"reason": POLISH})
    planner.post(f"/returns/{owed}/to-follow", {"reason": "In May"})
    assert one(peopled, UnsentText) is None
    send(who(board, "lead"), a_file())
    submit_newest(peopled, board)
    late = planner.post(f"/returns/{owed}/to-follow", {"reason": "In June"})
    assert '"In June"' in at(planner, late.location)
    planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "changes", "reason": POLISH})
    planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "accept", "reason": "Good"})
    with peopled.read() as session:
        assert list(session.scalars(select(UnsentText.form))) == [f"to-follow:{owed}"]


def test_a_step_refused_on_a_newer_version_comes_back_to_that_version(board, peopled) -> None:
    lead, planner = who(board, "lead"), who(board, "planner")
    send(lead, a_file())
    owed = one(peopled, Return).id
    answer_all(peopled, board)
    lead.post(f"/returns/{owed}/versions/1/submit")
    planner.post(f"/returns/{owed}/versions/1/moderate", {"step": "accept"})
    send(lead, a_file(words="Training reached 150 members of staff."))
    with peopled.write() as session:
        newer = session.scalars(select(ReturnVersion).where(ReturnVersion.number == 2)).one()
        newer.state = ReturnState.SUBMITTED
    empty = planner.post(f"/returns/{owed}/versions/2/moderate", {"step": "changes", "reason": ""})
    assert "version=2" in empty.location
    assert "Say what has to change: the lead reads it." in at(planner, empty.location)


def test_a_planner_says_that_a_return_will_follow(board, peopled) -> None:
    planner, owed = who(board, "planner"), an_awaited_return(peopled)
    assert (
        planner.post(f"/returns/{owed}/to-follow", {"reason": "The group meets on the 20th"}).status_code
        == 303
    )
    assert "The group meets on the 20th" in drawn(who(board, "member"), "/returns")
