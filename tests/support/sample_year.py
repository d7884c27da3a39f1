"""Asking the loaded sample year, for tests."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.tables import Meeting, Reporter, Return, ReturnItem, Risk, RiskAssessment
from data.terms import Part, ReporterKind, RiskStatus

OCTOBER = "2018-19-Q3"


def returns_at(
    session: Session, slug: str, kind: ReporterKind = ReporterKind.DELIVERY_GROUP
) -> dict[str, Return]:
    found = session.execute(
        select(Reporter.slug, Return)
        .join(Reporter, Reporter.id == Return.reporter_id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Meeting.slug == slug, Reporter.kind == kind)
        .order_by(Reporter.position)
    )
    return dict(tuple(row) for row in found)


def register_at(session: Session, slug: str) -> list[tuple[str, Risk, RiskAssessment]]:
    found = session.execute(
        select(Reporter.slug, Risk, RiskAssessment)
        .join(Risk, Risk.reporter_id == Reporter.id)
        .join(RiskAssessment, RiskAssessment.risk_id == Risk.id)
        .join(Meeting, Meeting.id == RiskAssessment.meeting_id)
        .where(Meeting.slug == slug, RiskAssessment.open)
        .order_by(Risk.id)
    )
    return [tuple(row) for row in found]


def candidates_at(session: Session, slug: str) -> list[tuple[str, Risk, RiskAssessment]]:
    return [row for row in register_at(session, slug) if row[2].status is RiskStatus.PROPOSED]


def items(session: Session, group: str, part: Part) -> list[ReturnItem]:
    version = returns_at(session, OCTOBER)[group].versions[-1]
    return [item for item in version.items if item.part is part]
