from datetime import date

import pytest
from dash import html

from dashboard.components.empty import empty
from dashboard.components.table import Cell, Column, Filtering, Row, data_table
from tests.unit.components.elements import all_of, attribute, inside, words

COLUMNS = (
    Column("Risk", key="risk", sort="text"),
    Column("Current score", short="Score", num=True),
    Column("Step", hidden_label=True),
)
ROWS = [
    Row(["Housing", Cell("High 12", sort=12), "Open"], data={"band": "High"}),
    Row(["Knives", "none", "Open"]),
]


def table(**given: object):
    return data_table("Open risks", COLUMNS, ROWS, **given)


def test_always_has_a_caption() -> None:
    assert words(all_of(table(), "Caption")) == "Open risks"
    assert all_of(table(), "Caption")[0].className == "sr"
    assert attribute(all_of(table(caption_shown=True), "Caption")[0], "className") is None


def test_names_each_row_by_its_header_cell() -> None:
    heads = [one for one in all_of(table(), "Th") if one.scope == "row"]
    assert [words(one) for one in heads] == ["Housing", "Knives"]


def test_the_header_need_not_be_the_first_cell() -> None:
    shown = data_table("Actions", COLUMNS, [Row(["Red", "Name a lead", "Open"], header=1)])
    assert [words(one) for one in all_of(shown, "Th") if one.scope == "row"] == ["Name a lead"]


def test_says_the_full_label_on_a_card_and_none_for_a_hidden_one() -> None:
    cells = all_of(table(), "Td")[:2]
    assert [attribute(cell, "data-l") for cell in cells] == ["Current score", None]


def test_keeps_the_meaning_of_a_table_when_rows_are_cards() -> None:
    roles = {attribute(one, "role") for one in inside(table())}
    assert {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"} <= roles


def test_a_table_that_stays_a_table_needs_no_roles() -> None:
    assert {attribute(one, "role") for one in inside(table(stackable=False))} == {None}


def test_a_column_sorts_when_it_says_how() -> None:
    assert [words(one) for one in all_of(table(), "Button")] == ["Risk"]


def test_says_which_column_the_rows_came_sorted_by() -> None:
    heads = all_of(table(sorted_by=("risk", "descending")), "Th")[:3]
    assert [attribute(one, "aria-sort") for one in heads] == ["descending", None, None]


def test_a_cell_can_sort_by_other_than_its_words() -> None:
    days = [Row([Cell("11 October", sort=date(2018, 10, 11)), "1", "x"])]
    assert attribute(all_of(table(), "Td")[0], "data-sort") == "12"
    assert attribute(all_of(data_table("Days", COLUMNS, days), "Th")[3], "data-sort") == "2018-10-11"


def test_carries_what_filters_compare_and_the_order_of_the_rows() -> None:
    row = all_of(table(), "Tr")[1]
    assert (attribute(row, "data-band"), attribute(row, "data-row")) == ("High", "0")


def test_a_group_row_spans_the_table() -> None:
    shown = data_table("Groups", COLUMNS, [Row(["Nine delivery groups"], group=True), *ROWS])
    assert all_of(shown, "Th")[3].colSpan == 3


def test_refuses_a_row_of_another_width() -> None:
    with pytest.raises(ValueError, match="2 cells in a table of 3"):
        data_table("Open risks", COLUMNS, [Row(["Housing", "12"])])


def test_shows_the_reason_instead_of_an_empty_table() -> None:
    none = empty("No risk is closed", "They appear here.")
    assert data_table("Closed risks", COLUMNS, [], empty=none) is none


def test_a_filtered_table_says_how_many_it_shows() -> None:
    shown = table(id="register", filtering=Filtering("filters", total=1250, order="newest first"))
    assert "Showing 2 of 1,250, newest first" in words(shown)
    named = all_of(shown, "Table")[0]
    assert (attribute(named, "data-filter"), attribute(named, "data-form")) == ("client", "filters")


def test_a_filtered_table_needs_an_id() -> None:
    with pytest.raises(ValueError, match="needs an id"):
        table(filtering=Filtering("filters", total=2))


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    shown = table(wide=True)
    assert (shown.role, shown.tabIndex) == ("region", 0)
    assert attribute(shown, "aria-label") == "Open risks, scrolls sideways"


def test_a_foot_closes_the_table() -> None:
    shown = table(foot=Row(["Total", "12", ""]))
    assert words(all_of(shown, "Tfoot")) == "Total12"


def test_a_cell_may_hold_elements() -> None:
    shown = data_table(
        "Links", COLUMNS, [Row([html.A("Housing", href="/risks/1"), [html.B("1"), " of 2"], "x"])]
    )
    assert words(all_of(shown, "Td")[0]) == "1 of 2"
