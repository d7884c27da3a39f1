"""Questions over HTTP: asked, answered, taken down at the meeting; nothing typed is lost or shown to others."""

from datetime import date

import pytest
from sqlalchemy import select

from data.store.tables import Lead, Meeting, Question, QuestionAnswer, Reporter, Return, UnsentText
from data.terms import Marking, QuestionState, ReturnState, Role, Slot
from tests import makers
from tests.support.sending import at as shown_at
from tests.support.sending import drawn, one, who

SHEET = "/meetings/2018-19-Q3/run-sheet"
PLACE = "Table 1, row 14, left cell"
HOSTILE = "<script>alert('x')</script> \u202eلماذا؟\u202c why?"


@pytest.fixture
def board(make_app, peopled):
    """The app, with an accepted return of the lead's group and the lead of another."""
    with peopled.write() as session:
        october = makers.a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        makers.a_meeting(session, "2019-20-Q1")
        other = makers.a_person(session, "other.lead@board.test", role=Role.LEAD)
        groups = {row.slug: row for row in session.scalars(select(Reporter))}
        session.add(Lead(person_id=other.id, reporter_id=groups["fenland"].id))
        item = makers.an_item("Outreach stops in March.", place=PLACE)
        makers.a_return(session, october, groups["dasv"], items=[item])
        makers.a_return(session, october, groups["fenland"], ReturnState.SUBMITTED)
        makers.an_agenda_item(session, october, Slot.STANDING, "Questions on quarterly updates", minutes=5)
    return make_app()


@pytest.fixture
def owed(board, peopled) -> int:
    """The id of the accepted return."""
    return one(peopled, Return).id


def ask(board, owed: int, text: str = "Who pays then?", name: str = "member", about: str = ""):
    return who(board, name).post(f"/returns/{owed}/questions", {"text": text, "about": about})


def answer(board, number: int, text: str, name: str = "lead", seen: int = 1):
    sent = {"text": text, "row_version": str(seen)}
    return who(board, name).post(f"/questions/{number}/answer", sent)


def mark(board, number: int, text: str, name: str = "planner", seen: int = 1, sheet: str = SHEET):
    return who(board, name).post(f"{sheet}/questions/{number}", {"text": text, "row_version": str(seen)})


def at(board, name: str, location: str) -> str:
    """What somebody sees at an address that a route led to."""
    return shown_at(who(board, name), location)


def test_from_a_members_question_to_the_answer_that_they_read(board, peopled, owed) -> None:
    asked = ask(board, owed, about=str(one(peopled, makers.ReturnItem).id))
    number = one(peopled, Question).id
    assert (asked.status_code, asked.location) == (303, f"/returns/{owed}#question-{number}")
    assert "A question on the Dasv return waits for your answer" in drawn(who(board, "lead"), "/")
    assert "Who pays then?" in drawn(who(board, "planner"), SHEET)
    assert "Who pays then?" in drawn(who(board, "other lead"), "/questions")
    page = drawn(who(board, "lead"), f"/returns/{owed}")
    assert f"/questions/{number}/answer" in page
    assert "Outreach stops in March." in page
    assert answer(board, number, "The county, until June.").status_code == 303
    assert "Your question on the Dasv return is answered" in drawn(who(board, "member"), "/")
    assert "Who pays then?" not in drawn(who(board, "planner"), SHEET)
    assert "The county, until June." in drawn(who(board, "member"), "/questions", "?view=answered")
    assert who(board, "member").post(f"/questions/{number}/put-away").status_code == 303
    assert "Your question" not in drawn(who(board, "member"), "/")


def test_the_answer_is_for_its_asker_and_not_for_another_member_with_the_same_rights(
    board, peopled, owed
) -> None:
    with peopled.write() as session:
        makers.a_person(session, "second.member@board.test")
    ask(board, owed)
    answer(board, 1, "The county.")
    assert "is answered" in drawn(who(board, "member"), "/")
    second = who(board, "member").becomes("second.member@board.test")
    assert "is answered" not in drawn(second, "/")
    assert "Withdraw the question" not in drawn(second, f"/returns/{owed}")


