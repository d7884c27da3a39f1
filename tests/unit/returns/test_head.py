"""Title, period, group, chair and vice chair in every layout that was seen."""

import pytest

from data.returns.reader.written import OfficerCell
from tests.makers_word import a_return, codes, docx, form_rows, heading, p, r, reading, tbl, tc, tr

PREVENT = "PREVENT Delivery Group"


def chairs(read):
    return [officer.name for officer in read.chair], [officer.name for officer in read.vice_chair]


@pytest.mark.parametrize(
    "title",
    [
        "Quarterly Report: October 2018",
        "Quarterly Report : October 2018",
        "Quarterly Report (October, 2018):",
        "Quarterly Report (October/ 2018):",
        "QUARTERLY REPORT: OCTOBER 2018",
        "Quarterly Report Oct 18",
        "Quarterly Report: Oct 2018",
        "Quarterly\u00a0Report: October\u00a02018",
        "Quarterly Report\nOctober 2018",
    ],
)
def test_reads_the_title_and_its_period(title):
    read = reading(a_return(title=title))
    assert read.header_as_written == " ".join(title.split())
    assert read.period.month == "2018-10"
    assert (read.group.as_written, read.unplaced) == (PREVENT, ())


def test_reads_the_group_after_a_dash_in_the_title():
    read = reading(
        a_return(title="Quarterly Report: October 2018 – Joint Youth Justice Management Board", group="")
    )
    assert (read.group.as_written, read.period.as_written) == (
        "Joint Youth Justice Management Board",
        "October 2018",
    )


def test_reads_the_group_before_the_title():
    read = reading(a_return(title="PREVENT Delivery Group Quarterly Report October 2018", group=""))
    assert (read.group.as_written, read.period.month) == (PREVENT, "2018-10")


def test_reads_the_group_from_a_line_of_its_own():
    rows = form_rows(group="")
    read = reading(docx(tbl(rows[0], tr(tc("Road Safety Partnership", 2)), *rows[1:])))
    assert read.group.canonical == "Cambridgeshire and Peterborough Road Safety Partnership"


def test_reads_the_group_from_the_page_header_when_it_is_nowhere_else():
    read = reading(a_return(group="", package={"headers": ["Road Safety Partnership"]}))
    assert (read.group.as_written, read.group.place) == (
        "Road Safety Partnership",
        "Page header, paragraph 1",
    )


def test_reads_title_and_group_from_the_page_header_when_they_are_nowhere_else():
    header = p("OFFICIAL") + p("Quarterly Report: October 2018") + p("Road Safety Partnership")
    read = reading(a_return(title="", group="", package={"headers": [header]}))
    assert (read.header_as_written, read.period.month) == ("Quarterly Report: October 2018", "2018-10")
    assert read.group.as_written == "Road Safety Partnership"


def test_takes_a_protective_marking_in_the_page_header_for_no_group():
    read = reading(a_return(group="", package={"headers": ["OFFICIAL-SENSITIVE"]}))
    assert read.group is None
    assert read.marking.text == "OFFICIAL-SENSITIVE"
    assert {"group_missing", "protective_marking"} <= set(codes(read))


def test_says_when_the_group_is_not_one_we_know():
    assert "group_unknown" in codes(reading(a_return(group="Rural Crime Delivery Group")))


def test_says_when_the_period_names_no_month():
    read = reading(a_return(title="Quarterly Report: Q3 2018/19"))
    assert (read.period.as_written, read.period.month) == ("Q3 2018/19", None)
    assert "period_unclear" in codes(read)


def test_reads_the_period_from_a_cell_of_its_own():
    read = reading(a_return(title="Quarterly Report", group=p("October 2018") + p(PREVENT)))
    assert (read.period.month, read.group.as_written) == ("2018-10", PREVENT)


