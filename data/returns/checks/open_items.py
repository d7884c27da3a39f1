"""What was open before a meeting: the risks, asks and actions of a group or CSP that its return should speak of."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, not_, or_, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.returns.checks.sensitive import CAME_OF, is_sensitive
from data.returns.reader.carried import CarriedKind
from data.store.tables import Action, Ask, Meeting, Return, ReturnItem, ReturnVersion, Risk, RiskAssessment
from data.store.visibility import actions_for, asks_for, risks_for
from data.terms import AskState, Marking, RiskStatus


@dataclass(frozen=True)
class OpenItem:
    """A risk, ask or action that is open, by its id, in its last wording. `sensitive` is OFFICIAL-SENSITIVE: a risk by
    its own marking, an ask or an action by that of the risk that it is about, an ask by its return's as well.
    """

    kind: CarriedKind
    id: int
    reference: str
    wording: str
    sensitive: bool = False

    @property
    def name(self) -> str:
        """How screens and files name it: "Risk R18-003"."""
        return f"{self.kind.value.capitalize()} {self.reference}"


def open_items(session: Session, viewer: Viewer, reporter_id: int, position: int) -> tuple[OpenItem, ...]:
    """What was raised before the meeting at `position` and is open, of what the viewer may see; risks first."""
    earlier = select(Meeting.id).where(Meeting.position < position)
    return (
        *_risks(session, viewer, reporter_id, earlier),
        *_asks(session, viewer, reporter_id, earlier),
        *_actions(session, viewer, reporter_id, earlier),
    )


def _risks(session: Session, viewer: Viewer, reporter_id: int, earlier: Select[int]) -> Iterator[OpenItem]:
    """Open risks, each in the words in which a return last raised it, else by its title."""
    risks = session.scalars(
        select(Risk)
        .where(Risk.reporter_id == reporter_id, Risk.status != RiskStatus.CLOSED, risks_for(viewer))
        .where(Risk.raised_meeting_id.in_(earlier))
        .order_by(Risk.id)
    ).all()
    last = _last_wordings(session, [risk.id for risk in risks], earlier)
    for risk in risks:
        sensitive = risk.marking is Marking.OFFICIAL_SENSITIVE
        yield OpenItem(CarriedKind.RISK, risk.id, risk.ref, last.get(risk.id, risk.title), sensitive)


def _last_wordings(session: Session, risk_ids: list[int], earlier: Select[int]) -> dict[int, str]:
    """For each of these risks; of one that is OFFICIAL no words out of a return that is not."""
    worded = session.execute(
        select(RiskAssessment.risk_id, ReturnItem.text)
        .join(Risk, Risk.id == RiskAssessment.risk_id)
        .join(ReturnItem, ReturnItem.id == RiskAssessment.source_item_id)
        .join(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .join(Return, Return.id == ReturnVersion.return_id)
        .join(Meeting, Meeting.id == RiskAssessment.meeting_id)
        .where(RiskAssessment.risk_id.in_(risk_ids), RiskAssessment.meeting_id.in_(earlier))
        .where(or_(is_sensitive(Risk.marking), not_(is_sensitive(Return.marking))))
        .order_by(Meeting.position)
    )
    return {risk_id: text for risk_id, text in worded if text.strip()}


def _asks(session: Session, viewer: Viewer, reporter_id: int, earlier: Select[int]) -> Iterator[OpenItem]:
    sensitive = or_(is_sensitive(Risk.marking), is_sensitive(Return.marking))
    asks = session.execute(
        select(Ask, sensitive)
        .outerjoin(Risk, Risk.id == Ask.risk_id)
        .outerjoin(Return, CAME_OF)
        .where(Ask.reporter_id == reporter_id, Ask.state == AskState.OPEN, asks_for(viewer))
        .where(Ask.first_heard_meeting_id.in_(earlier))
        .order_by(Ask.id)
    )
    return (OpenItem(CarriedKind.ASK, ask.id, str(ask.id), ask.text, marked) for ask, marked in asks)


def _actions(session: Session, viewer: Viewer, reporter_id: int, earlier: Select[int]) -> Iterator[OpenItem]:
    actions = session.execute(
        select(Action, is_sensitive(Risk.marking))
        .outerjoin(Risk, Risk.id == Action.risk_id)
        .where(Action.reporter_id == reporter_id, Action.completed_on.is_(None), actions_for(viewer))
        .where(Action.raised_meeting_id.in_(earlier))
        .order_by(Action.id)
    )
    return (OpenItem(CarriedKind.ACTION, one.id, one.ref, one.text, marked) for one, marked in actions)
