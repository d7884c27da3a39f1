"""Returns: what is owed, the files as sent, the versions read from them, their items and problems."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.store.tables.base import Base, Versioned, word
from data.store.tables.updates import UpdateItem
from data.terms import (
    Decision,
    FileOutcome,
    Marking,
    Part,
    ProductState,
    PublicationPart,
    ReturnState,
    RiskKind,
    Saying,
    Severity,
)
from data.terms import Product as ProductName


class Return(Versioned, Base):
    """What one reporter owes one meeting. Members read `accepted_version_id`, whatever comes after it.

    `asked` is false where its sender began it by themselves: nobody waits for it until it is submitted.
    """

    __tablename__ = "returns"
    __table_args__ = (UniqueConstraint("meeting_id", "reporter_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("reporters.id"), index=True)
    state: Mapped[ReturnState] = mapped_column(word(ReturnState), default=ReturnState.EXPECTED)
    state_reason: Mapped[str] = mapped_column(Text, default="")
    asked: Mapped[bool] = mapped_column(default=True)
    accepted_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("return_versions.id", use_alter=True, name="fk_returns_accepted_version_id")
    )
    marking: Mapped[Marking] = mapped_column(word(Marking), default=Marking.OFFICIAL)
    part: Mapped[PublicationPart] = mapped_column(word(PublicationPart), default=PublicationPart.A)
    last_met_on: Mapped[date | None]
    last_met_as_written: Mapped[str] = mapped_column(String(60), default="")
    illustrative: Mapped[bool] = mapped_column(default=False)
    versions: Mapped[list["ReturnVersion"]] = relationship(
        foreign_keys="ReturnVersion.return_id", order_by="ReturnVersion.number", back_populates="of"
    )


class ReturnFile(Base):
    """The file as sent, kept for ever under a random name, refused or not, with its SHA-256.

    The same bytes sent again for the same return are the same file. `part` is the number of the return in the back
    file that it came of, 0 for a file that is one return; negative for a twin from before that rule.
    """

    __tablename__ = "return_files"
    __table_args__ = (Index("ix_return_files_return_sha", "return_id", "sha256", "part", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    original_name: Mapped[str] = mapped_column(String(255))
    stored_name: Mapped[str] = mapped_column(String(64), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    part: Mapped[int] = mapped_column(default=0)
    size: Mapped[int]
    received_at: Mapped[datetime]
    received_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[FileOutcome] = mapped_column(word(FileOutcome))
    refusal: Mapped[str] = mapped_column(Text, default="")


class ReturnVersion(Versioned, Base):
    """One reading of one file. A newer version supersedes an older one; nothing is deleted.

    `reading` is the reader's whole JSON, `document` inside it being the source as shown beside the items.
    `met_on` is when its lead says that the group last met; it becomes the return's when the version is accepted.
    `copied_share` is in per cent; None where there is nothing to compare.
    """

    __tablename__ = "return_versions"
    __table_args__ = (UniqueConstraint("return_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("returns.id"), index=True)
    number: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("return_files.id"))
    state: Mapped[ReturnState] = mapped_column(word(ReturnState), default=ReturnState.DRAFT)
    reading: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    period_as_written: Mapped[str] = mapped_column(String(80), default="")
    period_month: Mapped[date | None]
    chair: Mapped[str] = mapped_column(Text, default="")
    vice_chair: Mapped[str] = mapped_column(Text, default="")
    vice_chair_cell: Mapped[str] = mapped_column(String(20), default="")
    parts_answered: Mapped[int] = mapped_column(default=0)
    parts_required: Mapped[int] = mapped_column(default=0)
    copied_share: Mapped[int | None]
    created_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    receipt: Mapped[str | None] = mapped_column(String(20), unique=True)
    moderated_at: Mapped[datetime | None]
    moderated_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    moderation_reason: Mapped[str] = mapped_column(Text, default="")
    met_on: Mapped[date | None]
    met_as_written: Mapped[str] = mapped_column(String(60), default="")
    of: Mapped[Return] = relationship(foreign_keys=[return_id], back_populates="versions")
    file: Mapped[ReturnFile] = relationship(foreign_keys=[file_id])
    items: Mapped[list["ReturnItem"]] = relationship(order_by="ReturnItem.ordinal", back_populates="of")
    problems: Mapped[list["ReturnProblem"]] = relationship(order_by="ReturnProblem.id", back_populates="of")


class ReturnItem(Versioned, Base):
    """One thing that was read: the exact source words and their Place stay beside any correction.

    A row of a return is one item: `text` is its left cell, `ask` its right cell. `continues_risk_id` is the
    risk of the register that a person says this item speaks of again, `continues_ask_id` the ask that its right
    cell makes again. `answers_problem_id` is set on what was not read but answered on the check page.
    """

    __tablename__ = "return_items"
    __table_args__ = (UniqueConstraint("version_id", "ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("return_versions.id"), index=True)
    ordinal: Mapped[int]
    part: Mapped[Part] = mapped_column(word(Part))
    label: Mapped[str] = mapped_column(String(160), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    source_text: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(160), default="")
    saying: Mapped[Saying] = mapped_column(word(Saying), default=Saying.STATED)
    ask: Mapped[str] = mapped_column(Text, default="")
    ask_source_text: Mapped[str] = mapped_column(Text, default="")
    ask_place: Mapped[str] = mapped_column(String(160), default="")
    ask_saying: Mapped[Saying] = mapped_column(word(Saying, "ask_saying"), default=Saying.BLANK)
    suggested_kind: Mapped[RiskKind | None] = mapped_column(word(RiskKind, "suggested_kind"))
    suggestion_reason: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[RiskKind | None] = mapped_column(word(RiskKind))
    continues_risk_id: Mapped[int | None] = mapped_column(ForeignKey("risks.id"), index=True)
    continues_ask_id: Mapped[int | None] = mapped_column(
        ForeignKey("asks.id", use_alter=True, name="fk_return_items_continues_ask_id")
    )
    answers_problem_id: Mapped[int | None] = mapped_column(
        ForeignKey("return_problems.id", use_alter=True, name="fk_return_items_answers_problem_id")
    )
    standing: Mapped[bool] = mapped_column(default=False)
    decision: Mapped[Decision] = mapped_column(word(Decision), default=Decision.PENDING)
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    of: Mapped[ReturnVersion] = relationship(back_populates="items")
    update_item: Mapped[UpdateItem | None] = relationship(foreign_keys=[UpdateItem.item_id])


class ReturnProblem(Versioned, Base):
    """One thing wrong or doubtful in a version, with its Place, what to do, and what was answered.

    One about a risk, ask or action that was open last quarter names it by `about_kind` and `about_id`, and by
    `suggested_item_id` the item that may speak of it again. One about a product names its row in the same way.
    """

    __tablename__ = "return_problems"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("return_versions.id"), index=True)
    code: Mapped[str] = mapped_column(String(60))
    severity: Mapped[Severity] = mapped_column(word(Severity))
    place: Mapped[str] = mapped_column(String(160), default="")
    message: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    about_kind: Mapped[str] = mapped_column(String(20), default="")
    about_id: Mapped[int | None]
    suggested_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("return_items.id", use_alter=True, name="fk_return_problems_suggested_item_id")
    )
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    of: Mapped[ReturnVersion] = relationship(back_populates="problems")


class ProductRow(Base):
    """What an accepted return says of one governance product at one meeting."""

    __tablename__ = "product_rows"
    __table_args__ = (UniqueConstraint("version_id", "product"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("return_versions.id"), index=True)
    product: Mapped[ProductName] = mapped_column(word(ProductName))
    state: Mapped[ProductState] = mapped_column(word(ProductState))
    text: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(160), default="")
    dated: Mapped[date | None]
    precision: Mapped[str] = mapped_column(String(10), default="")
