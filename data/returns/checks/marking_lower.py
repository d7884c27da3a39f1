"""A return must not be marked lower than its file, or than what it carries forward.

What is carried is not named in the sentence: the problems of a return are read by more people than may know of it.
"""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from data.returns.checks.against import CheckedReturn
from data.returns.checks.sensitive import carries_sensitive
from data.returns.items.asked import MARKING_CARRIED, MARKING_CODES, MARKING_LOWER
from data.returns.reader.markings import marking_of_file, where_marked
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problem_sentences import Severity
from data.returns.reader.problems import Problem
from data.store.tables import Return
from data.terms import Marking

WHO_SEES_IT = (
    "Choose the planner who moderates it and so has to be on its need-to-know list. Of the OPCC and the Board only "
    "those on that list can see the return then, with what was accepted of it before."
)
OR_OFFICIAL = "If it may be read by everybody on the Board, say so instead."


def marking_lower(session: Session, owed: Return, sent: CheckedReturn) -> Iterator[Problem]:
    """What is asked of the return's own marking; nothing where somebody has set it otherwise than by such an answer."""
    marked = owed.marking is Marking.OFFICIAL_SENSITIVE
    if marked and not _asked_before(owed):
        return
    texts = (text for one in sent.items for text in (one.text, one.ask))
    of_file = marking_of_file(sent.read)
    if carries_sensitive(session, owed, sent.read.carried, texts):
        carried = (
            "This return carries forward what is OFFICIAL-SENSITIVE, so it is OFFICIAL-SENSITIVE itself."
        )
        yield Problem(MARKING_CARRIED, Severity.STOP, WHOLE_FILE, carried, WHO_SEES_IT)
    elif of_file is not None:
        said = f"The file is marked {of_file.text} ({where_marked(of_file)}), and the return must not be marked lower."
        yield Problem(MARKING_LOWER, Severity.STOP, WHOLE_FILE, said, f"{WHO_SEES_IT} {OR_OFFICIAL}")
    elif marked:
        before = "An earlier file of this return made it OFFICIAL-SENSITIVE, and this one is not marked."
        yield Problem(MARKING_LOWER, Severity.STOP, WHOLE_FILE, before, f"{WHO_SEES_IT} {OR_OFFICIAL}")


def _asked_before(owed: Return) -> bool:
    return any(one.code in MARKING_CODES for version in owed.versions for one in version.problems)
