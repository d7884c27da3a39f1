"""Values for tests of views about returns: an October meeting, one return, its row in the tracker."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data.meetings.deadlines import deadlines
from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName
from data.reports.returns.figures import figures_of
from data.reports.returns.owed import OwedReturn, VersionLine
from data.reports.returns.tracker import Tracker, TrackerRow
from data.terms import Marking, PublicationPart, ReporterKind, ReturnState

HELD = date(2018, 10, 11)
STARTS = datetime(2018, 10, 11, 9, tzinfo=UTC)
CAME = datetime(2018, 9, 28, 9, tzinfo=UTC)
OCTOBER = MeetingView(
    3, "2018-19-Q3", "2018-19 Q3", HELD, STARTS, STARTS, 120, STARTS, 3, current=True, illustrative=False
)
JULY = replace(OCTOBER, id=2, slug="2018-19-Q2", label="2018-19 Q2", held_on=date(2018, 7, 19), position=2)
DASV = ReporterName(1, ReporterKind.DELIVERY_GROUP, "dasv", "Domestic Abuse Board", "Domestic Abuse")
FENLAND = ReporterName(2, ReporterKind.CSP, "fenland", "Fenland CSP", "Fenland")
VERSION = VersionLine(5, 1, "October 2018", date(2018, 10, 1), "", "", "blank", 7, 8, 12)
SENT = frozenset({ReturnState.SUBMITTED, ReturnState.CHANGES_REQUESTED, ReturnState.ACCEPTED})


def an_owed(state: ReturnState = ReturnState.ACCEPTED, **more: Any) -> OwedReturn:
    """A return in this state; one that was sent came in time, is fresh and can be read."""
    sent = state in SENT
    given: dict[str, Any] = {
        "return_id": 9,
        "reporter": DASV,
        "state": state,
        "state_reason": "",
        "standing": ReturnState.ACCEPTED if state is ReturnState.ACCEPTED else None,
        "marking": Marking.OFFICIAL,
        "part": PublicationPart.A,
        "illustrative": False,
        "received_at": CAME if sent else None,
        "days_late": 0 if sent else None,
        "last_met_on": None,
        "last_met_as_written": "",
        "met_since": None,
        "fresh": True if sent else None,
        "version": VERSION if sent else None,
    }
    return OwedReturn(**given | more)


def a_row(owed: OwedReturn, **more: Any) -> TrackerRow:
    """Its row in the tracker of a member."""
    given: dict[str, Any] = {
        "owed": owed,
        "state": owed.state,
        "newer": False,
        "readable": owed.version is not None,
        "days": owed.days_late if owed.received else 8,
        "missing": (),
        "latest": None,
        "reopened_until": None,
        "receipt_illustrative": False,
        "may_submit": False,
        "may_moderate": False,
    }
    return TrackerRow(**given | more)


def a_tracker(*rows: TrackerRow, **more: Any) -> Tracker:
    """The tracker of these rows."""
    groups = tuple(row for row in rows if row.reporter.kind is ReporterKind.DELIVERY_GROUP)
    csps = tuple(row for row in rows if row.reporter.kind is ReporterKind.CSP)
    given: dict[str, Any] = {
        "meeting": OCTOBER,
        "previous": JULY,
        "due": deadlines(HELD).reports_due,
        "groups": groups,
        "csps": csps,
        "figures": figures_of(row.owed for row in groups),
        "before": None,
        "csp_figures": figures_of(row.owed for row in csps),
        "csp_before": None,
        "meetings": (OCTOBER,),
        "history": (),
        "may_upload": False,
        "may_moderate": False,
    }
    return Tracker(**given | more)
