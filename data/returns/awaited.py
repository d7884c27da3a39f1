"""Of whose lead a return is awaited, as conditions for a query, so that who is chased and who is reminded agree."""

from sqlalchemy import ColumnElement, and_, not_, or_, select

from data.returns.states import AWAITED, NOT_RECEIVED
from data.store.tables import Return, ReturnFile, ReturnVersion
from data.terms import ReturnState


def is_awaited() -> ColumnElement[bool]:
    """The returns whose next step is their lead's, and nobody else's."""
    return and_(Return.state.in_(AWAITED), is_asked(), not_(is_taken_in()))


def is_asked() -> ColumnElement[bool]:
    """The returns that the meeting waits for, and whatever was submitted.

    Not one that its sender began without having been asked, while nothing of it is submitted and no planner has said
    that it is to follow.
    """
    return or_(Return.asked, Return.state.not_in(NOT_RECEIVED), Return.state_reason != "")


def is_taken_in() -> ColumnElement[bool]:
    """The returns whose draft a planner took in from a back file: the planner has it to check and to submit."""
    draft = (
        select(ReturnVersion.id)
        .join(ReturnFile, ReturnFile.id == ReturnVersion.file_id)
        .where(ReturnVersion.return_id == Return.id, ReturnVersion.state == ReturnState.DRAFT)
        .where(ReturnFile.part > 0)
    )
    return and_(Return.state == ReturnState.DRAFT, draft.exists())
