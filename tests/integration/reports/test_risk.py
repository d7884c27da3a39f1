"""One risk as at a meeting: its sentence, history, scores and neighbours, for one viewer."""

from datetime import date
from types import SimpleNamespace

import pytest

from data.people import Viewer
from data.refusals import NotOpen
from data.reports.register.one_risk import risk
from data.reports.register.query import RegisterView
from data.terms import Band, Direction, Marking, Part, ReturnState, Role
from tests import makers

pytestmark = pytest.mark.both_databases

MEMBER = Viewer(person_id=1, role=Role.MEMBER)
PLANNER = Viewer(person_id=2, role=Role.PLANNER)
PLACE = "Table 1, row 9, left cell"
SENTENCE = "Homes are short."


def cell(place, *paragraphs):
    """A cell of the document as a reading keeps it."""
    places = [f"{place}, paragraph {number}" for number in range(1, len(paragraphs) + 1)]
    return {"place": place, "span": 1, "paragraphs": list(paragraphs), "places": places, "merged_up": False}


def row(number, left, right):
    """A row of two cells."""
    place = f"Table 1, row {number}"
    cells = [cell(f"{place}, left cell", *left), cell(f"{place}, right cell", *right)]
    return {"place": place, "kind": "row", "cells": cells}


HEADING = row(8, ["Items to be added to the CCSSB Risk Register"], ["Requested actions"])
READING = {
    "document": [
        row(1, ["Quarterly Report"], ["DASV"]),
        HEADING,
        row(9, [SENTENCE, "It was so in July."], ["Help"]),
    ]
}


@pytest.fixture
def board(store):
    """Three meetings, a group, two CSPs, and a risk that its July and October returns speak of."""
    with store.write() as session:
        july = makers.a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        october = makers.a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        january = makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17))
        group = makers.a_reporter(session, "dasv", monitoring_boards="The Board", priority="Homes")
        csps = [
            makers.a_csp(session, slug, position=at) for at, slug in enumerate(("fenland", "peterborough"))
        ]
        found = makers.a_risk(session, july, group, "Homes", ref="R18-001", cause="few landlords")
        said = [makers.an_item(text, Part.RISK, place=PLACE) for text in ("Homes, in July.", SENTENCE)]
        makers.a_return(session, july, group, items=said[:1])
        returned = makers.a_return(session, october, group, items=said[1:], reading=READING)
        makers.an_assessment(session, found, july, source_item_id=said[0].id)
        now = {"direction": Direction.WORSENING, "band": Band.HIGH, "score": 12, "likelihood": 3, "impact": 4}
        makers.an_assessment(
            session, found, october, source_item_id=said[1].id, target_likelihood=1, target_impact=2, **now
        )
        return SimpleNamespace(
            july=july, october=october, january=january, group=group, csps=csps, risk=found, returned=returned
        )


def shown(store, viewer=MEMBER, quarter=None, ref="R18-001", view=RegisterView.ALL):
    """The page's report."""
    with store.read() as session:
        return risk(session, viewer, quarter, ref, view)


def test_shows_the_newest_sentence_in_its_row_under_its_heading(store, board):
    source = shown(store).source
    assert (source.return_id, source.place, source.sentence) == (board.returned.id, PLACE, SENTENCE)
    assert source.heading.cells[0].paragraphs == ("Items to be added to the CCSSB Risk Register",)
    assert source.row.cells[0].paragraphs == (SENTENCE, "It was so in July.")
    assert dict(source.marked) == {f"{PLACE}, paragraph 1": (SENTENCE,)}


def test_tells_the_history_newest_first_up_to_the_meeting_in_view(store, board):
    october, july = shown(store).history
    assert (october.said.text, july.said.text) == (SENTENCE, "Homes, in July.")
    assert (october.current, october.target, october.inherent) == ((3, 4), (1, 2), None)
    assert [one.meeting.id for one in shown(store, quarter="2018-19-Q2").history] == [board.july.id]


def test_says_when_it_was_raised_where_that_came_after_the_meeting_in_view(store, board):
    with store.write() as session:
        later = makers.a_risk(session, board.october, board.group, ref="R18-002")
        makers.an_assessment(session, later, board.october)
    found = shown(store, quarter="2018-19-Q2", ref="R18-002")
    assert (found.now, found.raised.id, found.source) == (None, board.october.id, None)


