"""Of whose lead a return is awaited, as conditions for a query, so that who is chased and who is reminded agree."""

from sqlalchemy import ColumnElement, and_, not_, select

from data.returns.states import AWAITED
from data.store.tables import Return, ReturnFile, ReturnVersion
from data.terms import ReturnState


def is_awaited() -> ColumnElement[bool]:
    """The returns whose next step is their lead's, and nobody else's."""
    return and_(Return.state.in_(AWAITED), not_(is_taken_in()))


def is_taken_in() -> ColumnElement[bool]:
    """The returns whose draft a planner took in from a back file: the planner has it to check and to submit."""
    draft = (
        select(ReturnVersion.id)
        .join(ReturnFile, ReturnFile.id == ReturnVersion.file_id)
        .where(ReturnVersion.return_id == Return.id, ReturnVersion.state == ReturnState.DRAFT)
        .where(ReturnFile.part > 0)
    )
    return and_(Return.state == ReturnState.DRAFT, draft.exists())
