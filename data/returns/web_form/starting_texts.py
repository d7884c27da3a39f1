"""What an untouched box of the web form begins with: the officers and objectives of the last accepted return."""

from sqlalchemy.orm import Session

from data.people import Viewer
from data.returns.owed import last_accepted_for
from data.store.tables import Return
from data.terms import Decision, Part

OBJECTIVES = "objectives.text"


def starting_texts(session: Session, viewer: Viewer, owed: Return) -> dict[str, str]:
    """The carried-over text of each box that has one, by its key, of what the viewer may see."""
    last = last_accepted_for(session, viewer, owed)
    if last is None:
        return {}
    told = [
        one.text
        for one in last.items
        if one.part is Part.OBJECTIVE and one.decision is not Decision.NOT_AN_ITEM
    ]
    texts = {"about.chair": last.chair, "about.vice_chair": last.vice_chair, OBJECTIVES: "\n".join(told)}
    return {key: text for key, text in texts.items() if text.strip()}
