"""Rows for tests, one function a noun: each fills in what the test does not speak of, adds the row and gives it back.

october = a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
dasv = a_reporter(session, "dasv")
returned = a_return(session, october, dasv, items=[an_item("Funding ends", ask="Find the money")])
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from data.store.tables import (
    Action,
    AgendaItem,
    Ask,
    AskAddressee,
    Body,
    Meeting,
    Person,
    ProductRow,
    Question,
    QuestionAnswer,
    Rating,
    Reporter,
    Return,
    ReturnFile,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskArea,
    RiskAssessment,
)
from data.terms import (
    BodyKind,
    Decision,
    Direction,
    FileOutcome,
    Part,
    QuestionState,
    Rag,
    ReporterKind,
    ReturnState,
    RiskStatus,
    Role,
    Saying,
    Slot,
)

LONG_AGO = datetime(2018, 9, 27, 9, 0, tzinfo=UTC)
_numbers = count(1)


def _add(session: Session, row: Any) -> Any:
    session.add(row)
    session.flush()
    return row


def a_meeting(session: Session, slug: str, held_on: date | None = None, **more: Any) -> Meeting:
    """A meeting; its place in the order of meetings follows from its quarter unless it is given."""
    year, quarter = int(slug[:4]), int(slug[-1])
    return _add(session, Meeting(**{"slug": slug, "held_on": held_on, "position": year * 4 + quarter} | more))


def a_reporter(session: Session, slug: str, name: str = "", **more: Any) -> Reporter:
    """A delivery group, unless `kind` says a CSP. The names follow from the slug unless they are given."""
    words = name or slug.replace("-", " ").capitalize()
    given = {"kind": ReporterKind.DELIVERY_GROUP, "name": words, "short_name": words} | more
    return _add(session, Reporter(slug=slug, **given))


def a_csp(session: Session, slug: str, name: str = "", **more: Any) -> Reporter:
    """A Community Safety Partnership."""
    return a_reporter(session, slug, name, kind=ReporterKind.CSP, **more)


def a_body(session: Session, slug: str, name: str = "", **more: Any) -> Body:
    """A responsible authority, unless `kind` says otherwise."""
    words = name or slug.replace("-", " ").capitalize()
    return _add(session, Body(**{"slug": slug, "name": words, "kind": BodyKind.RESPONSIBLE_AUTHORITY} | more))


def a_person(session: Session, email: str = "", role: Role = Role.MEMBER, **more: Any) -> Person:
    """Somebody with an account that nobody can sign in to: the password hash is none."""
    given = {"post": role.value, "password_hash": "none", "created_at": LONG_AGO} | more
    return _add(session, Person(email=email or f"person{next(_numbers)}@board.test", role=role, **given))


def an_item(text: str, part: Part = Part.KEY_INFORMATION, **more: Any) -> ReturnItem:
    """An item that a person accepted, not yet in a version: give it to `a_version` or `a_return`."""
    asked = {"ask_saying": Saying.STATED, "ask_source_text": more["ask"]} if more.get("ask") else {}
    given = {"source_text": text, "decision": Decision.ACCEPTED} | asked | more
    return ReturnItem(part=part, text=text, **given)


def a_return(
    session: Session,
    meeting: Meeting,
    reporter: Reporter,
    state: ReturnState = ReturnState.ACCEPTED,
    items: Sequence[ReturnItem] = (),
    **more: Any,
) -> Return:
    """A return; one that was sent has a version of the meeting's month, unless `a_version` brings others."""
    version = {name: more.pop(name) for name in [*more] if hasattr(ReturnVersion, name) and name != "marking"}
    owed = _add(session, Return(meeting_id=meeting.id, reporter_id=reporter.id, state=state, **more))
    if state not in (ReturnState.EXPECTED, ReturnState.TO_FOLLOW):
        a_version(session, owed, meeting, state, items, **version)
    return owed


def a_version(
    session: Session,
    owed: Return,
    meeting: Meeting,
    state: ReturnState = ReturnState.ACCEPTED,
    items: Sequence[ReturnItem] = (),
    **more: Any,
) -> ReturnVersion:
    """The next version of a return, with its file; an accepted one becomes what members read."""
    month = meeting.held_on.replace(day=1) if meeting.held_on else None
    given: dict[str, Any] = {
        "period_month": month,
        "period_as_written": f"{month:%B %Y}" if month else "",
        "created_at": LONG_AGO,
        "submitted_at": None if state is ReturnState.DRAFT else LONG_AGO,
        "parts_answered": 5,
        "parts_required": 5,
        "reading": {},
    } | more
    number = len(owed.versions) + 1
    row = ReturnVersion(of=owed, number=number, state=state, file=_file(session, owed), **given)
    for ordinal, item in enumerate(items, 1):
        item.ordinal = ordinal
        row.items.append(item)
    _add(session, row)
    if state in (ReturnState.ACCEPTED, ReturnState.PUBLISHED, ReturnState.NIL_RETURN):
        owed.accepted_version_id = row.id
        session.flush()
    return row


