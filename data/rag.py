"""RAG: what the words mean, what the signals suggest, and how an action is rated (design, section 4).

A group's or CSP's rating is a person's judgement. What is here only suggests one, with its reasons.
"""

from dataclasses import dataclass
from datetime import date

from data.terms import Rag
from data.workdays import working_days_between

PRODUCT_MAX_AGE_MONTHS = 12
MANY_BLANK = 3
DUE_SOON_DAYS = 10

MEANING: dict[Rag, str] = {
    Rag.GREEN: "On course, with no major outstanding issue.",
    Rag.AMBER: "Feasible, but significant issues need attention.",
    Rag.RED: "Appears unachievable without change.",
    Rag.NOT_RATED: "Nobody has judged it yet.",
}
"""Delivery-confidence wording for groups and CSPs."""


@dataclass(frozen=True)
class Signals:
    """What the app can count about one group at one meeting.

    `returned` is whether a return stands accepted; `waiting` whether one was received and is not accepted.
    `to_follow_running` counts meetings in a row, this one included, to which the return is to follow.
    `met_since` is None where nobody has said when the group last met. `oldest_product_months` is the age of
    the oldest dated product. `persisting_unscored` counts standing risks without a score.
    """

    returned: bool
    waiting: bool = False
    to_follow_running: int = 0
    paper_instead: bool = False
    days_late: int = 0
    stale_period: str = ""
    met_since: bool | None = None
    products_blank: int = 0
    products: int = 5
    oldest_product: str = ""
    oldest_product_months: int | None = None
    overdue_actions: int = 0
    silent_risks: int = 0
    stuck_risks: int = 0
    persisting_unscored: int = 0
    measures_off_target: int = 0


@dataclass(frozen=True)
class Suggestion:
    """A rating that the signals suggest, with each reason as a sentence; the rating is Not rated when none is."""

    rag: Rag
    reasons: tuple[str, ...]


def suggest(signals: Signals) -> Suggestion:
    """A suggested rating, which a planner confirms or overrides.

    Red: the return is to follow for a second meeting running and nothing else is before the Board. Not rated:
    there is no accepted return to judge by. Amber: any signal stands. Green: none does.
    """
    if not signals.returned:
        return _without_return(signals)
    reasons = (*_of_the_return(signals), *_of_the_group(signals), *_of_products(signals), *_of_risks(signals))
    if reasons:
        return Suggestion(Rag.AMBER, reasons)
    return Suggestion(Rag.GREEN, ("A fresh return, and nothing late, silent, stuck or out of date.",))


def _without_return(signals: Signals) -> Suggestion:
    if signals.waiting:
        return Suggestion(Rag.NOT_RATED, ("No suggestion: received, not yet accepted.",))
    if signals.paper_instead:
        return Suggestion(Rag.NOT_RATED, ("No suggestion: return to follow; a paper is on the agenda.",))
    if signals.to_follow_running > 1:
        running = f"Return to follow at {signals.to_follow_running} meetings in a row."
        return Suggestion(Rag.RED, (running, "Nothing before the Board shows progress."))
    return Suggestion(Rag.NOT_RATED, ("No suggestion: return to follow.",))


def _of_the_return(signals: Signals) -> list[str]:
    reasons = []
    if signals.stale_period:
        reasons.append(f"Return is labelled {signals.stale_period}.")
    if signals.days_late > 0:
        reasons.append(f"Return came {_many(signals.days_late, 'working day')} late.")
    return reasons


def _of_the_group(signals: Signals) -> list[str]:
    reasons = []
    if signals.met_since is False:
        reasons.append("The group has not met since the meeting before.")
    if signals.overdue_actions:
        reasons.append(f"{_many(signals.overdue_actions, 'action')} overdue.")
    if signals.measures_off_target:
        reasons.append(f"{_many(signals.measures_off_target, 'measure')} off target.")
    return reasons


def _of_products(signals: Signals) -> list[str]:
    reasons = []
    if signals.products_blank == signals.products:
        reasons.append("All governance products left blank.")
    elif signals.products_blank >= MANY_BLANK:
        reasons.append(f"{signals.products_blank} of {signals.products} governance products blank.")
    if signals.oldest_product_months is not None and signals.oldest_product_months > PRODUCT_MAX_AGE_MONTHS:
        reasons.append(f"{signals.oldest_product} is {signals.oldest_product_months} months old.")
    return reasons


def _of_risks(signals: Signals) -> list[str]:
    reasons = []
    if signals.silent_risks:
        reasons.append(f"{_many(signals.silent_risks, 'open risk')} not mentioned.")
    if signals.stuck_risks:
        reasons.append(f"{_many(signals.stuck_risks, 'risk')} in the same high band at four meetings.")
    if signals.persisting_unscored:
        reasons.append(f"{_many(signals.persisting_unscored, 'standing risk')} without a score.")
    return reasons


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@dataclass(frozen=True)
class ActionFacts:
    """What an action's rating depends on. The original due date never changes; revisions are counted."""

    original_due_on: date | None
    due_on: date | None
    revisions: int = 0
    started: bool = False
    completed_on: date | None = None
    evidence: str = ""
    superseded: bool = False


@dataclass(frozen=True)
class ActionRating:
    """An action's rating and why it is so."""

    rag: Rag
    reason: str


def rate_action(action: ActionFacts, on: date) -> ActionRating:
    """The first rule that holds: superseded, complete with evidence, Red, Amber, not started, Green.

    Completion without evidence does not count. "Due within 10 working days" speaks of the date as revised;
    "past its due date" of the original one.
    """
    evidenced = bool(action.completed_on and action.completed_on <= on and action.evidence.strip())
    past = action.original_due_on is not None and action.original_due_on < on
    left = working_days_between(on, action.due_on) if action.due_on else None
    rules = (
        (action.superseded, Rag.GREY, "Superseded."),
        (evidenced, Rag.BLUE, "Complete, with evidence."),
        (past, Rag.RED, "Past its original due date."),
        (action.revisions > 1, Rag.RED, f"Due date revised {action.revisions} times."),
        (_soon(left), Rag.AMBER, f"Due in {_many(left or 0, 'working day')}."),
        (action.revisions == 1, Rag.AMBER, "Due date revised once."),
        (not action.started, Rag.GREY, "Not started."),
        (True, Rag.GREEN, "On course."),
    )
    return next(ActionRating(rag, reason) for holds, rag, reason in rules if holds)


def _soon(days_left: int | None) -> bool:
    return days_left is not None and 0 <= days_left <= DUE_SOON_DAYS
