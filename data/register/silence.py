"""A risk cannot vanish in silence: every open risk has a place on the register of every later meeting."""

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.register.history import settle
from data.store.audit import Event, record
from data.store.tables import Meeting, RiskAssessment

_CARRIED = (
    "status", "band", "score", "likelihood", "impact", "inherent_likelihood", "inherent_impact",
    "target_likelihood", "target_impact", "illustrative",
)  # fmt: skip


def roll_register(session: Session, viewer: Viewer, meeting: Meeting) -> int:
    """Open the register of a meeting: carry every open risk forward from the meeting before, with its scores.

    A carried risk is not yet Not mentioned: its group may still report. Returns how many were carried;
    done again, it carries only what has come since. The design, section 4, "Silence".
    """
    carried = [_carry(row, meeting) for row in _open_before(session, meeting)]
    if not carried:
        return 0
    session.add_all(carried)
    settle(session, (row.risk_id for row in carried))
    about = ("meeting", meeting.id)
    record(session, Event.REGISTER_OPENED, actor_id=viewer.person_id, about=about, carried=len(carried))
    return len(carried)


def roll_later(session: Session, viewer: Viewer, meeting: Meeting) -> None:
    """Carry on to the later meetings whose registers are open already: a late return may have added to this one."""
    later = session.scalars(
        select(Meeting).where(Meeting.position > meeting.position, _opened()).order_by(Meeting.position)
    )
    for following in later.all():
        roll_register(session, viewer, following)


def _open_before(session: Session, meeting: Meeting) -> list[RiskAssessment]:
    """The open assessments of the last meeting before with a register, of risks that have none at this one."""
    before = session.scalars(
        select(Meeting.id)
        .where(Meeting.position < meeting.position, _opened())
        .order_by(Meeting.position.desc())
        .limit(1)
    ).first()
    here = select(RiskAssessment.risk_id).where(RiskAssessment.meeting_id == meeting.id)
    return list(
        session.scalars(
            select(RiskAssessment)
            .where(RiskAssessment.meeting_id == before, RiskAssessment.open)
            .where(RiskAssessment.risk_id.not_in(here))
            .order_by(RiskAssessment.risk_id)
        )
    )


def _opened() -> Exists:
    return exists().where(RiskAssessment.meeting_id == Meeting.id)


def _carry(row: RiskAssessment, meeting: Meeting) -> RiskAssessment:
    kept = {name: getattr(row, name) for name in _CARRIED}
    return RiskAssessment(
        risk_id=row.risk_id, meeting_id=meeting.id, mentioned=False, direction=row.direction, **kept
    )
