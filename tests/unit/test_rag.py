"""Suggested ratings with their reasons, and the rating of actions."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rag import MEANING, ActionFacts, Signals, rate_action, suggest
from data.terms import Rag

FRESH = Signals(returned=True, met_since=True)
NOTHING = Signals(returned=False)
ON = date(2018, 10, 11)


@pytest.mark.parametrize(
    ("signals", "rag", "reason"),
    [
        (FRESH, Rag.GREEN, "A fresh return, and nothing late, silent, stuck or out of date."),
        (replace(FRESH, stale_period="May 2018"), Rag.AMBER, "Return is labelled May 2018."),
        (replace(FRESH, days_late=4), Rag.AMBER, "Return came 4 working days late."),
        (replace(FRESH, met_since=False), Rag.AMBER, "The group has not met since the meeting before."),
        (replace(FRESH, products_blank=5), Rag.AMBER, "All governance products left blank."),
        (replace(FRESH, products_blank=3), Rag.AMBER, "3 of 5 governance products blank."),
        (
            replace(FRESH, oldest_product="Strategic assessment", oldest_product_months=15),
            Rag.AMBER,
            "Strategic assessment is 15 months old.",
        ),
        (replace(FRESH, overdue_actions=1), Rag.AMBER, "1 action overdue."),
        (replace(FRESH, measures_off_target=2), Rag.AMBER, "2 measures off target."),
        (replace(FRESH, silent_risks=2), Rag.AMBER, "2 open risks not mentioned."),
        (replace(FRESH, stuck_risks=1), Rag.AMBER, "1 risk in the same high band at four meetings."),
        (replace(FRESH, persisting_unscored=1), Rag.AMBER, "1 standing risk without a score."),
        (NOTHING, Rag.NOT_RATED, "No suggestion: return to follow."),
        (replace(NOTHING, waiting=True), Rag.NOT_RATED, "No suggestion: received, not yet accepted."),
        (replace(NOTHING, to_follow_running=2), Rag.RED, "Return to follow at 2 meetings in a row."),
        (
            replace(NOTHING, to_follow_running=2, paper_instead=True),
            Rag.NOT_RATED,
            "No suggestion: return to follow; a paper is on the agenda.",
        ),
    ],
)
def test_suggests_a_rating_with_its_reason(signals: Signals, rag: Rag, reason: str) -> None:
    suggestion = suggest(signals)
    assert (suggestion.rag, suggestion.reasons[0]) == (rag, reason)


@pytest.mark.parametrize(
    "signals",
    [
        replace(FRESH, days_late=-2),
        replace(FRESH, met_since=None),
        replace(FRESH, products_blank=2),
        replace(FRESH, oldest_product_months=12),
    ],
)
def test_suggests_green_when_nothing_is_out_of_line(signals: Signals) -> None:
    assert suggest(signals).rag is Rag.GREEN


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 5), st.integers(0, 30))
def test_gives_one_reason_for_each_signal(silent: int, stuck: int, blank: int, late: int) -> None:
    signals = replace(FRESH, silent_risks=silent, stuck_risks=stuck, products_blank=blank, days_late=late)
    wanted = (silent > 0) + (stuck > 0) + (blank >= 3) + (late > 0)
    suggestion = suggest(signals)
    assert len(suggestion.reasons) == max(wanted, 1)
    assert (suggestion.rag is Rag.GREEN) is (wanted == 0)


def test_every_rating_of_a_group_has_its_meaning_in_words() -> None:
    assert set(MEANING) == {Rag.GREEN, Rag.AMBER, Rag.RED, Rag.NOT_RATED}


OPEN = ActionFacts(original_due_on=date(2019, 1, 17), due_on=date(2019, 1, 17), started=True)


@pytest.mark.parametrize(
    ("action", "rag", "reason"),
    [
        (replace(OPEN, superseded=True, completed_on=ON, evidence="x"), Rag.GREY, "Superseded."),
        (replace(OPEN, completed_on=ON, evidence="Minutes"), Rag.BLUE, "Complete, with evidence."),
        (replace(OPEN, completed_on=ON, evidence="  "), Rag.GREEN, "On course."),
        (
            replace(OPEN, original_due_on=date(2018, 9, 28), due_on=date(2018, 10, 12), revisions=1),
            Rag.RED,
            "Past its original due date.",
        ),
        (replace(OPEN, revisions=2), Rag.RED, "Due date revised 2 times."),
        (replace(OPEN, due_on=date(2018, 10, 24)), Rag.AMBER, "Due in 9 working days."),
        (replace(OPEN, due_on=date(2018, 10, 25)), Rag.AMBER, "Due in 10 working days."),
        (replace(OPEN, due_on=date(2018, 10, 26)), Rag.GREEN, "On course."),
        (replace(OPEN, original_due_on=ON, due_on=ON), Rag.AMBER, "Due in 0 working days."),
        (replace(OPEN, revisions=1), Rag.AMBER, "Due date revised once."),
        (replace(OPEN, started=False), Rag.GREY, "Not started."),
        (OPEN, Rag.GREEN, "On course."),
        (replace(OPEN, original_due_on=None, due_on=None), Rag.GREEN, "On course."),
    ],
)
def test_rates_an_action_by_the_first_rule_that_holds(action: ActionFacts, rag: Rag, reason: str) -> None:
    rating = rate_action(action, ON)
    assert (rating.rag, rating.reason) == (rag, reason)


def test_moving_the_due_date_never_lifts_an_action_out_of_red() -> None:
    late = replace(OPEN, original_due_on=date(2018, 9, 28), due_on=date(2019, 6, 1))
    assert rate_action(late, ON).rag is Rag.RED
