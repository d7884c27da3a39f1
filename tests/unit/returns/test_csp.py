"""The CSP's update: the older task-group form, in the layouts that leads make of it."""

import pytest

from data.returns.contract import as_json, texts
from data.returns.reader.written import Kind
from tests.makers_word import codes, docx, heading, p, reading, tbl, tc, tr

TITLE = heading("2.1 Quarterly Progress Report – Q4")
HEADINGS = ("Key Achievements during this Quarter:", "Areas of Concern for Partnership to Note:",
            "Recommendations to Partnership to Address Concerns:", "Any Items for Publicity:")  # fmt: skip


def said(*answers: str) -> str:
    return "".join(
        heading(head) + "".join(map(p, answer.split("|")))
        for head, answer in zip(HEADINGS, answers, strict=True)
    )


def form(
    *answers: str, head: str = TITLE + p("Fenland CSP"), priority: str = "Priority 2: Reducing Re-offending"
) -> str:
    return head + p(priority) + p("Lead Officer: Sgt Pat Example") + said(*answers)


def test_reads_a_priority_with_its_lead_and_four_sections():
    read = reading(docx(form("• One|• Two", "• A worry", "• Board to decide", "• Good news")))
    (item,) = read.csp_update.priorities
    assert read.kind is Kind.CSP_UPDATE
    assert (item.priority, item.lead) == ("Reducing Re-offending", "Sgt Pat Example")
    assert (texts(item.achievements), texts(item.concerns)) == (["One", "Two"], ["A worry"])
    assert (texts(item.recommendations), texts(item.publicity)) == (["Board to decide"], ["Good news"])
    assert item.concerns[0].place == "Paragraph 9"


@pytest.mark.parametrize(
    "nothing",
    [
        "None",
        "None.",
        "No limited by purdah period",
        "",
        "•",
        "There are no specific concerns regarding substance misuse recently.",
    ],
)
def test_reads_nothing_from_the_ways_of_saying_nothing(nothing):
    item = reading(docx(form("One", nothing, nothing, nothing))).csp_update.priorities[0]
    assert (item.concerns, item.recommendations, item.publicity) == ((), (), ())


@pytest.mark.parametrize(
    ("nothing", "kept"), [("None", "None"), ("N/A", "N/A"), ("", None), ("\u2022", None)]
)
def test_keeps_an_answer_that_says_nothing_apart_from_no_answer(nothing, kept):
    item = reading(docx(form("One", nothing, "Police to patrol", ""))).csp_update.priorities[0]
    assert [(one.part, one.text) for one in item.nil] == ([("concerns", kept)] if kept else [])


def test_gives_each_of_several_points_in_one_paragraph_a_place_of_its_own():
    item = reading(docx(form("One", "", "\u2022 First\n\u2022 Second", ""))).csp_update.priorities[0]
    first, second = item.recommendations
    assert (first.text, second.text) == ("First", "Second")
    assert second.place == f"{first.place.removesuffix('1')}2"
    assert first.place.endswith(", line 1")


def test_reads_a_priority_without_a_name_as_one_of_its_own():
    body = form("One", "", "", "") + p("Priority:") + said("Two", "", "", "")
    found = reading(docx(body)).csp_update.priorities
    assert [(item.priority, texts(item.achievements)) for item in found] == [
        ("Reducing Re-offending", ["One"]),
        ("", ["Two"]),
    ]


def test_reads_several_priorities():
    body = (
        form("One", "", "", "")
        + p("Priority 3: Road safety")
        + p("Lead Officer: Sam Example")
        + said("Two", "Worry", "", "")
    )
    found = reading(docx(body)).csp_update.priorities
    assert [(item.priority, item.lead, texts(item.achievements)) for item in found] == [
        ("Reducing Re-offending", "Sgt Pat Example", ["One"]),
        ("Road safety", "Sam Example", ["Two"]),
    ]


def test_reads_the_form_in_a_table_of_one_column():
    rows = "".join(
        tr(tc(heading(head) + p(text)))
        for head, text in zip(HEADINGS, ["One", "Worry", "Ask", "News"], strict=True)
    )
    read = reading(docx(TITLE + p("Fenland CSP") + p("Priority: Rural crime") + tbl(rows)))
    (item,) = read.csp_update.priorities
    assert (texts(item.achievements), texts(item.publicity)) == (["One"], ["News"])


