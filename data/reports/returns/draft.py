"""The web form of a return as it stands: what each box says, who changed it last, and what waits for a choice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import today
from data.people import Right, Viewer
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.returns.lock import why_locked
from data.returns.owed import find_return, last_accepted_for
from data.returns.web_form.form import FormPart, form_of
from data.returns.web_form.starting_texts import starting_texts
from data.store.tables import DraftBox, DraftText, Meeting, Person, Reporter, Return
from data.terms import Decision, Part


@dataclass(frozen=True)
class BoxLine:
    """What a box says, in which version (0: nobody has written in it), and who saved it when.

    `who` is "You" for the viewer; `carried` says that the words are those of the last accepted return.
    """

    text: str
    row_version: int
    saved_at: datetime | None = None
    who: str = ""
    carried: bool = False


@dataclass(frozen=True)
class AsideLine:
    """A text that was laid aside and waits for a choice."""

    id: int
    text: str
    saved_at: datetime
    who: str


@dataclass(frozen=True)
class DraftView:
    """The whole form. `boxes` and `asides` by key; `last` the words of last time by the part of the form.

    `why_locked` says in a sentence why the return takes no newer version, "" where it does.
    """

    return_id: int
    reporter: ReporterName
    meeting: MeetingView
    form: tuple[FormPart, ...]
    boxes: dict[str, BoxLine]
    asides: dict[str, AsideLine]
    last: dict[str, tuple[str, ...]]
    why_locked: str


_LAST = {
    Part.KEY_INFORMATION: "key",
    Part.RISK: "risks",
    Part.COMMENTARY: "commentary",
    Part.EXTRA: "other",
    Part.PRIORITY: "priorities",
    Part.ACHIEVEMENT: "priorities",
    Part.CONCERN: "priorities",
    Part.RECOMMENDATION: "priorities",
    Part.ACTION_PLAN: "actions",
}
_NAMED = frozenset({Part.PRIORITY, Part.ACHIEVEMENT, Part.CONCERN, Part.RECOMMENDATION})
"""Parts of one box's row whose words need the name of what they are."""


def draft_of(session: Session, viewer: Viewer, return_id: int) -> DraftView:
    """The form of a return for somebody who may send it. Raises NotOpen to anybody else."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    reporter = session.get_one(Reporter, owed.reporter_id)
    carried = {
        key: BoxLine(text, 0, carried=True) for key, text in starting_texts(session, viewer, owed).items()
    }
    return DraftView(
        return_id=return_id,
        reporter=name_of(reporter),
        meeting=view_of(session.get_one(Meeting, owed.meeting_id)),
        form=form_of(reporter.kind),
        boxes=carried | _boxes(session, viewer, return_id),
        asides=_asides(session, viewer, return_id),
        last=_last(session, viewer, owed),
        why_locked=why_locked(session, owed, today()),
    )


def _boxes(session: Session, viewer: Viewer, return_id: int) -> dict[str, BoxLine]:
    rows = (
        select(DraftBox, Person)
        .join(Person, Person.id == DraftBox.saved_by_id)
        .where(DraftBox.return_id == return_id)
        .order_by(DraftBox.id)
    )
    return {
        box.key: BoxLine(box.text, box.row_version, box.saved_at, _who(person, viewer))
        for box, person in session.execute(rows)
    }


def _asides(session: Session, viewer: Viewer, return_id: int) -> dict[str, AsideLine]:
    """The oldest one of each box: one choice after another."""
    waits = (DraftText.box_version.is_(None), DraftText.settled_at.is_(None))
    rows = (
        select(DraftText, Person)
        .join(Person, Person.id == DraftText.saved_by_id)
        .where(DraftText.return_id == return_id, *waits)
        .order_by(DraftText.id.desc())
    )
    return {
        text.key: AsideLine(text.id, text.text, text.saved_at, _who(person, viewer))
        for text, person in session.execute(rows)
    }


def _who(person: Person, viewer: Viewer) -> str:
    return "You" if person.id == viewer.person_id else person.post


def _last(session: Session, viewer: Viewer, owed: Return) -> dict[str, tuple[str, ...]]:
    version = last_accepted_for(session, viewer, owed)
    items = version.items if version else []
    told = [
        (_LAST[one.part], f"{one.part.value}: {one.text}" if one.part in _NAMED else one.text)
        for one in items
        if one.part in _LAST and one.decision is not Decision.NOT_AN_ITEM
    ]
    return {slug: tuple(text for part, text in told if part == slug) for slug in _LAST.values()}
