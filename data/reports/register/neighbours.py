"""Where one risk stands in a list of the register, and which risks come before and after it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.reports.meetings import MeetingView
from data.reports.register.query import RegisterQuery, RegisterView
from data.reports.register.where import in_view
from data.store.tables import Risk, RiskAssessment
from data.store.visibility import assessments_for


@dataclass(frozen=True)
class Neighbours:
    """A risk's place in a view, counted from 1, out of how many, and the references beside it ("" at an end)."""

    view: RegisterView
    place: int
    total: int
    before: str
    after: str


def neighbours(
    session: Session, viewer: Viewer, meeting: MeetingView, view: RegisterView, risk_id: int
) -> Neighbours | None:
    """The neighbours in the view's own order (highest score first, Unscored last); None if it is not in the view."""
    conditions = in_view(viewer, meeting, RegisterQuery(view))
    listed = select(RiskAssessment.id).where(*conditions, assessments_for(viewer))
    own = session.execute(
        listed.with_only_columns(RiskAssessment.score).where(RiskAssessment.risk_id == risk_id)
    ).first()
    if own is None:
        return None
    before, after = _before(own.score, risk_id), _after(own.score, risk_id)
    return Neighbours(
        view=view,
        place=_count(session, listed.where(before)) + 1,
        total=_count(session, listed),
        before=_first(session, listed.where(before), backwards=True),
        after=_first(session, listed.where(after), backwards=False),
    )


def _before(score: int | None, risk_id: int) -> ColumnElement[bool]:
    row = RiskAssessment
    if score is None:
        return or_(row.score.is_not(None), and_(row.score.is_(None), row.risk_id < risk_id))
    return or_(row.score > score, and_(row.score == score, row.risk_id < risk_id))


def _after(score: int | None, risk_id: int) -> ColumnElement[bool]:
    row = RiskAssessment
    if score is None:
        return and_(row.score.is_(None), row.risk_id > risk_id)
    return or_(row.score.is_(None), row.score < score, and_(row.score == score, row.risk_id > risk_id))


def _count(session: Session, listed: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(listed.subquery())) or 0


def _first(session: Session, listed: Select[int], *, backwards: bool) -> str:
    """The reference of the first assessment in the order of the list, or from its end."""
    row = RiskAssessment
    score, unscored = row.score, row.score.is_(None)
    order = (
        (unscored.desc(), score.asc(), row.risk_id.desc())
        if backwards
        else (unscored, score.desc(), row.risk_id)
    )
    found = session.scalar(listed.with_only_columns(row.risk_id).order_by(*order).limit(1))
    return (session.scalar(select(Risk.ref).where(Risk.id == found)) or "") if found else ""
