"""The risk register as at a meeting: one list of it, in the order asked for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case, func, select
from sqlalchemy.orm import Session, aliased

from data.people import Viewer
from data.reports.meetings import MeetingView, find_meeting
from data.reports.paging import IN_BROWSER, PAGE_SIZE
from data.reports.register.query import RegisterQuery, RegisterSort
from data.reports.register.where import heard_by, in_view, matching
from data.reports.reporters import ReporterName, active_reporters
from data.reports.sentences import sentences_for
from data.store.tables import (
    Ask,
    Meeting,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskArea,
    RiskAssessment,
)
from data.store.visibility import assessments_for
from data.terms import Band, Direction, Marking, ReporterKind, RiskKind, RiskStatus


class RegisterRow(NamedTuple):
    """One line of the register.

    `mentioned_on` is the day of the meeting whose return last spoke of it, None where that is not known;
    `words` is its sentence as far as the viewer may read it; `districts` are slugs in the Board's order.
    """

    ref: str
    title: str
    kind: RiskKind
    status: RiskStatus
    sensitive: bool
    reporter: str
    reporter_slug: str
    band: Band
    score: int | None
    direction: Direction
    standing: bool
    meetings_raised: int
    stuck: bool
    meetings_in_band: int
    illustrative: bool
    mentioned_on: date | None
    closed_reason: str
    asks: int
    districts: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Register:
    """One list. `total` is how many the view holds, `matched` how many the filters leave.

    Up to 500 in the view, `rows` is all of it, `in_browser` is true and the filters are the browser's to apply;
    beyond that `rows` is one page of what matches, and `pages` how many there are.
    """

    meeting: MeetingView
    query: RegisterQuery
    total: int
    matched: int
    in_browser: bool
    page: int
    pages: int
    rows: tuple[RegisterRow, ...]
    reporters: tuple[ReporterName, ...]
    districts: tuple[ReporterName, ...]


def register(session: Session, viewer: Viewer, quarter: str | None, query: RegisterQuery) -> Register:
    """The list that was asked for. A page beyond the last one gives the last one."""
    meeting = find_meeting(session, quarter)
    viewed = select(RiskAssessment.id).where(*in_view(viewer, meeting, query), assessments_for(viewer))
    total = _count(session, viewed)
    in_browser = total <= IN_BROWSER
    query = query.without_filters() if in_browser else query
    wanted = _with_risks(viewed).where(*matching(viewer, query)) if query.filtered else viewed
    matched = _count(session, wanted) if query.filtered else total
    pages = 1 if in_browser else max(1, -(-matched // PAGE_SIZE))
    page = min(max(1, query.page), pages)
    ids = _ids(session, viewer, meeting, query, wanted, None if in_browser else (page - 1) * PAGE_SIZE)
    everyone = active_reporters(session, meeting)
    return Register(
        meeting=meeting,
        query=query,
        total=total,
        matched=matched,
        in_browser=in_browser,
        page=page,
        pages=pages,
        rows=_rows(session, viewer, meeting, ids),
        reporters=everyone,
        districts=tuple(one for one in everyone if one.kind is ReporterKind.CSP),
    )


def _count(session: Session, found: Select[int]) -> int:
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def _with_risks(found: Select[int]) -> Select[int]:
    return found.join(Risk, Risk.id == RiskAssessment.risk_id)


def _ids(
    session: Session,
    viewer: Viewer,
    meeting: MeetingView,
    query: RegisterQuery,
    wanted: Select[int],
    offset: int | None,
) -> list[int]:
    """The assessments of the page, in order; all of them where `offset` is None."""
    found, order = _ordered(wanted, viewer, meeting, query)
    by = order.desc() if query.descending else order.asc()
    found = found.order_by(order.is_(None), by, RiskAssessment.risk_id)
    if offset is not None:
        found = found.limit(PAGE_SIZE).offset(offset)
    return list(session.scalars(found))


def _ordered(
    found: Select[int], viewer: Viewer, meeting: MeetingView, query: RegisterQuery
) -> tuple[Select[int], SQLColumnExpression[Any]]:
    """The query with what its order needs, and the order; what has none comes last either way."""
    sort = query.sort
    if sort in (RegisterSort.FROM, RegisterSort.RISK) and not query.filtered:
        found = _with_risks(found)
    if sort is RegisterSort.FROM:
        return found.join(Reporter, Reporter.id == Risk.reporter_id), func.lower(Reporter.short_name)
    if sort is RegisterSort.MENTIONED:
        mentioned = RiskAssessment.last_mentioned_meeting_id
        return found.outerjoin(Meeting, Meeting.id == mentioned), Meeting.position
    if sort is RegisterSort.ASKS:
        asks = _asks(viewer, meeting).subquery()
        return found.outerjoin(asks, asks.c.risk_id == RiskAssessment.risk_id), func.coalesce(asks.c.asks, 0)
    if sort is RegisterSort.RISK:
        return found, func.lower(Risk.title)
    if sort is RegisterSort.SINCE:
        return found, _rank(RiskAssessment.direction, list(Direction))
    return found, RiskAssessment.score


def _rank(column: Any, words: Sequence[Any]) -> ColumnElement[int]:
    return case(*((column == word, at) for at, word in enumerate(words)))


def _asks(viewer: Viewer, meeting: MeetingView) -> Select[int | None, int]:
    heard = heard_by(viewer, meeting)
    return heard.add_columns(func.count().label("asks")).group_by(Ask.risk_id)


def _rows(session: Session, viewer: Viewer, meeting: MeetingView, ids: list[int]) -> tuple[RegisterRow, ...]:
    spoken = aliased(Meeting)
    found = session.execute(
        select(RiskAssessment, Risk, Reporter, spoken.held_on)
        .join(Risk, Risk.id == RiskAssessment.risk_id)
        .join(Reporter, Reporter.id == Risk.reporter_id)
        .outerjoin(spoken, spoken.id == RiskAssessment.last_mentioned_meeting_id)
        .where(RiskAssessment.id.in_(ids))
        .order_by(RiskAssessment.id)
    ).all()
    by_id = {row.RiskAssessment.id: row for row in found}
    asks, districts, words = _beside(session, viewer, meeting, [row.Risk.id for row in found], ids)
    return tuple(
        _row(by_id[one], asks.get(risk, 0), tuple(districts[risk]), words.get(one, ""))
        for one in ids
        for risk in (by_id[one].Risk.id,)
    )


def _beside(
    session: Session, viewer: Viewer, meeting: MeetingView, risks: list[int], ids: list[int]
) -> tuple[dict[int, int], dict[int, list[str]], dict[int, str]]:
    """By risk, how many asks and which districts; by assessment, its sentence where the viewer may read it."""
    heard = _asks(viewer, meeting).where(Ask.risk_id.in_(risks))
    touched = (
        select(RiskArea.risk_id, Reporter.slug)
        .join(Reporter, Reporter.id == RiskArea.csp_id)
        .where(RiskArea.risk_id.in_(risks))
        .order_by(RiskArea.risk_id, Reporter.position, Reporter.id)
    )
    said = (
        select(RiskAssessment.id, ReturnItem.source_text)
        .join(ReturnItem, ReturnItem.id == RiskAssessment.source_item_id)
        .join(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .join(Return, Return.id == ReturnVersion.return_id)
        .where(RiskAssessment.id.in_(ids), sentences_for(viewer))
    )
    districts = defaultdict[int, list[str]](list)
    for risk, slug in session.execute(touched):
        districts[risk].append(slug)
    asks = {risk: count for risk, count in session.execute(heard) if risk is not None}
    return asks, districts, dict(session.execute(said).all())


def _row(found: Any, asks: int, districts: tuple[str, ...], words: str) -> RegisterRow:
    risk, row = found.Risk, found.RiskAssessment
    return RegisterRow(
        ref=risk.ref,
        title=risk.title,
        kind=risk.kind,
        status=row.status,
        sensitive=risk.marking is Marking.OFFICIAL_SENSITIVE,
        reporter=found.Reporter.short_name,
        reporter_slug=found.Reporter.slug,
        band=row.band,
        score=row.score,
        direction=row.direction,
        standing=row.standing,
        meetings_raised=row.meetings_raised,
        stuck=row.stuck,
        meetings_in_band=row.meetings_in_band,
        illustrative=row.illustrative,
        mentioned_on=found.held_on,
        closed_reason=risk.closed_reason,
        asks=asks,
        districts=districts,
        words=words,
    )