@pytest.mark.parametrize(
    ("name", "acts"),
    [
        ("member", {"questions", "withdraw"}),
        ("lead", {"questions", "answer"}),
        ("other lead", {"questions"}),
        ("planner", {"questions", "answer"}),
        ("administrator", set()),
    ],
)
def test_each_sees_the_forms_that_are_theirs(board, owed, name: str, acts: set[str]) -> None:
    ask(board, owed)
    page = drawn(who(board, name), f"/returns/{owed}")
    assert "Who pays then?" in page
    forms = {f"/returns/{owed}/questions": "questions"}
    forms |= {f"/questions/1/{act}": act for act in ("answer", "withdraw", "put-away")}
    assert {act for action, act in forms.items() if f'"action": "{action}"' in page} == acts
    marks = f'"action": "{SHEET}/questions/1"' in drawn(who(board, name), SHEET)
    assert marks is (name == "planner")


FORMS = {
    "ask": ("/returns/{owed}/questions", {"text": "Why so?"}),
    "answer": ("/questions/1/answer", {"text": "Because.", "row_version": "1"}),
    "withdraw": ("/questions/1/withdraw", {}),
    "put away": ("/questions/1/put-away", {}),
    "mark": (SHEET + "/questions/1", {"text": "Because.", "row_version": "1"}),
}
MAY = {
    "member": {"ask", "withdraw", "put away"},
    "lead": {"ask", "answer"},
    "other lead": {"ask"},
    "planner": {"ask", "answer", "mark"},
    "administrator": set(),
}


@pytest.mark.parametrize("name", MAY)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_answers_by_the_rights_over_this_question(board, owed, name: str, form: str) -> None:
    ask(board, owed)
    path, sent = FORMS[form]
    status = who(board, name).post(path.format(owed=owed), sent).status_code
    assert status == (303 if form in MAY[name] else 404)


@pytest.mark.parametrize("name", MAY)
@pytest.mark.parametrize("form", FORMS)
def test_on_a_sensitive_return_every_form_looks_not_there_but_to_its_lead(
    board, peopled, owed, name: str, form: str
) -> None:
    ask(board, owed)
    with peopled.write() as session:
        session.get_one(Return, owed).marking = Marking.OFFICIAL_SENSITIVE
    for page in (f"/returns/{owed}", "/questions", SHEET, "/"):
        assert ("Who pays then?" in drawn(who(board, name), page)) is (name == "lead")
    path, sent = FORMS[form]
    status = who(board, name).post(path.format(owed=owed), sent).status_code
    assert status == (303 if name == "lead" and form in MAY["lead"] else 404)


@pytest.mark.parametrize("name", ["member", "lead", "administrator"])
def test_a_return_that_is_not_accepted_takes_no_question(board, peopled, owed, name: str) -> None:
    other = owed + 1
    assert ask(board, other, name=name).status_code == 404
    assert one(peopled, Question) is None
    assert "Ask a question" not in drawn(who(board, name), f"/returns/{other}")


def test_its_own_lead_is_told_to_wait_until_it_is_accepted(board, owed) -> None:
    told = ask(board, owed + 1, name="other lead")
    assert "A question can be asked once the return is accepted." in at(board, "other lead", told.location)


@pytest.mark.parametrize("text", ["x" * 10_000, "é" * 2_001, "?!", ""])
def test_a_question_that_cannot_be_taken_comes_back_with_why_and_with_every_word(
    board, peopled, owed, text: str
) -> None:
    choice = str(one(peopled, makers.ReturnItem).id)
    told = ask(board, owed, text, about=choice)
    assert told.status_code == 303
    assert len(told.location) < 100
    page = at(board, "member", told.location)
    assert "There is a problem" in page
    assert f'"{text}"' in page
    assert '"selected": true' in page
    assert "There is a problem" not in at(board, "lead", told.location.replace("why=", "other="))
    assert one(peopled, Question) is None


