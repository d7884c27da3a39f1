"""Ways of saying nothing, and the ones that only look like it."""

import pytest

from data.returns.reader.cells import read_cell
from data.returns.reader.tree import Paragraph

NIL = [
    "None of note",
    "None at this time",
    "N/A",
    "n/a",
    "None",
    "Nil",
    "-",
    "–",
    "NONE OF NOTE.",
    "None at this time.",
    "• None of note",
    "•\u00a0Nil",
    "o None.",
    "None\nof note",
    "No new risks to flag",
    "Nothing to report",
]
EMPTY = ["", "•", "  ", "o", "*", "1)", "·", "\u00a0"]
INFORMATION = ["Information", "For Information", "for information.", "• For Information", "For info"]
SAYING = [
    "None of the partners attended",
    "No new risks to flag. However housing remains a concern",
    "Nilesh to report",
    "None of note except housing",
    "Information on housing is wanted",
    "- Partners to help",
]


def cell(*texts):
    return read_cell([Paragraph(f"paragraph {number}", text) for number, text in enumerate(texts)], "cell")


@pytest.mark.parametrize("text", NIL)
def test_reads_nil_when_the_whole_cell_says_so(text):
    assert (cell(text).nil, cell(text).for_information) == (True, False)


@pytest.mark.parametrize("text", EMPTY)
def test_reads_nothing_stated_from_an_empty_cell_or_a_lone_bullet(text):
    assert (cell(text).passages, cell(text).nil) == ((), None)


@pytest.mark.parametrize("text", INFORMATION)
def test_reads_no_action_wanted(text):
    assert (cell(text).nil, cell(text).for_information) == (False, True)


@pytest.mark.parametrize("text", SAYING)
def test_keeps_words_that_only_begin_like_nil(text):
    assert (cell(text).nil, cell(text).for_information, len(cell(text).passages)) == (False, False, 1)


def test_is_not_nil_when_only_one_paragraph_of_two_says_so():
    assert cell("None of note", "Housing is short").nil is False


def test_is_nil_when_every_paragraph_says_so():
    assert cell("None", "N/A").nil is True
