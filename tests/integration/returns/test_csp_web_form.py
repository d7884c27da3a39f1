"""A CSP's update written in the browser: every part comes back as it was written, on its way to the check page."""

from datetime import date

import pytest
from sqlalchemy import select

from data.returns.checks.recommendations import NAMES_NOBODY
from data.returns.items.update_cells import plan_row, table_of
from data.returns.web_form.finish import UNTITLED
from data.store.tables import Lead, Reporter, ReturnItem, ReturnProblem, ReturnVersion
from data.terms import Decision, Part, Role, Saying, Severity
from tests.makers import a_body, a_meeting, a_person
from tests.support.sending import decide, drawn, said, who

pytestmark = pytest.mark.both_databases
PRIORITY = {
    "priorities.1.priority": "Rural crime",
    "priorities.1.lead": "Sector Inspector",
    "priorities.1.achievements": "Patrols began.\nKits were bought.",
    "priorities.1.concerns": "None",
    "priorities.1.recommendations": "Partners to meet.",
}
PLAN = {
    "actions.1.action": "1.1 Patrol",
    "actions.1.milestones": "1.1a Plan\n1.1b Start",
    "actions.1.lead_agency": "Police",
    "actions.1.partners": "Council",
    "actions.1.update": "Begun in May",
    "actions.2.milestones": "1.1c End",
    "actions.3.action": "1.2 Visit",
}


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting, a council, and the lead of a CSP."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        a_body(session, "fdc", "Fenland District Council")
        person = a_person(session, "other.lead@board.test", role=Role.LEAD)
        led = session.scalars(select(Reporter).where(Reporter.slug == "fenland")).one()
        session.add(Lead(person_id=person.id, reporter_id=led.id))
    return make_app()


def finished(board, texts: dict[str, str]) -> str:
    """The address of the check page of a form with these boxes."""
    lead = who(board, "other lead")
    begun = lead.post("/returns/form", {"group": "fenland", "quarter": "2018-19-Q3"})
    sent = {"about.period": "October 2018"} | texts
    path = begun.location.partition("?")[0]
    answer = lead.post(f"{path}/save", {f"text:{key}": text for key, text in sent.items()} | {"do": "finish"})
    return answer.location


def items(peopled, part: Part) -> list[ReturnItem]:
    with peopled.read() as session:
        found = session.scalars(
            select(ReturnItem).where(ReturnItem.part == part).order_by(ReturnItem.ordinal)
        )
        rows = list(found)
        session.expunge_all()
        return rows


def kept(peopled, part: Part, read) -> list:
    with peopled.read() as session:
        found = session.scalars(
            select(ReturnItem).where(ReturnItem.part == part).order_by(ReturnItem.ordinal)
        )
        rows = [read(item.update_item) for item in found]
        session.expunge_all()
        return rows


def test_what_is_said_of_a_priority_comes_back_point_by_point(board, peopled) -> None:
    finished(board, PRIORITY)
    assert [one.text for one in items(peopled, Part.ACHIEVEMENT)] == ["Patrols began.", "Kits were bought."]
    assert [(one.text, one.saying) for one in items(peopled, Part.CONCERN)] == [("None", Saying.NIL)]
    assert [one.text for one in items(peopled, Part.RECOMMENDATION)] == ["Partners to meet."]


def test_a_box_left_empty_counts_as_not_answered(board, peopled) -> None:
    finished(board, PRIORITY | PLAN | {"priorities.1.concerns": ""})
    assert items(peopled, Part.CONCERN) == []
    with peopled.read() as session:
        version = session.scalars(select(ReturnVersion)).one()
        assert (version.parts_answered, version.parts_required) == (4, 5)


def test_a_priority_without_a_name_keeps_what_is_said_of_it_to_itself(board, peopled) -> None:
    more = {"priorities.2.achievements": "Something else."}
    finished(board, PRIORITY | more)
    assert [one.label for one in items(peopled, Part.ACHIEVEMENT)] == ["Rural crime", "Rural crime", ""]


def test_the_action_plan_comes_back_row_by_row(board, peopled) -> None:
    finished(board, PRIORITY | PLAN)
    first, second, third = kept(peopled, Part.ACTION_PLAN, plan_row)
    assert (first.action, first.milestones) == ("1.1 Patrol", ("1.1a Plan", "1.1b Start"))
    assert (first.lead_agency, first.partners, first.update) == ("Police", "Council", "Begun in May")
    assert (second.action, second.milestones, second.goes_on) == ("1.1 Patrol", ("1.1c End",), True)
    assert (third.action, third.update, third.goes_on) == ("1.2 Visit", "", False)


@pytest.mark.parametrize(
    "typed", ["\tJuly\tAugust\nFuel\t4\t7", " | July | August\nFuel | 4 | 7", "|July|August\r\n\r\nFuel|4|7"]
)
def test_a_table_pasted_or_typed_comes_back_cell_by_cell(board, peopled, typed: str) -> None:
    finished(board, PRIORITY | {"figures.1.title": "Thefts", "figures.1.rows": typed})
    [table] = kept(peopled, Part.FIGURES, table_of)
    assert (table.title, table.rows) == ("Thefts", (("", "July", "August"), ("Fuel", "4", "7")))


def test_figures_about_money_or_actions_stay_figures(board, peopled) -> None:
    more = {"figures.1.title": "Funding by ward", "figures.1.rows": "Action | Lead | Update\n1 | 2 | 3"}
    finished(board, PRIORITY | more | {"figures.2.rows": "a | b"} | {"figures.3.title": "To come"})
    found = kept(peopled, Part.FIGURES, lambda row: (table_of(row).title, row.spending))
    assert found == [("Funding by ward", False), (UNTITLED, False), ("To come", False)]
    assert items(peopled, Part.ACTION_PLAN) == []


