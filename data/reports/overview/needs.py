"""What needs a viewer now, by what they may do: the first thing on the overview."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from data.people import Reach, Right, Viewer, has_some, reach
from data.reports.groups.counted import Counted
from data.reports.meetings import MeetingView
from data.reports.overview.need import (
    ActionNeed,
    AskNeed,
    CandidatesNeed,
    ChaseNeed,
    DecisionNeed,
    ModerateNeed,
    Need,
    Needs,
    QuestionNeed,
    ReturnNeed,
    SilentRiskNeed,
    StaleNeed,
    TurnNeed,
)
from data.reports.overview.needs_of_body import decisions, open_asks, overdue, own_csp
from data.reports.overview.needs_of_lead import returns_to_send, silent_risks
from data.reports.overview.questions import questions_to_answer
from data.reports.register.tally import total
from data.reports.returns.owed import is_missing, owed_returns
from data.terms import ReturnState

SHOWN_DECISIONS = 3


def needs(session: Session, viewer: Viewer, counted: Counted, following: MeetingView | None) -> Needs:
    """What needs this viewer as at the meeting that was counted; `following` is the one after it."""
    meeting = counted.meeting
    late, overdue_actions = overdue(session, viewer, counted)
    owed = _owed(session, viewer, counted, following)
    silent, silent_few = silent_risks(session, viewer, meeting)
    questioned, questions = questions_to_answer(session, viewer, meeting)
    asked, asks = open_asks(session, viewer, meeting)
    turns = own_csp(session, viewer, meeting)
    decided = decisions(session, viewer, meeting)
    groups: list[tuple[type[Need], int, Sequence[Need]]] = [
        (ActionNeed, late, overdue_actions),
        (ReturnNeed, len(owed), owed),
        (QuestionNeed, questioned, questions),
        (SilentRiskNeed, silent, silent_few),
        *_of_planner(viewer, counted),
        (AskNeed, asked, asks),
        (DecisionNeed, len(decided), decided[:SHOWN_DECISIONS]),
        (TurnNeed, len(turns), turns),
    ]
    return Needs(
        items=tuple(item for _, _, few in groups for item in few),
        counts=tuple((kind, count) for kind, count, _ in groups if count),
    )


def _owed(
    session: Session, viewer: Viewer, counted: Counted, following: MeetingView | None
) -> tuple[ReturnNeed, ...]:
    if not has_some(viewer, Right.SUBMIT):
        return ()
    meeting = counted.meeting
    ahead = [(following, owed_returns(session, viewer, following, meeting))] if following else []
    return returns_to_send(session, viewer, [(meeting, counted.returns), *ahead], meeting.as_at.date())


def _of_planner(viewer: Viewer, counted: Counted) -> list[tuple[type[Need], int, Sequence[Need]]]:
    """For those who moderate: what waits for them, what has not come, what came stale, what is proposed."""
    if reach(viewer, Right.MODERATE) is not Reach.ALL:
        return []
    meeting, found = counted.meeting, counted.returns
    due = meeting.reports_due_on
    proposed = total(counted.risks, lambda one: one.open and one.proposed)
    waiting = [ModerateNeed(one) for one in found if one.state is ReturnState.SUBMITTED]
    missing = [ChaseNeed(one, due) for one in found if is_missing(one, meeting)]
    stale = [StaleNeed(one) for one in found if one.received and one.fresh is False]
    return [
        (ModerateNeed, len(waiting), waiting),
        (CandidatesNeed, proposed, [CandidatesNeed(proposed)] if proposed else []),
        (ChaseNeed, len(missing), missing),
        (StaleNeed, len(stale), stale),
    ]
