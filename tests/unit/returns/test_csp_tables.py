"""The action plan and the tables of a CSP's update, in the layouts that leads make of them."""

import pytest

from data.returns.contract import texts
from data.returns.reader.parsed import OtherCell
from tests.makers_word import MERGE_ON, MERGE_START, codes, docx, heading, p, r, reading, tbl, tc, tr

TOP = (
    heading("Quarterly Progress Report: October 2018")
    + p("Fenland CSP")
    + p("Priority: Rural crime")
    + heading("Key achievements:")
    + p("One")
    + heading("Any items for publicity:")
    + p("None")
)
HEADS = tr("Action", "Milestones", "Lead agency", "Other partners", "Update this quarter")


def plan(*rows: str, heads: str = HEADS, before: str = heading("Action plan")):
    return reading(docx(TOP + before + tbl(heads, *rows))).csp_update.action_plan


def test_an_action_merged_over_several_rows_goes_on_in_each() -> None:
    first, second = plan(
        tr(tc("1.3 Advice", properties=MERGE_START), "1.3a Sign up", "Police", "", "Done"),
        tr(tc("", properties=MERGE_ON), "1.3b Hand out", "", "", "To come"),
    )
    assert (first.action, first.goes_on, first.number) == ("1.3 Advice", False, "1.3")
    assert (second.action, second.goes_on, second.number) == ("1.3 Advice", True, "")
    assert (second.milestones, second.update) == (("1.3b Hand out",), "To come")


def test_a_milestone_in_a_row_of_its_own_belongs_to_the_action_above() -> None:
    _, second = plan(tr("1.1 Patrol", "1.1a Plan", "", "", ""), tr("", "1.1b Start", "Police", "", "Begun"))
    assert (second.action, second.goes_on, second.milestones) == ("1.1 Patrol", True, ("1.1b Start",))


@pytest.mark.parametrize(
    "cell",
    [
        p("1.1a Plan") + p("1.1b Start"),
        p(r("1.1a Plan\n1.1b Start")),
        p(r("1.1a Plan\n1.1b Start\n\u2022 Again\nand again")),
    ],
)
def test_milestones_typed_as_lines_keep_their_own_numbers(cell: str) -> None:
    (row,) = plan(tr("1.1 Patrol", cell, "", "", ""))
    assert row.milestones[:2] == ("1.1a Plan", "1.1b Start")
    assert row.milestones[2:] in ((), ("Again\nand again",))


def test_other_ways_of_numbering_are_kept_and_bullets_are_not() -> None:
    (row,) = plan(
        tr("Patrol", p("1. Plan") + p("a) Start") + p("\u2022 End") + p("24 hour cover"), "", "", "")
    )
    assert row.milestones == ("1. Plan", "a) Start", "End", "24 hour cover")


def test_numbers_in_a_column_of_their_own_are_the_rows() -> None:
    heads = tr("No.", "Action", "Milestones", "Lead", "Progress")
    first, second = plan(
        tr("1.1", "Patrol", "", "Police", "Done"), tr("1.1a", "", "Plan", "", ""), heads=heads
    )
    assert (first.number, first.action, first.update) == ("1.1", "Patrol", "Done")
    assert (second.number, second.goes_on, second.milestones) == ("1.1a", True, ("Plan",))


def test_a_number_in_a_second_cell_under_one_heading_is_the_rows() -> None:
    heads = tr(tc("Action", 2), "Lead", "Progress")
    (row,) = plan(tr("1.1", "Patrol", "Police", "Done"), heads=heads)
    assert (row.number, row.action, row.lead_agency, row.update) == ("1.1", "Patrol", "Police", "Done")


def test_a_number_that_is_part_of_the_words_is_none() -> None:
    (row,) = plan(tr("24 hour patrols", "", "", "", "Done"))
    assert (row.number, row.action) == ("", "24 hour patrols")


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (("Action", "Lead", "Partners", "Progress"), ("action", "lead_agency", "partners", "update")),
        (("Key actions", "Owner", "Status"), ("action", "lead_agency", "update")),
        (("Activity", "Responsible", "Quarterly update"), ("action", "lead_agency", "update")),
        (("Action", "Q3 Update"), ("action", "update")),
        (("Milestone", "Action by", "Supporting agencies"), ("milestones", "lead_agency", "partners")),
        (("Planned action", "Led by", "Other agencies", "Progress this quarter"),
         ("action", "lead_agency", "partners", "update")),
    ],
)  # fmt: skip
def test_reads_renamed_headings_and_does_without_missing_columns(heads, names) -> None:
    (row,) = plan(tr(*(f"said of {name}" for name in names)), heads=tr(*heads))
    found = {name: getattr(row, name) for name in names}
    assert found == {
        name: (f"said of {name}",) if name == "milestones" else f"said of {name}" for name in names
    }


def test_a_column_that_the_form_does_not_have_is_kept_with_its_heading() -> None:
    heads = tr("Action", "Lead", "Update", "Due date")
    (row,) = plan(tr("Patrol", "Police", "Done", "March 2019"), heads=heads)
    assert row.others == (OtherCell("Due date", "March 2019"),)


