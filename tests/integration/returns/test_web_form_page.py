"""The web form over HTTP: saved as typed, resumed, two texts side by side, finished into an ordinary check page."""

from datetime import date

import pytest
from sqlalchemy import select

from data.store.tables import DraftText, Lead, Reporter, Return
from data.terms import Role
from tests.makers import a_meeting, a_person
from tests.support.sending import drawn, one, who

SAID = "risks.1.said"


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting, a vice chair of the lead's group, and the lead of another."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        leads = {"vice.chair@board.test": "dasv", "other.lead@board.test": "fenland"}
        for email, slug in leads.items():
            person = a_person(session, email, role=Role.LEAD)
            led = session.scalars(select(Reporter).where(Reporter.slug == slug)).one()
            session.add(Lead(person_id=person.id, reporter_id=led.id))
    return make_app()


def begin(board, name: str = "lead", group: str = "dasv") -> str:
    answer = who(board, name).post("/returns/form", {"group": group, "quarter": "2018-19-Q3"})
    assert answer.status_code == 303
    return answer.location.partition("?")[0]


def vice(board):
    visitor = who(board, "lead")
    return visitor.becomes("vice.chair@board.test")


def type_in(visitor, form: str, text: str, seen: str = "0", key: str = SAID):
    return visitor.post(
        f"{form}/save/box", {"key": key, "text": text, "seen": seen}, headers={"Accept": "application/json"}
    )


def test_what_is_typed_is_saved_and_there_when_the_page_is_opened_again(board) -> None:
    form = begin(board)
    answer = type_in(who(board, "lead"), form, "Funding ends in March")
    assert (answer.json["row_version"], answer.json["conflict"]) == (1, False)
    assert "Funding ends in March" in drawn(who(board, "lead"), form)
    assert "changed this on" in drawn(vice(board), form)


def test_the_second_lead_sees_both_texts_and_chooses(board, peopled) -> None:
    form = begin(board)
    type_in(who(board, "lead"), form, "Funding ends")
    assert type_in(vice(board), form, "Staff leave").json["conflict"] is True
    page = drawn(vice(board), form)
    assert "Two people wrote here: choose" in page
    assert "Funding ends" in page
    assert "Staff leave" in page
    with peopled.read() as session:
        aside = session.scalars(select(DraftText.id).where(DraftText.box_version.is_(None))).one()
    vice(board).post(f"{form}/save", {"do": f"choose:{aside}:both:1"})
    page = drawn(vice(board), form)
    assert "Two people wrote here" not in page
    assert "Funding ends\\nStaff leave" in page


@pytest.mark.parametrize(("seen", "said"), [("1", "Both together are longer"), ("7", "has changed again")])
def test_why_a_choice_was_not_made_is_said_and_both_texts_stay(board, peopled, seen: str, said: str) -> None:
    form = begin(board)
    type_in(who(board, "lead"), form, "Funding ends. " + "a" * 15_000)
    type_in(vice(board), form, "Staff leave. " + "b" * 15_000)
    with peopled.read() as session:
        aside = session.scalars(select(DraftText.id).where(DraftText.box_version.is_(None))).one()
    answer = vice(board).post(f"{form}/save", {"do": f"choose:{aside}:both:{seen}"})
    path, _, search = answer.location.partition("?")
    page = drawn(vice(board), path, f"?{search}")
    assert said in page
    assert "Funding ends." in page
    assert "Staff leave." in page


def test_without_scripts_one_button_saves_all_and_finishing_leads_to_the_check_page(board) -> None:
    form = begin(board)
    sent = {
        "text:about.period": "October 2018",
        "text:about.chair": "Head of Service",
        f"text:{SAID}": "Funding may end in March 2019.",
        "text:key.nil": "yes",
        "text:plans.tor": "",
    }
    answer = who(board, "lead").post(f"{form}/save", sent | {"do": "add:risks"})
    assert answer.location.endswith("#part-risks")
    assert "Risks, row 2" in drawn(who(board, "lead"), form)
    answer = vice(board).post(f"{form}/save", {"do": "finish"})
    check = answer.location
    assert check.endswith("/versions/1/check")
    assert "Funding may end in March 2019." in drawn(vice(board), check)


def test_an_empty_form_says_why_it_cannot_be_finished(board) -> None:
    form = begin(board)
    answer = who(board, "lead").post(f"{form}/save", {"do": "finish"})
    assert "Nothing is written in the form yet." in drawn(
        who(board, "lead"), form, f"?{answer.location.partition('?')[2]}"
    )


def test_a_csp_writes_its_update_in_the_same_way(board) -> None:
    form = begin(board, "other lead", "fenland")
    sent = {
        "text:about.period": "October 2018",
        "text:priorities.1.priority": "Rural crime",
        "text:priorities.1.lead": "Head of Service",
        "text:priorities.1.concerns": "Thefts of machinery rose.",
    }
    answer = who(board, "other lead").post(f"{form}/save", sent | {"do": "finish"})
    assert "Thefts of machinery rose." in drawn(who(board, "other lead"), answer.location)


@pytest.mark.parametrize("name", ["other lead", "member", "administrator"])
def test_nobody_else_sees_or_changes_a_draft(board, peopled, name: str) -> None:
    form = begin(board)
    somebody = who(board, name)
    assert type_in(somebody, form, "Words").status_code == 404
    assert somebody.post(f"{form}/save", {f"text:{SAID}": "Words"}).status_code == 404
    assert "Objectives" not in drawn(somebody, form)
    assert one(peopled, DraftText) is None
    assert one(peopled, Return) is not None


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "choose:9:mine:x"},
        {"do": "choose:9"},
        {"seen:risks.1.said": "x", f"text:{SAID}": "a"},
        {"text:no.such": "a"},
    ],
)
def test_what_no_page_sends_is_answered_as_not_there(board, sent: dict[str, str]) -> None:
    form = begin(board)
    assert who(board, "lead").post(f"{form}/save", sent).status_code == 404
