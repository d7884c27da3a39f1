"""The difference on its own page, on the return's page for a planner, and named on the check page for the lead."""

import re
from datetime import date

import pytest

from tests.makers import a_meeting
from tests.support.sending import WORDS, a_file, drawn, send, submit_newest, who

NEW_WORDS = WORDS.replace("eleven", "twelve")


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


def without_token(screen: str) -> str:
    """The screen without the token of its forms, which holds the second in which it was drawn."""
    stripped, tokens = re.subn(r"I[jm][\w.-]{40,}", "", screen)
    assert tokens
    return stripped


@pytest.fixture
def here(board, peopled) -> str:
    """The address of a return that was handed back; a newer file has been sent for it, and waits to be checked."""
    send(who(board, "lead"), a_file())
    address = submit_newest(peopled, board)
    form = {"step": "changes", "reason": "How many places?"}
    assert who(board, "planner").post(f"{address}/versions/1/moderate", form).status_code == 303
    send(who(board, "lead"), a_file(NEW_WORDS))
    return address


def test_the_lead_is_told_on_the_check_page_how_much_changed(board, here) -> None:
    screen = drawn(who(board, "lead"), f"{here}/versions/2/check")
    assert "Since version 1, which was handed back" in screen
    assert "1 item reworded" in screen
    assert f"{here}/difference?from=1&to=2" in screen


def test_a_planner_sees_the_words_that_changed_where_the_decision_is_made(board, here, peopled) -> None:
    assert "What changed since" not in drawn(who(board, "planner"), here)
    submit_newest(peopled, board)
    for search in ("", "?version=1", "?version=2"):
        screen = drawn(who(board, "planner"), here, search)
        assert "What changed since version 1, which was handed back" in screen
        assert '["ins", {}, ["span", {"className": "sr"}, "[put in: "], "twelve"' in screen
        assert '["del", {}, ["span", {"className": "sr"}, "[taken out: "], "eleven"' in screen
    assert "What changed since" not in drawn(who(board, "lead"), here)


def test_the_difference_has_an_address_of_its_own(board, here) -> None:
    for search in ("?from=1&to=2", "?to=2", "?from=&to=2"):
        screen = drawn(who(board, "lead"), f"{here}/difference", search)
        assert "what changed from version 1 to 2" in screen
        assert "Known by" in screen
    assert "what changed from version 2 to 1" in drawn(
        who(board, "lead"), f"{here}/difference", "?from=2&to=1"
    )


@pytest.mark.parametrize("name", ["member", "administrator"])
def test_the_difference_looks_not_there_to_others(board, here, name, peopled) -> None:
    submit_newest(peopled, board)
    somebody = who(board, name)
    screen = drawn(somebody, f"{here}/difference", "?from=1&to=2")
    assert without_token(screen) == without_token(drawn(somebody, "/there-is-no-such-page"))
    assert "twelve" not in screen


@pytest.mark.parametrize("search", ["?from=1&to=9", "?from=x", "?from=1&to=-2", "?to=99999999999", "?from=٣"])
def test_a_version_that_is_not_there_is_not_found(board, here, search) -> None:
    lead = who(board, "lead")
    screen = drawn(lead, f"{here}/difference", search)
    assert without_token(screen) == without_token(drawn(lead, "/there-is-no-such-page"))
