"""The chase list and the letters over HTTP: marking by hand, and what others get of it."""

from datetime import date

import pytest
from sqlalchemy import select

from data.clock import now
from data.store.session import Store
from data.store.tables import AuditEvent, HandReminder, Letter, Person, Reporter, Return
from data.terms import LetterOutcome, ReturnState
from tests.makers import a_meeting, a_return
from tests.support.sending import drawn, who

QUARTER = {"quarter": "2018-19-Q3"}


@pytest.fixture
def owed(peopled: Store) -> int:
    """The return that the lead's group owes to October."""
    with peopled.write() as session:
        meeting = a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        dasv = session.scalars(select(Reporter).where(Reporter.slug == "dasv")).one()
        return int(a_return(session, meeting, dasv, ReturnState.EXPECTED).id)


def marked(store: Store) -> int:
    with store.read() as session:
        return len(session.scalars(select(HandReminder)).all())


def test_a_planner_marks_a_return_as_reminded_and_comes_back_to_it(
    make_app, peopled: Store, owed: int
) -> None:
    planner = who(make_app(), "planner")
    answer = planner.post(f"/returns/{owed}/reminded", QUARTER)
    assert (answer.status_code, answer.location) == (
        303, f"/returns/chase?quarter=2018-19-Q3#return-{owed}",
    )  # fmt: skip
    page = drawn(planner, "/returns/chase", "?quarter=2018-19-Q3")
    assert "by hand, by A post" in page
    assert "lead@board.test" in page
    with peopled.read() as session:
        told = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert (told.event, told.object_id) == ("return:reminded-by-hand", owed)


def test_a_return_that_has_come_meanwhile_is_not_marked_and_the_page_says_so(
    make_app, peopled: Store, owed: int
) -> None:
    with peopled.write() as session:
        session.get_one(Return, owed).state = ReturnState.SUBMITTED
    planner = who(make_app(), "planner")
    answer = planner.post(f"/returns/{owed}/reminded", QUARTER)
    assert answer.location == "/returns/chase?quarter=2018-19-Q3&refused=wrong-state"
    assert "has come meanwhile" in drawn(planner, *answer.location.replace("?", " ?").split(" "))
    assert marked(peopled) == 0


@pytest.mark.parametrize("name", ["member", "lead", "administrator"])
def test_nobody_else_marks_anything(make_app, peopled: Store, owed: int, name: str) -> None:
    assert who(make_app(), name).post(f"/returns/{owed}/reminded", QUARTER).status_code == 404
    assert marked(peopled) == 0


@pytest.mark.parametrize("number", ["0", "99999", "9" * 30, "x"])
def test_a_return_that_is_not_there_is_not_found(make_app, owed: int, number: str) -> None:
    assert who(make_app(), "planner").post(f"/returns/{number}/reminded", QUARTER).status_code == 404


def test_a_mark_without_the_token_is_refused(make_app, peopled: Store, owed: int) -> None:
    planner = who(make_app(), "planner")
    assert planner.post(f"/returns/{owed}/reminded", {"csrf_token": ""}).status_code == 400
    assert marked(peopled) == 0


def test_the_chase_list_names_the_address_that_people_use(make_app, owed: int) -> None:
    page = drawn(who(make_app(), "planner"), "/returns/chase")
    assert "http://localhost:8050/returns/upload?quarter=2018-19-Q3&group=dasv" in page


def test_a_letter_stands_on_the_page_with_its_words_as_words(make_app, peopled: Store, owed: int) -> None:
    with peopled.write() as session:
        lead = session.scalars(select(Person).where(Person.email == "lead@board.test")).one()
        words = {"subject": "<b>Due</b>", "text": "It is <script>due</script>."}
        fate = {"outcome": LetterOutcome.REFUSED, "answer": "550 No <such> person"}
        sent = {"return_id": owed, "person_id": lead.id, "rung": 5, "address": lead.email, "begun_at": now()}
        session.add(Letter(**sent, **words, **fate))
    page = drawn(who(make_app(), "planner"), "/returns/letters")
    for said in ("Refused by the mail server", "550 No <such> person", "<b>Due</b>", "5 working days before"):
        assert said in page
