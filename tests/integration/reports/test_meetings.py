"""Which meeting a page speaks of, when it speaks, and what is next to it."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from data.people import Viewer
from data.refusals import NotOpen
from data.reports.meetings import find_meeting, meeting_bar
from data.store.tables import Meeting, Reporter, Return
from data.terms import Marking, ReporterKind, ReturnState, Role

pytestmark = pytest.mark.both_databases
MEMBER = Viewer(person_id=1, role=Role.MEMBER)


@pytest.fixture
def session(store):
    """Three meetings, October 2018 being current, the last without a date; two returns to October."""
    with store.write() as writing:
        for position, (slug, held_on) in enumerate(
            [("2018-19-Q2", date(2018, 7, 19)), ("2018-19-Q3", date(2018, 10, 11)), ("2019-20-Q1", None)]
        ):
            writing.add(Meeting(slug=slug, held_on=held_on, position=position, current=position == 1))
        writing.flush()
        october = find_meeting(writing, "2018-19-Q3").id
        for slug, state, marking in [
            ("dasv", ReturnState.SUBMITTED, Marking.OFFICIAL),
            ("prevent", ReturnState.DRAFT, Marking.OFFICIAL),
            ("exploitation", ReturnState.ACCEPTED, Marking.OFFICIAL_SENSITIVE),
        ]:
            group = Reporter(kind=ReporterKind.DELIVERY_GROUP, slug=slug, name=slug, short_name=slug)
            writing.add(group)
            writing.flush()
            writing.add(Return(meeting_id=october, reporter_id=group.id, state=state, marking=marking))
    with store.read() as reading:
        yield reading


def test_opens_at_the_current_meeting(session):
    assert find_meeting(session, None).slug == "2018-19-Q3"


def test_refuses_a_quarter_that_has_no_meeting(session):
    with pytest.raises(NotOpen):
        find_meeting(session, "2031-32-Q1")


def test_speaks_as_at_the_start_of_a_past_meeting_in_summer_time(session):
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False):
        assert find_meeting(session, None).as_at.isoformat() == "2018-10-11T10:00:00+01:00"


def test_speaks_as_at_now_while_the_meeting_is_ahead(session):
    with time_machine.travel(datetime(2018, 10, 3, 8, 30, tzinfo=UTC), tick=False):
        assert find_meeting(session, None).as_at.isoformat() == "2018-10-03T09:30:00+01:00"


def test_names_the_meetings_on_both_sides(session):
    bar = meeting_bar(session, MEMBER, "2018-19-Q3")
    assert (bar.previous.slug, bar.following.slug, len(bar.all)) == ("2018-19-Q2", "2019-20-Q1", 3)


@pytest.mark.parametrize(("quarter", "neighbours"), [("2018-19-Q2", (None, 1)), ("2019-20-Q1", (1, None))])
def test_has_no_neighbour_beyond_the_first_and_the_last(session, quarter, neighbours):
    bar = meeting_bar(session, MEMBER, quarter)
    assert [side and 1 for side in (bar.previous, bar.following)] == list(neighbours)


def test_counts_as_received_what_was_sent_and_not_a_draft(session):
    bar = meeting_bar(session, MEMBER, None)
    assert (bar.received, bar.expected) == (1, 2)  # the sensitive return is in nobody's count unlisted


def test_counts_a_sensitive_return_for_someone_on_its_list(session):
    sensitive = session.query(Return).filter_by(marking=Marking.OFFICIAL_SENSITIVE).one()
    listed = Viewer(person_id=1, role=Role.MEMBER, listed=frozenset({("return", sensitive.id)}))
    bar = meeting_bar(session, listed, None)
    assert (bar.received, bar.expected) == (2, 3)
