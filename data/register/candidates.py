"""What an accepted return does to the register: candidates come on, known risks go on, silence is noted."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.register.asks import hear_asks
from data.register.history import settle
from data.register.references import next_reference
from data.register.silence import roll_later, roll_register
from data.returns.items.wording import same_words, title_of
from data.store.audit import Event, record
from data.store.tables import Meeting, Return, ReturnItem, ReturnVersion, Risk, RiskAssessment
from data.terms import Band, Decision, Direction, Part, RiskKind, RiskStatus, Saying

REGISTER_PARTS = frozenset({Part.RISK, Part.CONCERN})
WITHDRAWN = "Withdrawn: the return that raised it was replaced, and the new one no longer says it."


@dataclass(frozen=True)
class Taken:
    """What one accepted return did, by id. `mentioned` holds known risks that it raises again."""

    proposed: tuple[int, ...]
    mentioned: tuple[int, ...]
    not_mentioned: tuple[int, ...]
    withdrawn: tuple[int, ...]
    asks: tuple[int, ...]


def register_accepted(session: Session, viewer: Viewer, version: ReturnVersion) -> Taken:
    """Put an accepted version's risks and asks on the register of its meeting.

    An item of the risk part (or a CSP's area of concern) continues the risk that a person linked it to or
    that was raised in exactly the same words; otherwise it becomes a candidate: Proposed and Unscored. Items
    elsewhere in the return count only where a person linked them. Each other open risk of the same group or
    CSP is Not mentioned. Doing it again changes nothing; a candidate that only a replaced version raised,
    and that nobody has touched, is withdrawn. Refused as not open to anyone who may not moderate.
    """
    if not may(viewer, Right.MODERATE, reporter_id=version.of.reporter_id):
        raise NotOpen
    items = [item for item in version.items if item.decision is not Decision.NOT_AN_ITEM]
    return Intake(session, viewer, version.of).take(items)


class Intake:
    """One return being taken onto the register of its meeting."""

    def __init__(self, session: Session, viewer: Viewer, owed: Return) -> None:
        """Open the meeting's register, and read what this group or CSP has on it and how it was worded."""
        self.session, self.viewer, self.owed = session, viewer, owed
        self.meeting = session.get_one(Meeting, owed.meeting_id)
        self.silent_already = set(session.scalars(self._not_mentioned_here()))
        roll_register(session, viewer, self.meeting)
        own = session.execute(self._own_on_register()).all()
        self.risks: dict[int, Risk] = {risk.id: risk for risk, _ in own}
        self.rows: dict[int, RiskAssessment] = {row.risk_id: row for _, row in own}
        self.by_source = {row.source_item_id: row.risk_id for row in self.rows.values() if row.open}
        self.by_words = self._wordings()

    def take(self, items: list[ReturnItem]) -> Taken:
        """Work through the items of an accepted version, in their order."""
        raised: dict[int, ReturnItem] = {}
        risk_of: dict[int, int] = {}
        proposed: list[int] = []
        for item in items:
            risk_id = self._known(item)
            if risk_id is None and _is_candidate(item):
                risk_id = self._propose(item)
                proposed.append(risk_id)
            if risk_id is not None:
                raised.setdefault(risk_id, item)
                risk_of[item.id] = risk_id
        mentioned = [risk_id for risk_id, item in raised.items() if self._mention(risk_id, item)]
        withdrawn, silent = self._unsaid(raised.keys())
        settle(self.session, self.rows)
        roll_later(self.session, self.viewer, self.meeting)
        asks = hear_asks(self.session, self.viewer, self.owed, items, risk_of)
        return Taken(tuple(proposed), tuple(mentioned), tuple(silent), tuple(withdrawn), asks)

    def _own_on_register(self) -> Select[Risk, RiskAssessment]:
        """The risks of this group or CSP on the meeting's register, each with how it stands there."""
        return (
            select(Risk, RiskAssessment)
            .join(RiskAssessment, RiskAssessment.risk_id == Risk.id)
            .where(Risk.reporter_id == self.owed.reporter_id)
            .where(RiskAssessment.meeting_id == self.meeting.id)
            .order_by(Risk.id)
        )

    def _not_mentioned_here(self) -> Select[int]:
        """The risks that were Not mentioned at this meeting before this return was taken in."""
        return select(RiskAssessment.risk_id).where(
            RiskAssessment.meeting_id == self.meeting.id,
            RiskAssessment.direction == Direction.NOT_MENTIONED,
        )

    def _wordings(self) -> dict[str, int]:
        """Every wording in which a return has raised one of these open risks; of two alike the older wins."""
        is_open = [risk_id for risk_id, row in self.rows.items() if row.open]
        worded = self.session.execute(
            select(ReturnItem.text, RiskAssessment.risk_id)
            .join(RiskAssessment, RiskAssessment.source_item_id == ReturnItem.id)
            .join(Risk, Risk.id == RiskAssessment.risk_id)
            .where(Risk.reporter_id == self.owed.reporter_id)
            .order_by(RiskAssessment.risk_id.desc(), ReturnItem.id)
        )
        known = {same_words(text): risk_id for text, risk_id in worded if risk_id in is_open}
        return {same_words(self.risks[risk_id].title): risk_id for risk_id in reversed(is_open)} | known

    def _known(self, item: ReturnItem) -> int | None:
        """The open risk an item speaks of: by a person's link, by an earlier taking-in, or by its exact words."""
        linked = self.rows.get(item.continues_risk_id or 0)
        if linked is not None and linked.open:
            return linked.risk_id
        if item.id in self.by_source:
            return self.by_source[item.id]
        return self.by_words.get(same_words(item.text)) if _is_candidate(item) else None

    def _propose(self, item: ReturnItem) -> int:
        risk = Risk(
            ref=next_reference(self.session, self.meeting),
            title=title_of(item.text),
            kind=item.kind or RiskKind.RISK,
            status=RiskStatus.PROPOSED,
            reporter_id=self.owed.reporter_id,
            raised_meeting_id=self.meeting.id,
            marking=self.owed.marking,
            part=self.owed.part,
            illustrative=self.owed.illustrative,
        )
        self.session.add(risk)
        self.session.flush()
        row = RiskAssessment(
            risk_id=risk.id,
            meeting_id=self.meeting.id,
            status=RiskStatus.PROPOSED,
            band=Band.UNSCORED,
            direction=Direction.NEW,
            mentioned=True,
            source_item_id=item.id,
            illustrative=self.owed.illustrative,
        )
        self.session.add(row)
        self.risks[risk.id], self.rows[risk.id] = risk, row
        self.by_words[same_words(item.text)] = risk.id
        self._record(Event.RISK_PROPOSED, risk.id, ref=risk.ref, title=risk.title, item=item.id)
        return risk.id

    def _mention(self, risk_id: int, item: ReturnItem) -> bool:
        row = self.rows[risk_id]
        if row.mentioned and row.source_item_id == item.id:
            return False
        row.mentioned, row.source_item_id = True, item.id
        if not self.owed.illustrative:
            self.risks[risk_id].illustrative = False
            row.illustrative = row.illustrative and row.score is not None
        self._record(Event.RISK_MENTIONED, risk_id, meeting=self.meeting.slug, item=item.id, place=item.place)
        return True

    def _unsaid(self, raised: Collection[int]) -> tuple[list[int], list[int]]:
        """What the return does not say of risks that are open: (withdrawn, Not mentioned)."""
        unsaid = [risk_id for risk_id, row in self.rows.items() if row.open and risk_id not in raised]
        withdrawn = [risk_id for risk_id in unsaid if self._is_untouched_candidate(risk_id)]
        for risk_id in withdrawn:
            self._withdraw(risk_id)
        silent = [risk_id for risk_id in unsaid if risk_id not in withdrawn]
        for risk_id in silent:
            self._silence(risk_id)
        return withdrawn, silent

    def _is_untouched_candidate(self, risk_id: int) -> bool:
        """Whether only a return to this same meeting has ever said it and nobody has scored or moved it."""
        risk, row = self.risks[risk_id], self.rows[risk_id]
        new_here = risk.raised_meeting_id == self.meeting.id
        return new_here and risk.status is RiskStatus.PROPOSED and row.score is None

    def _withdraw(self, risk_id: int) -> None:
        risk = self.risks[risk_id]
        risk.status, risk.closed_at, risk.closed_reason = RiskStatus.CLOSED, now(), WITHDRAWN
        everywhere = select(RiskAssessment).where(RiskAssessment.risk_id == risk_id)
        for row in self.session.scalars(everywhere):
            row.open, row.status = False, RiskStatus.CLOSED
        self._record(Event.RISK_WITHDRAWN, risk_id, ref=risk.ref, reason=WITHDRAWN)

    def _silence(self, risk_id: int) -> None:
        row = self.rows[risk_id]
        if risk_id in self.silent_already:
            return
        row.mentioned, row.source_item_id = False, None
        self._record(Event.RISK_NOT_MENTIONED, risk_id, meeting=self.meeting.slug)

    def _record(self, event: Event, risk_id: int, **detail: Any) -> None:
        record(self.session, event, actor_id=self.viewer.person_id, about=("risk", risk_id), **detail)


def _is_candidate(item: ReturnItem) -> bool:
    return item.part in REGISTER_PARTS and item.saying is Saying.STATED and bool(item.text.strip())
