"""A return that was handed back, on its own page: what has to change stands at the top, with both ways on."""

from datetime import date

import pytest

from tests.makers import a_meeting
from tests.support.sending import WORDS, a_file, drawn, send, submit_newest, who

REASON = "Name the bodies that are to act"
ASKED = "The OPCC asks for changes to version 1"
CHECK, NEWER = "Check version ", "Send a newer file"


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


@pytest.fixture
def here(board, peopled) -> str:
    """The address of a return whose first version was handed back."""
    send(who(board, "lead"), a_file())
    address = submit_newest(peopled, board)
    who(board, "planner").post(f"{address}/versions/1/moderate", {"step": "changes", "reason": REASON})
    return address


def test_its_lead_reads_at_the_top_what_has_to_change_and_who_says_so(board, here) -> None:
    top = drawn(who(board, "lead"), here).partition("At a glance")[0]
    told = top.partition(ASKED)[2]
    assert REASON in told
    assert "A post, " in told
    assert f"{CHECK}1" in told
    assert NEWER in told
    assert top.count(NEWER) == 1


def test_members_are_not_told_of_it(board, here) -> None:
    screen = drawn(who(board, "member"), here)
    assert ASKED not in screen
    assert REASON not in screen


def test_it_stays_while_a_newer_version_is_checked_and_goes_when_that_is_sent(board, here, peopled) -> None:
    send(who(board, "lead"), a_file(WORDS.replace("eleven", "twelve")))
    screen = drawn(who(board, "lead"), here)
    assert ASKED in screen
    assert f"{CHECK}2" in screen
    submit_newest(peopled, board)
    assert ASKED not in drawn(who(board, "lead"), here)


def test_a_newer_file_can_be_sent_while_a_first_one_is_checked(board) -> None:
    location = send(who(board, "lead"), a_file()).location
    screen = drawn(who(board, "lead"), location.partition("/versions")[0])
    assert f"{CHECK}1" in screen
    assert NEWER in screen
