"""The five product rows and their eight states."""

import pytest

from data.returns.contract import as_json
from data.returns.reader.template import PRODUCTS
from data.returns.reader.written import PlanState
from tests.makers_word import (
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
)

LINK = field(' HYPERLINK "https://example.test/tor" ', "Terms")
LONG = (
    "A single performance matrix is being developed across the county and will go round each quarter to all."
)


@pytest.mark.parametrize(
    ("value", "state", "text"),
    [
        ("Completed: Yes", "stated_without_date", "Completed: Yes"),
        ("Completed: 30 June 2017", "stated_with_date", "Completed: 30 June 2017"),
        (p(LINK), "link", "Terms"),
        ("see www.example.test/tor", "link", "see www.example.test/tor"),
        (p(embedded()), "embedded_file", ""),
        (LONG, "narrative", LONG),
        (p("Six plans:") + p("• One") + p("• Two"), "narrative", "Six plans:\nOne\nTwo"),
        ("N/A", "not_applicable", "N/A"),
        ("", "blank", ""),
        ("•", "blank", ""),
    ],
)
def test_tells_the_states_apart(value, state, text):
    read = reading(a_return(plans={"TOR": value}, package={"objects": {"rIdObject": b"1"}}))
    assert (read.plan("tor").state, read.plan("tor").text) == (PlanState(state), text)


def test_says_which_row_is_missing():
    read = reading(a_return(plans={"TOR": "Agreed", "Strategic assessment": ""}))
    assert read.plan("performance_information").state is PlanState.ROW_MISSING
    assert as_json(read)["plans"]["performance_information"] is None
    assert list(as_json(read)["plans"]) == list(PRODUCTS)
    assert codes(read).count("plan_row_missing") == 3


@pytest.mark.parametrize(
    "label", ["TOR", "TOR ", "TOR:", "ToR", "Terms of Reference", "Terms of reference :"]
)
def test_knows_a_label_in_every_wording(label):
    assert reading(a_return(plans={label: "Agreed"})).plan("tor").text == "Agreed"


@pytest.mark.parametrize(
    "body",
    [
        p("TOR: Agreed") + p("Joint strategic plan: None yet"),
        p(r("TOR:", bold=True) + r(" Agreed")) + p(r("Joint strategic plan", bold=True) + r(": None yet")),
        p("TOR") + p("Agreed") + p("Joint strategic plan") + p("None yet"),
        tbl(tr(tc(p("TOR: Agreed") + p("Joint strategic plan: None yet")))),
        tbl(tr(tc("TOR"), tc(""), tc("Agreed")), tr(tc("Joint strategic plan"), tc(""), tc("None yet"))),
    ],
)
def test_reads_labels_and_values_outside_the_usual_two_columns(body):
    rows = form_rows()
    read = reading(docx(tbl(*rows[:8]) + heading("Plans, actions and performance") + body))
    assert (read.plan("tor").text, read.plan("joint_strategic_plan").text) == ("Agreed", "None yet")


def test_reads_products_whose_section_heading_is_missing():
    rows = form_rows()
    del rows[8]
    assert reading(docx(tbl(*rows))).plan("tor").text == "Agreed July 2018"


@pytest.mark.parametrize(
    ("value", "said"),
    [(LONG, True), ("Reports go to the board", True), ("Agreed July 2018", False), ("", False)],
)
def test_says_when_performance_information_has_no_date(value, said):
    assert (
        "performance_undated" in codes(reading(a_return(plans={"Performance information": value})))
    ) is said