def _file(session: Session, owed: Return) -> ReturnFile:
    number = next(_numbers)
    file = ReturnFile(
        return_id=owed.id,
        original_name=f"return-{number}.docx",
        stored_name=f"{number:064d}",
        sha256=f"{number:064x}",
        size=1000,
        received_at=LONG_AGO,
        received_by_id=a_person(session, role=Role.LEAD).id,
        outcome=FileOutcome.READ,
    )
    session.add(file)
    return file


def a_product(session: Session, version: ReturnVersion, product: Any, state: Any, **more: Any) -> ProductRow:
    """What a version says of one governance product."""
    return _add(session, ProductRow(version_id=version.id, product=product, state=state, **more))


def a_risk(session: Session, meeting: Meeting, reporter: Reporter, title: str = "", **more: Any) -> Risk:
    """A risk on the register, raised at `meeting`, without any assessment."""
    number = next(_numbers)
    given = {"ref": f"R{number:04d}", "title": title or f"Risk {number}", "status": RiskStatus.ON_REGISTER}
    return _add(session, Risk(reporter_id=reporter.id, raised_meeting_id=meeting.id, **given | more))


def an_assessment(session: Session, risk: Risk, meeting: Meeting, **more: Any) -> RiskAssessment:
    """Where a risk stood at a meeting: open, new and unscored unless it says otherwise."""
    given = {"status": risk.status, "direction": Direction.NEW} | more
    return _add(session, RiskAssessment(risk_id=risk.id, meeting_id=meeting.id, **given))


def an_area(session: Session, risk: Risk, csp: Reporter) -> RiskArea:
    """A risk touches the area of a CSP."""
    return _add(session, RiskArea(risk_id=risk.id, csp_id=csp.id))


def an_ask(
    session: Session,
    meeting: Meeting,
    reporter: Reporter,
    text: str,
    bodies: Sequence[Body] = (),
    **more: Any,
) -> Ask:
    """An ask first heard at `meeting`, addressed to `bodies`."""
    given = {"first_heard_meeting_id": meeting.id} | more
    row = Ask(text=text, reporter_id=reporter.id, meeting_id=meeting.id, **given)
    row.addressees = [AskAddressee(body_id=body.id) for body in bodies]
    return _add(session, row)


def a_question(session: Session, owed: Return, text: str = "Why so?", **more: Any) -> Question:
    """An open question on an accepted return, asked by a member made for it unless `asked_by_id` says who."""
    asker = more.pop("asked_by_id", None) or a_person(session).id
    given = {"asked_at": LONG_AGO, "version_id": owed.accepted_version_id} | more
    return _add(session, Question(return_id=owed.id, text=text, asked_by_id=asker, **given))


def an_answer(session: Session, question: Question, text: str, **more: Any) -> QuestionAnswer:
    """An answer to a question, the newest one; said at a meeting where `meeting_id` says at which."""
    given = {"answered_at": LONG_AGO, "answered_by_id": a_person(session, role=Role.LEAD).id} | more
    answer = QuestionAnswer(question_id=question.id, text=text, **given)
    at_meeting = answer.meeting_id is not None
    question.state = QuestionState.ANSWERED_AT_MEETING if at_meeting else QuestionState.ANSWERED
    question.answered_at = answer.answered_at
    return _add(session, answer)


def an_action(session: Session, meeting: Meeting, text: str, **more: Any) -> Action:
    """An action raised at `meeting`."""
    given = {"ref": f"A{next(_numbers):04d}"} | more
    return _add(session, Action(text=text, raised_meeting_id=meeting.id, **given))


def an_agenda_item(session: Session, meeting: Meeting, slot: Slot, title: str, **more: Any) -> AgendaItem:
    """An item in the next free place of a slot."""
    taken = session.query(AgendaItem).filter_by(meeting_id=meeting.id, slot=slot).count()
    given = {"position": taken + 1} | more
    return _add(session, AgendaItem(meeting_id=meeting.id, slot=slot, title=title, **given))


def a_rating(session: Session, meeting: Meeting, reporter: Reporter, rag: Rag, **more: Any) -> Rating:
    """A rating that a person gave."""
    return _add(session, Rating(meeting_id=meeting.id, reporter_id=reporter.id, rag=rag, **more))
