"""A CSP's update on its whole way, for tests: sent as a Word file, checked by its lead, accepted by a planner."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.register.moderate import accept_return
from data.returns.deciding.answers import answer_problem
from data.returns.forms.word_update import CspUpdateFields, PriorityFields, write_csp_update
from data.returns.reader.interpret import read_return
from data.returns.receive import Sender, receive
from data.returns.submit import submit
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import (
    Ask,
    Body,
    BodyAlias,
    Meeting,
    Return,
    ReturnItem,
    ReturnProblem,
    ReturnVersion,
    Risk,
)
from data.terms import Part, ReturnState, Role
from tests import makers

TITLE = "Quarterly Progress Report: October 2018"


@dataclass
class UpdateJourney:
    """The updates that one CSP owes two meetings, its lead and a planner."""

    store: Store
    files: FileStore
    owed: dict[str, int]
    lead: Viewer
    other_lead: Viewer
    planner: Viewer
    member: Viewer

    def send(self, content: bytes, quarter: str = "2018-19-Q3", name: str = "update.docx") -> int:
        """Send a Word file; gives the id of the version read from it."""
        sender = Sender(self.store, self.files, read_return)
        received = receive(sender, self.lead, self.owed[quarter], name, content)
        assert not received.refusal
        with self.store.read() as session:
            where = (ReturnVersion.return_id == received.return_id, ReturnVersion.number == received.number)
            return session.scalars(select(ReturnVersion.id).where(*where)).one()

    def answer(self, code: str, choice: str, words: str = "") -> None:
        """Answer the newest problem of that code as its lead."""
        with self.store.write() as session:
            row = self.problem(session, code)
            answer_problem(session, self.lead, row.id, choice, words, row_version=row.row_version)

    def problem(self, session: Session, code: str) -> ReturnProblem:
        """The newest problem of that code."""
        found = select(ReturnProblem).where(ReturnProblem.code == code).order_by(ReturnProblem.id.desc())
        return session.scalars(found.limit(1)).one()

    def submit(self, version_id: int) -> None:
        """Submit as its lead."""
        with self.store.write() as session:
            submit(session, self.lead, version_id)

    def accept(self, version_id: int) -> None:
        """Submit as its lead and accept as the planner."""
        self.submit(version_id)
        with self.store.write() as session:
            accept_return(session, self.planner, version_id)

    @contextmanager
    def items(self, version_id: int, part: Part) -> Iterator[list[ReturnItem]]:
        """The items of one part, to look at."""
        with self.store.read() as session:
            wanted = select(ReturnItem).where(ReturnItem.version_id == version_id, ReturnItem.part == part)
            yield list(session.scalars(wanted.order_by(ReturnItem.ordinal)))

    def asks(self) -> list[tuple[str, list[str], bool, int]]:
        """Every ask: its words, the bodies asked, whether it is the CSP's own, the meetings that heard it."""
        with self.store.read() as session:
            slugs = dict(session.execute(select(Body.id, Body.slug)).all())
            found = session.scalars(select(Ask).order_by(Ask.id))
            return [
                (one.text, [slugs[a.body_id] for a in one.addressees], one.own, one.meetings_heard)
                for one in found
            ]

    def risks(self) -> list[str]:
        """The titles on the register."""
        with self.store.read() as session:
            return list(session.scalars(select(Risk.title).order_by(Risk.id)))


def an_update(*priorities: PriorityFields, **more: Any) -> bytes:
    """The Word file of Fenland's update to October."""
    fields = CspUpdateFields(title=TITLE, csp="Fenland CSP", priorities=priorities)
    return write_csp_update(replace(fields, **more))


def update_journey(store: Store, folder: Path) -> UpdateJourney:
    """Fenland's journey to the meetings of October and January."""
    with store.write() as session:
        makers.a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        october = makers.a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        january = makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17))
        fenland = makers.a_csp(session, "fenland", "Fenland CSP")
        other = makers.a_csp(session, "huntingdonshire", "Huntingdonshire CSP")
        makers.a_body(session, "fdc", "Fenland District Council", csp_id=fenland.id)
        police = makers.a_body(session, "police", "Cambridgeshire Constabulary")
        police.aliases = [BodyAlias(name="the Constabulary")]
        people = {role: makers.a_person(session, role=role).id for role in Role}
        second = makers.a_person(session, role=Role.LEAD).id
        owed = {meeting.slug: _owed(session, meeting, fenland) for meeting in (october, january)}
        leads = frozenset({fenland.id}), frozenset({other.id})
    return UpdateJourney(
        store,
        FileStore(folder / "files"),
        owed,
        lead=Viewer(people[Role.LEAD], role=Role.LEAD, leads=leads[0]),
        other_lead=Viewer(second, role=Role.LEAD, leads=leads[1]),
        planner=Viewer(people[Role.PLANNER], role=Role.PLANNER),
        member=Viewer(people[Role.MEMBER], role=Role.MEMBER),
    )


def _owed(session: Session, meeting: Meeting, csp: Any) -> int:
    row: Return = makers.a_return(session, meeting, csp, ReturnState.EXPECTED)
    return row.id
