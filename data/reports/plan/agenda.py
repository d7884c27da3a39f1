"""Agenda items as pages name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName, name_of
from data.store.tables import AgendaItem, Reporter
from data.terms import ReporterKind, Slot

OWN_KIND = {ReporterKind.DELIVERY_GROUP: Slot.DELIVERY_GROUP, ReporterKind.CSP: Slot.CSP}


@dataclass(frozen=True)
class AgendaLine:
    """One item in one slot of a meeting; `minutes` is None while nobody has set them."""

    id: int
    meeting_id: int
    slot: Slot
    position: int
    title: str
    reporter: ReporterName | None
    presenter_post: str
    minutes: int | None
    minutes_illustrative: bool
    note: str
    number: int | None
    decision: str
    fixed: bool

    @property
    def misplaced(self) -> str:
        """Why the item stands in a slot of another kind; empty where it is in one of its own."""
        if self.reporter is not None and self.slot is not OWN_KIND[self.reporter.kind]:
            return f"a {_KIND_WORDS[self.reporter.kind]} in {_SLOT_WORDS[self.slot]}"
        if self.reporter is None and self.slot in OWN_KIND.values():
            return "a paper, not one CSP" if self.slot is Slot.CSP else "a paper, not one delivery group"
        return ""


_KIND_WORDS = {ReporterKind.DELIVERY_GROUP: "delivery group", ReporterKind.CSP: "CSP"}
_SLOT_WORDS = {
    Slot.STANDING: "the standing items",
    Slot.DELIVERY_GROUP: "a delivery-group slot",
    Slot.PREVENTION: "the prevention slot",
    Slot.CSP: "the CSP slot",
    Slot.OPEN: "an open slot",
}


def agenda_of(session: Session, meetings: Iterable[MeetingView]) -> tuple[AgendaLine, ...]:
    """Every item of these meetings, in the order of slots and places."""
    rows = session.execute(
        select(AgendaItem, Reporter)
        .outerjoin(Reporter, Reporter.id == AgendaItem.reporter_id)
        .where(AgendaItem.meeting_id.in_([one.id for one in meetings]))
        .order_by(AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)
    )
    lines = [_line(item, reporter) for item, reporter in rows]
    return tuple(
        sorted(lines, key=lambda line: (line.meeting_id, list(Slot).index(line.slot), line.position))
    )


def _line(row: AgendaItem, reporter: Reporter | None) -> AgendaLine:
    return AgendaLine(
        id=row.id,
        meeting_id=row.meeting_id,
        slot=row.slot,
        position=row.position,
        title=row.title,
        reporter=name_of(reporter) if reporter else None,
        presenter_post=row.presenter_post,
        minutes=row.minutes,
        minutes_illustrative=row.minutes_illustrative,
        note=row.note,
        number=row.number,
        decision=row.decision,
        fixed=row.fixed,
    )
