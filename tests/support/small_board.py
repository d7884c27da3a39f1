"""A small board for tests of reports: four meetings, the last without a date, two groups, two CSPs, three bodies."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from data.people import Viewer
from data.store.tables import Body, Meeting, Reporter
from data.terms import BodyKind, Role
from tests.makers import a_body, a_csp, a_meeting, a_reporter


@dataclass
class SmallBoard:
    """The rows, and viewers of each role; October is the meeting in view."""

    session: Session
    july: Meeting
    october: Meeting
    january: Meeting
    spring: Meeting
    dasv: Reporter
    prevent: Reporter
    fenland: Reporter
    huntingdonshire: Reporter
    hdc: Body
    fdc: Body
    police: Body

    @property
    def member(self) -> Viewer:
        """A member who sits for Huntingdonshire District Council."""
        return Viewer(person_id=1, role=Role.MEMBER, body_id=self.hdc.id, body_name=self.hdc.name)

    @property
    def lead(self) -> Viewer:
        """The lead of the domestic abuse group, of no body."""
        return Viewer(person_id=2, role=Role.LEAD, leads=frozenset({self.dasv.id}))

    @property
    def planner(self) -> Viewer:
        """A planner, of no body."""
        return Viewer(person_id=3, role=Role.PLANNER)

    @property
    def administrator(self) -> Viewer:
        """An administrator."""
        return Viewer(person_id=4, role=Role.ADMINISTRATOR)

    def listed(self, kind: str, number: int) -> Viewer:
        """The member, on the need-to-know list of one return or risk."""
        return Viewer(person_id=5, role=Role.MEMBER, body_id=self.hdc.id, listed=frozenset({(kind, number)}))


def small_board(session: Session) -> SmallBoard:
    """Add the rows."""
    huntingdonshire = a_csp(session, "huntingdonshire", position=2)
    fenland = a_csp(session, "fenland", position=1)
    return SmallBoard(
        session,
        july=a_meeting(session, "2018-19-Q2", date(2018, 7, 19)),
        october=a_meeting(session, "2018-19-Q3", date(2018, 10, 11), current=True),
        january=a_meeting(session, "2018-19-Q4", date(2019, 1, 17)),
        spring=a_meeting(session, "2019-20-Q1"),
        dasv=a_reporter(session, "dasv", "Domestic Abuse", position=2),
        prevent=a_reporter(session, "prevent", "Prevent", position=1),
        fenland=fenland,
        huntingdonshire=huntingdonshire,
        hdc=a_body(session, "hdc", "Huntingdonshire District Council", csp_id=huntingdonshire.id, position=1),
        fdc=a_body(session, "fdc", "Fenland District Council", csp_id=fenland.id, position=2),
        police=a_body(session, "police", "The Constabulary", kind=BodyKind.RESPONSIBLE_AUTHORITY, position=3),
    )
