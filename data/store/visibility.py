"""Which rows a viewer may see, as conditions for a query, so that counts and lists can never disagree."""

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select, true, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from data.people import Reach, Right, Viewer, reach
from data.store.tables import Action, Ask, Question, Return, Risk, RiskAssessment
from data.terms import Marking


def risks_for(viewer: Viewer) -> ColumnElement[bool]:
    """The risks that the viewer may know of; a sensitive one is in no list, count or total of others."""
    return _open_to(viewer, "risk", Risk.id, Risk.marking, Risk.reporter_id)


def assessments_for(viewer: Viewer) -> ColumnElement[bool]:
    """The assessments of those same risks, for a query that counts without reading the risks themselves.

    It leaves out the few that are closed to the viewer, so that the rest is counted from one index.
    """
    return RiskAssessment.risk_id.not_in(_hidden_risks(viewer))


def returns_for(viewer: Viewer) -> ColumnElement[bool]:
    """The returns that the viewer may know of. Whether the contents may be read is a right of its own."""
    return _open_to(viewer, "return", Return.id, Return.marking, Return.reporter_id)


def asks_for(viewer: Viewer) -> ColumnElement[bool]:
    """The asks that the viewer may know of: not one out of a return, or about a risk, that they may not."""
    hidden = select(Return.meeting_id, Return.reporter_id).where(
        Return.marking == Marking.OFFICIAL_SENSITIVE, not_(returns_for(viewer))
    )
    return and_(
        tuple_(Ask.meeting_id, Ask.reporter_id).not_in(hidden), _of_open_risk_or_none(viewer, Ask.risk_id)
    )


def actions_for(viewer: Viewer) -> ColumnElement[bool]:
    """The actions that the viewer may know of: not one about a risk that they may not."""
    return _of_open_risk_or_none(viewer, Action.risk_id)


def questions_for(viewer: Viewer) -> ColumnElement[bool]:
    """The questions that the viewer may know of: not one on a return that they may not."""
    hidden = select(Return.id).where(Return.marking == Marking.OFFICIAL_SENSITIVE, not_(returns_for(viewer)))
    return Question.return_id.not_in(hidden)


def _of_open_risk_or_none(viewer: Viewer, risk_id: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    return or_(risk_id.is_(None), risk_id.not_in(_hidden_risks(viewer)))


def _hidden_risks(viewer: Viewer) -> Select[int]:
    """The few risks that are closed to the viewer: leaving them out is quicker than looking up all the others."""
    return select(Risk.id).where(Risk.marking == Marking.OFFICIAL_SENSITIVE, not_(risks_for(viewer)))


def _open_to(
    viewer: Viewer,
    kind: str,
    id_column: InstrumentedAttribute[int],
    marking: InstrumentedAttribute[Marking],
    reporter: InstrumentedAttribute[int],
) -> ColumnElement[bool]:
    how_far = reach(viewer, Right.READ_SENSITIVE)
    if how_far is Reach.ALL:
        return true()
    allowed: list[ColumnElement[bool]] = [marking == Marking.OFFICIAL]
    if how_far in (Reach.LISTED, Reach.LISTED_OR_OWN):
        allowed.append(id_column.in_(sorted(i for name, i in viewer.listed if name == kind)))
    if how_far is Reach.LISTED_OR_OWN:
        allowed.append(reporter.in_(sorted(viewer.leads)))
    return or_(*allowed)
