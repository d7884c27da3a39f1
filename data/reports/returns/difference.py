"""What changed between two versions of a return, as far as this viewer may read both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.reports.returns.one_return import ProductLine, product_line
from data.reports.returns.versions import readable_versions
from data.returns.difference.difference import Difference, Said, difference
from data.returns.owed import find_return
from data.store.tables import (
    Meeting,
    ProductRow,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskAssessment,
)
from data.store.visibility import risks_for
from data.terms import Decision, Marking, Part, Product, ReturnState, Saying

TOLD_APART = frozenset({Part.PERIOD, Part.GROUP, Part.CHAIR, Part.VICE_CHAIR, Part.PLAN})
"""Parts that are compared as facts and products, not as items."""


@dataclass(frozen=True)
class VersionName:
    """A version in a list: its number, its state, and when it was sent and answered, None where it was not."""

    number: int
    state: ReturnState
    submitted_at: datetime | None
    moderated_at: datetime | None


@dataclass(frozen=True)
class Fact:
    """One thing that a version says of itself, then and now."""

    name: str
    then: str | date | None
    now: str | date | None

    @property
    def changed(self) -> bool:
        """Whether it is not the same."""
        return (self.then or None) != (self.now or None)


@dataclass(frozen=True)
class ProductChange:
    """What is said of one governance product then and now; None where a version has no row for it."""

    product: Product
    then: ProductLine | None
    now: ProductLine | None

    @property
    def changed(self) -> bool:
        """Whether its state, date or words differ; where in the file it stands does not count."""
        return _told(self.then) != _told(self.now)


@dataclass(frozen=True)
class VersionDifference:
    """Two versions of one return compared. `versions` are those that this viewer may choose from."""

    return_id: int
    reporter: ReporterName
    meeting: MeetingView
    marking: Marking
    then: VersionName
    now: VersionName
    versions: tuple[VersionName, ...]
    facts: tuple[Fact, ...]
    products: tuple[ProductChange, ...]
    items: Difference

    @property
    def changed_facts(self) -> tuple[Fact, ...]:
        """The facts that are not the same."""
        return tuple(fact for fact in self.facts if fact.changed)

    @property
    def changed_products(self) -> tuple[ProductChange, ...]:
        """The products of which something else is said."""
        return tuple(one for one in self.products if one.changed)

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.items.changed or self.changed_facts or self.changed_products)


def version_difference(
    session: Session, viewer: Viewer, return_id: int, then: int | None = None, now: int | None = None
) -> VersionDifference:
    """The difference between two versions, by their numbers.

    Without `now` the newest that was sent; without `then` the last one sent before that. Raises NotOpen where either
    is not there or not open to the viewer.
    """
    owed = find_return(session, viewer, Right.READ_BOARD, return_id)
    versions = readable_versions(viewer, owed)
    later = _numbered(versions, now) if now is not None else _last_sent(versions)
    earlier = _numbered(versions, then) if then is not None else _last_sent(versions, before=later)
    if earlier is None or later is None:
        raise NotOpen
    return _compared(session, viewer, owed, earlier, later)


def resubmission(session: Session, viewer: Viewer, return_id: int, number: int) -> VersionDifference | None:
    """What a version changes in the last one sent before it; None for the first."""
    owed = find_return(session, viewer, Right.READ_UNACCEPTED, return_id)
    later = _numbered(owed.versions, number)
    earlier = _last_sent(owed.versions, before=later)
    if later is None or earlier is None:
        return None
    return _compared(session, viewer, owed, earlier, later)


def waiting_resubmission(session: Session, viewer: Viewer, return_id: int) -> VersionDifference | None:
    """What the version that waits for a planner changes in the one that was handed back or accepted before it.

    Where none was answered yet, in the last one sent before it; None for somebody else, or with nothing to compare.
    """
    owed = find_return(session, viewer, Right.READ_BOARD, return_id)
    waiting = next((one for one in owed.versions if one.state is ReturnState.SUBMITTED), None)
    if waiting is None or not may(viewer, Right.MODERATE, reporter_id=owed.reporter_id):
        return None
    answered = [one for one in owed.versions if one.moderated_at is not None]
    then = _last_sent(answered, before=waiting) or _last_sent(owed.versions, before=waiting)
    return _compared(session, viewer, owed, then, waiting) if then else None


def _numbered(versions: Sequence[ReturnVersion], number: int) -> ReturnVersion | None:
    return next((one for one in versions if one.number == number), None)


def _last_sent(
    versions: Sequence[ReturnVersion], before: ReturnVersion | None = None
) -> ReturnVersion | None:
    sent = (one for one in reversed(versions) if one.submitted_at is not None)
    return next((one for one in sent if before is None or one.number < before.number), None)


def _compared(
    session: Session, viewer: Viewer, owed: Return, then: ReturnVersion, now: ReturnVersion
) -> VersionDifference:
    return VersionDifference(
        return_id=owed.id,
        reporter=name_of(session.get_one(Reporter, owed.reporter_id)),
        meeting=view_of(session.get_one(Meeting, owed.meeting_id)),
        marking=owed.marking,
        then=_name(then),
        now=_name(now),
        versions=tuple(_name(one) for one in readable_versions(viewer, owed)),
        facts=_facts(then, now),
        products=_products(session, then, now),
        items=difference(_said(session, viewer, then), _said(session, viewer, now)),
    )


def _name(version: ReturnVersion) -> VersionName:
    return VersionName(version.number, version.state, version.submitted_at, version.moderated_at)


def _facts(then: ReturnVersion, now: ReturnVersion) -> tuple[Fact, ...]:
    return (
        Fact("Period as written", then.period_as_written, now.period_as_written),
        Fact("Counts as", then.period_month, now.period_month),
        Fact("Chair", then.chair, now.chair),
        Fact("Vice chair", then.vice_chair, now.vice_chair),
        Fact("Parts answered", _parts(then), _parts(now)),
    )


def _parts(version: ReturnVersion) -> str:
    return f"{version.parts_answered} of {version.parts_required}"


def _products(session: Session, then: ReturnVersion, now: ReturnVersion) -> tuple[ProductChange, ...]:
    rows = session.scalars(select(ProductRow).where(ProductRow.version_id.in_({then.id, now.id})))
    said = {(row.version_id, row.product): product_line(row) for row in rows}
    named = {product for _, product in said}
    return tuple(
        ProductChange(product, said.get((then.id, product)), said.get((now.id, product)))
        for product in Product
        if product in named
    )


def _told(line: ProductLine | None) -> object:
    return line and (line.state, line.text.split(), line.dated, line.precision)


def _said(session: Session, viewer: Viewer, version: ReturnVersion) -> list[Said]:
    """The items of a version as they stand: without those that a person said are none, corrected where corrected."""
    items = [
        item
        for item in version.items
        if item.part not in TOLD_APART and item.decision is not Decision.NOT_AN_ITEM
    ]
    risks = _risks(session, viewer, items)
    return [
        Said(
            part=item.part,
            text=item.text,
            ask=item.ask,
            label=item.label,
            place=item.place,
            risk=risks.get(item.id, ""),
            asks=item.ask_saying is Saying.STATED,
        )
        for item in items
    ]


def _risks(session: Session, viewer: Viewer, items: Sequence[ReturnItem]) -> dict[int, str]:
    """The risk of the register that an item continues or raised, by item; only risks that the viewer may know of."""
    raised = (
        select(RiskAssessment.source_item_id, Risk.ref)
        .join(Risk, Risk.id == RiskAssessment.risk_id)
        .where(RiskAssessment.source_item_id.in_([item.id for item in items]), risks_for(viewer))
        .order_by(Risk.ref.desc())
    )
    found = {item_id: ref for item_id, ref in session.execute(raised) if item_id is not None}
    continued = {item.continues_risk_id for item in items} - {None}
    known = select(Risk.id, Risk.ref).where(Risk.id.in_(continued), risks_for(viewer))
    refs = {row.id: row.ref for row in session.execute(known)}
    return found | {item.id: refs[item.continues_risk_id] for item in items if item.continues_risk_id in refs}
