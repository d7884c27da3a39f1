"""What an accepted return asks of bodies: each stated right-hand cell, and each recommendation of a CSP, is one ask.

The same words again go on as the same ask.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.returns.checks.recommendations import NAMES_NOBODY as RECOMMENDED_TO_NOBODY
from data.returns.deciding.decisions import problems_of
from data.returns.deciding.given import Given
from data.returns.items.addressees import Answered, KnownBodies, addressed_to, known_bodies
from data.returns.items.wording import same_words
from data.store.audit import Event, record
from data.store.tables import Ask, AskAddressee, Meeting, Return, ReturnItem, ReturnVersion
from data.terms import AskState, Part, Saying

NAMES_NOBODY = frozenset({"ask_names_nobody", RECOMMENDED_TO_NOBODY})


def hear_asks(
    session: Session,
    viewer: Viewer,
    owed: Return,
    items: Sequence[ReturnItem],
    risk_of: Mapping[int, int],
) -> tuple[int, ...]:
    """Take in what the items of an accepted version ask; `risk_of` gives the risk that an item is about.

    An open ask that the item continues by its lead's word, or one in exactly the same words, is heard again, not
    asked anew; its text is then the newer one. Returns the ids of the asks heard.
    An ask that only a replaced version made at this meeting, and that nobody has answered, is withdrawn.
    """
    asking = [item for item in items if _asks(item)]
    known = known_bodies(session) if asking else KnownBodies((), (), (), {})
    open_asks = _open_by_words(session, owed)
    continued: dict[int | None, Ask] = {ask.id: ask for ask in open_asks.values()}
    heard: dict[int, None] = {}
    for item in asking:
        words = same_words(words_of_ask(item))
        ask = continued.get(item.continues_ask_id) or open_asks.get(words)
        if ask is None:
            ask = open_asks[words] = _new_ask(owed, item, known)
            session.add(ask)
            _tell_heard(session, viewer, ask, item, _risk_of(item, risk_of))
        elif ask.source_item_id != item.id:
            _hear_again(session, ask, owed, item)
            _reword(session, viewer, ask, item)
            _tell_heard(session, viewer, ask, item, _risk_of(item, risk_of))
        heard[ask.id] = None
    _withdraw_replaced(session, viewer, owed, set(heard))
    return tuple(heard)


def words_of_ask(item: ReturnItem) -> str:
    """What an item asks of others: its right cell, or a recommendation itself."""
    return item.text if item.part is Part.RECOMMENDATION else item.ask


def _asks(item: ReturnItem) -> bool:
    saying = item.saying if item.part is Part.RECOMMENDATION else item.ask_saying
    return saying is Saying.STATED and bool(words_of_ask(item).strip())


def _risk_of(item: ReturnItem, risk_of: Mapping[int, int]) -> int | None:
    """The risk that an item raises itself, or that of the area of concern which a person says it addresses."""
    if item.part is not Part.RECOMMENDATION or item.update_item is None:
        return risk_of.get(item.id)
    return risk_of.get(item.update_item.concern_item_id or 0)


def _tell_heard(session: Session, viewer: Viewer, ask: Ask, item: ReturnItem, risk_id: int | None) -> None:
    ask.risk_id = risk_id or ask.risk_id
    session.flush()
    about = ("ask", ask.id)
    record(session, Event.ASK_HEARD, actor_id=viewer.person_id, about=about, item=item.id, text=ask.text)


def _open_by_words(session: Session, owed: Return) -> dict[str, Ask]:
    """The open asks of the reporter by their words; of those in the same words the one heard first."""
    where = (Ask.reporter_id == owed.reporter_id, Ask.state == AskState.OPEN)
    newest_first = session.scalars(select(Ask).where(*where).order_by(Ask.id.desc()))
    return {same_words(ask.text): ask for ask in newest_first}


def _new_ask(owed: Return, item: ReturnItem, known: KnownBodies) -> Ask:
    said = _said_of(item, known)
    words = words_of_ask(item)
    bodies = said.body_ids if said is not None else addressed_to(words, known)
    return Ask(
        text=words,
        reporter_id=owed.reporter_id,
        meeting_id=owed.meeting_id,
        first_heard_meeting_id=owed.meeting_id,
        source_item_id=item.id,
        illustrative=owed.illustrative,
        own=said is not None and said.own,
        addressees=[AskAddressee(body_id=body_id) for body_id in bodies],
    )


def _said_of(item: ReturnItem, known: KnownBodies) -> Answered | None:
    """What a person answered to the problem that this ask names nobody; None where nothing was asked or answered."""
    for problem in problems_of(item):
        given = Given.parse(problem.answer) if problem.code in NAMES_NOBODY else None
        if given is not None:
            return known.chosen(given.choice)
    return None


def _hear_again(session: Session, ask: Ask, owed: Return, item: ReturnItem) -> None:
    """Count the meeting once, however many versions or rows say it; the newest meeting is the one shown."""
    last = session.get_one(Meeting, ask.meeting_id)
    here = session.get_one(Meeting, owed.meeting_id)
    if here.position > last.position:
        ask.meeting_id, ask.source_item_id = here.id, item.id
        ask.meetings_heard += 1
    elif here.id == last.id:
        ask.source_item_id = item.id


def _reword(session: Session, viewer: Viewer, ask: Ask, item: ReturnItem) -> None:
    """Let an ask that goes on in other words say the newer ones; the audit keeps both."""
    words = words_of_ask(item)
    if same_words(ask.text) == same_words(words):
        return
    before, ask.text = ask.text, words
    about, who = ("ask", ask.id), viewer.person_id
    record(
        session, Event.ASK_REWORDED, actor_id=who, about=about, item=item.id, before=before, after=ask.text
    )


def _withdraw_replaced(session: Session, viewer: Viewer, owed: Return, heard: set[int]) -> None:
    replaced = session.scalars(
        select(Ask)
        .join(ReturnItem, ReturnItem.id == Ask.source_item_id)
        .join(ReturnVersion, ReturnVersion.id == ReturnItem.version_id)
        .where(ReturnVersion.return_id == owed.id, Ask.first_heard_meeting_id == owed.meeting_id)
        .where(Ask.meeting_id == owed.meeting_id, Ask.state == AskState.OPEN, Ask.id.not_in(heard))
        .order_by(Ask.id)
    )
    for ask in replaced.all():
        if any(addressee.state is AskState.ANSWERED for addressee in ask.addressees):
            continue
        ask.state = AskState.WITHDRAWN
        for addressee in ask.addressees:
            addressee.state = AskState.WITHDRAWN
        record(session, Event.ASK_WITHDRAWN, actor_id=viewer.person_id, about=("ask", ask.id), text=ask.text)
