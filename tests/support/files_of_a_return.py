"""Attaching and getting the files of a journey's return, and what became of them."""

import pytest
from sqlalchemy import select

from data.refusals import Refused
from data.register.moderate import accept_return
from data.reports.returns.attachments import return_files
from data.returns.files.attach import TakingIn, attach
from data.returns.files.downloads import HandingOut, hand_out_attachment, hand_out_embedded
from data.returns.files.opening import look_at, taken_out
from data.returns.files.scanner import Scanner
from data.returns.submit import submit
from data.store.audit import Event
from data.store.tables import AuditEvent, ReturnVersion
from tests.makers_ole import a_return_with
from tests.makers_word import reading
from tests.unit.returns.test_attachable import PDF


def taking_in(journey, scanner: Scanner | None = None) -> TakingIn:
    return TakingIn(journey.store, journey.files, scanner or Scanner(), look_at)


def handing_out(journey, scanner: Scanner | None = None) -> HandingOut:
    return HandingOut(journey.store, journey.files, scanner or Scanner(), taken_out)


def put(
    journey, content: bytes = PDF, name: str = "report.pdf", scanner: Scanner | None = None, who: str = "lead"
):
    return attach(taking_in(journey, scanner), getattr(journey, who), journey.return_id, name, content)


def get(journey, number: int, who: str = "lead", scanner: Scanner | None = None):
    return hand_out_attachment(
        handing_out(journey, scanner), getattr(journey, who), journey.return_id, number
    )


def get_embedded(journey, who: str = "lead", ordinal: int = 1, version: int = 1, **more):
    scanner = more.pop("scanner", None)
    return hand_out_embedded(
        handing_out(journey, scanner), getattr(journey, who), journey.return_id, version, ordinal, **more
    )


def code_of(call, *arguments, **more) -> str:
    """The code of the refusal, "not-open" for what looks as if it were not there."""
    with pytest.raises(Refused) as refusal:
        call(*arguments, **more)
    assert refusal.value.sentence.endswith(".")
    return refusal.value.code


def rows(journey, table):
    with journey.store.read() as session:
        found = list(session.scalars(select(table).order_by(table.id)))
        session.expunge_all()
    return found


def events(journey, *wanted: Event) -> list[AuditEvent]:
    return [one for one in rows(journey, AuditEvent) if one.event in wanted]


def send(journey, *objects, **more) -> None:
    """Send a return with embedded files; its reading is the real one."""
    content = a_return_with(*objects, **more)
    journey.outcome = reading(content)
    journey.send(content, "October return.docx")


def newest(journey) -> int:
    return rows(journey, ReturnVersion)[-1].id


def step(journey, service, *arguments, who: str = "lead"):
    with journey.store.write() as session:
        return service(session, getattr(journey, who), *arguments)


def submitted(journey) -> None:
    """Submit the newest version; what must be answered is taken as answered."""
    with journey.store.write() as session:
        version = session.get(ReturnVersion, newest(journey))
        for problem in version.problems:
            problem.answer = "checked"
    step(journey, submit, newest(journey))


def accepted(journey) -> None:
    submitted(journey)
    step(journey, accept_return, newest(journey), "", who="planner")


def listed(journey, who: str = "lead", number: int | None = None):
    with journey.store.read() as session:
        return return_files(session, getattr(journey, who), journey.return_id, number)


def names(journey, who: str = "lead", number: int | None = None) -> list[str]:
    return [line.name for line in listed(journey, who, number).attached if line.taken_back_at is None]
