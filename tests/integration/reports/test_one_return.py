"""One return: when the version that is shown was sent, and which of its moments the sample year made up."""

from datetime import timedelta

import pytest

from data.clock import now
from data.reports.returns.one_return import return_read
from data.store.audit import Event, record
from tests.makers import LONG_AGO, a_return, a_version

pytestmark = pytest.mark.both_databases


def test_says_when_the_version_shown_was_sent_and_marks_only_what_is_made_up(board):
    owed = a_return(board.session, board.october, board.dasv, moderated_at=LONG_AGO)
    record(board.session, Event.SAMPLE_LOADED, actor_id=None)
    later = now() + timedelta(minutes=1)
    a_version(board.session, owed, board.october, submitted_at=later, moderated_at=later)
    newer = return_read(board.session, board.member, owed.id)
    assert (newer.received_at, newer.receipt_illustrative) == (later, False)
    assert newer.moderation_illustrative is False
    older = return_read(board.session, board.planner, owed.id, 1)
    assert (older.received_at, older.receipt_illustrative) == (LONG_AGO, True)
    assert older.moderation_illustrative is True