def test_unsent_words_wait_for_their_writer_alone_until_they_are_sent(board, peopled, owed) -> None:
    ask(board, owed, "My draft " * 300)
    assert "My draft" in drawn(who(board, "member"), f"/returns/{owed}")
    assert "are not sent yet" in drawn(who(board, "member"), f"/returns/{owed}")
    assert "My draft" not in drawn(who(board, "planner"), f"/returns/{owed}")
    ask(board, owed, "Shorter?")
    assert "My draft" not in drawn(who(board, "member"), f"/returns/{owed}")
    assert one(peopled, UnsentText) is None


@pytest.mark.parametrize("form", ["ask", "answer", "mark"])
def test_words_that_are_too_many_to_be_kept_are_refused_with_the_way_out(
    board, peopled, owed, form: str
) -> None:
    ask(board, owed)
    path, sent = FORMS[form]
    for text in ("Kept before. " * 200, "x" * 20_001):
        told = who(board, "planner").post(path.format(owed=owed), sent | {"text": text})
    page = at(board, "planner", told.location)
    assert "This is longer than 20,000 characters, so it was neither sent nor kept." in page
    assert "Kept before." in page
    assert one(peopled, UnsentText).text == "Kept before. " * 200


@pytest.mark.parametrize("form", ["ask", "answer", "mark"])
def test_words_are_gone_when_their_writer_discards_them_and_only_theirs(
    board, peopled, owed, form: str
) -> None:
    ask(board, owed)
    path, sent = FORMS[form]
    told = who(board, "planner").post(path.format(owed=owed), sent | {"text": "My draft " * 300})
    page = at(board, "planner", told.location)
    assert "Discard what I typed" in page
    name = one(peopled, UnsentText).form
    back = path.format(owed=owed)
    who(board, "lead").post("/unsent/discard", {"unsent": name})
    assert one(peopled, UnsentText) is not None
    gone = who(board, "planner").post(f"/unsent/discard?back={back}", {"unsent": name})
    assert (gone.status_code, gone.location) == (303, back)
    assert one(peopled, UnsentText) is None
    assert "My draft" not in at(board, "planner", told.location)


def test_discarding_leads_nowhere_else(board) -> None:
    gone = who(board, "member").post("/unsent/discard?back=//evil.example/x", {"unsent": "ask:1"})
    assert gone.location == "/"


def test_what_could_not_be_answered_is_gone_with_its_question(board, peopled, owed) -> None:
    ask(board, owed)
    answer(board, 1, "Long words " * 300)
    mark(board, 1, "Spoken words " * 300)
    who(board, "member").post("/questions/1/withdraw")
    assert one(peopled, UnsentText) is None


def test_the_second_of_two_who_answer_sees_both_texts_and_sends_theirs_after_all(
    board, peopled, owed
) -> None:
    ask(board, owed)
    answer(board, 1, "First words")
    told = answer(board, 1, "Second words", "planner")
    assert "why=conflict" in told.location
    page = at(board, "planner", told.location)
    assert "The answer that came in" in page
    assert "First words" in page
    assert "Second words" in page
    assert answer(board, 1, "Second words", "planner", seen=2).status_code == 303
    with peopled.read() as session:
        assert list(session.scalars(select(QuestionAnswer.text))) == ["First words", "Second words"]
        assert session.scalars(select(UnsentText)).all() == []
    page = drawn(who(board, "member"), f"/returns/{owed}")
    assert "1 earlier answer" in page
    assert "on behalf of Dasv" in page


def test_an_answer_to_a_question_withdrawn_meanwhile_is_kept_for_copying(board, owed) -> None:
    ask(board, owed)
    who(board, "member").post("/questions/1/withdraw")
    told = answer(board, 1, "Long words")
    page = at(board, "lead", told.location)
    assert "Your words were not sent" in page
    assert "Long words" in page
    assert "Withdrawn" in drawn(who(board, "planner"), "/questions", "?view=all")


def test_withdrawing_too_late_says_that_it_is_answered(board, owed) -> None:
    ask(board, owed)
    answer(board, 1, "Because.")
    told = who(board, "member").post("/questions/1/withdraw")
    assert "has been answered meanwhile" in at(board, "member", told.location)


