"""Values as a workbook stores them: numbers, days, formulas, errors, characters, and what is said of doubtful ones."""

import pytest

from tests.makers_excel import (
    a_book,
    book,
    csp_about,
    formula,
    number,
    problems,
    raw,
    reading,
    risks,
    row,
    sheet,
    text,
    words,
)

SAID = "Funding may end."
ASKED = "Police to report"


def left(data: bytes) -> list[str]:
    """The words of the left cells of the risks."""
    return [item.left.text for item in reading(data).risk_register_items]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (number("A6", 43384, 1), "11 October 2018"),
        (number("A6", 43374, 2), "October 2018"),
        (number("A6", "43384.5", 1), "11 October 2018"),
        (number("A6", 59, 1), "28 February 1900"),
        (number("A6", 61, 1), "1 March 1900"),
        (raw("A6", "d", "2018-10-11T00:00:00"), "11 October 2018"),
        (number("A6", 165), "165"),
        (number("A6", "165.0"), "165"),
        (number("A6", "0.30000000000000004"), "0.3"),
        (number("A6", "1234.5", 3), "1,234.50"),
        (number("A6", "-1234.5", 4), "-£1,234.50"),
        (number("A6", "0.125", 6), "13%"),
        (number("A6", "1E+300", 3), "1e+300"),
        (raw("A6", "b", "1"), "TRUE"),
        (formula("A6", 'A1&"x"', "Words"), "Words"),
        (formula("A6", "1+1", "2", "n"), "2"),
    ],
)
def test_a_value_is_read_as_excel_shows_it(cell, said):
    assert left(a_book([row(6, cell)])) == [said]


def test_a_date_from_1904_is_read_by_that_calendar_and_says_so():
    read = reading(a_book([row(6, number("A6", 41922, 1))], properties='date1904="1"'))
    assert read.risk_register_items[0].left.text == "11 October 2018"
    assert [place for place, _ in problems(read, "days_counted_otherwise")] == ["Risks, cell A6"]


def test_a_date_that_lost_its_format_is_pointed_out():
    read = reading(a_book([row(6, number("A6", 43384))]))
    assert read.risk_register_items[0].left.text == "43384"
    [(place, message)] = problems(read, "number_maybe_date")
    assert (place, "11 October 2018" in message) == ("Risks, cell A6", True)


@pytest.mark.parametrize("value", ["-5", "2958466", "1e99", "many", "nan"])
def test_a_number_that_is_no_day_is_kept_as_stored_and_pointed_out(value):
    read = reading(a_book([row(6, number("A6", value, 1))]))
    assert read.risk_register_items[0].left.text == value
    assert [place for place, _ in problems(read, "number_unclear")] == ["Risks, cell A6"]


def test_a_period_that_excel_made_a_date_is_read():
    changed = sheet(
        row(2, text("A2", "Title and month"), number("B2", 43374, 2)),
        words(3, "Delivery group", "Road Safety"),
        words(4, "Chair", "Pat Example"),
    )
    read = reading(book({"About": changed, "Risks": risks(words(6, SAID))}))
    assert (read.period.as_written, read.period.month, read.period.place) == (
        "October 2018",
        "2018-10",
        "About, cell B2",
    )


def test_a_formula_that_was_never_calculated_has_no_value_and_is_named():
    read = reading(a_book([row(6, formula("A6", "SUM(C1:C9)"), text("B6", ASKED))]))
    assert read.risk_register_items[0].left.text == ""
    [(place, message)] = problems(read, "formula_not_calculated")
    assert (place, "=SUM(C1:C9)" in message) == ("Risks, cell A6", True)


@pytest.mark.parametrize(
    "cell", [raw("A6", "e", "#REF!"), text("A6", "#REF!"), formula("A6", "B9", "#N/A", "e")]
)
def test_an_error_is_no_value_and_is_named(cell):
    read = reading(a_book([row(6, cell, text("B6", ASKED))]))
    assert read.risk_register_items[0].left.text == ""
    [(place, message)] = problems(read, "error_value")
    assert (place, "#" in message) == ("Risks, cell A6", True)


def test_words_in_several_looks_are_one_text_and_how_to_say_them_is_left_out():
    strings = ["<si><r><t>Fun</t></r><r><t>ding</t></r><rPh><t>no</t></rPh></si>", "<si><t>Second</t></si>"]
    cells = [row(6, raw("A6", "s", "0")), row(7, raw("A7", "s", "1"))]
    assert left(a_book(cells, strings=strings)) == ["Funding", "Second"]


@pytest.mark.parametrize(
    "said", ["a_x0000_b", "a_xD800_b", "a_x0007_b", "a\ufffeb".replace("\ufffe", "\uf000")]
)
def test_a_character_that_cannot_be_read_is_shown_as_such(said):
    read = reading(a_book([words(6, said)]))
    assert read.risk_register_items[0].left.text == "a\ufffdb"
    assert [place for place, _ in problems(read, "unreadable_symbol")] == ["Risks, cell A6"]


def test_an_escaped_character_is_the_one_it_stands_for():
    assert left(a_book([words(6, "a_x0041__xD83D__xDE00__x005F_x0041_")])) == ["aA😀_x0041_"]


def test_a_cell_far_longer_than_excel_allows_is_read_in_full_and_pointed_out():
    long = "word " * 40_000 + "end"
    read = reading(a_book([words(6, long)]))
    assert read.risk_register_items[0].left.text == long
    assert problems(read, "cell_too_long")[0][0] == "Risks, cell A6"


# Numbers in tables


@pytest.mark.parametrize("odd", ["1\u00a0234", "1 234,5", "１２３４", "12,5", "1.234,56", "£1 000", "4 %"])
def test_a_number_written_in_another_way_is_kept_and_pointed_out(odd):
    figures = sheet(
        words(1, "Figures"), words(5, "Table", "Burglary"), words(6, "Month", "Count"), words(7, "July", odd)
    )
    read = reading(book({"About": csp_about(), "Figures": figures}))
    assert read.csp_update.figures[0].rows[1] == ("July", " ".join(odd.split()))
    assert [place for place, _ in problems(read, "number_odd")] == ["Figures, table 1, cell B7"]


@pytest.mark.parametrize(
    "plain", ["1234", "1,234.50", "-5", "£1,000", "45%", "(200)", "2018/19", "n/a", "July 2018"]
)
def test_a_plain_number_and_words_raise_no_doubt(plain):
    figures = sheet(words(1, "Figures"), words(5, "Table", "Burglary"), words(6, "Month", plain))
    assert problems(reading(book({"About": csp_about(), "Figures": figures})), "number_odd") == []
