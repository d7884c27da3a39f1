"""Risks, and where each stood at each meeting."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.terms import Band, Direction, Marking, PublicationPart, RiskKind, RiskStatus

REGISTER_COUNTS = (
    "meeting_id",
    "open",
    "band",
    "direction",
    "status",
    "mentioned",
    "standing",
    "stuck",
    "score",
    "likelihood",
    "impact",
    "illustrative",
    "risk_id",
)

GROUP_COUNTS = (
    "meeting_id",
    "reporter_id",
    "open",
    "direction",
    "band",
    "status",
    "standing",
    "stuck",
    "mentioned",
    "illustrative",
    "score",
    "risk_id",
)


class Risk(Versioned, Base):
    """The lasting risk (or issue, or event). Its scores stand in `RiskAssessment`, one a meeting."""

    __tablename__ = "risks"
    __table_args__ = (Index("ix_risks_marking_reporter_id", "marking", "reporter_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[RiskKind] = mapped_column(word(RiskKind), default=RiskKind.RISK)
    status: Mapped[RiskStatus] = mapped_column(word(RiskStatus), default=RiskStatus.PROPOSED, index=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), index=True)
    raised_meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    cause: Mapped[str] = mapped_column(Text, default="")
    event: Mapped[str] = mapped_column(Text, default="")
    consequence: Mapped[str] = mapped_column(Text, default="")
    controls: Mapped[str] = mapped_column(Text, default="")
    owner_body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    owner_post: Mapped[str] = mapped_column(String(160), default="")
    next_review_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    closed_reason: Mapped[str] = mapped_column(Text, default="")
    marking: Mapped[Marking] = mapped_column(word(Marking), default=Marking.OFFICIAL)
    part: Mapped[PublicationPart] = mapped_column(word(PublicationPart), default=PublicationPart.A)
    illustrative: Mapped[bool] = mapped_column(default=False)
    assessments: Mapped[list["RiskAssessment"]] = relationship(order_by="RiskAssessment.meeting_id")


def _of_its_risk(context: Any) -> int | None:
    """The group or CSP that has the risk now; nobody need say it again when a risk is assessed."""
    risk_id = context.get_current_parameters()["risk_id"]
    found: int | None = context.connection.scalar(select(Risk.reporter_id).where(Risk.id == risk_id))
    return found


class RiskAssessment(Versioned, Base):
    """Where one risk stood at one meeting: the register as at a meeting is these rows and no others.

    `reporter_id` is the group or CSP that had the risk at that meeting: groups are merged, their past is not.

    Likelihood and impact run 1 to 5, null where nobody scored; `band` is looked up in the grid, never
    multiplied here. `meetings_raised` counts consecutive returns that raised it, this one included;
    `meetings_in_band` counts consecutive meetings in this same High or Significant band.
    """

    __tablename__ = "risk_assessments"
    __table_args__ = (
        UniqueConstraint("risk_id", "meeting_id"),
        # All that the register counts, in the order of its GROUP BY, so that no row is read for a count.
        Index("ix_risk_assessments_register", *REGISTER_COUNTS),
        # The same for what pages count group by group.
        Index("ix_risk_assessments_groups", *GROUP_COUNTS),
        Index("ix_risk_assessments_movement", "meeting_id", "open", "direction"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risks.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), default=_of_its_risk)
    open: Mapped[bool] = mapped_column(default=True)
    status: Mapped[RiskStatus] = mapped_column(word(RiskStatus))
    mentioned: Mapped[bool] = mapped_column(default=True)
    last_mentioned_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    band: Mapped[Band] = mapped_column(word(Band), default=Band.UNSCORED)
    score: Mapped[int | None]
    likelihood: Mapped[int | None]
    impact: Mapped[int | None]
    inherent_likelihood: Mapped[int | None]
    inherent_impact: Mapped[int | None]
    target_likelihood: Mapped[int | None]
    target_impact: Mapped[int | None]
    direction: Mapped[Direction] = mapped_column(word(Direction))
    standing: Mapped[bool] = mapped_column(default=False)
    stuck: Mapped[bool] = mapped_column(default=False)
    meetings_raised: Mapped[int] = mapped_column(default=1)
    meetings_in_band: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(Text, default="")
    source_item_id: Mapped[int | None] = mapped_column(ForeignKey("return_items.id"), index=True)
    illustrative: Mapped[bool] = mapped_column(default=False)


class RiskArea(Base):
    """A risk touches the area of a CSP."""

    __tablename__ = "risk_areas"
    __table_args__ = (UniqueConstraint("risk_id", "csp_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risks.id"), index=True)
    csp_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), index=True)
