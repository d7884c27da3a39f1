"""What a viewer may know of how a return stands. Every report says its state in these words."""

from data.people import Right, Viewer, may
from data.returns.states import BEFORE_ACCEPTANCE
from data.store.tables import Return
from data.terms import ReturnState


def known_state(viewer: Viewer, owed: Return, standing: ReturnState | None = None) -> ReturnState:
    """The state of a return as this viewer may know it; `standing` is that of what stands accepted.

    Others than its lead and planners know of no draft: it is awaited as before. Beside what stands a newer version
    is only on its way.
    """
    if may(viewer, Right.READ_UNACCEPTED, reporter_id=owed.reporter_id):
        return owed.state
    if owed.state in BEFORE_ACCEPTANCE and standing is not None:
        return standing
    if owed.state is ReturnState.DRAFT:
        return ReturnState.TO_FOLLOW if owed.state_reason else ReturnState.EXPECTED
    return owed.state
