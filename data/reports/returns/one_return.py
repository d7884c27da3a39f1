"""One return as received and as read: what this viewer may see of it, and what waits for a planner."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.people import Right, Viewer, may
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.reports.returns.history import SentFile, return_history
from data.reports.returns.known import known_state
from data.reports.returns.lines import ReturnLines, return_lines
from data.reports.returns.reopenings import LockLine, lock_of
from data.reports.returns.sample_moment import is_of_sample
from data.reports.returns.source_rows import SourceRow, row_of, source_rows, words_at
from data.reports.returns.versions import readable_versions
from data.returns.items.completeness import Completeness, completeness
from data.returns.owed import find_return
from data.returns.versions import reading_of
from data.store.tables import Meeting, Person, ProductRow, Reporter, Return, ReturnItem, ReturnVersion
from data.terms import Decision, Marking, ProductState, PublicationPart, ReturnState, Severity
from data.terms import Product as ProductName


@dataclass(frozen=True)
class ProductLine:
    """What the version says of one governance product; `dated` with its precision, None where no date stands."""

    product: ProductName
    state: ProductState
    text: str
    place: str
    dated: date | None
    precision: str


@dataclass(frozen=True)
class Correction:
    """Words that a person put beside the source's."""

    place: str
    source_text: str
    text: str


@dataclass(frozen=True)
class AnsweredProblem:
    """A problem of the reading and what its lead answered; "" where nobody has."""

    severity: Severity
    message: str
    place: str
    answered: bool


@dataclass(frozen=True)
class VersionRead:
    """The contents of one version. `marks` are the words at the Place asked for, by the Place of their paragraph."""

    id: int
    number: int
    state: ReturnState
    period_as_written: str
    period_month: date | None
    chair: str
    vice_chair: str
    vice_chair_cell: str
    submitted_at: datetime | None
    submitted_by: str
    receipt: str
    moderated_at: datetime | None
    moderation_reason: str
    complete: Completeness
    lines: ReturnLines
    products: tuple[ProductLine, ...]
    corrections: tuple[Correction, ...]
    answers: tuple[AnsweredProblem, ...]
    undecided: int
    document: tuple[SourceRow, ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class ReturnRead:
    """A return. `version` is None where nothing is open to this viewer yet. `waiting` is the number of the newest
    submitted version, and `draft` that of one still being checked, for those who may open them. `received_at` is
    when the version shown was sent, or the first one where none is shown.
    """

    id: int
    reporter: ReporterName
    meeting: MeetingView
    state: ReturnState
    state_reason: str
    marking: Marking
    part: PublicationPart
    illustrative: bool
    last_met_as_written: str
    received_at: datetime | None
    receipt_illustrative: bool
    moderation_illustrative: bool
    version: VersionRead | None
    accepted_number: int | None
    waiting: int | None
    draft: int | None
    history: tuple[SentFile, ...]
    lock: LockLine
    may_submit: bool
    may_moderate: bool


def return_read(
    session: Session, viewer: Viewer, return_id: int, number: int | None = None, place: str = ""
) -> ReturnRead:
    """A return as this viewer may read it: the accepted version unless another is asked for.

    Leads of it and planners may ask for any version and see the newest one sent while none is accepted. Raises
    NotOpen for a return or a version that is not open to the viewer.
    """
    owed = find_return(session, viewer, Right.READ_BOARD, return_id)
    own = may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id)
    chosen = _chosen(viewer, owed, own, number)
    state = known_state(viewer, owed)
    received_at = (chosen and chosen.submitted_at) or _first_sent(session, owed)
    return ReturnRead(
        id=owed.id,
        reporter=name_of(session.get_one(Reporter, owed.reporter_id)),
        meeting=view_of(session.get_one(Meeting, owed.meeting_id)),
        state=state,
        state_reason=owed.state_reason if own or state is not ReturnState.CHANGES_REQUESTED else "",
        marking=owed.marking,
        part=owed.part,
        illustrative=owed.illustrative,
        last_met_as_written=owed.last_met_as_written if chosen else "",
        received_at=received_at,
        receipt_illustrative=is_of_sample(session, received_at),
        moderation_illustrative=chosen is not None and is_of_sample(session, chosen.moderated_at),
        version=_read(session, viewer, owed, chosen, place) if chosen else None,
        accepted_number=next(
            (one.number for one in owed.versions if one.id == owed.accepted_version_id), None
        ),
        waiting=_newest(owed, ReturnState.SUBMITTED) if own else None,
        draft=(_newest(owed, ReturnState.DRAFT) or _newest(owed, ReturnState.CHANGES_REQUESTED))
        if own
        else None,
        history=return_history(session, viewer, owed),
        lock=lock_of(session, viewer, owed),
        may_submit=may(viewer, Right.SUBMIT, reporter_id=owed.reporter_id),
        may_moderate=may(viewer, Right.MODERATE, reporter_id=owed.reporter_id),
    )


def _chosen(viewer: Viewer, owed: Return, own: bool, number: int | None) -> ReturnVersion | None:
    accepted = next((one for one in owed.versions if one.id == owed.accepted_version_id), None)
    if number is not None:
        asked = next((one for one in readable_versions(viewer, owed) if one.number == number), None)
        if asked is None:
            raise NotOpen
        return asked
    if accepted is not None or not own:
        return accepted
    sent = (one for one in reversed(owed.versions) if one.submitted_at is not None)
    return next(sent, None)


def _newest(owed: Return, state: ReturnState) -> int | None:
    return next((one.number for one in reversed(owed.versions) if one.state is state), None)


def _first_sent(session: Session, owed: Return) -> datetime | None:
    sent = select(func.min(ReturnVersion.submitted_at)).where(ReturnVersion.return_id == owed.id)
    return session.scalars(sent).one()


def _read(session: Session, viewer: Viewer, owed: Return, row: ReturnVersion, place: str) -> VersionRead:
    products = session.scalars(
        select(ProductRow).where(ProductRow.version_id == row.id).order_by(ProductRow.id)
    ).all()
    reporter = session.get_one(Reporter, owed.reporter_id)
    document = source_rows(reading_of(row).document) if row.reading else ()
    who = session.get(Person, row.submitted_by_id) if row.submitted_by_id else None
    return VersionRead(
        id=row.id,
        number=row.number,
        state=row.state,
        period_as_written=row.period_as_written,
        period_month=row.period_month,
        chair=row.chair,
        vice_chair=row.vice_chair,
        vice_chair_cell=row.vice_chair_cell,
        submitted_at=row.submitted_at,
        submitted_by=who.post if who else "",
        receipt=row.receipt or "",
        moderated_at=row.moderated_at,
        moderation_reason=row.moderation_reason,
        complete=completeness(reporter.kind, row.items, products),
        lines=return_lines(session, viewer, owed.id, row.id),
        products=tuple(product_line(one) for one in products),
        corrections=tuple(_correction(one) for one in row.items if one.decision is Decision.CORRECTED),
        answers=tuple(
            AnsweredProblem(one.severity, one.message, one.place, bool(one.answer)) for one in row.problems
        ),
        undecided=sum(one.decision is Decision.PENDING for one in row.items),
        document=document,
        marks=_marks(document, place),
    )


def product_line(row: ProductRow) -> ProductLine:
    """What a version says of a product, as a value."""
    return ProductLine(row.product, row.state, row.text, row.place, row.dated, row.precision)


def _correction(row: ReturnItem) -> Correction:
    return Correction(row.place, row.source_text, row.text)


def _marks(document: tuple[SourceRow, ...], place: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    at = row_of(document, place) if place else None
    return () if at is None else tuple(words_at(document[at], place).items())
