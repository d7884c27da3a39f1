"""Which sentences of returns a viewer may read: those of accepted versions, and of others where the right says so."""

from sqlalchemy import ColumnElement, and_, or_, true

from data.people import Reach, Right, Viewer, reach
from data.returns.states import STANDING_ACCEPTED
from data.store.tables import Return, ReturnVersion
from data.store.visibility import returns_for


def sentences_for(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on a query that joins `ReturnVersion` and `Return`.

    An unaccepted version is "received, not yet accepted" to members, and its words are in no list, search or
    count of theirs (design, section 7).
    """
    return and_(returns_for(viewer), or_(_accepted(), _before_acceptance(viewer)))


def _accepted() -> ColumnElement[bool]:
    return or_(Return.accepted_version_id == ReturnVersion.id, ReturnVersion.state.in_(STANDING_ACCEPTED))


def _before_acceptance(viewer: Viewer) -> ColumnElement[bool]:
    how_far = reach(viewer, Right.READ_UNACCEPTED)
    if how_far is Reach.ALL:
        return true()
    own = viewer.leads if how_far is Reach.OWN else frozenset()
    return Return.reporter_id.in_(sorted(own))