def test_a_planner_marks_what_was_said_at_the_meeting(board, peopled, owed) -> None:
    ask(board, owed)
    assert mark(board, 1, "The chair said: in March.").location == f"{SHEET}#question-1"
    page = drawn(who(board, "member"), SHEET)
    assert "Answered at this meeting" in page
    assert "The chair said: in March." in page
    assert one(peopled, Question).state is QuestionState.ANSWERED_AT_MEETING
    assert "is answered" in drawn(who(board, "member"), "/")


def test_a_planner_who_writes_while_the_lead_answers_sees_both_texts_on_the_sheet(board, owed) -> None:
    ask(board, owed)
    answer(board, 1, "Written words")
    told = mark(board, 1, "Spoken words")
    page = at(board, "planner", told.location)
    assert "The answer that came in" in page
    assert "Written words" in page
    assert "Spoken words" in page
    assert mark(board, 1, "Spoken words", seen=2).location == f"{SHEET}#question-1"
    assert "Spoken words" in drawn(who(board, "member"), SHEET)


def test_nothing_is_taken_down_before_the_meeting_and_the_words_are_kept(board, owed) -> None:
    ask(board, owed)
    later = SHEET.replace("2018-19-Q3", "2019-20-Q1")
    page = drawn(who(board, "planner"), later)
    assert "No agenda yet" in page
    assert "The agenda has no standing item for questions on returns, so they stand here." in page
    assert "Who pays then?" in page
    assert "Answers can be taken down from the day of the meeting." in page
    assert "why=too-early" in mark(board, 1, "In March.", sheet=later).location


def test_hostile_words_are_words_wherever_they_are_shown(board, owed) -> None:
    ask(board, owed, HOSTILE)
    for page in (f"/returns/{owed}", "/questions", SHEET):
        assert f'{{"className": "written", "dir": "auto"}}, "{HOSTILE}"]' in drawn(
            who(board, "planner"), page
        )
    assert HOSTILE in drawn(who(board, "lead"), "/")


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/questions/1/answer", {"text": "a", "row_version": "x"}),
        ("/questions/1/answer", {"text": "a"}),
        ("/questions/99/answer", {"text": "a", "row_version": "1"}),
        ("/questions/99999999999/answer", {"text": "a", "row_version": "1"}),
        ("/returns/1/questions", {"text": "a", "about": "x"}),
        ("/returns/99/questions", {"text": "a"}),
        (SHEET + "/questions/1", {"text": "a", "row_version": "-1"}),
        ("/meetings/nothing/run-sheet/questions/1", {"text": "a", "row_version": "1"}),
    ],
)
def test_what_no_page_sends_is_answered_as_not_there(board, owed, path: str, sent: dict[str, str]) -> None:
    ask(board, owed)
    assert who(board, "planner").post(path, sent).status_code == 404


@pytest.mark.parametrize("address", ["/meetings/1999-00-Q1/run-sheet", "/meetings/x/run-sheet"])
def test_a_meeting_that_does_not_exist_has_no_run_sheet(board, address: str) -> None:
    assert "Page not found" in drawn(who(board, "planner"), address)


def test_an_empty_board_says_so_calmly(board, owed) -> None:
    assert "No question is open" in drawn(who(board, "member"), "/questions")
    assert "Nobody has asked a question on it." in drawn(who(board, "member"), f"/returns/{owed}")
    assert "No questions are open on returns up to this meeting." in drawn(who(board, "member"), SHEET)


def test_the_plan_the_tracker_and_the_group_lead_to_the_questions(board, peopled, owed) -> None:
    ask(board, owed)
    assert SHEET in drawn(who(board, "member"), "/plan")
    for page in ("/plan", "/returns"):
        assert '"href": "/questions' in drawn(who(board, "member"), page)
    assert '"href": "/questions?view=all&from=dasv"' in drawn(who(board, "member"), "/groups/dasv")
    with peopled.read() as session:
        assert session.scalars(select(Meeting.slug).where(Meeting.current)).one() == "2018-19-Q3"
