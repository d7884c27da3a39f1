"""Words that could not be taken, kept for whoever typed them: an address has no room for them, and is in every log."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Viewer
from data.refusals import NotOpen
from data.store.tables import UnsentText


def ask_form(return_id: int) -> str:
    """The name of the form that asks a question on a return."""
    return f"ask:{return_id}"


def answer_form(question_id: int) -> str:
    """The name of the form that answers a question."""
    return f"answer:{question_id}"


def meeting_form(question_id: int) -> str:
    """The name of the form that takes down what was said at a meeting."""
    return f"meeting:{question_id}"


def keep_unsent(
    session: Session, viewer: Viewer, form: str, text: str, choice: str = "", *, at: datetime | None = None
) -> None:
    """Keep what this person typed into a form, instead of what was kept of it before."""
    if viewer.person_id is None:
        raise NotOpen
    row = session.scalars(select(UnsentText).where(*_own(viewer, form))).one_or_none()
    if row is None:
        row = UnsentText(person_id=viewer.person_id, form=form)
        session.add(row)
    row.text, row.choice, row.saved_at = text.replace("\r\n", "\n"), choice, at or now()


def drop_unsent(session: Session, viewer: Viewer, form: str) -> None:
    """Forget what was kept of a form: its words have been taken."""
    session.execute(delete(UnsentText).where(*_own(viewer, form)))


def unsent_of(session: Session, viewer: Viewer, *forms: str) -> dict[str, tuple[str, str]]:
    """What this person typed into these forms and has not sent: (text, choice) by form."""
    mine = (UnsentText.person_id == viewer.person_id, UnsentText.form.in_(forms))
    return {row.form: (row.text, row.choice) for row in session.scalars(select(UnsentText).where(*mine))}


def _own(viewer: Viewer, form: str) -> tuple[ColumnElement[bool], ...]:
    return UnsentText.person_id == viewer.person_id, UnsentText.form == form
