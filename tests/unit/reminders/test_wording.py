"""What a reminder says, and that its addresses are those of the board."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.links import prefilled_href, upload_href
from data.reminders.wording import (
    Owing,
    left_words,
    prefilled_address,
    reminder,
    rung_words,
    upload_address,
)
from data.reports.reporters import ReporterName
from data.terms import ReporterKind, ReturnState

SITE = "https://board.example.org"
PREVENT = Owing(
    slug="prevent",
    name="PREVENT Delivery Group",
    short_name="Prevent",
    kind=ReporterKind.DELIVERY_GROUP,
    quarter="2018-19-Q3",
    held_on=date(2018, 10, 11),
    due=date(2018, 10, 1),
    left=5,
    state=ReturnState.EXPECTED,
)


def test_names_what_is_owed_by_when_and_the_working_days_left() -> None:
    words = reminder(PREVENT, SITE)
    assert words.subject == "Prevent: return for 11 October 2018 is due on 1 October 2018"
    assert "meets on Thursday 11 October 2018" in words.text
    assert (
        "The return of the PREVENT Delivery Group is due on Monday 1 October 2018: 5 working days left."
        in words.text
    )


def test_speaks_of_the_past_once_the_deadline_is_over() -> None:
    words = reminder(replace(PREVENT, left=-1), SITE)
    assert words.subject.endswith("was due on 1 October 2018")
    assert "was due on Monday 1 October 2018: 1 working day late." in words.text


def test_a_csp_sends_an_update() -> None:
    words = reminder(replace(PREVENT, kind=ReporterKind.CSP, short_name="Fenland"), SITE)
    assert words.subject.startswith("Fenland: update for")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (ReturnState.EXPECTED, "Nothing has reached us yet."),
        (ReturnState.TO_FOLLOW, "It is marked as to follow"),
        (ReturnState.DRAFT, "A draft is on the dashboard."),
        (ReturnState.CHANGES_REQUESTED, "We have asked for changes."),
    ],
)
def test_says_how_the_return_stands(state: ReturnState, sentence: str) -> None:
    assert sentence in reminder(replace(PREVENT, state=state), SITE).text


def test_leads_to_the_upload_page_and_the_pre_filled_return() -> None:
    name = ReporterName(1, PREVENT.kind, PREVENT.slug, PREVENT.name, PREVENT.short_name)
    assert upload_address(PREVENT, f"{SITE}/") == SITE + upload_href(PREVENT.quarter, name)
    assert prefilled_address(PREVENT, SITE) == SITE + prefilled_href(name, PREVENT.quarter)
    text = reminder(PREVENT, SITE).text
    assert upload_address(PREVENT, SITE) in text
    assert prefilled_address(PREVENT, SITE) in text


def test_a_name_of_two_lines_makes_a_subject_of_one() -> None:
    words = reminder(replace(PREVENT, short_name="Prevent\r\nBcc: all@example.org"), SITE)
    assert "\n" not in words.subject
    assert "\r" not in words.subject


@pytest.mark.parametrize(
    ("left", "words"),
    [(2, "2 working days left"), (1, "1 working day left"), (0, "due today"), (-3, "3 working days late")],
)
def test_working_days_in_words(left: int, words: str) -> None:
    assert left_words(left) == words


@pytest.mark.parametrize(
    ("rung", "words"),
    [
        (10, "10 working days before"),
        (1, "1 working day before"),
        (0, "on the day"),
        (-1, "1 working day after"),
    ],
)
def test_a_rung_in_words(rung: int, words: str) -> None:
    assert rung_words(rung) == words
