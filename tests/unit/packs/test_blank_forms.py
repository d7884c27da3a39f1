"""The blank forms: each reads as a form in which nobody has written anything, and is right once somebody has."""

import io

import pytest
from openpyxl import load_workbook

from data.packs.blank_forms import blank_form, blank_forms
from data.refusals import NotOpen
from data.returns.reader.interpret import read_return
from data.returns.reader.written import Kind, PlanState

GROUP = [name for name in blank_forms() if name.startswith("delivery-group")]
CSP = [name for name in blank_forms() if name.startswith("csp")]


@pytest.mark.parametrize("name", GROUP)
def test_a_blank_return_says_nothing(name):
    read = read_return(blank_form(name), name)
    assert (read.kind, read.group, read.chair, read.vice_chair) == (Kind.RETURN, None, (), ())
    assert (read.key_information, read.risk_register_items, read.objectives, read.unplaced) == (
        (),
        (),
        (),
        (),
    )
    assert {entry.state for entry in read.plans} == {PlanState.BLANK}
    assert {"group_missing", "period_missing", "empty_return"} <= {one.code for one in read.problems}


@pytest.mark.parametrize("name", CSP)
def test_a_blank_update_says_nothing(name):
    read = read_return(blank_form(name), name)
    assert (read.kind, read.csp_update.action_plan, read.csp_update.figures) == (Kind.CSP_UPDATE, (), ())
    assert {"csp_missing", "period_missing"} <= {one.code for one in read.problems}


@pytest.mark.parametrize(
    ("name", "missed"),
    [
        (
            "delivery-group-return.xlsx",
            {"period_missing": "cell B5", "group_missing": "row 6", "chair_missing": "row 7"},
        ),
        ("csp-update.xlsx", {"period_missing": "cell B5", "csp_missing": "row 6"}),
    ],
)
def test_what_a_blank_workbook_lacks_is_missed_in_its_own_row(name, missed):
    told = {one.code: one.place for one in read_return(blank_form(name), name).problems if one.code in missed}
    assert {code: place.removeprefix("About, ") for code, place in told.items()} == missed


def test_a_filled_workbook_reads_as_what_was_typed():
    book = load_workbook(io.BytesIO(blank_form("delivery-group-return.xlsx")))
    about, risks = book["About"], book["Risks"]
    about["B5"], about["B6"], about["B7"] = (
        "Quarterly Report: October 2018",
        "Road Safety Partnership",
        "Pat Example",
    )
    risks["A6"], risks["B6"] = "Funding may end.", "Police to report"
    book["Key information"]["B3"] = "Yes"
    saved = io.BytesIO()
    book.save(saved)
    read = read_return(saved.getvalue(), "return.xlsx")
    assert (read.period.month, read.group.canonical, read.chair[0].name) == (
        "2018-10",
        "Cambridgeshire and Peterborough Road Safety Partnership",
        "Pat Example",
    )
    assert [(row.left.text, row.right.text) for row in read.risk_register_items] == [
        ("Funding may end.", "Police to report")
    ]
    assert read.key_information[0].left.nil


def test_there_is_no_other_form():
    with pytest.raises(NotOpen):
        blank_form("../../etc/passwd")
