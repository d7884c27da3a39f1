"""Tracked insertions, deletions and moves: the return is read as if all were accepted, and says so."""

import pytest

from tests.makers_word import (
    WHO,
    a_return,
    codes,
    deleted,
    docx,
    form_rows,
    inserted,
    moved_from,
    moved_to,
    p,
    r,
    reading,
    tbl,
    tc,
    tr,
)  # fmt: skip

MARK_GONE = f"<w:rPr><w:del {WHO}/></w:rPr>"


def key_of(content, **package):
    """The left texts of the key rows when the first left cell holds this content."""
    read = reading(a_return(key=[(content, "None")], package=package))
    return [row.left.text for row in read.key_information], read


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (p(r("Kept ") + inserted("and added")), "Kept and added"),
        (p(r("Kept") + deleted(" and gone")), "Kept"),
        (p(r("On ") + deleted("11th") + inserted("18th") + r(" July")), "On 18th July"),
        (p(r("Said ") + moved_to("here")), "Said here"),
        (p(moved_from("There")) + p("Here"), "Here"),
        (p(inserted("All new")), "All new"),
        (f"<w:ins {WHO}>{p('A new paragraph')}</w:ins>", "A new paragraph"),
    ],
    ids=[
        "insertion",
        "deletion",
        "replacement",
        "moved to",
        "moved from",
        "all inserted",
        "inserted paragraph",
    ],
)
def test_reads_the_text_as_if_changes_were_accepted(content, text):
    texts, read = key_of(content)
    assert texts == [text]
    assert "tracked_changes" in codes(read)


def test_joins_two_paragraphs_when_the_mark_between_them_was_deleted():
    texts, read = key_of(p(r("First half "), MARK_GONE) + p("second half"))
    assert texts == ["First half second half"]
    assert "tracked_changes" in codes(read)


def test_keeps_the_last_paragraph_whose_mark_was_deleted():
    assert key_of(p(r("Only half"), MARK_GONE))[0] == ["Only half"]


@pytest.mark.parametrize(
    "content", [p(f"<w:ins {WHO}>{deleted('Came and went')}</w:ins>"), p(deleted("Gone"))]
)
def test_reads_nothing_from_text_that_is_gone(content):
    texts, read = key_of(content)
    assert texts == [""]
    assert "Gone" not in str(read)
    assert "Came" not in str(read)


def test_leaves_a_deleted_row_out_and_says_where_it_was():
    gone = tr(tc(p(deleted("DRAFT ROW"))), tc("check first"), properties=f"<w:del {WHO}/>")
    rows = form_rows(key=[("One", ""), ("Two", "")])
    read = reading(docx(tbl(*rows[:6], gone, *rows[6:])))
    assert [row.left.text for row in read.key_information] == ["One", "Two"]
    assert [row.place for row in read.key_information] == [
        "Table 1, row 6, left cell",
        "Table 1, row 7, left cell",
    ]
    assert [item.place for item in read.problems if item.code == "deleted_row"] == ["Table 1, after row 6"]
    assert "DRAFT ROW" not in str(read)
    assert "check first" not in str(read)


def test_reads_an_inserted_row():
    rows = form_rows(key=[("One", "")])
    rows.insert(6, tr(tc(p(inserted("Two"))), "", properties=f"<w:ins {WHO}/>"))
    read = reading(docx(tbl(*rows)))
    assert [row.left.text for row in read.key_information] == ["One", "Two"]


def test_leaves_a_deleted_cell_out():
    rows = form_rows(key=[("One", "")])
    rows.insert(6, tr("Two", tc("gone", properties=f"<w:cellDel {WHO}/>"), "Help"))
    read = reading(docx(tbl(*rows)))
    assert [(row.left.text, row.right.text) for row in read.key_information] == [("One", ""), ("Two", "Help")]


def test_reads_a_row_below_a_deleted_one_that_was_merged_with_it():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    gone = tr(tc("Old", properties=start), "", properties=f"<w:del {WHO}/>")
    rows = form_rows()
    read = reading(docx(tbl(*rows[:5], gone, tr(tc("Kept", properties=on), "Help"), *rows[6:])))
    assert [(row.left.text, row.right.text) for row in read.key_information] == [("Kept", "Help")]


def test_counts_no_change_in_a_file_without_changes():
    assert not {"tracked_changes", "deleted_row"} & set(codes(reading(a_return())))
