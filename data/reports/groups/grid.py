"""The ratings of every delivery group and CSP at the last four meetings, and what the app suggests for the last."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.rag import Signals, Suggestion, suggest
from data.reports.groups.counted import Counted
from data.reports.groups.signals import signals
from data.reports.meetings import MeetingView, last_meetings
from data.reports.reporters import ReporterName, active_reporters
from data.returns.states import NOT_RECEIVED
from data.store.tables import Rating
from data.terms import Rag, ReporterKind, ReturnState

SHOWN_MEETINGS = 4
NOT_ASKED = Suggestion(Rag.NOT_RATED, ("No return asked for this quarter.",))
NO_UPDATE_ASKED = Suggestion(Rag.NOT_RATED, ("No update asked for this quarter.",))
NOTHING_YET = Suggestion(Rag.NOT_RATED, ("No suggestion: no return received.",))


@dataclass(frozen=True)
class Rated:
    """What a person judged at one meeting, with the reason; Not rated where nobody did."""

    rag: Rag = Rag.NOT_RATED
    self_rag: Rag | None = None
    reason: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class GridRow:
    """One reporter: a rating for each meeting, the oldest first, and the suggestion for the last.

    The suggestion never counts as a rating: it is beside it, for a planner to confirm or override.
    """

    reporter: ReporterName
    ratings: tuple[Rated, ...]
    suggestion: Suggestion

    @property
    def now(self) -> Rated:
        """The rating at the meeting in view."""
        return self.ratings[-1]

    @property
    def rated(self) -> bool:
        """Whether a person has rated it at the meeting in view."""
        return self.now.rag is not Rag.NOT_RATED


@dataclass(frozen=True)
class Grid:
    """Up to four meetings, the one in view last, and one row for each reporter."""

    meetings: tuple[MeetingView, ...]
    rows: tuple[GridRow, ...]

    @property
    def illustrative(self) -> bool:
        """Whether any rating shown is made up to fill the sample year."""
        return any(rated.illustrative for row in self.rows for rated in row.ratings)

    def of(self, kind: ReporterKind) -> tuple[GridRow, ...]:
        """The rows of one kind of reporter."""
        return tuple(row for row in self.rows if row.reporter.kind is kind)


def grid(session: Session, viewer: Viewer, counted: Counted) -> Grid:
    """The grid as at the meeting that was counted."""
    meetings = last_meetings(session, counted.meeting, SHOWN_MEETINGS)
    rated = ratings_at(session, meetings)
    found = signals(session, viewer, counted)
    states = {one.reporter.id: one.state for one in counted.returns if one.asked}
    rows = [
        GridRow(
            reporter=reporter,
            ratings=tuple(rated.get((reporter.id, one.id), Rated()) for one in meetings),
            suggestion=suggestion(reporter, states.get(reporter.id), found.get(reporter.id)),
        )
        for reporter in active_reporters(session, counted.meeting)
    ]
    return Grid(meetings, tuple(rows))


def suggestion(reporter: ReporterName, state: ReturnState | None, counted: Signals | None) -> Suggestion:
    """What the app suggests for one reporter, and why; Not rated where there is nothing to judge by."""
    if counted is None or state is None:
        return NO_UPDATE_ASKED if reporter.kind is ReporterKind.CSP else NOT_ASKED
    if state in NOT_RECEIVED and state is not ReturnState.TO_FOLLOW and not counted.returned:
        return NOTHING_YET
    return suggest(counted)


def ratings_at(session: Session, meetings: tuple[MeetingView, ...]) -> dict[tuple[int, int], Rated]:
    """Every rating at these meetings, by (reporter id, meeting id)."""
    rows = session.scalars(select(Rating).where(Rating.meeting_id.in_([one.id for one in meetings])))
    return {
        (row.reporter_id, row.meeting_id): Rated(row.rag, row.self_rag, row.reason, row.illustrative)
        for row in rows
    }