def wait_for_acceptance(store, board):
    """Make the October return one that was sent and not accepted."""
    with store.write() as session:
        owed = session.merge(board.returned)
        owed.accepted_version_id = None
        owed.state = owed.versions[0].state = ReturnState.SUBMITTED


def test_keeps_the_words_of_an_unaccepted_return_from_members(store, board):
    wait_for_acceptance(store, board)
    found = shown(store)
    assert (found.withheld, found.history[0].withheld, found.history[0].said) == (True, True, None)
    assert found.source.sentence == "Homes, in July."


def test_shows_the_words_of_an_unaccepted_return_to_its_lead_and_to_planners(store, board):
    wait_for_acceptance(store, board)
    lead = Viewer(role=Role.LEAD, leads=frozenset({board.group.id}))
    other = Viewer(role=Role.LEAD, leads=frozenset({board.csps[0].id}))
    seen = [shown(store, viewer).history[0].said is not None for viewer in (PLANNER, lead, other)]
    assert seen == [True, True, False]


def test_shows_no_word_of_a_sensitive_return_to_those_not_listed(store, board):
    with store.write() as session:
        session.merge(board.returned).marking = Marking.OFFICIAL_SENSITIVE
    assert shown(store, PLANNER).history[0].said is None
    listed = Viewer(role=Role.MEMBER, listed=frozenset({("return", board.returned.id)}))
    assert shown(store, listed).history[0].said.text == SENTENCE


def test_refuses_a_sensitive_risk_as_if_it_did_not_exist(store, board):
    with store.write() as session:
        session.merge(board.risk).marking = Marking.OFFICIAL_SENSITIVE
    for ref in ("R18-001", "R18-999"):
        with pytest.raises(NotOpen):
            shown(store, PLANNER, ref=ref)
    listed = Viewer(role=Role.MEMBER, listed=frozenset({("risk", board.risk.id)}))
    assert shown(store, listed).sensitive


def test_names_the_districts_and_says_when_they_are_all(store, board):
    with store.write() as session:
        makers.an_area(session, board.risk, board.csps[0])
    assert (shown(store).statement.districts, shown(store).statement.all_districts) == (("Fenland",), False)
    with store.write() as session:
        makers.an_area(session, board.risk, board.csps[1])
    assert shown(store).statement.all_districts


def test_says_what_is_stated_and_leaves_the_rest_empty(store, board):
    said = shown(store).statement
    assert (said.cause, said.lead_boards, said.priority) == ("few landlords", "The Board", "Homes")
    assert (said.event, said.owner, said.next_review_on) == ("", "", None)


def test_finds_the_risks_before_and_after_in_the_order_of_the_view(store, board):
    with store.write() as session:
        for ref, score in (("R18-002", 16), ("R18-003", 12), ("R18-004", None), ("R18-005", None)):
            other = makers.a_risk(session, board.october, board.group, ref=ref)
            band = Band.UNSCORED if score is None else Band.HIGH
            makers.an_assessment(session, other, board.october, score=score, band=band)
    order = ["R18-002", "R18-001", "R18-003", "R18-004", "R18-005"]
    for at, ref in enumerate(order):
        near = shown(store, ref=ref).neighbours
        around = (order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else "")
        assert (near.place, near.total, (near.before, near.after)) == (at + 1, 5, around)
    unscored = shown(store, ref="R18-004", view=RegisterView.UNSCORED).neighbours
    assert (unscored.place, unscored.total, unscored.before, unscored.after) == (1, 2, "", "R18-005")
    assert shown(store, view=RegisterView.UNSCORED).neighbours is None


def test_lists_asks_and_actions_known_by_the_meeting_in_view(store, board):
    with store.write() as session:
        for meeting, text in ((board.july, "July"), (board.january, "January")):
            makers.an_ask(session, meeting, board.group, text, risk_id=board.risk.id)
            makers.an_action(session, meeting, text, risk_id=board.risk.id)
        makers.an_action(session, board.july, "Due", risk_id=board.risk.id, original_due_on=date(2018, 9, 1))
    found = shown(store)
    assert [one.text for one in found.asks] == ["July"]
    assert [one.text for one in found.actions] == ["Due", "July"]
