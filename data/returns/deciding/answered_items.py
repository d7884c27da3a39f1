"""Answers that say something the document does not: each becomes an item of its version, so that it is read, counted
and taken onto the register as if it had been written in Word. Taking the answer back takes the item out again.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.returns.checks.open_items import OpenItem, open_items
from data.returns.checks.silent import WHERE, place_of
from data.returns.deciding.choices import IN_A_ROW
from data.returns.deciding.closed_by_now import closed_problems
from data.returns.deciding.given import Given
from data.returns.items.carried import chosen
from data.returns.items.reading import ItemReading
from data.returns.items.stored import link_continued, stored_item
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.store.tables import Meeting, Reporter, ReturnItem, ReturnProblem
from data.terms import CarriedChoice, Decision, Part, ReporterKind, Saying

NOTHING = "Nothing to report"
_CLOSED = (
    "It is closed by now, so it needs no answer. Load the page again: it does not stop the return any more."
)
_BLANK = {"key_blank": Part.KEY_INFORMATION, "risks_blank": Part.RISK}
_CHOSEN = {
    "open": CarriedChoice.STILL_OPEN,
    "changed": CarriedChoice.CHANGED,
    "closed": CarriedChoice.CLOSED,
}
_KINDS = {kind.value for kind in CarriedKind}


def adds_item(problem: ReturnProblem) -> bool:
    """Whether an answer to this problem is an item of its own, or links a row to what was open."""
    return problem.code in _BLANK or is_about_open_item(problem)


def open_item_named(problem: ReturnProblem) -> str:
    """How a problem names something open for which the return has no Place: "Risk R18-003"; "" for any other."""
    named = problem.place.startswith(f"{WHERE}, ") and is_about_open_item(problem)
    return problem.place.removeprefix(f"{WHERE}, ") if named else ""


def is_about_open_item(problem: ReturnProblem) -> bool:
    """Whether it is about a risk, ask or action that was open last quarter."""
    return problem.about_kind in _KINDS


def add_answered_item(
    session: Session, problem: ReturnProblem, given: Given, viewer: Viewer, at: datetime
) -> None:
    """Add the item that an answer says, or link the row that a person says it is; "cannot be said yet" does neither.

    Refused when what was open is closed by now.
    """
    if is_about_open_item(problem) and problem.id in closed_problems(session, problem.version_id):
        raise Refused(_CLOSED, "closed")
    if problem.code in _BLANK:
        read = _of_blank(problem, given)
    elif given.choice == IN_A_ROW:
        _link(problem)
        return
    elif given.choice in _CHOSEN:
        read = _of_open(session, problem, given, viewer)
    else:
        return
    item = stored_item(1 + max((one.ordinal for one in problem.of.items), default=0), read)
    item.answers_problem_id = problem.id
    item.decision, item.decided_at, item.decided_by_id = Decision.ACCEPTED, at, viewer.person_id
    problem.of.items.append(item)
    session.flush()
    link_continued(session, problem.of.of, [read], [item])


def remove_answered_item(session: Session, problem: ReturnProblem) -> None:
    """Take the item out again, or the links of the rows that were said to be it."""
    if problem.answer == IN_A_ROW:
        _unlink(problem)
    for item in [one for one in problem.of.items if one.answers_problem_id == problem.id]:
        session.delete(item)
    session.flush()
    session.expire(problem.of, ["items"])


def _of_blank(problem: ReturnProblem, given: Given) -> ItemReading:
    part, place = _BLANK[problem.code], problem.place
    if given.choice == "nil":
        return ItemReading(part, NOTHING, NOTHING, place, Saying.NIL)
    return ItemReading(part, given.words, given.words, place, Saying.BLANK, label="Left blank because")


def _of_open(session: Session, problem: ReturnProblem, given: Given, viewer: Viewer) -> ItemReading:
    one = _open_item(session, problem, viewer)
    place = place_of(one)  # also where the file has its row: the words of an answer stand in no document
    csp = session.get_one(Reporter, problem.of.of.reporter_id).kind is ReporterKind.CSP
    row = CarriedItem(
        one.kind, one.reference, place, one.wording, place, _CHOSEN[given.choice], given.words, place
    )
    return chosen(row, Part.CONCERN if csp else Part.RISK)


def _open_item(session: Session, problem: ReturnProblem, viewer: Viewer) -> OpenItem:
    owed = problem.of.of
    position = session.get_one(Meeting, owed.meeting_id).position
    found = open_items(session, viewer, owed.reporter_id, position)
    one = next(
        (one for one in found if (one.kind.value, one.id) == (problem.about_kind, problem.about_id)), None
    )
    if one is None:  # it is open, and not to this viewer
        raise NotOpen
    return one


def _link(problem: ReturnProblem) -> None:
    row = next((one for one in problem.of.items if one.id == problem.suggested_item_id), None)
    if row is not None and problem.about_kind == CarriedKind.RISK.value:
        row.continues_risk_id = problem.about_id
    elif row is not None and problem.about_kind == CarriedKind.ASK.value:
        row.continues_ask_id = problem.about_id


def _unlink(problem: ReturnProblem) -> None:
    for item in problem.of.items:
        if problem.about_kind == CarriedKind.RISK.value and item.continues_risk_id == problem.about_id:
            item.continues_risk_id = None
        elif problem.about_kind == CarriedKind.ASK.value and item.continues_ask_id == problem.about_id:
            item.continues_ask_id = None


def is_read(item: ReturnItem) -> bool:
    """Whether an item stands in the document, and not in an answer about it."""
    return item.answers_problem_id is None
