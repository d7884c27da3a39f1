"""Which reminders are due to whom on a day."""

from datetime import date

import pytest

from data.clock import now
from data.reminders.ladder import DEFAULT
from data.reminders.letters import Delivery, begin_letter, end_letter
from data.reminders.owing import due_letters
from data.store.tables import Letter
from data.terms import LetterOutcome, ReturnState, Role
from tests.integration.reminders.conftest import TEN_BEFORE, Chased, round_of

pytestmark = pytest.mark.both_databases


def due(chased: Chased, on: date = TEN_BEFORE) -> list[tuple[str, int, int]]:
    """Address, rung and working days left of what is due."""
    with chased.store.read() as session:
        return [(one.to.address, one.rung, one.owing.left) for one in due_letters(session, on, DEFAULT)]


def recorded(chased: Chased, outcome: LetterOutcome | None) -> None:
    """Let the first letter that is due have been begun, and ended so."""
    with chased.store.write() as session:
        letter = begin_letter(session, due_letters(session, TEN_BEFORE, DEFAULT)[0], round_of())
        assert letter is not None
        if outcome:
            end_letter(session, letter.id, Delivery(outcome, "as the test says"))


def test_each_enabled_lead_of_what_is_owed_is_reminded_groups_before_csps(chased: Chased) -> None:
    assert due(chased) == [(chased.lead, 10, 10), (chased.vice, 10, 10), (chased.csp, 10, 10)]


@pytest.mark.parametrize("on", [date(2018, 12, 18), date(2018, 12, 25), date(2019, 1, 17), date(2019, 2, 1)])
def test_nobody_is_reminded_on_a_day_without_a_rung(chased: Chased, on: date) -> None:
    assert due(chased, on) == []


def test_the_ladder_goes_on_after_the_deadline(chased: Chased) -> None:
    assert due(chased, date(2019, 1, 8))[0] == (chased.lead, -1, -1)


@pytest.mark.parametrize("state", [ReturnState.TO_FOLLOW, ReturnState.DRAFT, ReturnState.CHANGES_REQUESTED])
def test_whoever_has_not_sent_it_is_reminded_whatever_was_said_of_it(
    chased: Chased, state: ReturnState
) -> None:
    chased.set_state(chased.dasv, state)
    assert due(chased)[0] == (chased.lead, 10, 10)


@pytest.mark.parametrize("state", [ReturnState.SUBMITTED, ReturnState.ACCEPTED, ReturnState.NIL_RETURN])
def test_whoever_has_sent_it_is_left_in_peace(chased: Chased, state: ReturnState) -> None:
    chased.set_state(chased.dasv, state)
    assert due(chased) == [(chased.csp, 10, 10)]


@pytest.mark.parametrize("change", [{"disabled_at": now()}, {"role": Role.MEMBER}])
def test_somebody_who_left_or_leads_no_longer_is_not_written_to(chased: Chased, change: dict) -> None:
    chased.change(chased.lead, **change)
    assert chased.lead not in [address for address, _, _ in due(chased)]


@pytest.mark.parametrize("outcome", [None, LetterOutcome.SENT, LetterOutcome.REFUSED, LetterOutcome.UNKNOWN])
def test_what_was_sent_or_may_have_been_is_not_due_again(
    chased: Chased, outcome: LetterOutcome | None
) -> None:
    recorded(chased, outcome)
    assert chased.lead not in [address for address, _, _ in due(chased)]
    assert chased.lead in [address for address, _, _ in due(chased, date(2018, 12, 28))]


def test_what_certainly_was_not_sent_is_due_again_and_keeps_one_row(chased: Chased) -> None:
    recorded(chased, LetterOutcome.NOT_SENT)
    assert due(chased)[0] == (chased.lead, 10, 10)
    recorded(chased, LetterOutcome.SENT)
    with chased.store.read() as session:
        (letter,) = session.query(Letter).all()
        assert (letter.tries, letter.outcome, letter.answer) == (2, LetterOutcome.SENT, "as the test says")


def test_a_letter_is_not_begun_once_the_return_has_come(chased: Chased) -> None:
    with chased.store.read() as session:
        wanted = due_letters(session, TEN_BEFORE, DEFAULT)[0]
    chased.set_state(chased.dasv, ReturnState.SUBMITTED)
    with chased.store.write() as session:
        assert begin_letter(session, wanted, round_of()) is None
        assert session.query(Letter).count() == 0
