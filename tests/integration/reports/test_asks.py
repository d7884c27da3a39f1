"""The list of asks and actions: views, counts, filters on the server beyond what a browser is given."""

from datetime import date

import pytest

from data.reports.asks import listing as report
from data.reports.asks.listing import asks
from data.reports.asks.where import AsksQuery, AsksView
from data.terms import AskState, Marking, Rag
from tests.makers import a_return, a_risk, an_action, an_ask
from tests.support.statements import counted_statements

pytestmark = pytest.mark.both_databases


def read(board, viewer=None, **query):
    return asks(board.session, viewer or board.member, None, AsksQuery(**query))


def texts(found):
    return [line.text for line in (*found.asks, *found.actions)]


def test_counts_what_stands_in_each_view(board):
    an_ask(board.session, board.october, board.dasv, "Open", [board.hdc])
    an_ask(board.session, board.october, board.dasv, "Answered", [board.hdc], state=AskState.ANSWERED)
    an_ask(board.session, board.october, board.dasv, "Withdrawn", [board.hdc], state=AskState.WITHDRAWN)
    an_action(board.session, board.july, "Late", original_due_on=date(2018, 9, 1))
    an_action(board.session, board.july, "In time", original_due_on=date(2018, 12, 1))
    assert dict(read(board).counts) == {
        AsksView.OPEN: 1, AsksView.ANSWERED: 1, AsksView.ALL: 3, AsksView.OVERDUE: 1, AsksView.ACTIONS: 2,
    }  # fmt: skip
    assert texts(read(board, view=AsksView.OVERDUE)) == ["Late"]


def test_the_asks_heard_most_often_come_first(board):
    an_ask(board.session, board.october, board.dasv, "Once")
    an_ask(
        board.session,
        board.october,
        board.dasv,
        "Thrice",
        first_heard_meeting_id=board.july.id,
        meetings_heard=3,
    )
    an_ask(board.session, board.july, board.dasv, "Once, long ago")
    assert texts(read(board)) == ["Thrice", "Once", "Once, long ago"]


def test_actions_come_by_their_original_due_date_undated_ones_last(board):
    for text, due in (("No date", None), ("Second", date(2018, 12, 1)), ("First", date(2018, 9, 1))):
        an_action(board.session, board.july, text, original_due_on=due)
    assert texts(read(board, view=AsksView.ACTIONS)) == ["First", "Second", "No date"]


def test_rates_an_action_as_at_the_meeting_in_view(board):
    an_action(board.session, board.july, "Act", due_on=date(2018, 10, 20), started=True)
    (line,) = read(board, view=AsksView.ACTIONS).actions
    assert (line.rating.rag, line.rating.reason) == (Rag.AMBER, "Due in 6 working days.")


def test_mine_is_the_viewers_own_body_and_nobodys_for_a_viewer_without_one(board):
    assert read(board, body="mine").body.slug == "hdc"
    assert read(board, board.planner, body="mine").body is None
    assert read(board, body="fdc").body.slug == "fdc"


@pytest.fixture
def small_browser(monkeypatch):
    monkeypatch.setattr(report, "IN_BROWSER", 2)
    monkeypatch.setattr(report, "PAGE_SIZE", 2)


def test_filters_on_the_server_beyond_what_the_browser_is_given(board, small_browser):
    for text, group, body in (
        ("Share housing data", board.dasv, board.hdc), ("Share health data", board.dasv, board.fdc),
        ("Share 100% of it", board.prevent, board.hdc), ("Housing", board.prevent, board.fdc),
    ):  # fmt: skip
        an_ask(board.session, board.october, group, text, [body])
    assert sorted(texts(read(board, body="mine"))) == ["Share 100% of it", "Share housing data"]
    assert texts(read(board, reporter="prevent", body="fdc")) == ["Housing"]
    assert texts(read(board, words="share HOUSING")) == ["Share housing data"]
    assert texts(read(board, words="100%")) == ["Share 100% of it"]
    assert texts(read(board, body="nobody")) == []


def test_an_ask_that_a_body_has_answered_no_longer_waits_for_it(board, small_browser):
    for text in ("One", "Two", "Three"):
        ask = an_ask(board.session, board.october, board.dasv, text, [board.hdc, board.fdc])
    ask.addressees[0].state = AskState.ANSWERED
    board.session.flush()
    assert sorted(texts(read(board, body="hdc"))) == ["One", "Two"]
    assert read(board, body="hdc", view=AsksView.ALL).matched == 3


def test_gives_one_page_at_a_time_and_the_last_one_beyond_the_end(board, small_browser):
    for number in range(5):
        an_ask(board.session, board.october, board.dasv, f"Ask {number}")
    found = read(board, page=2)
    assert (texts(found), found.pages, found.matched) == (["Ask 2", "Ask 3"], 3, 5)
    assert (texts(read(board, page=99)), read(board, page=99).page) == (["Ask 4"], 3)


def test_gives_every_row_to_the_browser_where_it_can_filter_them(board):
    an_ask(board.session, board.october, board.dasv, "One", [board.hdc])
    an_ask(board.session, board.october, board.dasv, "Two", [board.fdc])
    found = read(board, body="hdc")
    assert (texts(found), found.in_browser, found.matched) == (["One", "Two"], True, 2)


def test_what_is_sensitive_is_in_no_view_and_no_count_of_those_not_listed(board):
    owed = a_return(board.session, board.october, board.dasv, marking=Marking.OFFICIAL_SENSITIVE)
    an_ask(board.session, board.october, board.dasv, "Out of it", [board.hdc])
    risk = a_risk(board.session, board.october, board.prevent, marking=Marking.OFFICIAL_SENSITIVE)
    an_ask(board.session, board.july, board.prevent, "About it", [board.hdc], risk_id=risk.id)
    an_action(board.session, board.july, "On it", risk_id=risk.id, original_due_on=date(2018, 9, 1))
    for viewer in (board.member, board.planner, board.administrator):
        assert [count for _, count in read(board, viewer).counts] == [0, 0, 0, 0, 0]
    assert texts(read(board, board.listed("return", owed.id))) == ["Out of it"]
    assert texts(read(board, board.listed("risk", risk.id))) == ["About it"]
    assert texts(read(board, board.listed("risk", risk.id), view=AsksView.ACTIONS)) == ["On it"]


def test_asks_no_more_statements_when_there_are_more_rows(board):
    counts = []
    for _ in range(2):
        for _ in range(20):
            an_ask(board.session, board.october, board.dasv, "Ask", [board.hdc, board.fdc, board.police])
        with counted_statements(board.session) as found:
            read(board)
        counts.append(len(found))
    assert counts[0] == counts[1]