def test_a_line_across_the_table_heads_the_rows_below_it() -> None:
    first, second = plan(
        tr(tc("Priority 1", 5)),
        tr("Patrol", "", "", "", ""),
        tr(tc("Priority 2", 5)),
        tr("Visit", "", "", "", ""),
    )
    assert [(row.section, row.action) for row in (first, second)] == [
        ("Priority 1", "Patrol"),
        ("Priority 2", "Visit"),
    ]


def test_what_stands_above_the_headings_or_over_nothing_is_listed() -> None:
    table = tbl(tr(tc("Action plan 2018/19", 5)), tr(tc("As agreed in May", 5)), HEADS,
                tr("Patrol", "", "", "", ""), tr(tc("Priority 9", 5)))  # fmt: skip
    read = reading(docx(TOP + table))
    assert [row.action for row in read.csp_update.action_plan] == ["Patrol"]
    assert texts(read.unplaced) == ["As agreed in May", "Priority 9"]


def test_headings_said_again_on_the_next_page_are_no_row() -> None:
    assert [row.action for row in plan(tr("A", "", "", "", ""), HEADS, tr("B", "", "", "", ""))] == ["A", "B"]


def test_an_empty_row_under_a_merged_action_is_none() -> None:
    rows = plan(
        tr(tc("A", properties=MERGE_START), "", "", "", "Done"),
        tr(tc("", properties=MERGE_ON), "", "", "", ""),
    )
    assert [row.update for row in rows] == ["Done"]


def test_a_plan_in_the_table_that_holds_the_whole_form_is_read_as_a_plan() -> None:
    table = tbl(
        tr(tc(heading("Areas of concern:") + p("Thefts"), 5)),
        tr(tc(heading("Any items for publicity:") + p("News"), 5)),
        HEADS,
        tr("Patrol", "1.1a Plan", "Police", "", "Done"),
    )
    head = heading("Quarterly Progress Report: October 2018") + p("Fenland CSP")
    update = reading(docx(head + table)).csp_update
    assert texts(update.priorities[0].publicity) == ["News"]
    assert [(row.action, row.update) for row in update.action_plan] == [("Patrol", "Done")]


def test_a_plan_in_a_table_inside_the_form_is_read_as_a_plan() -> None:
    inner = tbl(HEADS, tr("Patrol", "1.1a Plan", "Police", "", "Done"))
    table = tbl(
        tr(tc(heading("Key achievements:") + p("One"))),
        tr(tc(heading("Any items for publicity:") + inner + p(""))),
    )
    update = reading(
        docx(heading("Quarterly Progress Report: May 2018") + p("Fenland CSP") + table)
    ).csp_update
    assert [row.action for row in update.action_plan] == ["Patrol"]
    assert update.priorities[0].publicity == ()


def test_words_below_a_table_are_not_taken_for_publicity() -> None:
    read = reading(docx(TOP + tbl(HEADS, tr("Patrol", "", "", "", "")) + p("Prepared by the officer")))
    assert read.csp_update.priorities[0].publicity == ()
    assert texts(read.unplaced) == ["Prepared by the officer"]


def test_a_caption_says_what_its_table_is_and_is_no_part_of_the_title() -> None:
    body = heading("Figures: Funding by ward") + tbl(tr("Action", "Lead", "Update"), tr("a", "b", "c"))
    body += heading("Spending: Grant") + tbl(tr("Item", "£"), tr("Kits", "5"))
    update = reading(docx(TOP + body)).csp_update
    assert [one.title for one in update.figures] == ["Funding by ward"]
    assert [one.title for one in update.spending] == ["Grant"]
    assert update.action_plan == ()


def test_a_heading_of_the_form_among_figures_does_not_take_the_table_apart() -> None:
    table = heading("Reviews") + tbl(tr("", "Made", "Met"), tr("Recommendations", "9", "7"))
    (figures,) = reading(docx(TOP + table)).csp_update.figures
    assert figures.rows == (("", "Made", "Met"), ("Recommendations", "9", "7"))
    assert figures.row_places == ("Table 1, row 1", "Table 1, row 2")


def test_a_line_that_looks_like_a_caption_and_has_no_table_is_listed() -> None:
    read = reading(docx(TOP + heading("With thanks") + heading("Thefts") + tbl(tr("Fuel", "4"))))
    assert texts(read.unplaced) == ["With thanks"]
    assert read.csp_update.figures[0].title == "Thefts"


def test_a_total_that_does_not_add_up_is_worth_a_check_at_its_place() -> None:
    table = heading("Grant") + tbl(tr("Item", "Budget"), tr("Kits", "£5"), tr("Total", "£6"))
    read = reading(docx(TOP + table))
    [problem] = [one for one in read.problems if one.code == "total_differs"]
    assert (problem.severity.name, problem.place) == ("CHECK", "Table 1, row 3, right cell")
    assert problem.message == "The total under “Budget” says £6, and the rows above it add up to £5."


def test_a_sound_update_has_no_doubt_about_its_tables() -> None:
    table = heading("Grant") + tbl(tr("Item", "Budget"), tr("Kits", "£5"), tr("Total", "£5"))
    assert codes(reading(docx(TOP + tbl(HEADS, tr("Patrol", "", "", "", "")) + table))) == []
