"""What can become of a version and of its return, as one table, and what the states mean. Pure: no clock, no database.

Which state means what is said here, each set once and under the field's word for it.
"""

from collections.abc import Sequence
from enum import StrEnum

from data.refusals import Refused
from data.terms import ReturnState

DRAFT, SUBMITTED = ReturnState.DRAFT, ReturnState.SUBMITTED
CHANGES, ACCEPTED = ReturnState.CHANGES_REQUESTED, ReturnState.ACCEPTED
PUBLISHED, NIL, SUPERSEDED = ReturnState.PUBLISHED, ReturnState.NIL_RETURN, ReturnState.SUPERSEDED

STANDING_ACCEPTED = frozenset({ACCEPTED, PUBLISHED, NIL})
"""States of a version that members read, and of a return that was answered for its meeting."""

BEING_CHECKED = frozenset({DRAFT, CHANGES})
"""States in which the lead may still decide on items and answer problems."""

BEFORE_ACCEPTANCE = frozenset({SUBMITTED, CHANGES})
"""Received, not yet accepted: states of what is with the OPCC, or was handed back to its lead."""

WAITS_FOR_SOMEBODY = BEING_CHECKED | BEFORE_ACCEPTANCE
"""States of a version that its lead or the OPCC still has to do something with."""

RECEIVED = BEFORE_ACCEPTANCE | STANDING_ACCEPTED
"""States in which something has been sent to the OPCC; a draft has not."""

NOTHING_SENT = frozenset({ReturnState.EXPECTED, ReturnState.TO_FOLLOW})
"""States of a return of which no file has come."""

NOT_RECEIVED = NOTHING_SENT | {DRAFT}
"""States of a return of which nothing has reached the OPCC: the other side of RECEIVED."""

AWAITED = NOT_RECEIVED | {CHANGES}
"""States in which the next step is the lead's: who is reminded, chased, and told on the overview."""


class Step(StrEnum):
    """What a person does to a version."""

    READ = "send a newer file"
    SUBMIT = "submit"
    ABANDON = "abandon"
    REQUEST_CHANGES = "ask for changes"
    ACCEPT = "accept"
    ACCEPT_NIL = "accept as a nil return"


NEXT: dict[tuple[ReturnState, Step], ReturnState] = {
    (DRAFT, Step.SUBMIT): SUBMITTED,
    (CHANGES, Step.SUBMIT): SUBMITTED,
    (DRAFT, Step.ABANDON): SUPERSEDED,
    (SUBMITTED, Step.REQUEST_CHANGES): CHANGES,
    (SUBMITTED, Step.ACCEPT): ACCEPTED,
    (SUBMITTED, Step.ACCEPT_NIL): NIL,
}
"""The state of a version after a step; what is not here is refused."""

SUPERSEDES: dict[Step, frozenset[ReturnState]] = {
    Step.READ: frozenset({DRAFT}),
    Step.SUBMIT: frozenset({SUBMITTED, CHANGES}),
    Step.ACCEPT: STANDING_ACCEPTED,
    Step.ACCEPT_NIL: STANDING_ACCEPTED,
}
"""Which states of the return's other versions a step supersedes: they are kept, and no longer stand."""

_SENTENCES = {
    DRAFT: "It has not been submitted yet.",
    SUBMITTED: "It has been submitted and is with the OPCC.",
    CHANGES: "The OPCC has asked for changes: it can be submitted again when they are made.",
    ACCEPTED: "It has been accepted. To change it, send a newer file.",
    PUBLISHED: "It has been published. To change it, send a newer file.",
    NIL: "It has been accepted as a nil return. To change it, send a newer file.",
    SUPERSEDED: "A newer version has taken its place. Open the newest one.",
}


def after(state: ReturnState, step: Step) -> ReturnState:
    """The state of a version after a step; refused with what the version is now and the way on."""
    reached = NEXT.get((state, step))
    if reached is None:
        raise Refused(f"This version cannot do that now ({step.value}). {_SENTENCES[state]}", "wrong-state")
    return reached


def refuse_unless_being_checked(state: ReturnState) -> None:
    """Refuse a change to the items of a version that is no longer with its lead."""
    if state not in BEING_CHECKED:
        raise Refused(f"Its items cannot be changed now. {_SENTENCES[state]}", "not-being-checked")


_LOUDEST = (SUBMITTED, CHANGES, PUBLISHED, ACCEPTED, NIL, DRAFT)


def state_of_return(versions: Sequence[ReturnState], to_follow: bool) -> ReturnState:
    """The state of a return from those of its versions: what waits for somebody comes before what is done.

    `to_follow` is whether a planner marked it so; a file sent in lifts the mark.
    """
    for state in _LOUDEST:
        if state in versions:
            return state
    return ReturnState.TO_FOLLOW if to_follow else ReturnState.EXPECTED