def test_spending_comes_back_as_spending(board, peopled) -> None:
    rows = {"spending.1.item": "Kits", "spending.1.planned": "£1,500", "spending.1.spent": "about £2k"}
    check = finished(board, PRIORITY | rows)
    [row] = kept(peopled, Part.FIGURES, lambda row: row)
    assert (row.spending, table_of(row).title) == (True, "Spending against plan")
    assert table_of(row).rows == (("What for", "Planned", "Spent"), ("Kits", "£1,500", "about £2k"))
    assert "Not certain" not in drawn(who(board, "other lead"), check)


def test_the_check_page_asks_whom_a_recommendation_is_put_to(board, peopled) -> None:
    check = finished(board, PRIORITY)
    page = drawn(who(board, "other lead"), check)
    assert "The partnership itself: its own action" in page
    with peopled.read() as session:
        asked = select(ReturnProblem).where(ReturnProblem.code == NAMES_NOBODY)
        problem_id = session.scalars(asked).one().id
        owed = session.scalars(select(ReturnVersion.return_id)).one()
    answer = decide(who(board, "other lead"), owed, "answer", problem_id, 1, {"choice": "body:fdc"})
    assert said(answer).startswith("Answered.")


def test_a_row_of_the_plan_is_corrected_on_the_check_page(board, peopled) -> None:
    check = finished(board, PRIORITY | PLAN)
    assert "No update this quarter" in drawn(who(board, "other lead"), check)
    row = items(peopled, Part.ACTION_PLAN)[2]
    owed = int(check.split("/")[2])
    cells = {"number": "1.2", "action": "Visit", "milestones": "", "lead_agency": "Fire", "update": "Done"}
    answer = decide(who(board, "other lead"), owed, "correct", row.id, row.row_version, cells)
    assert said(answer).startswith("Corrected.")
    found = kept(peopled, Part.ACTION_PLAN, plan_row)[2]
    assert (found.number, found.action, found.lead_agency, found.update) == ("1.2", "Visit", "Fire", "Done")
    assert items(peopled, Part.ACTION_PLAN)[2].decision is Decision.CORRECTED


def test_a_concern_is_chosen_on_the_check_page_and_only_suggested(board, peopled) -> None:
    check = finished(board, PRIORITY | {"priorities.1.concerns": "Fuel is stolen."})
    page = drawn(who(board, "other lead"), check)
    assert "Fuel is stolen. (suggested)" in page
    [row], [concern] = items(peopled, Part.RECOMMENDATION), items(peopled, Part.CONCERN)
    owed, lead = int(check.split("/")[2]), who(board, "other lead")
    assert kept(peopled, Part.RECOMMENDATION, lambda one: one) == [None]
    answer = decide(lead, owed, "address", row.id, row.row_version, {"concern": str(concern.id)})
    assert said(answer).startswith("Linked to its concern.")
    assert kept(peopled, Part.RECOMMENDATION, lambda one: one.concern_item_id) == [concern.id]
    answer = decide(lead, owed, "address", row.id, row.row_version, {"concern": ""})
    assert said(answer).startswith("Linked to no concern.")


@pytest.mark.parametrize("concern", ["0", "999999", "x", "-1", "1" * 40])
def test_a_concern_that_is_not_there_is_answered_as_not_there(board, peopled, concern: str) -> None:
    check = finished(board, PRIORITY)
    [row] = items(peopled, Part.RECOMMENDATION)
    owed = int(check.split("/")[2])
    answer = decide(who(board, "other lead"), owed, "address", row.id, row.row_version, {"concern": concern})
    assert said(answer).startswith("This is not there any more.")


def test_parts_left_blank_are_named_once_and_again_on_the_receipt(board, peopled) -> None:
    finished(board, {"priorities.1.priority": "Rural crime"})
    blank = "Key achievement, Area of concern, Recommendation and Action plan row are left blank."
    with peopled.read() as session:
        asked = session.scalars(select(ReturnProblem).where(ReturnProblem.code == "update_parts_blank")).all()
        assert [(one.severity, one.message.partition(" What")[0]) for one in asked] == [
            (Severity.CHECK, blank)
        ]
        owed = asked[0].of.return_id
        stops = [one for one in asked[0].of.problems if one.severity is Severity.STOP]
        session.expunge_all()
    lead, here = who(board, "other lead"), f"/returns/{owed}"
    for one in stops:
        decide(lead, owed, "answer", one.id, one.row_version, {"choice": "checked"})
    lead.post(f"{here}/versions/1/submit")
    receipt = drawn(lead, f"{here}/receipt/1")
    assert "Nothing more is needed from you" not in receipt
    parts = "Key achievement, Area of concern, Recommendation, Action plan row"
    assert "The update is with the OPCC" in receipt
    assert f"Submitted with 4 parts unanswered: {parts}." in receipt


def test_an_update_with_every_part_answered_is_asked_for_none_of_them(board, peopled) -> None:
    finished(board, PRIORITY | PLAN)
    with peopled.read() as session:
        codes = session.scalars(select(ReturnProblem.code)).all()
    assert "update_parts_blank" not in codes


def test_what_a_csp_sends_is_called_an_update(board, peopled) -> None:
    check = finished(board, PRIORITY)
    lead, here = who(board, "other lead"), check.partition("/versions")[0]
    assert "write the update" in drawn(lead, f"{here}/form")
    assert "Upload an update" in drawn(lead, "/returns/upload", "?group=fenland")
    assert "update for" in drawn(lead, check.partition("?")[0])
    assert "Upload a return" in drawn(who(board, "lead"), "/returns/upload", "?group=dasv")
