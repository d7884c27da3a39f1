"""The same file twice on the screens: "already received on …" in every case, and one receipt for two presses."""

from datetime import date

import pytest
from sqlalchemy import select

from data.store.audit import Event
from data.store.tables import AuditEvent, Meeting, ReturnVersion
from data.terms import ReturnState
from tests.makers import a_meeting
from tests.support.sending import WORDS, a_file, answer_all, drawn, send, submit_newest, who
from tests.support.two_hands import at_once

pytestmark = pytest.mark.both_databases
ALREADY = "This file was already received on "


@pytest.fixture
def board(make_app, peopled):
    """The app, with one meeting."""
    with peopled.write() as session:
        a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
    return make_app()


def moderate(board, here: str, number: int, **form: str) -> None:
    assert who(board, "planner").post(f"{here}/versions/{number}/moderate", form).status_code == 303


def said_again(board) -> tuple[str, str]:
    """(where the same file sent again leads, the screen there)."""
    where = send(who(board, "lead"), a_file(), name="again.docx").location
    return where.split("?")[0], drawn(who(board, "lead"), *where.split("?"))


def test_the_screen_says_when_the_same_file_came_whatever_became_of_it(board, peopled) -> None:
    send(who(board, "lead"), a_file())
    here = submit_newest(peopled, board)
    first = (f"{here}/versions/1/check", True)
    steps = [
        lambda: None,
        lambda: moderate(board, here, 1, step="changes", reason="Say more"),
        lambda: submit_newest(peopled, board),
        lambda: moderate(board, here, 1, step="accept"),
        lambda: put(peopled, ReturnState.PUBLISHED),
        lambda: put(peopled, ReturnState.ACCEPTED),
        lambda: hold(peopled),
    ]
    for step in steps:
        step()
        where, screen = said_again(board)
        assert (where, ALREADY in screen) == first
    with peopled.read() as session:
        assert len(session.scalars(select(ReturnVersion)).all()) == 1


def put(store, state: ReturnState) -> None:
    with store.write() as session:
        session.scalars(select(ReturnVersion)).one().state = state


def hold(store) -> None:
    """The meeting is over: January's is the current one."""
    with store.write() as session:
        session.scalars(select(Meeting)).one().current = False
        a_meeting(session, "2018-19-Q4", date(2019, 1, 17), current=True)


def test_a_superseded_version_sent_again_says_so_on_the_newest_one(board, peopled) -> None:
    send(who(board, "lead"), a_file())
    here = submit_newest(peopled, board)
    send(who(board, "lead"), a_file(WORDS.replace("eleven", "twelve")))
    submit_newest(peopled, board)
    where, screen = said_again(board)
    assert (where, ALREADY in screen) == (f"{here}/versions/3/check", True)
    assert said_again(board)[0] == where


def test_two_presses_of_submit_at_once_have_one_receipt(board, peopled) -> None:
    send(who(board, "lead"), a_file())
    answer_all(peopled, board)
    with peopled.read() as session:
        here = f"/returns/{session.scalars(select(ReturnVersion)).one().return_id}"
    visitors, answers = [who(board, "lead"), who(board, "lead")], []

    def press(visitor):
        return lambda _: answers.append(visitor.post(f"{here}/versions/1/submit").location)

    at_once(1, *map(press, visitors))
    assert answers == [f"{here}/receipt/1"] * 2
    with peopled.read() as session:
        assert session.scalars(select(ReturnVersion.receipt)).all() == ["R-0001"]
        sent = select(AuditEvent.id).where(AuditEvent.event == Event.RETURN_SUBMITTED.value)
        assert len(session.scalars(sent).all()) == 1


def test_a_late_second_press_of_submit_leads_to_the_receipt_when_it_is_accepted_already(
    board, peopled
) -> None:
    send(who(board, "lead"), a_file())
    here = submit_newest(peopled, board)
    moderate(board, here, 1, step="accept")
    assert who(board, "lead").post(f"{here}/versions/1/submit").location == f"{here}/receipt/1"


def test_a_web_form_finished_twice_at_once_leads_both_to_one_version_and_says_so(board, peopled) -> None:
    lead = who(board, "lead")
    form = lead.post("/returns/form", {"quarter": "2018-19-Q3", "group": "dasv"}).location.split("?")[0]
    lead.post(f"{form}/save/box", {"key": "risks.1.said", "text": "Funding may end.", "seen": "0"})
    visitors, answers = [lead, who(board, "planner")], []

    def finish(visitor):
        return lambda _: answers.append(visitor.post(f"{form}/save", {"do": "finish"}).location)

    at_once(1, *map(finish, visitors))
    check = form.replace("/form", "/versions/1/check")
    assert sorted(answers) == [check, f"{check}?already=1"]
    assert ALREADY in drawn(lead, check, "?already=1")
    with peopled.read() as session:
        assert len(session.scalars(select(ReturnVersion)).all()) == 1
