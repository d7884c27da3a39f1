"""What the store knows of a group or CSP that its next return can begin with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.groups.products import ProductCell, products_of
from data.reports.meetings import MeetingView
from data.returns.reader.carried import CarriedKind
from data.returns.reader.parsed import ParsedReturn
from data.returns.versions import reading_of
from data.store.tables import (
    Action,
    Ask,
    Meeting,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskAssessment,
)
from data.store.visibility import actions_for, asks_for, returns_for, risks_for
from data.terms import AskState, Decision, Marking, Part, RiskStatus


@dataclass(frozen=True)
class OpenItem:
    """A risk, ask or action that is open, in its last wording. `sensitive` is OFFICIAL-SENSITIVE."""

    kind: CarriedKind
    reference: str
    wording: str
    sensitive: bool = False


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
    still_open = (
        *_risks(session, viewer, reporter, meeting),
        *_asks(session, viewer, reporter, meeting),
        *_actions(session, viewer, reporter, meeting),
    )
    marked = owed is not None and owed.marking is Marking.OFFICIAL_SENSITIVE
    return LastQuarter(
        reporter=reporter,
        meeting=meeting,
        before=held.slug.replace("-Q", " Q") if held else "",
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


def _earlier(meeting: MeetingView) -> Select[int]:
    return select(Meeting.id).where(Meeting.position < meeting.position)


def _risks(session: Session, viewer: Viewer, reporter: Reporter, meeting: MeetingView) -> Sequence[OpenItem]:
    """Open risks, each in the words in which a return last raised it, else by its title."""
    risks = session.scalars(
        select(Risk)
        .where(Risk.reporter_id == reporter.id, Risk.status != RiskStatus.CLOSED, risks_for(viewer))
        .where(Risk.raised_meeting_id.in_(_earlier(meeting)))
        .order_by(Risk.id)
    ).all()
    worded = session.execute(
        select(RiskAssessment.risk_id, ReturnItem.text)
        .join(ReturnItem, ReturnItem.id == RiskAssessment.source_item_id)
        .join(Meeting, Meeting.id == RiskAssessment.meeting_id)
        .where(RiskAssessment.risk_id.in_([risk.id for risk in risks]), Meeting.position < meeting.position)
        .order_by(Meeting.position)
    )
    last = {risk_id: text for risk_id, text in worded if text.strip()}
    return [
        OpenItem(
            CarriedKind.RISK,
            risk.ref,
            last.get(risk.id, risk.title),
            risk.marking is Marking.OFFICIAL_SENSITIVE,
        )
        for risk in risks
    ]


def _asks(session: Session, viewer: Viewer, reporter: Reporter, meeting: MeetingView) -> Sequence[OpenItem]:
    asks = session.scalars(
        select(Ask)
        .where(Ask.reporter_id == reporter.id, Ask.state == AskState.OPEN, asks_for(viewer))
        .where(Ask.first_heard_meeting_id.in_(_earlier(meeting)))
        .order_by(Ask.id)
    )
    return [OpenItem(CarriedKind.ASK, str(ask.id), ask.text) for ask in asks]


def _actions(
    session: Session, viewer: Viewer, reporter: Reporter, meeting: MeetingView
) -> Sequence[OpenItem]:
    actions = session.scalars(
        select(Action)
        .where(Action.reporter_id == reporter.id, Action.completed_on.is_(None), actions_for(viewer))
        .where(Action.raised_meeting_id.in_(_earlier(meeting)))
        .order_by(Action.id)
    )
    return [OpenItem(CarriedKind.ACTION, one.ref, one.text) for one in actions]
