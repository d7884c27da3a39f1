"""What was open when it was asked about, and is no more: nothing has to be said of it, whoever may see it."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from data.returns.reader.carried import CarriedKind
from data.store.tables import Action, Ask, ReturnProblem, Risk
from data.terms import AskState, RiskStatus

_CLOSED = {
    CarriedKind.RISK: select(Risk.id).where(Risk.status == RiskStatus.CLOSED),
    CarriedKind.ASK: select(Ask.id).where(Ask.state != AskState.OPEN),
    CarriedKind.ACTION: select(Action.id).where(Action.completed_on.is_not(None)),
}


def is_closed() -> ColumnElement[bool]:
    """Whether what a problem is about is closed by now."""
    return or_(
        *(
            and_(ReturnProblem.about_kind == kind.value, ReturnProblem.about_id.in_(closed))
            for kind, closed in _CLOSED.items()
        )
    )


def closed_problems(session: Session, version_id: int) -> frozenset[int]:
    """The ids of the problems of a version that are about what is closed by now."""
    found = select(ReturnProblem.id).where(ReturnProblem.version_id == version_id, is_closed())
    return frozenset(session.scalars(found))
