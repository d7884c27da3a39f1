"""Every list of the register has an address, and an address that makes no sense narrows nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.pages.risks.asked import PARAMETERS, href_of, query_of
from data.reports.register.query import RegisterQuery, RegisterSort, RegisterView
from data.terms import Band, Direction, RiskKind

LEVELS = some.none() | some.integers(1, 5)
WORDS = some.text(max_size=40).map(str.strip)
QUERIES = some.builds(
    RegisterQuery,
    view=some.sampled_from(RegisterView),
    likelihood=LEVELS,
    impact=LEVELS,
    words=WORDS,
    reporter=some.sampled_from(["", "dasv"]),
    band=some.none() | some.sampled_from(Band),
    direction=some.none() | some.sampled_from(Direction),
    kind=some.none() | some.sampled_from(RiskKind),
    district=some.sampled_from(["", "fenland"]),
    sort=some.sampled_from(RegisterSort),
    descending=some.booleans(),
    page=some.integers(1, 900),
)


def asked_by(href: str) -> dict[str, str | None]:
    """What a page's layout is given for an address."""
    given_ = {name: values[-1] for name, values in parse_qs(urlsplit(href).query).items()}
    return {name: given_.get(name) for name in PARAMETERS}


@given(QUERIES)
def test_the_address_of_a_list_asks_for_that_list(query):
    assert query_of(asked_by(href_of(query, "2018-19-Q3"))) == query


def test_an_address_without_parameters_asks_for_all_that_is_open_highest_score_first():
    assert query_of(dict.fromkeys(PARAMETERS)) == RegisterQuery()
    assert href_of(RegisterQuery(), None) == "/risks"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("view", "everything"),
        ("likelihood", "6"),
        ("impact", "-1"),
        ("impact", "²"),
        ("band", "Red"),
        ("direction", "up"),
        ("kind", "problem"),
        ("sort", "colour"),
        ("page", "0"),
        ("page", "99999999999999999999"),
    ],
)
def test_a_word_that_the_register_does_not_know_narrows_nothing(name, value):
    assert query_of({name: value}) == RegisterQuery()


def test_a_sort_without_an_order_ascends_as_a_table_sorted_in_the_browser_does():
    assert query_of({"sort": "risk"}).descending is False
    assert query_of({"sort": "risk", "order": "descending"}).descending is True


def test_words_of_any_length_are_cut():
    assert len(query_of({"words": "a" * 5_000}).words) == 200
