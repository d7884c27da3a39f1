"""What can become of a version and of its return, as one table. Pure: no clock, no database."""

from collections.abc import Sequence
from enum import StrEnum

from data.refusals import Refused
from data.terms import ReturnState

DRAFT, SUBMITTED = ReturnState.DRAFT, ReturnState.SUBMITTED
CHANGES, ACCEPTED = ReturnState.CHANGES_REQUESTED, ReturnState.ACCEPTED
PUBLISHED, NIL, SUPERSEDED = ReturnState.PUBLISHED, ReturnState.NIL_RETURN, ReturnState.SUPERSEDED

STANDING_ACCEPTED = frozenset({ACCEPTED, PUBLISHED, NIL})
"""States of a version that members read."""

BEING_CHECKED = frozenset({DRAFT, CHANGES})
"""States in which the lead may still decide on items and answer problems."""


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
