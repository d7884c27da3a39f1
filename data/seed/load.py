"""The sample board year, into an empty database: reference lists, accounts, four meetings of returns, the plan."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.clock import now
from data.refusals import Refused
from data.seed.follow_up import load_follow_up, load_ratings
from data.seed.reference import load_reference
from data.seed.sample_accounts import add_accounts
from data.seed.sample_returns import Reader, SampleYear, expect_returns, load_meeting
from data.store.audit import Event, record
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import Meeting, Person, Reporter, StoreState

NOT_EMPTY = (
    "This database holds other data already, so the sample board year was not loaded. "
    "Name an empty database in DATABASE_URL to try the sample."
)


def is_sample(session: Session) -> bool:
    """Whether this database holds the sample board year."""
    return session.scalars(select(StoreState.sample)).one()


def load_sample(store: Store, files: FileStore, read: Reader, password: str) -> None:
    """Load the sample year in one transaction: all of it, or nothing. Refused unless the database is empty."""
    with store.write() as session:
        _refuse_unless_empty(session)
        load_reference(session)
        year = SampleYear(session, add_accounts(session, password, now()), files, read)
        meetings = session.scalars(select(Meeting).order_by(Meeting.position)).all()
        today = next(meeting for meeting in meetings if meeting.current)
        for meeting in meetings:
            if meeting.position <= today.position:
                load_meeting(year, meeting)
                load_ratings(session, year.planner, meeting)
            elif meeting.held_on:
                expect_returns(session, meeting)
        load_follow_up(year)
        session.get_one(StoreState, 1).sample = True
        record(session, Event.SAMPLE_LOADED, actor_id=None)


def _refuse_unless_empty(session: Session) -> None:
    for table in (Person, Reporter, Meeting):
        if session.scalar(select(func.count()).select_from(table)):
            raise Refused(NOT_EMPTY, "not-empty")
