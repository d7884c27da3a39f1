"""What the store knows of a group or CSP that its next return can begin with."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.quarter import label_of
from data.reports.groups.products import ProductCell, products_of
from data.reports.meetings import MeetingView
from data.returns.checks.open_items import OpenItem, open_items
from data.returns.reader.parsed import ParsedReturn
from data.returns.versions import reading_of
from data.store.tables import (
    Meeting,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
)
from data.store.visibility import returns_for
from data.terms import Decision, Marking, Part


@dataclass(frozen=True)
class LastQuarter:
    """The last accepted return before a meeting, and what was open. `items` leaves out what was not an item.

    `read`, `items` and `products` are empty where no return was accepted before.
    """

    reporter: Reporter
    meeting: MeetingView
    before: str
    read: ParsedReturn | None
    items: tuple[ReturnItem, ...]
    products: tuple[ProductCell, ...]
    open_items: tuple[OpenItem, ...]
    sensitive: bool

    def words(self, *parts: Part) -> tuple[str, ...]:
        """The words of these parts, with any correction, in the order of the form."""
        return tuple(item.text for item in self.items if item.part in parts and item.text.strip())


def last_quarter(session: Session, viewer: Viewer, reporter: Reporter, meeting: MeetingView) -> LastQuarter:
    """What is known before `meeting`, of what the viewer may see; the same store always gives the same."""
    found = session.execute(_accepted(viewer, reporter, meeting)).first()
    version, owed, held = found or (None, None, None)
    items = [item for item in version.items if item.decision is not Decision.NOT_AN_ITEM] if version else []
    known = products_of(session, [version.id], meeting) if version else {}
    still_open = open_items(session, viewer, reporter.id, meeting.position)
    marked = owed is not None and owed.marking is Marking.OFFICIAL_SENSITIVE
    return LastQuarter(
        reporter=reporter,
        meeting=meeting,
        before=label_of(held.slug) if held else "",
        read=reading_of(version) if version else None,
        items=tuple(items),
        products=known[version.id].cells if version and version.id in known else (),
        open_items=still_open,
        sensitive=marked or any(one.sensitive for one in still_open),
    )


def _accepted(
    viewer: Viewer, reporter: Reporter, meeting: MeetingView
) -> Select[ReturnVersion, Return, Meeting]:
    return (
        select(ReturnVersion, Return, Meeting)
        .join(Return, Return.accepted_version_id == ReturnVersion.id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Return.reporter_id == reporter.id, Meeting.position < meeting.position, returns_for(viewer))
        .order_by(Meeting.position.desc())
        .limit(1)
    )
