"""Spending against plan: amounts, totals and differences, each only where it is certain."""

from decimal import Decimal

import pytest

from data.returns.reader.money import amount, pounds, says_none
from data.returns.reader.parsed import FiguresTable
from data.returns.reader.spending import spending_of

HEADINGS = ("Item", "Budget", "Outturn / committed")


def a_table(
    *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS, title: str = "Fund"
) -> FiguresTable:
    every = (headings, *rows)
    return FiguresTable("Table 3", title, every, tuple(f"Table 3, row {n}" for n in range(1, len(every) + 1)))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("£5,000.00", "5000"),
        ("5000", "5000"),
        ("£ 17.50", "17.5"),
        ("£1,234,567", "1234567"),
        ("-£300", "-300"),
        ("£-300", "-300"),
        ("\u2212£20", "-20"),
        ("(£300)", "-300"),
        ("£(300)", "-300"),
        ("£0.00", "0"),
    ],
)
def test_reads_an_amount_that_is_certain(written: str, value: str) -> None:
    assert amount(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    ["", "-", "5k", "£5K", "£1.2m", "about £500", "£500 + VAT", "£5,00", "5.000", "\u20ac5", "(300", "300)",
     "£5 and £6", "TBC", "£1234567890123", "1,2345", "--5", "50%"],
)  # fmt: skip
def test_takes_nothing_else_for_an_amount(written: str) -> None:
    assert amount(written) is None


def test_says_amounts_in_words() -> None:
    assert [pounds(Decimal(one)) for one in ("1870", "17.5", "-300")] == ["£1,870", "£17.50", "-£300"]
    assert [says_none(one) for one in ("", "-", "n/a", "Nil", "0", "TBC")] == [True] * 4 + [False] * 2


def test_compares_only_rows_whose_amounts_are_both_certain() -> None:
    found = spending_of(
        a_table(
            ("Plays", "£5,000", "£6,870"),
            ("Event", "£165", "£0"),
            ("Reviews", "£10", "£10"),
            ("Kits", "£5", "5k"),
        )
    )
    assert [line.against_plan for line in found.lines] == [
        "£1,870 over plan",
        "£165 under plan",
        "As planned",
        "",
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ("Item", "Amount", "Notes"),
        ("Item", "Budget", "Variance against budget"),
        ("Item", "Budget", "Projected outturn"),
        ("Item", "Budget (£000)", "Spent"),
        ("Item", "Budget", "Planned"),
    ],
)
def test_compares_nothing_where_the_headings_do_not_say_what_is_planned_and_what_is_spent(headings) -> None:
    assert not spending_of(a_table(("Kits", "£5", "£6"), headings=headings)).compared


@pytest.mark.parametrize(
    "headings", [("What for", "Planned", "Spent"), ("Scheme", "Allocation", "Actual to date")]
)
def test_knows_the_columns_by_other_names(headings) -> None:
    assert (
        spending_of(a_table(("Kits", "£5", "£6"), headings=headings)).lines[0].against_plan == "£1 over plan"
    )


def test_a_total_that_adds_up_is_no_matter_and_a_blank_adds_nothing() -> None:
    rows = (
        ("Plays", "£5,000.00", "£6,870.00"),
        ("Lines", "£5,000.00", ""),
        ("TOTALS", "£10,000.00", "£6,870.00"),
    )
    assert spending_of(a_table(*rows)).mismatches == ()


def test_a_total_that_does_not_add_up_is_told_with_its_place() -> None:
    rows = (("Plays", "£5,000", "£6,870"), ("Event", "£165", "£0"), ("Total", "£5,165", "£6,780"))
    [wrong] = spending_of(a_table(*rows)).mismatches
    assert (wrong.place, wrong.heading) == ("Table 3, row 4, right cell", "Outturn / committed")
    assert (wrong.stated, wrong.adds_up_to) == ("£6,780", Decimal(6870))


def test_a_total_over_a_cell_that_is_not_certain_is_not_checked() -> None:
    rows = (("Plays", "about £5,000", "£1"), ("Total", "£9,999", "£1"))
    assert spending_of(a_table(*rows)).mismatches == ()


def test_sub_totals_and_a_total_of_everything_both_add_up() -> None:
    rows = (("a", "£1", "£1"), ("b", "£2", "£2"), ("Sub-total", "£3", "£3"), ("c", "£4", "£4"),
            ("Subtotal", "£4", "£4"), ("Grand total", "£7", "£7"))  # fmt: skip
    assert spending_of(a_table(*rows)).mismatches == ()


def test_a_row_that_only_begins_like_a_total_is_none() -> None:
    rows = (("a", "£1", "£1"), ("Total", "£1", "£1"), ("Total (unallocated)", "(£5)", "£0"))
    assert spending_of(a_table(*rows)).mismatches == ()


def test_adds_up_a_column_without_a_total_where_every_amount_is_certain() -> None:
    found = spending_of(a_table(("a", "£1.50", "£1"), ("b", "£2", "2k")))
    assert [found.sum_of(column) for column in range(3)] == ["", "£3.50", ""]
    totalled = spending_of(a_table(("a", "£1", "£1"), ("b", "£1", "£1"), ("Total", "£2", "£2")))
    assert totalled.sum_of(1) == ""


def test_a_table_without_headings_keeps_every_row() -> None:
    found = spending_of(FiguresTable("Table 1", "Spending", (("Kits", "£5"), ("Lights", "£6"))))
    assert (found.headings, len(found.lines), found.compared) == ((), 2, False)
