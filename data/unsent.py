"""Words that could not be taken, kept for whoever typed them: an address has no room for them, and is in every log."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Viewer
from data.refusals import NotOpen, Refused
from data.store.tables import UnsentText

LONGEST_KEPT = 20_000
NOT_KEPT = (
    f"This is longer than {LONGEST_KEPT:,} characters, so it was neither sent nor kept. Go back in your browser: your "
    "words may still be there to shorten."
)
LONGEST_CHOICE = 40


def ask_form(return_id: int) -> str:
    """The name of the form that asks a question on a return."""
    return f"ask:{return_id}"


def answer_form(question_id: int) -> str:
    """The name of the form that answers a question."""
    return f"answer:{question_id}"


def meeting_form(question_id: int) -> str:
    """The name of the form that takes down what was said at a meeting."""
    return f"meeting:{question_id}"


def moderation_form(return_id: int) -> str:
    """The name of the form that accepts a version of a return or hands it back."""
    return f"moderation:{return_id}"


def to_follow_form(return_id: int) -> str:
    """The name of the form that says that a return will come later."""
    return f"to-follow:{return_id}"


def reopening_form(return_id: int) -> str:
    """The name of the form that reopens a locked return."""
    return f"reopening:{return_id}"


def keep_unsent(
    session: Session, viewer: Viewer, form: str, text: str, choice: str = "", *, at: datetime | None = None
) -> None:
    """Keep what this person typed into a form, instead of what was kept of it before. Nothing typed forgets that.

    `choice` is what was chosen beside it, or a short field. Refused above what is kept of one form.
    """
    if viewer.person_id is None:
        raise NotOpen
    said = text.replace("\r\n", "\n")
    if len(said) > LONGEST_KEPT:
        raise Refused(NOT_KEPT, "not-kept")
    if not (said or choice):
        return drop_unsent(session, viewer, form)
    row = session.scalars(select(UnsentText).where(*_own(viewer, form))).one_or_none()
    if row is None:
        row = UnsentText(person_id=viewer.person_id, form=form)
        session.add(row)
    row.text, row.choice, row.saved_at = said, choice[:LONGEST_CHOICE], at or now()
    return None


def drop_unsent(session: Session, viewer: Viewer, form: str) -> None:
    """Forget what was kept of a form: its words have been taken, or its writer needs them no more."""
    session.execute(delete(UnsentText).where(*_own(viewer, form)))


def drop_everybodys(session: Session, *forms: str) -> None:
    """Forget what anybody typed into forms that take nothing any more."""
    session.execute(delete(UnsentText).where(UnsentText.form.in_(forms)))


def unsent_of(session: Session, viewer: Viewer, *forms: str) -> dict[str, tuple[str, str]]:
    """What this person typed into these forms and has not sent: (text, choice) by form."""
    mine = (UnsentText.person_id == viewer.person_id, UnsentText.form.in_(forms))
    return {row.form: (row.text, row.choice) for row in session.scalars(select(UnsentText).where(*mine))}


def _own(viewer: Viewer, form: str) -> tuple[ColumnElement[bool], ...]:
    return UnsentText.person_id == viewer.person_id, UnsentText.form == form
