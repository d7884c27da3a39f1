"""Typed bullets in many styles, and paragraphs of several bullets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.reader.bullets import items, strip_bullet
from data.returns.reader.tree import Paragraph


@pytest.mark.parametrize(
    "line",
    [
        "• Text",
        "•\tText",
        "•Text",
        "* Text",
        "- Text",
        "– Text",
        "o\tText",
        "o Text",
        "1) Text",
        "(2) Text",
        "i) Text",
        "a) Text",
        "1. Text",
        "iv. Text",
        "▪ Text",
        "➢ Text",
        "· Text",
        "§ Text",
        "> Text",
        "-- Text",
    ],
)
def test_takes_the_bullet_off(line):
    assert strip_bullet(line) == "Text"


@pytest.mark.parametrize(
    "line",
    [
        "Text",
        "x8 workers",
        "2018 was",
        "J. Smith said",
        "of note",
        "on time",
        "O Group",
        "-5 degrees",
        "1.5 million",
        "I am",
        "A good year",
        "*starred",
        "3 events",
        "(continued) text",
        "10 of 12",
    ],
)
def test_leaves_words_that_only_look_like_a_bullet(line):
    assert strip_bullet(line) == line


def test_splits_a_paragraph_of_bullets_at_its_line_breaks():
    found = items(Paragraph("P", "• One\n• Two\ngoes on\n• Three"))
    assert [item.text for item in found] == ["One", "Two\ngoes on", "Three"]


def test_keeps_a_paragraph_without_bullets_whole_across_line_breaks():
    assert [item.text for item in items(Paragraph("P", "One\nTwo"))] == ["One\nTwo"]


def test_splits_after_an_introduction():
    assert [item.text for item in items(Paragraph("P", "We did:\n- one\n- two"))] == ["We did:", "one", "two"]


def test_drops_lone_bullets_between_others():
    assert [item.text for item in items(Paragraph("P", "• One\n•\n• Two"))] == ["One", "Two"]


@given(
    st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), min_size=3)
    .map(str.strip)
    .filter(lambda t: len(t) > 2)
)
def test_takes_off_no_more_than_the_bullet(text):
    assert strip_bullet("• x" + text) == "x" + text
