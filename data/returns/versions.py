"""A reading becomes a version of its return: rows with the exact source words and their Place."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.returns.checks import CheckedReturn, Doubt, ProductSaid
from data.returns.checks.checking import doubts_of, sent_for
from data.returns.checks.context import month_of
from data.returns.checks.copied_share import recount_copied
from data.returns.checks.stored import About, stored_problem
from data.returns.items.asked import MARKING_CODES
from data.returns.items.completeness import completeness
from data.returns.items.of_return import PRODUCT_OF, items_of, officers_in_words
from data.returns.items.stored import PLACE_LENGTH, fitted, link_continued, stored_item
from data.returns.marking import set_marking
from data.returns.owed import find_return
from data.returns.reader.parsed import ParsedReturn, PlanEntry
from data.returns.reader.wire import from_wire, to_wire
from data.returns.reader.written import PlanState, Precision
from data.returns.states import SUPERSEDES, Step, state_of_return
from data.store.audit import Event, record
from data.store.tables import (
    ProductRow,
    Reporter,
    Return,
    ReturnFile,
    ReturnVersion,
)
from data.terms import FileOutcome, Marking, ProductState, ReturnState

_STATE_OF = {
    PlanState.STATED_WITHOUT_DATE: ProductState.STATED_UNDATED,
    PlanState.STATED_WITH_DATE: ProductState.STATED_DATED,
    PlanState.LINK: ProductState.LINK,
    PlanState.EMBEDDED_FILE: ProductState.EMBEDDED_FILE,
    PlanState.NARRATIVE: ProductState.NARRATIVE,
    PlanState.NOT_APPLICABLE: ProductState.NOT_APPLICABLE,
    PlanState.BLANK: ProductState.BLANK,
    PlanState.ROW_MISSING: ProductState.ROW_MISSING,
}
_ISO_TAILS = {Precision.DAY: "", Precision.MONTH: "-01", Precision.QUARTER: "-01", Precision.YEAR: "-01-01"}


def store_reading(
    session: Session, viewer: Viewer, file: ReturnFile, read: ParsedReturn, *, at: datetime | None = None
) -> ReturnVersion:
    """The new draft version of a return, read from a kept file; an older draft is superseded by it.

    Sets the file's outcome to Read. What it carries forward that is OFFICIAL-SENSITIVE, or a marking of its own, marks
    the return so. Refused as not open to anyone who may not send for that reporter.
    """
    owed = find_return(session, viewer, Right.SUBMIT, file.return_id)
    moment = at or now()
    version = _new_version(session, viewer, owed, file, read, moment)
    session.add(version)
    file.outcome, file.refusal = FileOutcome.READ, ""
    supersede(owed, version, Step.READ)
    settle_state(owed)
    session.flush()
    if any(one.code in MARKING_CODES for one in version.problems):  # before anybody reads the draft
        set_marking(session, viewer, owed, Marking.OFFICIAL_SENSITIVE)
    detail: dict[str, Any] = {"file": file.sha256, "number": version.number, "items": len(version.items)}
    detail["problems"] = len(version.problems)
    about = ("return", owed.id)
    record(session, Event.VERSION_READ, actor_id=viewer.person_id, about=about, **detail)
    return version


def reading_of(version: ReturnVersion) -> ParsedReturn:
    """What was read, as it was read, whatever has been decided since."""
    return from_wire(ParsedReturn, version.reading)


def supersede(owed: Return, newest: ReturnVersion, step: Step) -> None:
    """Let the versions that `step` replaces stand no longer; they are kept."""
    for version in owed.versions:
        if version is not newest and version.state in SUPERSEDES[step]:
            version.state = ReturnState.SUPERSEDED


def settle_state(owed: Return) -> None:
    """Set the return's state from its versions. A reason kept before anything is sent means "to follow"."""
    owed.state = state_of_return(
        [version.state for version in owed.versions], to_follow=bool(owed.state_reason)
    )


def recount(session: Session, version: ReturnVersion) -> None:
    """Count the answered parts and the copied share again, after items were corrected."""
    reporter = session.get_one(Reporter, version.of.reporter_id)
    products = session.scalars(select(ProductRow).where(ProductRow.version_id == version.id)).all()
    counted = completeness(reporter.kind, version.items, products)
    version.parts_answered, version.parts_required = len(counted.answered), counted.required
    recount_copied(session, version)


def _new_version(
    session: Session, viewer: Viewer, owed: Return, file: ReturnFile, read: ParsedReturn, at: datetime
) -> ReturnVersion:
    context = sent_for(session, owed)
    items = items_of(read)
    products = _products(read)
    counted = completeness(context.kind, items, products)
    version = ReturnVersion(
        of=owed,
        number=_next_number(session, owed),
        file=file,
        reading=to_wire(read),
        created_at=at,
        parts_answered=len(counted.answered),
        parts_required=counted.required,
        **_head(read),
    )
    version.items = [stored_item(ordinal, one) for ordinal, one in enumerate(items, 1)]
    session.add(version)
    session.flush()
    for product in products:
        product.version_id = version.id
    session.add_all(products)
    session.flush()
    doubts = doubts_of(session, viewer, owed, CheckedReturn(read, items, _said(products)))
    about = About(beside=dict(zip(map(id, items), version.items, strict=True)), products=products)
    found = (*map(Doubt, read.problems), *doubts)
    version.problems = [stored_problem(one, about) for one in found]
    link_continued(session, owed, items, version.items)
    recount_copied(session, version)
    return version


def _next_number(session: Session, owed: Return) -> int:
    last = select(func.max(ReturnVersion.number)).where(ReturnVersion.return_id == owed.id)
    return (session.scalars(last).one() or 0) + 1


def _head(read: ParsedReturn) -> dict[str, object]:
    return {
        "period_as_written": fitted(read.period.as_written if read.period else "", 80),
        "period_month": month_of(read.period.month) if read.period else None,
        "chair": officers_in_words(read.chair),
        "vice_chair": officers_in_words(read.vice_chair),
        "vice_chair_cell": read.vice_chair_cell.value,
    }


def _said(products: Sequence[ProductRow]) -> list[ProductSaid]:
    return [ProductSaid(one.product, one.state, one.place, one.dated) for one in products]


def _products(read: ParsedReturn) -> list[ProductRow]:
    if read.csp_update is not None:
        return []
    return [_product(read.plan(key)) for key in PRODUCT_OF]


def _product(entry: PlanEntry) -> ProductRow:
    row = ProductRow(product=PRODUCT_OF[entry.key])
    set_product(row, entry)
    return row


def set_product(row: ProductRow, entry: PlanEntry) -> None:
    """What a return says of one product, as it was read; its most exact date, with its precision."""
    exactness = list(_ISO_TAILS)
    written = min(entry.dates, key=lambda one: exactness.index(one.precision), default=None)
    row.state, row.text, row.place = _STATE_OF[entry.state], entry.text, fitted(entry.place, PLACE_LENGTH)
    row.dated = date.fromisoformat(written.iso + _ISO_TAILS[written.precision]) if written else None
    row.precision = written.precision.value if written else ""
