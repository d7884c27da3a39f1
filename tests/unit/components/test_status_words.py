"""Every status is a word, and each has a look of its own."""

from enum import StrEnum

import pytest
from dash.development.base_component import Component

from dashboard.components.band import band_tag
from dashboard.components.direction import direction_tag
from dashboard.components.rag import rag_tag
from dashboard.components.severity import severity_tag
from dashboard.components.state import state_tag, state_word
from data.terms import Band, Direction, Rag, ReturnState, Severity
from tests.unit.components.elements import words

TAGS = (
    (Rag, rag_tag),
    (Band, band_tag),
    (Direction, direction_tag),
    (ReturnState, state_tag),
    (Severity, severity_tag),
)


@pytest.mark.parametrize(("term", "tag"), [(term, tag) for kind, tag in TAGS for term in kind])
def test_says_the_word_of_the_term(term: StrEnum, tag) -> None:
    assert words(tag(term)) == term.value


@pytest.mark.parametrize(
    "kind_and_tag", [TAGS[0], TAGS[1], TAGS[2], TAGS[4]], ids=lambda pair: pair[0].__name__
)
def test_no_two_terms_look_alike(kind_and_tag) -> None:
    kind, tag = kind_and_tag
    looks = [tag(term).className for term in kind]
    assert len(set(looks)) == len(looks)


def test_a_suggested_rating_says_so() -> None:
    tag = rag_tag(Rag.AMBER, suggested=True)
    assert words(tag) == "Amber suggested"
    assert "sug" in tag.className


def test_not_rated_is_never_a_suggestion() -> None:
    assert words(rag_tag(Rag.NOT_RATED, suggested=True)) == "Not rated"


def test_an_action_takes_its_own_word() -> None:
    assert words(rag_tag(Rag.RED, word="Overdue")) == "Overdue"


def test_a_band_shows_its_score() -> None:
    assert words(band_tag(Band.HIGH, 12)) == "High 12"


@pytest.mark.parametrize("tone", ["ok", "warn", "wait"])
def test_any_word_takes_a_shape(tone) -> None:
    shown: Component = state_word("Fresh", tone, small=True)
    assert shown.className == f"st st-{tone} small"
