"""The delivery groups and CSPs as pages name them, as at a meeting."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from data.refusals import NotOpen
from data.reports.meetings import MeetingView
from data.store.tables import Reporter
from data.terms import ReporterKind


@dataclass(frozen=True)
class ReporterName:
    """A delivery group or CSP, as links name it."""

    id: int
    kind: ReporterKind
    slug: str
    name: str
    short_name: str


def name_of(row: Reporter) -> ReporterName:
    """A reporter's row as a value."""
    return ReporterName(row.id, row.kind, row.slug, row.name, row.short_name)


def active_reporters(
    session: Session, meeting: MeetingView, kind: ReporterKind | None = None
) -> tuple[ReporterName, ...]:
    """Those that report to a meeting, delivery groups before CSPs, each in the Board's own order."""
    rows = session.scalars(
        select(Reporter)
        .where(_active(meeting), Reporter.kind == kind if kind else Reporter.id.is_not(None))
        .order_by(Reporter.position, Reporter.id)
    ).all()
    order = list(ReporterKind)
    return tuple(name_of(row) for row in sorted(rows, key=lambda row: order.index(row.kind)))


def find_reporter(session: Session, kind: ReporterKind, slug: str) -> Reporter:
    """The reporter of an address; refused as not open where there is none of that kind."""
    row = session.scalars(select(Reporter).where(Reporter.kind == kind, Reporter.slug == slug)).first()
    if row is None:
        raise NotOpen
    return row


def _active(meeting: MeetingView) -> ColumnElement[bool]:
    """Groups are renamed and merged: one that ended before the meeting, or began after it, owes it nothing."""
    day = meeting.as_at.date()
    begun = or_(Reporter.active_from.is_(None), Reporter.active_from <= day)
    lasting = or_(Reporter.active_to.is_(None), Reporter.active_to >= day)
    return begun & lasting
