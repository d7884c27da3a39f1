"""Whether a return carries a risk, ask or action that is OFFICIAL-SENSITIVE, whoever may see it.

It decides what the return must be marked, and is named in no sentence. A return is read as the whole document, so a row
counts whatever was chosen in it or decided on it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.returns.items.wording import same_words
from data.returns.reader.carried import CarriedItem, CarriedKind
from data.returns.reader.wire import from_wire
from data.store.tables import Action, Ask, Return, ReturnItem, ReturnVersion, Risk, RiskAssessment
from data.terms import Marking

CAME_OF = and_(Return.meeting_id == Ask.meeting_id, Return.reporter_id == Ask.reporter_id)
"""The return that an ask was heard in last."""


def is_sensitive(marking: InstrumentedAttribute[Marking]) -> ColumnElement[bool]:
    """Whether what was joined carries the marking; false where there was nothing to join."""
    return func.coalesce(marking, Marking.OFFICIAL) == Marking.OFFICIAL_SENSITIVE


def carries_sensitive(
    session: Session, owed: Return, carried: Iterable[CarriedItem], texts: Iterable[str]
) -> bool:
    """Whether a row that was carried forward names something sensitive, or a text is its very words."""
    named: dict[CarriedKind, list[str]] = {kind: [] for kind in CarriedKind}
    for one in carried:
        named[one.kind].append(one.reference)
    numbers = [
        int(one) for one in named[CarriedKind.ASK] if one.isascii() and one.isdigit() and len(one) < 10
    ]
    return (
        _any(session, _risks(Risk.id), Risk.ref.in_(named[CarriedKind.RISK]))
        or _any(session, _asks(owed, Ask.id), Ask.id.in_(numbers))
        or _any(session, _actions(Action.id), Action.ref.in_(named[CarriedKind.ACTION]))
        or not _words(session, owed).isdisjoint(same_words(text) for text in texts if text.strip())
    )


def version_carries_sensitive(session: Session, version: ReturnVersion) -> bool:
    """As `carries_sensitive`, of a version as it stands now: with corrections, and with the links that a person set."""
    owed, items = version.of, version.items
    risks = [item.continues_risk_id for item in items if item.continues_risk_id is not None]
    asks = [item.continues_ask_id for item in items if item.continues_ask_id is not None]
    carried = [from_wire(CarriedItem, one) for one in version.reading.get("carried", ())]
    texts = [text for item in items for text in (item.text, item.source_text, item.ask, item.ask_source_text)]
    return (
        _any(session, _risks(Risk.id), Risk.id.in_(risks))
        or _any(session, _asks(owed, Ask.id), Ask.id.in_(asks))
        or carries_sensitive(session, owed, carried, texts)
    )


def _any(session: Session, of: Select[Any], where: ColumnElement[bool]) -> bool:
    return session.scalars(of.where(where).limit(1)).first() is not None


def _words(session: Session, owed: Return) -> set[str]:
    """The words of everything sensitive that this group or CSP has on record: the register knows it by them."""
    worded = (
        _risks(ReturnItem.text)
        .join(RiskAssessment, RiskAssessment.risk_id == Risk.id)
        .join(ReturnItem, ReturnItem.id == RiskAssessment.source_item_id)
    )
    found: Sequence[tuple[Select[Any], InstrumentedAttribute[Any]]] = (
        (_risks(Risk.title), Risk.reporter_id),
        (worded, Risk.reporter_id),
        (_asks(owed, Ask.text), Ask.reporter_id),
        (_actions(Action.text), Action.reporter_id),
    )
    return {
        same_words(text)
        for of, reporter in found
        for text in session.scalars(of.where(reporter == owed.reporter_id))
        if text.strip()
    }


def _risks(column: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(column).select_from(Risk).where(is_sensitive(Risk.marking))


def _asks(owed: Return, column: InstrumentedAttribute[Any]) -> Select[Any]:
    """Asks about a sensitive risk, or out of another sensitive return: the marking of this one is what is asked."""
    return (
        select(column)
        .select_from(Ask)
        .outerjoin(Risk, Risk.id == Ask.risk_id)
        .outerjoin(Return, CAME_OF)
        .where(or_(is_sensitive(Risk.marking), and_(is_sensitive(Return.marking), Return.id != owed.id)))
    )


def _actions(column: InstrumentedAttribute[Any]) -> Select[Any]:
    return (
        select(column)
        .select_from(Action)
        .join(Risk, Risk.id == Action.risk_id)
        .where(is_sensitive(Risk.marking))
    )
