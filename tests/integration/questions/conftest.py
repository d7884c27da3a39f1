"""An accepted return, the people around it, and short ways to ask and to answer."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy.orm import selectinload

from data.people import Viewer
from data.questions.answering import answer_question
from data.questions.asking import ask_question
from data.store.session import Store
from data.store.tables import Question
from data.terms import Marking, ReturnState, Role
from tests import makers

SENTENCE = "Outreach stops when the grant is spent."
ASKED = "Find the money."


@dataclass
class Asking:
    """One accepted return with one item, one that is only submitted, and the people around them."""

    store: Store
    accepted: int
    submitted: int
    item: int
    people: dict[str, Viewer]

    def ask(self, text: str = "Why so?", who: str = "member", **more) -> int:
        """Ask, and give the question's id."""
        with self.store.write() as session:
            return ask_question(session, self.people[who], self.accepted, text, **more).id

    def answer(self, number: int, text: str, who: str = "lead", seen: int | None = None) -> None:
        """Answer, having seen the question as it stands unless `seen` says in which version."""
        with self.store.write() as session:
            version = session.get_one(Question, number).row_version if seen is None else seen
            answer_question(session, self.people[who], number, text, row_version=version)

    def question(self, number: int) -> Question:
        """The question as the database has it, with its answers."""
        with self.store.read() as session:
            found = session.get_one(Question, number, options=[selectinload(Question.answers)])
            session.expunge_all()
            return found

    def make_sensitive(self) -> None:
        """Mark the accepted return OFFICIAL-SENSITIVE."""
        with self.store.write() as session:
            session.get_one(makers.Return, self.accepted).marking = Marking.OFFICIAL_SENSITIVE


@pytest.fixture
def asking(store: Store) -> Asking:
    """Domestic abuse's accepted return to October 2018, and road safety's that waits for the OPCC."""
    with store.write() as session:
        makers.a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        october = makers.a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17))
        makers.a_meeting(session, "2019-20-Q1")
        led, other = (makers.a_reporter(session, slug) for slug in ("dasv", "road-safety"))
        item = makers.an_item(
            SENTENCE,
            place="Table 1, row 14, left cell",
            ask=ASKED,
            ask_place="Table 1, row 14, right cell",
        )
        accepted = makers.a_return(session, october, led, items=[item])
        submitted = makers.a_return(session, october, other, ReturnState.SUBMITTED)
        named = {
            "member": Role.MEMBER,
            "second member": Role.MEMBER,
            "lead": Role.LEAD,
            "vice chair": Role.LEAD,
        }
        named |= {"other lead": Role.LEAD, "planner": Role.PLANNER, "administrator": Role.ADMINISTRATOR}
        people = {}
        for name, role in named.items():
            leads = {"lead": led.id, "vice chair": led.id, "other lead": other.id}.get(name)
            row = makers.a_person(session, role=role, post=name.capitalize())
            people[name] = Viewer(row.id, name=row.post, role=role, leads=frozenset({leads} if leads else ()))
        return Asking(store, accepted.id, submitted.id, item.id, people)
