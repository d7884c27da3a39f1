"""A return that is owed, its lead, a planner and somebody else, and a reader that gives what a test wants read."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from data.people import Viewer
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.problems import RefusedFile
from data.returns.receive import Received, Sender, receive
from data.store.files import FileStore
from data.store.session import Store
from data.terms import ReturnState, Role
from tests import makers
from tests.readings import a_reading


@dataclass
class Journey:
    """One return owed to one meeting, and the people around it. `outcome` is what the next reading gives."""

    store: Store
    files: FileStore
    return_id: int
    lead: Viewer
    other_lead: Viewer
    planner: Viewer
    member: Viewer
    administrator: Viewer
    outcome: ParsedReturn | RefusedFile = field(default_factory=a_reading)

    @property
    def sender(self) -> Sender:
        """The way in, with this journey's reader."""
        return Sender(self.store, self.files, self._read)

    def send(
        self, content: bytes = b"bytes", name: str = "return.docx", viewer: Viewer | None = None
    ) -> Received:
        """Send a file for the return, as its lead unless somebody else is named."""
        return receive(self.sender, viewer or self.lead, self.return_id, name, content)

    def _read(self, content: bytes, filename: str) -> ParsedReturn:
        if isinstance(self.outcome, RefusedFile):
            raise self.outcome
        return self.outcome


@pytest.fixture
def journey(store: Store, tmp_path: Path) -> Journey:
    """The return that Domestic abuse owes the meeting of 11 October 2018, the one before being on 19 July."""
    with store.write() as session:
        makers.a_meeting(session, "2018-19-Q2", date(2018, 7, 19))
        meeting = makers.a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True)
        reporter = makers.a_reporter(session, "domestic-abuse")
        other = makers.a_reporter(session, "road-safety")
        owed = makers.a_return(session, meeting, reporter, ReturnState.EXPECTED)
        makers.a_return(session, meeting, other, ReturnState.EXPECTED)
        people = {role: makers.a_person(session, role=role).id for role in Role}
        second = makers.a_person(session, role=Role.LEAD).id
        leads = frozenset({reporter.id}), frozenset({other.id})
        return_id = owed.id
    return Journey(
        store=store,
        files=FileStore(tmp_path / "files"),
        return_id=return_id,
        lead=Viewer(people[Role.LEAD], role=Role.LEAD, leads=leads[0]),
        other_lead=Viewer(second, role=Role.LEAD, leads=leads[1]),
        planner=Viewer(people[Role.PLANNER], role=Role.PLANNER),
        member=Viewer(people[Role.MEMBER], role=Role.MEMBER),
        administrator=Viewer(people[Role.ADMINISTRATOR], role=Role.ADMINISTRATOR),
    )