@pytest.mark.parametrize(
    ("officers", "chair", "vice", "cell"),
    [
        ([tr("Chair: Pat Example", "Vice Chair: Sam Example")], ["Pat Example"], ["Sam Example"], "filled"),
        ([tr("Chair: Pat Example", "Vice Chair:")], ["Pat Example"], [], "blank"),
        ([tr("Chair: Pat Example", "Vice Chair: N/A")], ["Pat Example"], [], "na"),
        ([tr(tc("Chair: Pat Example", 2))], ["Pat Example"], [], "absent"),
        ([tr("Chair: Pat Example", "Vice-Chair : Sam Example")], ["Pat Example"], ["Sam Example"], "filled"),
        (
            [tr(tc("Chair: Pat Example\t\tVice Chair: Sam Example", 2))],
            ["Pat Example"],
            ["Sam Example"],
            "filled",
        ),
        ([tr(tc("Chair: Pat Example\t\tVice Chair:", 2))], ["Pat Example"], [], "blank"),
        (
            [tr(tc(p("Chair: Pat Example") + p("Vice Chair: Sam Example"), 2))],
            ["Pat Example"],
            ["Sam Example"],
            "filled",
        ),
        (
            [tr("Chair", "Pat Example"), tr("Vice Chair", "Sam Example")],
            ["Pat Example"],
            ["Sam Example"],
            "filled",
        ),
        ([tr("Chair", "Pat Example"), tr("Vice Chair", "")], ["Pat Example"], [], "blank"),
        ([tr("Co-Chairs: Pat Example", "and Sam Example")], ["Pat Example", "Sam Example"], [], "absent"),
        ([tr(tc("Co Chairs: Pat Example & Sam Example", 2))], ["Pat Example", "Sam Example"], [], "absent"),
        ([tr(tc(p(r("Chair:", bold=True) + r(" Pat Example")), 2))], ["Pat Example"], [], "absent"),
    ],
)
def test_reads_the_officers(officers, chair, vice, cell):
    read = reading(a_return(officers=officers))
    assert (*chairs(read), read.vice_chair_cell) == (chair, vice, OfficerCell(cell))


def test_reads_organisations_that_chair_together():
    row = tr(tc("Co-chaired by Cambridgeshire Constabulary, County Council, NHS Trust and Mind", 2))
    read = reading(a_return(officers=[row]))
    assert [officer.organisation for officer in read.chair] == [
        "Cambridgeshire Constabulary", "County Council", "NHS Trust", "Mind",
    ]  # fmt: skip
    assert chairs(read)[0] == [None] * 4


@pytest.mark.parametrize(
    ("officers", "code"),
    [
        ([tr("Chair:", "Vice Chair: Sam Example")], "chair_missing"),
        ([], "chair_missing"),
        ([tr("Chair: Vacant", "Vice Chair: Sam Example")], "officer_unclear"),
        ([tr("Chair: Pat Example", "Vice Chair:")], "vice_chair_blank"),
        ([tr(tc("Chair: Pat Example", 2))], "vice_chair_absent"),
    ],
)
def test_reports_an_officer_who_is_not_named(officers, code):
    assert code in codes(reading(a_return(officers=officers)))


def test_reads_a_head_of_body_paragraphs():
    head = heading("Quarterly Report : May 2018 – Road Safety Partnership") + p(
        "Chair: Pat Example\t\tVice Chair: N/A"
    )
    read = reading(docx(head + tbl(*form_rows()[2:])))
    assert (read.period.month, read.group.as_written, read.vice_chair_cell) == (
        "2018-05",
        "Road Safety Partnership",
        "na",
    )


def test_takes_a_request_by_the_chair_in_a_later_section_for_an_ask():
    read = reading(a_return(key=[("Information", "Chair requested that all partners agree funding.")]))
    assert chairs(read)[0] == ["Pat Example"]
    assert read.key_information[0].right.text == "Chair requested that all partners agree funding."


def test_lists_words_in_the_head_that_belong_nowhere():
    read = reading(
        a_return(
            officers=[tr(tc("Please return by Friday.", 2)), tr("Chair: Pat Example", "Vice Chair: N/A")]
        )
    )
    assert [passage.text for passage in read.unplaced] == ["Please return by Friday."]
    assert "unplaced" in codes(read)
