"""A board that is owed four returns to January, with a lead for two of them."""

from dataclasses import dataclass
from datetime import date

import pytest

from data.clock import now
from data.reminders.ladder import DEFAULT
from data.reminders.letters import Round
from data.store.session import Store
from data.store.tables import Lead, Person, Return
from data.terms import ReturnState, Role
from tests.makers import a_person, a_return
from tests.support.small_board import small_board

SITE = "https://board.example.org"
TEN_BEFORE = date(2018, 12, 19)
"""Ten working days before the reports to January are due, with Christmas between."""


@dataclass
class Chased:
    """Ids and addresses of the board that is owed something."""

    store: Store
    dasv: int
    prevent: int
    fenland: int
    planner: int
    lead: str = "lead@board.test"
    vice: str = "vice@board.test"
    csp: str = "csp@board.test"

    def set_state(self, return_id: int, state: ReturnState) -> None:
        """Let a return stand otherwise."""
        with self.store.write() as session:
            session.get_one(Return, return_id).state = state

    def change(self, who: str, **values: object) -> None:
        """Change a person."""
        with self.store.write() as session:
            person = session.query(Person).filter_by(email=who).one()
            for name, value in values.items():
                setattr(person, name, value)


def round_of(on: date = TEN_BEFORE) -> Round:
    """A round as at a day."""
    return Round(on, DEFAULT, SITE)


@pytest.fixture
def chased(store: Store) -> Chased:
    """Domestic Abuse has two leads and one who left, Fenland has one, Prevent has none."""
    with store.write() as session:
        board = small_board(session)
        owed = {
            one.slug: a_return(session, board.january, one, ReturnState.EXPECTED).id
            for one in (board.dasv, board.prevent, board.fenland)
        }
        planner = a_person(session, "planner@board.test", Role.PLANNER)
        for email, reporter in (
            ("lead@board.test", board.dasv), ("vice@board.test", board.dasv), ("left@board.test", board.dasv),
            ("csp@board.test", board.fenland),
        ):  # fmt: skip
            gone = now() if email.startswith("left") else None
            person = a_person(session, email, Role.LEAD, disabled_at=gone)
            session.add(Lead(person_id=person.id, reporter_id=reporter.id))
        return Chased(store, owed["dasv"], owed["prevent"], owed["fenland"], planner.id)
