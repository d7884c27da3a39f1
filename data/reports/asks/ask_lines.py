"""Asks as pages show them: the words, who asks whom, since when, and the sentence they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from data.people import Viewer
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.store.tables import Ask, AskAddressee, Body, Meeting, Reporter, ReturnItem, ReturnVersion, Risk
from data.store.visibility import risks_for
from data.terms import AskState


@dataclass(frozen=True)
class Source:
    """Where a thing was said: a return and a Place in it, which together make an address."""

    return_id: int
    place: str


@dataclass(frozen=True)
class Addressee:
    """One body that an ask is addressed to, and what it answered."""

    body_id: int
    slug: str
    name: str
    state: AskState
    answer: str


@dataclass(frozen=True)
class AskLine:
    """One ask. `heard` counts the meetings that heard it, `last` being the newest of them and `first` the
    oldest; `new` says that this is the meeting in view. `own` is one that a group makes of itself.
    """

    id: int
    text: str
    reporter: ReporterName
    first: MeetingView
    last: MeetingView
    heard: int
    new: bool
    state: AskState
    own: bool
    addressees: tuple[Addressee, ...]
    risk_ref: str
    source: Source | None
    illustrative: bool

    @property
    def answered(self) -> int:
        """How many of those asked have answered."""
        return sum(one.state is AskState.ANSWERED for one in self.addressees)

    def of(self, body_id: int | None) -> Addressee | None:
        """What one body answered, or None where it was not asked."""
        return next((one for one in self.addressees if one.body_id == body_id), None)


_PLACE = func.coalesce(func.nullif(ReturnItem.ask_place, ""), ReturnItem.place)
"""Where an ask stands: in a right-hand cell, or where a recommendation does."""


def ask_lines(
    session: Session, viewer: Viewer, meeting: MeetingView, ids: Sequence[int]
) -> tuple[AskLine, ...]:
    """The asks of these ids, in the order of the ids; whether the viewer may know of them is asked before."""
    first, last = aliased(Meeting), aliased(Meeting)
    rows = session.execute(
        select(Ask, Reporter, first, last, Risk.ref, ReturnVersion.return_id, _PLACE)
        .join(Reporter, Reporter.id == Ask.reporter_id)
        .join(first, first.id == Ask.first_heard_meeting_id)
        .join(last, last.id == Ask.meeting_id)
        .outerjoin(Risk, (Risk.id == Ask.risk_id) & risks_for(viewer))
        .outerjoin(ReturnItem, ReturnItem.id == Ask.source_item_id)
        .outerjoin(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .where(Ask.id.in_(ids))
    ).all()
    asked = _addressees(session, ids)
    lines = {
        ask.id: AskLine(
            id=ask.id,
            text=ask.text,
            reporter=name_of(reporter),
            first=view_of(began),
            last=view_of(newest),
            heard=ask.meetings_heard,
            new=began.id == meeting.id,
            state=ask.state,
            own=ask.own,
            addressees=tuple(asked[ask.id]),
            risk_ref=ref or "",
            source=Source(return_id, place) if return_id is not None else None,
            illustrative=ask.illustrative,
        )
        for ask, reporter, began, newest, ref, return_id, place in rows
    }
    return tuple(lines[one] for one in ids if one in lines)


def _addressees(session: Session, ask_ids: Iterable[int]) -> defaultdict[int, list[Addressee]]:
    found: defaultdict[int, list[Addressee]] = defaultdict(list)
    rows = session.execute(
        select(AskAddressee, Body.slug, Body.name)
        .join(Body, Body.id == AskAddressee.body_id)
        .where(AskAddressee.ask_id.in_(list(ask_ids)))
        .order_by(AskAddressee.ask_id, Body.position, Body.name, Body.id)
    )
    for row, slug, name in rows:
        found[row.ask_id].append(Addressee(row.body_id, slug, name, row.state, row.answer))
    return found
