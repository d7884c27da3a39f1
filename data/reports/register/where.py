"""Which assessments a list of the register holds, as conditions for a query: counts and lists share them."""

from sqlalchemy import ColumnElement, Select, and_, false, literal, not_, or_, select
from sqlalchemy.orm import aliased

from data.people import Viewer
from data.reports.meetings import MeetingView, meetings_up_to
from data.reports.register.query import RegisterQuery, RegisterView
from data.reports.sentences import sentences_for
from data.scoring import COUNTYWIDE
from data.store.tables import (
    Ask,
    AskAddressee,
    Meeting,
    Reporter,
    Return,
    ReturnItem,
    ReturnVersion,
    Risk,
    RiskArea,
    RiskAssessment,
)
from data.store.visibility import asks_for
from data.terms import Band, Direction, RiskStatus

Conditions = tuple[ColumnElement[bool], ...]


def open_at(meeting: MeetingView) -> Conditions:
    """The register as at a meeting: what was open then."""
    return (RiskAssessment.meeting_id == meeting.id, RiskAssessment.open.is_(True))


def closed_by(meeting: MeetingView) -> Conditions:
    """What had been closed by a meeting and not opened again: the assessment that closed it, once each."""
    later, this_meeting, later_meeting = aliased(RiskAssessment), aliased(Meeting), aliased(Meeting)
    spoken_of_again = (
        select(literal(1))  # of the index alone, where SELECT * would read the row
        .where(later.risk_id == RiskAssessment.risk_id, later_meeting.id == later.meeting_id)
        .where(this_meeting.id == RiskAssessment.meeting_id)
        .where(later_meeting.position > this_meeting.position, later_meeting.position <= meeting.position)
        .exists()
    )
    closed = (RiskAssessment.meeting_id.in_(meetings_up_to(meeting)), RiskAssessment.open.is_(False))
    return (*closed, not_(spoken_of_again))


def of_mine(viewer: Viewer, meeting: MeetingView) -> Conditions:
    """The ways in which a risk is the viewer's: owned by their body, asked of it, or of a group that they lead."""
    led = select(Risk.id).where(Risk.reporter_id.in_(sorted(viewer.leads)))
    if viewer.body_id is None:
        return (RiskAssessment.risk_id.in_(led),)
    owned = select(Risk.id).where(Risk.owner_body_id == viewer.body_id)
    asked = (
        heard_by(viewer, meeting)
        .join(AskAddressee, AskAddressee.ask_id == Ask.id)
        .where(AskAddressee.body_id == viewer.body_id)
    )
    return tuple(RiskAssessment.risk_id.in_(ids) for ids in (led, owned, asked))


def heard_by(viewer: Viewer, meeting: MeetingView) -> Select[int | None]:
    """The risks of the asks that had been heard by a meeting, one row an ask, as far as the viewer may know."""
    return select(Ask.risk_id).where(
        Ask.risk_id.is_not(None), Ask.first_heard_meeting_id.in_(meetings_up_to(meeting)), asks_for(viewer)
    )


def in_view(viewer: Viewer, meeting: MeetingView, query: RegisterQuery) -> Conditions:
    """The assessments of a saved view, at one cell of the grid where one is asked for."""
    place = [
        column == wanted
        for column, wanted in (
            (RiskAssessment.likelihood, query.likelihood),
            (RiskAssessment.impact, query.impact),
        )
        if wanted is not None
    ]
    return (*_view(viewer, meeting, query.view), *place)


def _view(viewer: Viewer, meeting: MeetingView, view: RegisterView) -> Conditions:
    if view is RegisterView.CLOSED:
        return closed_by(meeting)
    row = RiskAssessment
    narrower: dict[RegisterView, ColumnElement[bool]] = {
        RegisterView.CANDIDATES: and_(row.status == RiskStatus.PROPOSED, row.mentioned.is_(True)),
        RegisterView.UNSCORED: row.band == Band.UNSCORED,
        RegisterView.NOT_MENTIONED: row.direction == Direction.NOT_MENTIONED,
        RegisterView.STANDING: row.standing.is_(True),
        RegisterView.STUCK: row.stuck.is_(True),
        RegisterView.TOLERANCE: row.score > COUNTYWIDE.tolerance,
        RegisterView.MINE: or_(false(), *of_mine(viewer, meeting)),
    }
    return (*open_at(meeting), *([narrower[view]] if view in narrower else []))


def matching(viewer: Viewer, query: RegisterQuery) -> Conditions:
    """The filters, for a query that joins `Risk`."""
    wanted: list[ColumnElement[bool]] = []
    if query.band:
        wanted.append(RiskAssessment.band == query.band)
    if query.direction:
        wanted.append(RiskAssessment.direction == query.direction)
    if query.kind:
        wanted.append(Risk.kind == query.kind)
    if query.reporter:
        wanted.append(Risk.reporter_id.in_(_reporters(query.reporter)))
    if query.district:
        there = select(RiskArea.risk_id).where(RiskArea.csp_id.in_(_reporters(query.district)))
        wanted.append(RiskAssessment.risk_id.in_(there))
    return (*wanted, *(_says(viewer, word) for word in query.words.split()))


def _says(viewer: Viewer, word: str) -> ColumnElement[bool]:
    """A word stands in the risk, or in its sentence where the viewer may read that."""
    own = (Risk.title, Risk.ref, Risk.cause, Risk.event, Risk.consequence)
    sentences = (
        select(ReturnItem.id)
        .join(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .join(Return, Return.id == ReturnVersion.return_id)
        .where(sentences_for(viewer), ReturnItem.source_text.icontains(word, autoescape=True))
    )
    in_risk = or_(*(column.icontains(word, autoescape=True) for column in own))
    return or_(in_risk, RiskAssessment.source_item_id.in_(sentences))


def _reporters(slug: str) -> Select[int]:
    return select(Reporter.id).where(Reporter.slug == slug)
