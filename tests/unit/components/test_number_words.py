"""Small numbers in words, and lists and long texts in sentences."""

import pytest

from dashboard.components.number_words import capital, clipped, joined, many, number_word, ordinal


@pytest.mark.parametrize(
    ("number", "word"), [(0, "no"), (1, "one"), (9, "nine"), (12, "twelve"), (13, "13"), (1200, "1,200")]
)
def test_small_numbers_are_words_and_large_ones_figures(number, word):
    assert number_word(number) == word


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no asks"), (1, "1 ask"), (2, "2 asks"), (2913, "2,913 asks")]
)
def test_a_count_agrees_with_its_noun(number, words):
    assert many(number, "ask") == words


def test_a_plural_of_its_own_is_used():
    assert many(2, "answer to an ask", "answers to asks") == "2 answers to asks"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals_end_as_they_are_said(number, word):
    assert ordinal(number) == word


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_in_a_sentence(names, words):
    assert joined(names) == words


def test_only_the_first_letter_is_made_a_capital():
    assert (capital("nine CSPs"), capital("")) == ("Nine CSPs", "")


def test_a_long_text_is_cut_at_a_word_and_a_short_one_is_left_alone():
    assert clipped("one two three", 8) == "one two…"
    assert clipped("one two", 7) == "one two"
    assert clipped("onelongword" * 3, 12) == "onelongwordo…"
