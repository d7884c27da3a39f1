"""The append-only, chained audit. An event is written in the same transaction as the change it tells of."""

import hashlib
import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.tables import AuditEvent

FIRST_HASH = "0" * 64


class Event(StrEnum):
    """What can happen: `subject:action`."""

    SIGNED_IN = "person:signed-in"
    SIGN_IN_REFUSED = "person:sign-in-refused"
    SIGNED_OUT = "person:signed-out"
    PERSON_ADDED = "person:added"
    PERSON_DISABLED = "person:disabled"
    PASSWORD_SET = "person:password-set"
    FILE_RECEIVED = "file:received"
    FILE_REFUSED = "file:refused"
    FILE_ABANDONED = "file:abandoned"
    FILE_DOWNLOADED = "file:downloaded"
    FILE_ATTACHED = "file:attached"
    FILE_TAKEN_BACK = "file:taken-back"
    FILE_HELD_BACK = "file:held-back"
    BACK_FILE_RECEIVED = "back-file:received"
    BACK_FILE_READ = "back-file:read"
    BACK_FILE_REFUSED = "back-file:refused"
    BACK_FILE_DOWNLOADED = "back-file:downloaded"
    PART_TAKEN_IN = "back-file:part-taken-in"
    PART_LEFT_OUT = "back-file:part-left-out"
    BEGUN_UNASKED = "return:begun-unasked"
    PREFILLED = "return:pre-filled"
    VERSION_READ = "return:read"
    VERSION_ASKED_AGAIN = "return:asked-again"
    DRAFT_BEGUN = "draft:begun"
    DRAFT_SETTLED = "draft:settled"
    DRAFT_FINISHED = "draft:finished"
    ITEM_DECIDED = "item:decided"
    PROBLEM_ANSWERED = "problem:answered"
    RETURN_SUBMITTED = "return:submitted"
    RETURN_ACCEPTED = "return:accepted"
    CHANGES_REQUESTED = "return:changes-requested"
    RETURN_MARKED = "return:marked"
    NEED_TO_KNOW_ADDED = "need-to-know:added"
    NEED_TO_KNOW_ENDED = "need-to-know:ended"
    RETURN_TO_FOLLOW = "return:to-follow"
    LETTER_BEGUN = "letter:begun"
    LETTER_ENDED = "letter:ended"
    REMINDED_BY_HAND = "return:reminded-by-hand"
    RETURN_REOPENED = "return:reopened"
    RETURN_LOCKED_AGAIN = "return:locked-again"
    REOPENING_LAPSED = "return:reopening-lapsed"
    RISK_PROPOSED = "risk:proposed"
    RISK_MENTIONED = "risk:mentioned"
    RISK_NOT_MENTIONED = "risk:not-mentioned"
    RISK_WITHDRAWN = "risk:withdrawn"
    RISK_ASSESSED = "risk:assessed"
    REGISTER_OPENED = "register:opened"
    ASK_HEARD = "ask:heard"
    ASK_REWORDED = "ask:reworded"
    ASK_WITHDRAWN = "ask:withdrawn"
    QUESTION_ASKED = "question:asked"
    QUESTION_ANSWERED = "question:answered"
    QUESTION_ANSWERED_AT_MEETING = "question:answered-at-meeting"
    QUESTION_WITHDRAWN = "question:withdrawn"
    RATING_SET = "rating:set"
    SAMPLE_LOADED = "store:sample-loaded"


def record(
    session: Session,
    event: Event,
    *,
    actor_id: int | None,
    about: tuple[str, int | None] = ("", None),
    at: datetime | None = None,
    **detail: Any,
) -> AuditEvent:
    """Append one event to the chain; `about` is (object kind, object id), `detail` holds old and new values.

    Needs a session of `Store.write`, whose lock gives the chain its one order.
    """
    session.flush()
    last_id, last_hash = session.execute(
        select(AuditEvent.id, AuditEvent.hash).order_by(AuditEvent.id.desc()).limit(1)
    ).one_or_none() or (0, FIRST_HASH)
    row = AuditEvent(
        id=last_id + 1,
        at=at or datetime.now(UTC),
        actor_id=actor_id,
        event=event.value,
        object_kind=about[0],
        object_id=about[1],
        detail=json.loads(json.dumps(detail, default=str, ensure_ascii=False)),
        previous_hash=last_hash,
    )
    row.hash = _hash(row)
    session.add(row)
    session.flush()
    return row


def first_broken(session: Session) -> int | None:
    """The id of the first event whose chain does not hold, or None when all of it does."""
    chain = select(AuditEvent).order_by(AuditEvent.id).execution_options(yield_per=500)
    previous, expected_id = FIRST_HASH, 1
    with session.scalars(chain) as rows:
        for row in rows:
            if row.id != expected_id or row.previous_hash != previous or row.hash != _hash(row):
                return expected_id
            previous, expected_id = row.hash, row.id + 1
    return None


def _hash(row: AuditEvent) -> str:
    told = [row.id, row.at.astimezone(UTC).isoformat(), row.actor_id, row.event, row.object_kind]
    told += [row.object_id, row.detail, row.previous_hash]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
