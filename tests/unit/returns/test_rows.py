"""Rows of the key and risk sections on every kind of grid: left is left, right is right, whatever the columns."""

import pytest

from data.returns.contract import as_json, texts
from tests.makers_word import (
    ASKS,
    KEY,
    MERGE_ON,
    MERGE_START,
    a_return,
    codes,
    docx,
    embedded,
    field,
    form_rows,
    heading,
    p,
    r,
    reading,
    tbl,
    tc,
    tr,
)  # fmt: skip

LEFT, RIGHT = heading(KEY), heading(ASKS)


def with_rows(*rows, **package):
    """The form with these rows for its key section."""
    whole = form_rows()
    return reading(docx(tbl(*whole[:4], *rows, *whole[6:]), **package))


def said(read):
    return [(row.left.text, row.right.text) for row in read.key_information]


@pytest.mark.parametrize(
    "rows",
    [
        [tr(LEFT, RIGHT), tr("Said", "Asked")],
        [tr(tc(LEFT, 3), RIGHT), tr(tc("Said", 3), "Asked")],
        [tr(LEFT, "", RIGHT), tr("Said", "", "Asked")],
        [tr(tc(LEFT, 2), RIGHT), tr("", "Said", "Asked")],
        [tr(LEFT, tc(RIGHT, 3)), tr("Said", "", "Asked", "")],
        [tr(tc(LEFT, 2), tc(RIGHT, 2)), tr("Said", "", "", "Asked")],
        [tr("", LEFT, RIGHT), tr("1.", "Said", "Asked")],
        [tr(LEFT, "", RIGHT), tr("Said", "Asked")],
    ],
    ids=[
        "two",
        "spanned",
        "empty middle",
        "empty first",
        "wide right",
        "padded",
        "numbered rows",
        "fewer cells than the heading",
    ],
)
def test_finds_both_sides_on_any_grid(rows):
    assert said(with_rows(*rows)) == [("Said", "Asked")]


def test_reads_a_row_that_starts_after_skipped_grid_columns():
    skipped = '<w:gridBefore w:val="1"/>'
    read = with_rows(tr("", LEFT, RIGHT), tr("Said", "Asked", properties=skipped))
    assert said(read) == [("Said", "Asked")]


def test_reads_a_right_cell_that_runs_over_three_rows_with_each():
    rows = [
        tr("One", tc("Help", properties=MERGE_START)),
        tr("Two", tc("", properties=MERGE_ON)),
        tr("Three", tc("", properties=MERGE_ON)),
    ]
    read = with_rows(tr(LEFT, RIGHT), *rows)
    assert said(read) == [("One", "Help"), ("Two", "Help"), ("Three", "Help")]
    assert {row.right.place for row in read.key_information} == {"Table 1, row 6, right cell"}
    assert all(row.right.merged_down for row in read.key_information)
    assert codes(read).count("asks_merged") == 1


def test_reads_a_left_cell_that_runs_over_two_rows_as_one_item():
    rows = [
        tr(tc("One", properties=MERGE_START), "Help"),
        tr(tc("", properties=MERGE_ON), "Money"),
        tr("Two", ""),
    ]
    assert said(with_rows(tr(LEFT, RIGHT), *rows)) == [("One", "Help\nMoney"), ("Two", "")]


def test_reads_cells_merged_the_old_way():
    start, on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    rows = [tr(LEFT, "", RIGHT), tr(tc("Said", properties=start), tc("", properties=on), "Asked")]
    assert said(with_rows(*rows)) == [("Said", "Asked")]


def test_pairs_no_bullet_with_another():
    left, right = "• 1st\n• 2nd\n• 3rd\n• 4th\n• 5th", p("a b") + p("c d") + p("e f") + p("g h")
    (row,) = with_rows(tr(LEFT, RIGHT), tr(left, right)).key_information
    assert (len(row.left.passages), len(row.right.passages)) == (5, 4)


@pytest.mark.parametrize("filler", [("", ""), ("", "•"), ("• ", "•"), ("\u00a0", " ")])
def test_drops_filler_rows(filler):
    assert said(with_rows(tr(LEFT, RIGHT), tr("Said", ""), tr(*filler))) == [("Said", "")]


def test_keeps_an_ask_without_information_and_says_so():
    read = with_rows(tr(LEFT, RIGHT), tr("", "Police to help"))
    assert (said(read), read.key_information[0].left.nil) == ([("", "Police to help")], None)
    assert "ask_without_information" in codes(read)


def test_reads_a_row_of_one_cell_as_information_alone():
    assert said(with_rows(tr(LEFT, RIGHT), tr(tc("Said", 2)))) == [("Said", "")]


def test_lists_what_stands_in_a_third_filled_cell():
    read = with_rows(tr(tc(LEFT, 2), RIGHT), tr("Said", "More", "Asked"))
    assert (said(read), texts(read.unplaced)) == ([("Said", "Asked")], ["More"])


def test_lists_links_and_embedded_files_of_a_row():
    link = p(r("Contact ") + field(' HYPERLINK "mailto:a@b.test" ', "us"))
    read = with_rows(tr(LEFT, RIGHT), tr(p(embedded()), link), objects={"rIdObject": b"12345"})
    (row,) = read.key_information
    assert (row.right.text, row.right.links, row.left.embedded[0].size) == (
        "Contact us",
        ("mailto:a@b.test",),
        5,
    )


@pytest.mark.parametrize(
    ("risk", "code", "suggestion"),
    [
        (
            "No new risks to flag. Housing for people who pose a high risk remains hard to find.",
            "standing_risk",
            "standing_risk",
        ),
        ("Inspection expected from Nov 2018", "event_not_risk", "event"),
        ("Confirmed reduction in the grant 2018/19", "issue_not_risk", "issue"),
        ("Increase in re-offending rates", "issue_not_risk", "issue"),
    ],
)
def test_suggests_what_a_risk_might_be_and_keeps_it(risk, code, suggestion):
    read = reading(a_return(risks=[(risk, "")]))
    (row,) = read.risk_register_items
    assert (row.left.text, row.left.nil, row.suggestion) == (risk, False, suggestion)
    assert code in codes(read)


@pytest.mark.parametrize(
    "risk",
    [
        "There will be funding gaps once the grant has been used by late 2018.",
        "None of note",
        "No new risks to flag.",
        "Hard to recruit: consultation Sep – Dec 2018. Challenges expected in December 2018.",
        "Funding may be withdrawn",
    ],
)
def test_suggests_nothing_for_a_plain_risk_or_a_nil(risk):
    (row,) = reading(a_return(risks=[(risk, "")])).risk_register_items
    assert row.suggestion is None


@pytest.mark.parametrize(
    ("ask", "named"),
    [
        ("Partners to support this.", False),
        ("The County Council to fund two posts.", True),
        ("CSPs to attend.", True),
        ("To consider how this could be funded.", False),
        ("None of note", True),
        ("For Information", True),
        ("", True),
    ],
)
def test_says_when_an_ask_names_nobody(ask, named):
    assert ("ask_names_nobody" not in codes(reading(a_return(key=[("Said", ask)])))) is named


def test_says_when_nil_stands_beside_an_ask():
    assert "nil_with_ask" in codes(reading(a_return(risks=[("None", "Police to help")])))


def test_reads_no_date_across_two_cells():
    read = reading(a_return(key=[("The plan of October", "2018 partners to meet by 3 May 2019")]))
    (row,) = as_json(read)["key_information"]
    assert [(date["text"], date["place"]) for date in row["dates"]] == [
        ("3 May 2019", "Table 1, row 6, right cell")
    ]
