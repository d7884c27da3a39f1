from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.source import SourceCell, SourceParagraph, SourceTable, marked_text, source_document
from dashboard.components.source_pair import PairCell, PairRow, pair_source
from tests.unit.components.elements import all_of, attribute, words

SENTENCE = "No new risks this time."


def marked(parts) -> list[str]:
    return [words(one) for one in all_of(parts, "Mark")]


def test_marks_the_sentence_and_nothing_else() -> None:
    parts = marked_text(f"Before. {SENTENCE} After.", [SENTENCE])
    assert marked(parts) == [SENTENCE]
    assert words(parts) == f"Before. {SENTENCE} After."


def test_joins_sentences_that_overlap_into_one_mark() -> None:
    assert marked(marked_text("abcdef", ["abcd", "cdef"])) == ["abcdef"]


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=4))
def test_never_changes_the_words_of_the_source(text: str, sentences: list[str]) -> None:
    assert words(marked_text(text, sentences)) == text


def test_marks_the_whole_place_when_the_words_are_not_found_in_it() -> None:
    table = SourceTable("Table 1", [[SourceCell("Table 1, row 1, left cell", ["One.", "Two."])]])
    shown = source_document([table], {"Table 1, row 1, left cell": ["Corrected words"]})
    assert marked(shown) == ["One.", "Two."]


def test_a_paragraph_whose_words_are_not_found_is_marked_whole() -> None:
    shown = source_document([SourceParagraph("Paragraph 1", "As sent.")], {"Paragraph 1": ["Not there"]})
    assert marked(shown) == ["As sent."]


def test_every_place_has_its_anchor() -> None:
    table = SourceTable("Table 1", [[SourceCell("Table 1, row 1, left cell", ["One."])]])
    shown = source_document([SourceParagraph("Paragraph 1", "As sent."), table])
    assert attribute(all_of(shown, "Td")[0], "id") == "place-table-1-row-1-left-cell"
    assert attribute(all_of(shown, "P")[0], "data-place") == "place-paragraph-1"


def test_keeps_merged_cells_merged() -> None:
    cell = SourceCell("Table 1, row 1", ["Wide"], colspan=2, rowspan=3)
    shown = all_of(source_document([SourceTable("Table 1", [[cell]])]), "Td")[0]
    assert (shown.colSpan, shown.rowSpan) == (2, 3)


def test_a_cell_of_one_line_has_the_anchor_of_its_line_only() -> None:
    cells = [
        PairCell("Risks, cell A6", 1, [("Risks, cell A6", "One.")]),
        PairCell(
            "Risks, cell B6", 1, [("Risks, cell B6, line 1", "Two."), ("Risks, cell B6, line 2", "Three.")]
        ),
    ]
    shown = pair_source([PairRow("Risks, row 6", cells)], {}, "Risks, row 6")
    anchors = [attribute(one, "id") for name in ("Td", "P") for one in all_of(shown, name)]
    assert [one for one in anchors if one] == [
        "place-risks-cell-b6",
        "place-risks-cell-a6",
        "place-risks-cell-b6-line-1",
        "place-risks-cell-b6-line-2",
    ]
