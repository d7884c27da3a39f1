"""What an untouched box of the web form begins with: the officers and objectives of the last accepted return."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.tables import Meeting, Return, ReturnVersion
from data.terms import Decision, Part

OBJECTIVES = "objectives.text"


def last_accepted(session: Session, owed: Return) -> ReturnVersion | None:
    """The accepted version of the reporter's newest earlier return; None where there is none."""
    here = session.get_one(Meeting, owed.meeting_id)
    earlier = (
        select(ReturnVersion)
        .join(Return, Return.accepted_version_id == ReturnVersion.id)
        .join(Meeting, Meeting.id == Return.meeting_id)
        .where(Return.reporter_id == owed.reporter_id, Meeting.position < here.position)
        .order_by(Meeting.position.desc())
        .limit(1)
    )
    return session.scalars(earlier).first()


def starting_texts(session: Session, owed: Return) -> dict[str, str]:
    """The carried-over text of each box that has one, by its key."""
    last = last_accepted(session, owed)
    if last is None:
        return {}
    told = [
        one.text
        for one in last.items
        if one.part is Part.OBJECTIVE and one.decision is not Decision.NOT_AN_ITEM
    ]
    texts = {"about.chair": last.chair, "about.vice_chair": last.vice_chair, OBJECTIVES: "\n".join(told)}
    return {key: text for key, text in texts.items() if text.strip()}
