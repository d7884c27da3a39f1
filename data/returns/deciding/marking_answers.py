"""What an answer about the marking of a return does: it counts at once, so that nobody reads meanwhile who may not."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import Refused
from data.returns.checks.sensitive import version_carries_sensitive
from data.returns.deciding.given import Given
from data.returns.items.asked import MARKING_CARRIED, MARKING_CODES, OFFICIAL, PLANNER
from data.returns.marking import put_on_list, set_marking, take_off_list
from data.store.tables import Person, Return, ReturnProblem, ReturnVersion
from data.terms import Marking, ReturnState, Role

LOWER_THAN_CARRIED = (
    "This return carries forward what is OFFICIAL-SENSITIVE and is marked OFFICIAL, so accepting it would show it to "
    "the whole Board. Ask for changes: the lead is asked for its marking when a newer file is sent."
)


def planners(session: Session) -> list[tuple[str, str]]:
    """Everybody who can moderate, by id and post; with the address where two have the same post."""
    where = (Person.role == Role.PLANNER, Person.disabled_at.is_(None))
    found = session.scalars(select(Person).where(*where).order_by(Person.post, Person.id)).all()
    posts = [one.post for one in found]
    return [
        (str(one.id), one.post if posts.count(one.post) == 1 else f"{one.post} ({one.email})")
        for one in found
    ]


def mark(session: Session, problem: ReturnProblem, given: Given, viewer: Viewer) -> None:
    """Put the chosen planner on the return's list; "official" marks it so unless another version forbids."""
    owed = problem.of.of
    if given.choice == OFFICIAL:
        set_marking(session, viewer, owed, _marking(_standing(owed, problem.of)))
        return
    put_on_list(session, viewer, owed, int(given.choice.removeprefix(PLANNER)))
    set_marking(session, viewer, owed, Marking.OFFICIAL_SENSITIVE)


def unmark(session: Session, problem: ReturnProblem, viewer: Viewer) -> None:
    """Close the return as before the answer, and take the planner off the list whom only it had chosen."""
    owed = problem.of.of
    others = [version for version in owed.versions if version is not problem.of]
    if problem.answer.startswith(PLANNER) and problem.answer not in _answers(others):
        take_off_list(session, viewer, owed, int(problem.answer.removeprefix(PLANNER)))
    set_marking(session, viewer, owed, Marking.OFFICIAL_SENSITIVE)


def settle_marking(session: Session, viewer: Viewer, accepted: ReturnVersion) -> None:
    """Let the marking follow the accepted version, of which its lead said that it is OFFICIAL."""
    if OFFICIAL in _answers([accepted]):
        set_marking(session, viewer, accepted.of, _marking(_standing(accepted.of, accepted)))


def refuse_if_lower(session: Session, version: ReturnVersion) -> None:
    """Refuse to show the whole Board what is OFFICIAL-SENSITIVE: it may have been marked since the version was read."""
    if version.of.marking is Marking.OFFICIAL and version_carries_sensitive(session, version):
        raise Refused(LOWER_THAN_CARRIED, "marking-lower")


def _standing(owed: Return, besides: ReturnVersion) -> list[ReturnVersion]:
    return [one for one in owed.versions if one is not besides and one.state is not ReturnState.SUPERSEDED]


def _marking(versions: Iterable[ReturnVersion]) -> Marking:
    """What these versions ask of the marking: a question counts as a yes until somebody has said OFFICIAL."""
    problems = [one for version in versions for one in version.problems if one.code in MARKING_CODES]
    sensitive = any(one.code == MARKING_CARRIED or one.answer != OFFICIAL for one in problems)
    return Marking.OFFICIAL_SENSITIVE if sensitive else Marking.OFFICIAL


def _answers(versions: Iterable[ReturnVersion]) -> set[str]:
    return {one.answer for version in versions for one in version.problems if one.code in MARKING_CODES}
