"""Which rows a viewer may see, as conditions for a query, so that counts and lists can never disagree."""

from sqlalchemy import ColumnElement, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from data.people import Reach, Right, Viewer, reach
from data.store.tables import Return, Risk
from data.terms import Marking


def risks_for(viewer: Viewer) -> ColumnElement[bool]:
    """The risks that the viewer may know of; a sensitive one is in no list, count or total of others."""
    return _open_to(viewer, "risk", Risk.id, Risk.marking, Risk.reporter_id)


def returns_for(viewer: Viewer) -> ColumnElement[bool]:
    """The returns that the viewer may know of. Whether the contents may be read is a right of its own."""
    return _open_to(viewer, "return", Return.id, Return.marking, Return.reporter_id)


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
