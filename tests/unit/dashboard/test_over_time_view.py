"""Returns over time drawn from values: words with shapes, the county's figures, nobody above another."""

from dataclasses import replace

import pytest

from dashboard.pages.over_time.signals import SIGNALS
from dashboard.pages.over_time.view import over_time_screen
from data.reports.returns.figures import figures_of
from data.reports.returns.over_time import AtMeeting, Line, OverTime, Point
from data.terms import ReturnState
from tests.support.return_values import DASV, FENLAND, JULY, OCTOBER, VERSION, an_owed
from tests.unit.components.elements import all_of, attribute, words

CAME = Point(an_owed(), ReturnState.ACCEPTED, overdue=False)
UNREAD = Point(an_owed(ReturnState.SUBMITTED, version=None, fresh=None), ReturnState.SUBMITTED, overdue=False)
AWAITED = Point(an_owed(ReturnState.TO_FOLLOW), ReturnState.TO_FOLLOW, overdue=False)
MISSING = Point(an_owed(ReturnState.EXPECTED), ReturnState.EXPECTED, overdue=True)


def a_page(*points: Point | None, meetings: int = 2) -> OverTime:
    shown = tuple(AtMeeting(one, figures_of([CAME.owed]), False) for one in (JULY, OCTOBER)[-meetings:])
    return OverTime(
        OCTOBER, shown, (Line(DASV, points), Line(FENLAND, (None,) * len(points))), sensitive=False
    )


def came(**more: object) -> Point:
    return replace(CAME, owed=an_owed(**more))


@pytest.mark.parametrize(
    ("signal", "point", "said"),
    [
        ("reporting", CAME, "Received"),
        ("reporting", AWAITED, "To follow"),
        ("reporting", MISSING, "Not sent"),
        ("on-time", CAME, "On time"),
        ("on-time", came(days_late=1), "1 day late"),
        ("on-time", came(days_late=None), "no deadline"),
        ("on-time", MISSING, "Not sent"),
        ("completeness", CAME, "7 of 8"),
        ("completeness", UNREAD, "not open yet"),
        ("completeness", AWAITED, "To follow"),
        ("fresh", CAME, "Fresh"),
        ("fresh", came(fresh=False), "Stale"),
        ("fresh", came(fresh=None), "cannot be told"),
        ("fresh", UNREAD, "not open yet"),
        ("copied", CAME, "12%"),
        ("copied", came(version=replace(VERSION, copied_share=None)), "nothing to compare"),
        ("copied", UNREAD, "not open yet"),
    ],
)
def test_a_return_shows_a_signal_in_words(signal: str, point: Point, said: str) -> None:
    assert words([SIGNALS[signal].of_return(point)]) == said


@pytest.mark.parametrize("signal", SIGNALS)
def test_every_signal_has_a_table_of_groups_and_one_of_csps(signal: str) -> None:
    screen = over_time_screen(a_page(None, CAME), signal)
    captions = [words(one) for one in all_of(screen, "Caption")]
    assert f"{SIGNALS[signal].label}: Delivery groups, meeting by meeting" in captions
    assert f"{SIGNALS[signal].label}: CSPs, meeting by meeting" in captions
    assert "Not expected" in words(screen)


def test_no_column_sorts_so_that_nobody_stands_above_another() -> None:
    assert [one for one in all_of(over_time_screen(a_page(CAME, CAME), "copied"), "Button") if attribute(
        one, "data-sort-kind")] == []  # fmt: skip


def test_each_figure_of_the_county_opens_its_signal_and_each_return_its_page() -> None:
    hrefs = [str(attribute(one, "href")) for one in all_of(over_time_screen(a_page(CAME, CAME), None), "A")]
    for name in SIGNALS:
        assert f"/returns/over-time?quarter=2018-19-Q3&signal={name}" in hrefs
    assert hrefs.count("/returns/9") == 2
    assert "/returns?quarter=2018-19-Q2" in hrefs


def test_the_county_says_part_whole_and_rate() -> None:
    said = words(over_time_screen(a_page(CAME, CAME), None))
    for part in ("1 of 1, 100%", "7 of 8, 88%", "12%, of 1 return"):
        assert part in said


def test_what_cannot_be_counted_at_a_meeting_is_said() -> None:
    page = replace(a_page(None), meetings=(AtMeeting(OCTOBER, figures_of(()), True),))
    screen = over_time_screen(page, None)
    assert words(screen).count("none yet") == len(SIGNALS)
    assert "Illustrative value" in words(screen)


def test_an_unknown_signal_shows_the_first() -> None:
    (current,) = [
        one
        for one in all_of(over_time_screen(a_page(CAME, CAME), "nonsense"), "A")
        if attribute(one, "aria-current") == "page" and "signal=" in str(attribute(one, "href"))
    ]
    assert words(current) == "Received"
