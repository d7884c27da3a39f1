"""The tracker drawn from values: every state a view with its count, every figure a link to its own list."""

from dataclasses import replace

import pytest

from dashboard.pages.returns.saved_views import CSPS, GROUPS, VIEWS, chosen_view
from dashboard.pages.returns.view import rows_of, tracker_screen
from data.terms import ReturnState
from tests.support.return_values import DASV, FENLAND, VERSION, a_row, a_tracker, an_owed
from tests.unit.components.elements import all_of, attribute, words

STATES = {
    "expected": ReturnState.EXPECTED,
    "to-follow": ReturnState.TO_FOLLOW,
    "draft": ReturnState.DRAFT,
    "submitted": ReturnState.SUBMITTED,
    "changes": ReturnState.CHANGES_REQUESTED,
    "accepted": ReturnState.ACCEPTED,
}


def links(drawn: object) -> dict[str, str]:
    """Where each link leads, by its words."""
    return {words(one): str(attribute(one, "href")) for one in all_of(drawn, "A")}


def one_of_each(reporter=DASV):
    return [
        a_row(replace(an_owed(state), reporter=reporter, return_id=number))
        for number, state in enumerate(STATES.values(), 1)
    ]


@pytest.mark.parametrize(("of", "reporter"), [(GROUPS, DASV), (CSPS, FENLAND)])
@pytest.mark.parametrize(("view", "state"), STATES.items())
def test_every_state_is_a_view_of_groups_and_of_csps_alike(view, state, of, reporter) -> None:
    found = a_tracker(*one_of_each(reporter))
    assert [row.state for row in rows_of(found, view, of)] == [state]
    assert rows_of(found, view, CSPS if of == GROUPS else GROUPS) == ()


def test_late_holds_what_came_late_and_what_has_not_come() -> None:
    late = a_row(an_owed(days_late=2))
    found = a_tracker(late, a_row(an_owed()), a_row(an_owed(ReturnState.EXPECTED)))
    assert [row.days for row in rows_of(found, "late", GROUPS)] == [2, 8]
    assert [row.days for row in rows_of(found, "on-time", GROUPS)] == [0]


@pytest.mark.parametrize(
    ("view", "changes"),
    [
        ("incomplete", {"version": VERSION}),
        ("copied", {"version": replace(VERSION, parts_answered=8)}),
        ("stale", {"fresh": False, "version": replace(VERSION, parts_answered=8, copied_share=None)}),
        ("fresh", {"version": replace(VERSION, parts_answered=8, copied_share=0)}),
    ],
)
def test_a_headline_figure_opens_the_returns_that_it_is_about(view: str, changes: dict) -> None:
    row = a_row(an_owed(**changes))
    unread = a_row(an_owed(ReturnState.SUBMITTED, version=None, fresh=None))
    assert rows_of(a_tracker(row, unread), view, GROUPS) == (row,)


def test_shows_the_count_of_each_view_and_links_to_it() -> None:
    drawn = links(tracker_screen(a_tracker(*one_of_each()), None, None))
    assert drawn["Delivery groups 6"] == "/returns?quarter=2018-19-Q3"
    assert drawn["CSPs 0"] == "/returns?quarter=2018-19-Q3&of=csps"
    assert drawn["Still expected 1"] == "/returns?quarter=2018-19-Q3&view=expected"
    assert drawn["Late 3"] == "/returns?quarter=2018-19-Q3&view=late"


def test_each_figure_opens_its_own_list() -> None:
    drawn = links(tracker_screen(a_tracker(*one_of_each()), None, None))
    opened = {href.partition("view=")[2] for label, href in drawn.items() if label[:1].isdigit()}
    assert {"received", "on-time", "incomplete", "fresh", "copied", "to-follow"} <= opened


def test_says_how_much_was_copied_on_average_and_of_how_many() -> None:
    rows = [a_row(an_owed(version=replace(VERSION, copied_share=share))) for share in (10, 41, None)]
    said = words(tracker_screen(a_tracker(*rows), None, None))
    assert "Words copied26%Average of 2 returns beside the one before" in said
    assert "nothing to compare" in said


def test_a_csps_missing_parts_are_called_by_their_names() -> None:
    row = a_row(an_owed(reporter=FENLAND), missing=("Area of concern", "Recommendation"))
    assert "Area of concern blank. Recommendation blank" in words(tracker_screen(a_tracker(row), None, CSPS))


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_view_says_why(view: str) -> None:
    assert VIEWS[view].nothing[0] in words(tracker_screen(a_tracker(), view, None))


@pytest.mark.parametrize(
    ("asked", "shown"), [(None, "all"), ("nonsense", "all"), ("to-moderate", "submitted"), ("late", "late")]
)
def test_an_address_in_circulation_still_leads_somewhere(asked: str | None, shown: str) -> None:
    assert chosen_view(asked) == shown


def test_the_former_address_of_the_csps_still_shows_them() -> None:
    row = a_row(an_owed(reporter=FENLAND))
    assert "Fenland" in words(tracker_screen(a_tracker(row), "csps", None))


def test_offers_a_planner_the_chase_with_its_number() -> None:
    rows = [a_row(an_owed(state), may_moderate=True) for state in STATES.values()]
    found = a_tracker(*rows, may_upload=True, may_moderate=True)
    drawn = links(tracker_screen(found, None, None))
    assert drawn["Chase 3"] == "/returns/chase?quarter=2018-19-Q3"
    assert drawn["Chase: Domestic Abuse"] == "/returns/chase?quarter=2018-19-Q3#return-9"
    assert "Chase 3" not in links(tracker_screen(a_tracker(*rows), None, None))
