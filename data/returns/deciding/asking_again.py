"""What a version is asked once more before it is sent: the register may have moved since its file was read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.people import Viewer
from data.returns.checks import Against, CheckedReturn
from data.returns.checks.checking import sent_for
from data.returns.checks.open_items import OpenItem, open_items
from data.returns.checks.silent import silent
from data.returns.checks.stored import About, stored_problem
from data.returns.deciding.answered_items import is_read
from data.returns.deciding.answers import record_answer
from data.returns.deciding.choices import CLOSED_BY_NOW
from data.returns.deciding.closed_by_now import closed_problems
from data.returns.items.of_return import items_of
from data.returns.items.reading import ItemReading
from data.returns.reader.carried import CarriedKind
from data.returns.versions import reading_of
from data.store.audit import Event, record
from data.store.tables import Meeting, ReturnItem, ReturnVersion
from data.terms import Decision


def bring_up_to_date(session: Session, viewer: Viewer, version: ReturnVersion, at: datetime) -> None:
    """Ask about what opened since a version was read, and let what closed need no answer.

    What somebody has answered stays as it is.
    """
    _settle_closed(session, version, at)
    opened = list(_not_asked(session, viewer, version))
    if not opened:
        return
    read = reading_of(version)
    decided = list(_as_decided(version, items_of(read)))
    checked = CheckedReturn(read, [reading for reading, _ in decided], ())
    found = list(silent(checked, Against(sent_for(session, version.of), opened)))
    about = About(beside={id(reading): row for reading, row in decided}, products=())
    version.problems += [stored_problem(one, about) for one in found]
    if found:
        told: dict[str, Any] = {
            "number": version.number,
            "asked": [one.about.name for one in found if one.about],
        }
        where = ("return", version.return_id)
        record(session, Event.VERSION_ASKED_AGAIN, actor_id=viewer.person_id, about=where, **told)


def _settle_closed(session: Session, version: ReturnVersion, at: datetime) -> None:
    """Answer by itself what is closed by now, and ask again about what is open once more."""
    closed = closed_problems(session, version.id)
    for problem in version.problems:
        before = problem.answer
        if problem.id in closed and not before:
            problem.answer, problem.answered_at = CLOSED_BY_NOW, at
        elif problem.id not in closed and before == CLOSED_BY_NOW:
            problem.answer, problem.answered_at = "", None
        if problem.answer != before:
            record_answer(session, None, problem, before)


def _not_asked(session: Session, viewer: Viewer, version: ReturnVersion) -> Iterator[OpenItem]:
    """What is open now, and neither asked about nor linked to a row of the version."""
    owed = version.of
    position = session.get_one(Meeting, owed.meeting_id).position
    known = {(problem.about_kind, problem.about_id) for problem in version.problems}
    known |= {(CarriedKind.RISK.value, item.continues_risk_id) for item in version.items}
    known |= {(CarriedKind.ASK.value, item.continues_ask_id) for item in version.items}
    for one in open_items(session, viewer, owed.reporter_id, position):
        if (one.kind.value, one.id) not in known:
            yield one


def _as_decided(
    version: ReturnVersion, read: Sequence[ItemReading]
) -> Iterator[tuple[ItemReading, ReturnItem]]:
    """The items of the document in the words that are sent, each with its row."""
    rows = [item for item in version.items if is_read(item)]
    for reading, row in zip(read, rows, strict=True):
        if row.decision is not Decision.NOT_AN_ITEM:
            yield replace(reading, part=row.part, text=row.text, ask=row.ask), row
