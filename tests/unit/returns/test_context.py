"""Doubts that only show once it is known for whom and for which meeting a file was sent."""

from datetime import date

import pytest

from data.returns.checks.context import SentFor, problems_in_context
from data.terms import ReporterKind
from tests.readings import a_problem, a_reading

FOR = SentFor(
    "Domestic abuse",
    frozenset({"domestic abuse", "dasv"}),
    ReporterKind.DELIVERY_GROUP,
    held_on=date(2018, 10, 11),
    previous_held_on=date(2018, 7, 19),
)


def codes(read, sent_for: SentFor = FOR) -> list[str]:
    return [problem.code for problem in problems_in_context(read, sent_for)]


@pytest.mark.parametrize("group", ["Domestic abuse", "DASV", "domestic ABUSE"])
def test_any_name_of_the_group_is_its_own(group: str) -> None:
    assert codes(a_reading(group=group)) == []


def test_another_groups_file_must_be_answered() -> None:
    [problem] = problems_in_context(a_reading(group="Road safety"), FOR)
    assert (problem.code, problem.severity.name) == ("other_group", "STOP")
    assert "from Road safety, and it was sent for Domestic abuse" in problem.message


def test_another_form_must_be_answered() -> None:
    csp = SentFor("Fenland", frozenset({"fenland", "domestic abuse"}), ReporterKind.CSP, None, None)
    assert codes(a_reading(), csp) == ["other_form"]


@pytest.mark.parametrize(
    ("period", "month", "found"),
    [
        ("October 2018", "2018-10", []),
        ("July 2018", "2018-07", []),
        ("May 2018", "2018-05", ["period_before_meeting"]),
        ("November 2018", "2018-11", ["period_after_meeting"]),
        ("sometime", None, []),
    ],
)
def test_the_period_is_held_to_the_meetings(period: str, month: str | None, found: list[str]) -> None:
    assert codes(a_reading(period=period, month=month)) == found


def test_a_stale_period_is_not_told_twice() -> None:
    stale = a_problem("period_looks_stale", period="May 2018", text="July 2018")
    assert codes(a_reading(period="May 2018", month="2018-05", problems=[stale])) == []
