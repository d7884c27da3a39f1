"""A newer file of the same return begins with the answers given before, so that nothing has to be said twice."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.people import Viewer
from data.refusals import Refused
from data.returns.deciding.answers import answer_problem
from data.returns.deciding.choices import IN_A_ROW
from data.returns.deciding.given import Given
from data.store.tables import ReturnProblem, ReturnVersion

KEPT = frozenset({"silent_risk", "silent_ask", "silent_action", "key_blank", "risks_blank", "last_met"})
"""What is asked of the return and not of words in its file: the answer is as true of the newer one."""


def keep_answers(session: Session, viewer: Viewer, version: ReturnVersion, at: datetime) -> int:
    """Give the answers of the version before to the same problems of a version just read; how many were kept.

    One that pointed to a row is not kept: the rows are others now. Each can be taken back like any answer.
    """
    before = [one for one in version.of.versions if one.number < version.number]
    given = {_about(one): one.answer for one in before[-1].problems if one.answer} if before else {}
    kept = 0
    for problem in [one for one in version.problems if one.code in KEPT]:
        answer = Given.parse(given.get(_about(problem), ""))
        if answer is None or answer.choice == IN_A_ROW:
            continue
        kept += _answered(session, viewer, problem, answer, at)
    return kept


def _answered(session: Session, viewer: Viewer, problem: ReturnProblem, answer: Given, at: datetime) -> bool:
    """Answer it again; what has become untrue meanwhile, as of a risk closed since, is left to be asked."""
    try:
        answer_problem(
            session,
            viewer,
            problem.id,
            answer.choice,
            answer.words,
            row_version=problem.row_version,
            at=at,
        )
    except Refused:
        return False
    return True


def _about(problem: ReturnProblem) -> tuple[str, str, int | None]:
    return problem.code, problem.about_kind, problem.about_id
