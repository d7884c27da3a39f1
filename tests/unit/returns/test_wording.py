"""Same words, and titles."""

import pytest

from data.returns.items.wording import same_words, title_of


@pytest.mark.parametrize(
    "text",
    [
        "Women leaving custody have no local pathway.",
        "  Women leaving custody\nhave no local\u00a0pathway",
        "WOMEN LEAVING CUSTODY HAVE NO LOCAL PATHWAY",
    ],
)
def test_case_space_and_a_last_stop_do_not_change_the_words(text: str) -> None:
    assert same_words(text) == "women leaving custody have no local pathway"


def test_another_number_is_other_words() -> None:
    assert same_words("Eight workers are paid until March 2019") != same_words(
        "Eight workers are paid until March 2020"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("One risk. And more about it.", "One risk"),
        ("A bid of £1.5 million may fail. Nobody knows.", "A bid of £1.5 million may fail"),
        ("Two\nlines", "Two lines"),
        ("Will it hold? We shall see.", "Will it hold?"),
        ("word " * 60, ("word " * 32).strip() + "…"),
    ],
)
def test_a_title_is_the_first_sentence(text: str, title: str) -> None:
    assert title_of(text) == title
