"""Which row of the document a Place is in, and which words are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reports.returns.source_rows import SourceRow, quoted_in, row_finder, row_of, source_rows, words_at
from data.returns.items.reading import is_at
from data.returns.reader.parsed import OutlineBlock, OutlineCell


def a_row(number: int, *texts: str) -> OutlineBlock:
    place = f"Table 1, row {number}"
    names = ("left cell", "right cell")
    cells = tuple(
        OutlineCell(
            f"{place}, {names[at]}",
            1,
            (text,) if text else (),
            (f"{place}, {names[at]}, paragraph 1",) if text else (),
        )
        for at, text in enumerate(texts)
    )
    return OutlineBlock(place, "row", cells)


ROWS = source_rows(
    [
        a_row(1, "Title", "Group"),
        a_row(10, "Ten", ""),
        a_row(11, "•", " - "),
        OutlineBlock(
            "Paragraph 2",
            "paragraph",
            (OutlineCell("Paragraph 2", 1, ("Words in a box",), ("Text box 1, paragraph 1",)),),
        ),
    ]
)


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("Table 1, row 1", 0),
        ("Table 1, row 1, right cell", 0),
        ("Table 1, row 1, left cell, paragraph 1", 0),
        ("Table 1, row 10, right cell", 1),
        ("Text box 1", 3),
        ("Table 1", 0),
        ("Table 2, row 1", None),
        ("Whole file", None),
        ("", None),
    ],
)
def test_finds_the_row_of_a_place(place: str, row: int | None) -> None:
    assert row_of(ROWS, place) == row


def test_a_row_of_lone_bullets_is_blank() -> None:
    assert [row.blank for row in ROWS] == [False, False, True, False]


def test_marks_the_quoted_words_where_they_stand() -> None:
    place = "Table 1, row 10, left cell"
    assert words_at(ROWS[1], place, ("Te",)) == {f"{place}, paragraph 1": ("Te",)}


def test_marks_the_whole_paragraph_when_the_words_are_not_there() -> None:
    place = "Table 1, row 10, left cell"
    assert words_at(ROWS[1], place, ("nine",)) == {f"{place}, paragraph 1": ("Ten",)}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("“Inspection expected” is an event.", ("Inspection expected",)),
        ("The ask “All partners to review and …” names nobody.", ()),
        ("The return names no chair.", ()),
    ],
)
def test_takes_the_words_that_a_sentence_quotes(sentence: str, words: tuple[str, ...]) -> None:
    assert quoted_in(sentence) == words


PLACES = st.lists(st.sampled_from(["Table 1", "row 1", "row 10", "left cell", "paragraph 1", "Text box 1"]))


@given(place=PLACES.map(", ".join))
def test_finds_the_first_row_that_has_the_place_inside_or_around_it(place: str) -> None:
    def has(row: SourceRow) -> bool:
        return any(is_at(place, one) for one in row.places) or any(
            is_at(one, place) for one in row.paragraph_places
        )

    assert row_finder(ROWS)(place) == next((index for index, row in enumerate(ROWS) if has(row)), None)


def test_looks_at_each_row_once_however_many_places_are_asked_for() -> None:
    seen: list[int] = []

    class Watched(SourceRow):
        @property
        def places(self) -> list[str]:
            seen.append(1)
            return super().places

    find = row_finder([Watched(row.place, row.kind, row.cells) for row in ROWS])
    assert [find(row.place) for row in ROWS] == [0, 1, 2, 3]
    assert len(seen) == len(ROWS)
