"""The RAG grid, the waiting bar, marked sentences and running text."""

import pytest

from dashboard.components.mentions import MentionLine, mention_list
from dashboard.components.prose import numbered, prose
from dashboard.components.rag_grid import RatedCell, RatedRow, rag_grid
from dashboard.components.wait_bar import wait_bar
from data.terms import Rag
from tests.unit.components.elements import all_of, attribute, words

MEETINGS = [("Jul 2018", "July 2018"), ("Oct 2018", "October 2018")]


def grid(now):
    row = RatedRow("Prevent", "/groups/prevent", [RatedCell(Rag.AMBER, illustrative=True), now], "Because.")
    return rag_grid("RAG", MEETINGS, [("Nine groups", [row]), ("No CSPs", [])])


def test_a_suggestion_says_that_it_is_one_and_a_rating_does_not():
    assert "Red suggested" in words(grid(RatedCell(Rag.RED, suggested=True)))
    assert "suggested" not in words(grid(RatedCell(Rag.RED)))


def test_not_rated_is_never_a_suggestion():
    assert "suggested" not in words(grid(RatedCell(Rag.NOT_RATED, suggested=True)))


def test_an_illustrative_rating_is_marked_where_it_stands():
    cells = [words(cell) for cell in all_of(grid(RatedCell(Rag.GREEN)), "Td")]
    assert cells == ["Amber†", "Green", "Because."]


def test_a_part_without_rows_has_no_heading():
    assert "No CSPs" not in words(grid(RatedCell(Rag.GREEN)))
    assert "Nine groups" in words(grid(RatedCell(Rag.GREEN)))


def test_the_group_is_the_head_of_its_row_and_a_link_to_its_page():
    (link,) = all_of(grid(RatedCell(Rag.GREEN)), "A")
    assert (words(link), attribute(link, "href")) == ("Prevent", "/groups/prevent")


@pytest.mark.parametrize(
    ("waited", "ahead", "fill", "left", "width"),
    [(6, 6, "20.0%", "20.0%", "20.0%"), (0, 15, "0.0%", "0.0%", "50.0%"), (40, 6, "100.0%", "100.0%", "0.0%"),
     (20, 40, "66.7%", "66.7%", "33.3%"), (6, None, "20.0%", "20.0%", "80.0%")],
)  # fmt: skip
def test_a_wait_is_drawn_to_scale_and_never_past_the_end(waited, ahead, fill, left, width):
    drawn, rest, _ = wait_bar(waited, ahead, 30, 12).children
    assert (drawn.style, rest.style) == ({"width": fill}, {"left": left, "width": width})


def test_no_end_in_sight_is_dashed_to_the_end():
    assert "open-end" in wait_bar(0, None, 30, 12).children[1].className
    assert "open-end" not in wait_bar(0, 3, 30, 12).children[1].className


def test_a_bar_without_a_length_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        wait_bar(1, 1, 0, 1)


def test_marks_the_words_that_name_the_district_and_leaves_the_rest():
    drawn = mention_list([MentionLine("Fenland asked for a visit.", ("Fenland",), "Prevent, Table 1")])
    assert [words(mark) for mark in all_of(drawn, "Mark")] == ["Fenland"]
    assert words(drawn) == "Fenland asked for a visit.Prevent, Table 1"


def test_prose_makes_paragraphs_of_sentences_and_lists_of_tuples():
    drawn = prose("One.", ("a", "b"), None, numbered(["first"]))
    assert [len(all_of(drawn, kind)) for kind in ("P", "Ul", "Ol", "Li")] == [1, 1, 1, 3]
