"""The lock on the screens: who is told what, the planner's form, and every way in with the way out."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select

from data.store.tables import Meeting, Reopening, ReturnVersion
from tests.makers import a_meeting
from tests.support.sending import WORDS, a_file, at, drawn, send, submit_newest, who

LOCKED = "its meeting of 11 October 2018 has been held and version 1 stands accepted"
UNTIL = "Reopened until 19 November 2018"
REASON = "The number of places was wrong"


@pytest.fixture(autouse=True)
def clock():
    """Monday 5 November 2018, three weeks after the meeting."""
    with time_machine.travel(datetime(2018, 11, 5, 9, tzinfo=UTC), tick=False) as travel:
        yield travel


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


@pytest.fixture
def here(board, peopled) -> str:
    """The address of an accepted return with a newer draft; its meeting has been held since."""
    send(who(board, "lead"), a_file())
    address = submit_newest(peopled, board)
    who(board, "planner").post(f"{address}/versions/1/moderate", {"step": "accept"})
    send(who(board, "lead"), a_file(WORDS.replace("eleven", "twelve")))
    with peopled.write() as session:
        session.scalars(select(Meeting)).one().current = False
        a_meeting(session, "2018-19-Q4", date(2019, 1, 17), current=True)
    return address


def reopen(board, here: str, **form: str):
    given = {"reason": REASON, "until": "19 November 2018"} | form
    return who(board, "planner").post(f"{here}/reopen", given)


def test_the_lead_is_told_everywhere_where_something_could_be_sent(board, here) -> None:
    lead = who(board, "lead")
    assert LOCKED in drawn(lead, here)
    assert "Send a newer file" not in drawn(lead, here)
    assert LOCKED in drawn(lead, f"{here}/versions/2/check")
    assert "Submit to the OPCC" not in drawn(lead, f"{here}/versions/2/check")
    assert LOCKED in drawn(lead, "/returns/upload", "?quarter=2018-19-Q3&group=dasv")
    assert "(accepted, locked)" in drawn(lead, "/returns/upload", "?quarter=2018-19-Q3")
    assert LOCKED in drawn(lead, f"{here}/form")
    assert "Reopen the return" not in drawn(lead, here)
    assert "Locked" not in drawn(who(board, "member"), here)


def test_every_way_in_answers_with_the_sentence(board, here, peopled) -> None:
    lead = who(board, "lead")
    sent = send(lead, a_file("Other words."))
    assert LOCKED in drawn(lead, *sent.location.split("?"))
    submitted = lead.post(f"{here}/versions/2/submit")
    assert LOCKED in drawn(lead, *submitted.location.split("?"))
    lead.post(f"{here}/form/save/box", {"key": "risks.1.said", "text": "Words", "seen": "0"})
    finished = lead.post(f"{here}/form/save", {"do": "finish"})
    assert LOCKED in drawn(lead, *finished.location.split("?"))
    with peopled.read() as session:
        assert len(session.scalars(select(ReturnVersion)).all()) == 2


def test_a_planner_reopens_and_all_are_told_until_when_but_only_some_why(board, here) -> None:
    screen = drawn(who(board, "planner"), here)
    assert LOCKED in screen
    assert "Ask the OPCC to reopen it" not in screen
    assert "Ask the OPCC to reopen it" in drawn(who(board, "lead"), here)
    assert "19 November 2018" in screen  # ten working days on are offered
    assert reopen(board, here).location == f"{here}#reopen"
    for name in ("member", "lead", "planner"):
        screen = drawn(who(board, name), here)
        assert UNTIL in screen
        assert (REASON in screen) == (name != "member")
        assert UNTIL in drawn(who(board, name), "/returns", "?quarter=2018-19-Q3")
    assert "Submit to the OPCC" in drawn(who(board, "lead"), f"{here}/versions/2/check")


def test_the_history_tells_of_an_exception_that_is_over(board, here, peopled, clock) -> None:
    reopen(board, here)
    clock.move_to(datetime(2018, 11, 20, 9, tzinfo=UTC))
    screen = drawn(who(board, "lead"), here)
    assert LOCKED in screen
    assert f"until 19 November 2018: “{REASON}”; locked again when that day was over" in screen
    assert UNTIL not in drawn(who(board, "member"), here)
    reopen(board, here, until="30 November 2018")
    assert submit_newest(peopled, board) == here
    who(board, "planner").post(f"{here}/versions/2/moderate", {"step": "accept"})
    assert "locked again 20 November 2018 at 09:00" in drawn(who(board, "lead"), here)


def test_a_refused_exception_keeps_what_was_typed_at_its_own_form(board, here, peopled) -> None:
    answer = reopen(board, here, reason="", until="one day")
    screen = at(who(board, "planner"), answer.location)
    assert "Say why it is reopened" in screen
    assert '"one day"' in screen
    answer = reopen(board, here, until="4 November 2018")
    screen = at(who(board, "planner"), answer.location)
    assert "Choose a day that is not over." in screen
    assert REASON in screen
    with peopled.read() as session:
        assert session.scalars(select(Reopening)).all() == []


def test_a_version_that_waits_can_be_accepted_only_after_reopening(board, here, peopled) -> None:
    reopen(board, here)
    submit_newest(peopled, board)
    with peopled.write() as session:
        session.scalars(select(Reopening)).one().until = date(2018, 11, 4)
    planner = who(board, "planner")
    assert "The return is locked: reopen it first" in drawn(planner, here, "?version=2")
    answer = planner.post(f"{here}/versions/2/moderate", {"step": "accept", "reason": "Kept words"})
    screen = at(planner, answer.location)
    assert "This return is locked. Reopen it first" in screen
    assert "Kept words" in screen


@pytest.mark.parametrize("name", ["lead", "member", "administrator"])
def test_the_form_of_reopening_looks_not_there_to_others(board, here, name, peopled) -> None:
    assert (
        who(board, name).post(f"{here}/reopen", {"reason": REASON, "until": "19 November 2018"}).status_code
        == 404
    )
    with peopled.read() as session:
        assert session.scalars(select(Reopening)).all() == []
