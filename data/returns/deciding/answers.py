"""The answers to problems: each is kept with who gave it, and does to the version what it says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.quarter import Quarter
from data.refusals import Refused
from data.returns.checks.checking import sent_for
from data.returns.checks.context import month_of
from data.returns.deciding.answer_effects import apply, put_back, settle_item, unsettle_item
from data.returns.deciding.choices import IN_A_ROW, NOT_AN_ITEM, Question, Surroundings, question_of
from data.returns.deciding.decisions import problems_of, record_decision, refuse_if_changed, restore
from data.returns.deciding.given import Given
from data.returns.deciding.marking_answers import planners
from data.returns.items.asked import MARKING_CODES
from data.returns.owed import find_item, find_problem
from data.returns.states import refuse_unless_being_checked
from data.returns.versions import reading_of, recount
from data.store.audit import Event, record
from data.store.tables import Body, Meeting, ReturnItem, ReturnProblem, ReturnVersion
from data.terms import BodyKind, Severity
from data.typed import cleaned


def answer_problem(
    session: Session,
    viewer: Viewer,
    problem_id: int,
    choice: str,
    words: str = "",
    *,
    row_version: int,
    at: datetime | None = None,
) -> ReturnProblem:
    """Answer a problem with one of its choices, and with words where the choice asks for them.

    Refused with the sentence when the choice is not one of them or its words are missing; Conflict, carrying
    both answers, when somebody else answered meanwhile.
    """
    problem = find_problem(session, viewer, Right.SUBMIT, problem_id)
    refuse_unless_being_checked(problem.of.state)
    given = _checked(question_for(session, problem), choice, words)
    if problem.answer == str(given):
        return problem
    refuse_if_changed(session, problem, row_version, str(given))
    before = problem.answer
    if before:
        put_back(session, problem, viewer)
    apply(session, problem, given, viewer, at or now())
    problem.answer, problem.answered_at = str(given), at or now()
    problem.answered_by_id = viewer.person_id
    settle_item(problem, viewer.person_id, problem.answered_at)
    recount(session, problem.of)
    record_answer(session, viewer.person_id, problem, before)
    return problem


def withdraw_answer(session: Session, viewer: Viewer, problem_id: int, *, row_version: int) -> ReturnProblem:
    """Take an answer back, and what it did."""
    problem = find_problem(session, viewer, Right.SUBMIT, problem_id)
    refuse_unless_being_checked(problem.of.state)
    refuse_if_changed(session, problem, row_version, "")
    before = problem.answer
    put_back(session, problem, viewer)
    problem.answer, problem.answered_at, problem.answered_by_id = "", None, None
    unsettle_item(problem)
    recount(session, problem.of)
    record_answer(session, viewer.person_id, problem, before)
    return problem


def undo_item(session: Session, viewer: Viewer, item_id: int, *, row_version: int) -> ReturnItem:
    """Put an item back as it was read, its own problems unanswered again."""
    item = find_item(session, viewer, Right.SUBMIT, item_id)
    refuse_unless_being_checked(item.of.state)
    refuse_if_changed(session, item, row_version, item.source_text, item.ask_source_text)
    before = item.decision
    for problem in problems_of(item):
        if problem.answer and problem.answer != NOT_AN_ITEM:
            put_back(session, problem, viewer)
        problem.answer, problem.answered_at, problem.answered_by_id = "", None, None
    restore(item)
    recount(session, item.of)
    record_decision(session, viewer, item, before)
    return item


def said_in_row(
    session: Session, viewer: Viewer, version: ReturnVersion, was: int | None, risk_id: int | None
) -> None:
    """Answer for a risk that a row is now linked to, and ask again about the one that it was linked to before."""
    still_linked = {item.continues_risk_id for item in version.items}
    for problem in [one for one in version.problems if one.code == "silent_risk"]:
        before = problem.answer
        if problem.about_id == risk_id and not before:
            problem.answer, problem.answered_at = IN_A_ROW, now()
            problem.answered_by_id = viewer.person_id
        elif problem.about_id == was and before == IN_A_ROW and was not in still_linked:
            problem.answer, problem.answered_at, problem.answered_by_id = "", None, None
        if problem.answer != before:
            record_answer(session, viewer.person_id, problem, before)


def unanswered(version: ReturnVersion) -> list[ReturnProblem]:
    """The Must answer problems of a version that have no answer yet."""
    return [one for one in version.problems if one.severity is Severity.STOP and not one.answer]


def question_for(session: Session, problem: ReturnProblem) -> Question:
    """What a stored problem asks."""
    beside = place_beside(problem, rows_by_id(problem.of)) if problem.suggested_item_id else ""
    return question_of(problem.code, replace(surroundings(session, problem.of), beside=beside))


def rows_by_id(version: ReturnVersion) -> dict[int, ReturnItem]:
    """The items of a version by their ids, to be looked up for each of its problems."""
    return {item.id: item for item in version.items}


def place_beside(problem: ReturnProblem, rows: Mapping[int, ReturnItem]) -> str:
    """The Place of the row that may speak of what a problem is about; "" where none was suggested."""
    row = rows.get(problem.suggested_item_id or 0)
    if row is None:
        return ""
    return (row.ask_place or row.place) if problem.code == "silent_ask" else row.place


def surroundings(session: Session, version: ReturnVersion) -> Surroundings:
    """What the answers to a version's problems are made of."""
    context = sent_for(session, version.of)
    bodies = session.execute(select(Body.slug, Body.name).where(_asked_of()).order_by(Body.position, Body.id))
    read = reading_of(version)
    written = month_of(read.period.month) if read.period else None
    meeting = session.get_one(Meeting, version.of.meeting_id)
    last_day = meeting.held_on or Quarter.parse(meeting.slug).ends
    asks_marking = any(one.code in MARKING_CODES for one in version.problems)
    return Surroundings(
        context.name,
        last_day,
        written,
        [(row.slug, row.name) for row in bodies],
        planners(session) if asks_marking else (),
    )


def _asked_of() -> ColumnElement[bool]:
    return Body.kind != BodyKind.PARTNER_BOARD


def _checked(question: Question, choice: str, words: str) -> Given:
    chosen = question.choice(choice)
    if chosen is None:
        raise Refused("Choose one of the answers first.", "no-choice")
    said = cleaned(words) if chosen.asks_for else ""
    if chosen.asks_for and not said:
        raise Refused(f"With this answer, fill in “{chosen.asks_for}” too.", "no-words")
    return Given(choice, said)


def record_answer(session: Session, person_id: int | None, problem: ReturnProblem, before: str) -> None:
    """Tell the audit what a problem is answered, and what was answered before; by nobody where it follows by itself."""
    told: dict[str, Any] = {
        "code": problem.code,
        "place": problem.place,
        "from": before,
        "to": problem.answer,
    }
    about = ("return", problem.of.return_id)
    record(session, Event.PROBLEM_ANSWERED, actor_id=person_id, about=about, problem=problem.id, **told)