def test_reads_a_section_on_the_line_of_its_heading():
    body = (
        TITLE
        + p("Fenland CSP")
        + p("Areas of concern: Thefts are up.")
        + p("Any items for publicity: See our website.")
    )
    item = reading(docx(body)).csp_update.priorities[0]
    assert (texts(item.concerns), texts(item.publicity)) == (["Thefts are up."], ["See our website."])


PLAN = tbl(
    tr("Action", "Milestones", "Lead agency", "Other partners", "Q4 Update"),
    tr(tc("Priority 1", 5)),
    tr("1.1 Patrol", p("1.1a Plan") + p("1.1b Start"), "Police", "Council", "Done"),
    tr("", "", "", "", ""),
)


def test_reads_the_action_plan_by_its_column_headings():
    (item,) = reading(docx(form("One", "", "", "") + heading("Action plan") + PLAN)).csp_update.action_plan
    assert (item.action, item.milestones, item.lead_agency) == (
        "1.1 Patrol",
        ("1.1a Plan", "1.1b Start"),
        "Police",
    )
    assert (item.partners, item.update, item.place) == ("Council", "Done", "Table 1, row 3")


def test_keeps_small_tables_as_written_and_tells_spending_apart():
    figures = heading("Clients") + tbl(tr("", "PPO"), tr("New", "1"))
    money = heading("Interventions fund") + tbl(tr("Item", "Budget"), tr("Card test", "£17.50"))
    update = reading(docx(form("One", "", "", "") + figures + money)).csp_update
    assert [(item.title, item.rows) for item in update.figures] == [("Clients", (("", "PPO"), ("New", "1")))]
    assert [item.title for item in update.spending] == ["Interventions fund"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (TITLE + p("CSP: South Cambs"), "South Cambridgeshire CSP"),
        (heading("Quarterly Update: October 2018 – Peterborough"), "Peterborough CSP"),
        (TITLE + p("East Cambridgeshire Community Safety Partnership"), "East Cambridgeshire CSP"),
    ],
)
def test_finds_the_csp(head, name):
    assert reading(docx(form("One", "", "", "", head=head))).csp_update.csp.canonical == name


def test_finds_the_csp_in_the_page_header():
    read = reading(docx(form("One", "", "", "", head=TITLE), headers=["Huntingdonshire CSP"]))
    assert read.csp_update.csp.canonical == "Huntingdonshire CSP"


def test_says_what_is_missing():
    read = reading(docx(form("One", "", "", "", head=heading("Quarterly Progress Report"))))
    assert {"csp_missing", "period_missing"} <= set(codes(read))


def test_stops_items_for_publicity_in_a_marked_file():
    read = reading(docx(form("One", "", "", "News"), headers=["OFFICIAL-SENSITIVE"]))
    [problem] = [one for one in read.problems if one.code == "publicity_marked"]
    assert problem.severity.name == "STOP"
    assert "OFFICIAL-SENSITIVE (page header)" in problem.message


def test_stops_each_item_for_publicity_that_carries_a_marking_itself():
    read = reading(docx(form("One", "", "", "News|RESTRICTED: a raid")))
    [problem] = [one for one in read.problems if one.code == "publicity_item_marked"]
    assert problem.place == read.csp_update.priorities[0].publicity[1].place


@pytest.mark.parametrize("header", ["OFFICIAL", "NOT PROTECTIVELY MARKED"])
def test_stops_nothing_for_publicity_where_the_marking_forbids_nothing(header):
    assert "publicity_marked" not in codes(reading(docx(form("One", "", "", "News"), headers=[header])))


def test_lists_words_that_belong_to_no_part():
    read = reading(docx(TITLE + p("Fenland CSP") + p("Dear all") + form("One", "", "", "", head="")))
    assert texts(read.unplaced) == ["Dear all"]


def test_gives_the_contract_a_kind_and_an_update():
    answer = as_json(reading(docx(form("One", "Worry", "", ""))))
    assert answer["kind"] == "csp_update"
    assert answer["csp_update"]["priorities"][0]["concerns"] == [{"text": "Worry", "place": "Paragraph 8"}]
    assert answer["key_information"] == []
