"""Who may do what: the twin of the design's table of rights. Pure: no clock, no database, no request."""

from dataclasses import dataclass, field
from enum import StrEnum

from data.terms import Role


class Right(StrEnum):
    """One row of the table of rights."""

    READ_BOARD = "read accepted returns, the register, RAG, measures, plan, meetings and packs"
    READ_SENSITIVE = "read OFFICIAL-SENSITIVE items that have a need-to-know list"
    READ_UNACCEPTED = "read a return or update before acceptance"
    SUBMIT = "upload, draft, submit and answer carried-forward items"
    PROPOSE = "propose a score, a rating or a closure"
    MODERATE = "accept, ask for changes, moderate, score, merge and close"
    ANSWER = "answer actions and asks"
    ASK_QUESTION = "ask a question on an accepted return or update"
    ANSWER_QUESTION = "answer questions on a return or update"
    REQUEST_PLAN_CHANGE = "ask for a change to the agenda plan"
    PLAN = "plan the agenda, minutes and packs, and publish"
    ADMINISTER = "manage people, roles and settings"
    READ_AUDIT = "read audit events of other people"
    READ_PEOPLE_AUDIT = "read audit events about people"


class Reach(StrEnum):
    """How far a right goes."""

    NO = "no"
    OWN = "of a group or CSP that the person leads"
    OWN_BODY = "of the person's own body"
    OWN_AND_BODY = "of a group or CSP that the person leads, or of their own body"
    LISTED = "where the person is on the need-to-know list"
    LISTED_OR_OWN = "where listed, or of a group or CSP that the person leads"
    ALL = "all"


RIGHTS: dict[Right, dict[Role, Reach]] = {
    Right.READ_BOARD: dict.fromkeys(Role, Reach.ALL),
    Right.READ_SENSITIVE: {
        Role.MEMBER: Reach.LISTED,
        Role.LEAD: Reach.LISTED_OR_OWN,
        Role.PLANNER: Reach.LISTED,
        Role.ADMINISTRATOR: Reach.NO,
    },
    Right.READ_UNACCEPTED: {Role.LEAD: Reach.OWN, Role.PLANNER: Reach.ALL},
    Right.SUBMIT: {Role.LEAD: Reach.OWN, Role.PLANNER: Reach.ALL},
    Right.PROPOSE: {Role.LEAD: Reach.OWN, Role.PLANNER: Reach.ALL},
    Right.MODERATE: {Role.PLANNER: Reach.ALL},
    Right.ANSWER: {
        Role.MEMBER: Reach.OWN_BODY,
        Role.LEAD: Reach.OWN_AND_BODY,
        Role.PLANNER: Reach.ALL,
    },
    Right.ASK_QUESTION: {Role.MEMBER: Reach.ALL, Role.LEAD: Reach.ALL, Role.PLANNER: Reach.ALL},
    Right.ANSWER_QUESTION: {Role.LEAD: Reach.OWN, Role.PLANNER: Reach.ALL},
    Right.REQUEST_PLAN_CHANGE: {Role.MEMBER: Reach.ALL, Role.LEAD: Reach.ALL, Role.PLANNER: Reach.ALL},
    Right.PLAN: {Role.PLANNER: Reach.ALL},
    Right.ADMINISTER: {Role.ADMINISTRATOR: Reach.ALL},
    Right.READ_AUDIT: {Role.PLANNER: Reach.ALL, Role.ADMINISTRATOR: Reach.ALL},
    Right.READ_PEOPLE_AUDIT: {Role.ADMINISTRATOR: Reach.ALL},
}
"""Design, section 7. A role that is not named under a right has no such right."""


@dataclass(frozen=True)
class Viewer:
    """The person who asks, as the database knows them at this request; never taken from a request's body.

    `leads` holds reporter ids; `listed` holds (object kind, object id) pairs of need-to-know lists.
    """

    person_id: int | None = None
    email: str = ""
    name: str = ""
    role: Role | None = None
    body_id: int | None = None
    body_name: str = ""
    leads: frozenset[int] = field(default_factory=frozenset)
    listed: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    @property
    def signed_in(self) -> bool:
        """Whether this is a known, enabled person."""
        return self.role is not None

    def on_behalf(self, reporter_id: int) -> bool:
        """Whether what they do for a group or CSP is done on its behalf, because they do not lead it."""
        return reporter_id not in self.leads

    @property
    def sees(self) -> tuple[object, ...]:
        """What decides which rows this viewer may see: the cache of read models is kept by it."""
        return (self.role, self.body_id, self.leads, self.listed)


ANONYMOUS = Viewer()


def reach(viewer: Viewer, right: Right) -> Reach:
    """How far `viewer` has `right`; an anonymous or disabled person has none."""
    if viewer.role is None:
        return Reach.NO
    return RIGHTS[right].get(viewer.role, Reach.NO)


def may(
    viewer: Viewer,
    right: Right,
    *,
    reporter_id: int | None = None,
    body_ids: frozenset[int] = frozenset(),
    listed_as: tuple[str, int] | None = None,
) -> bool:
    """Whether `viewer` has `right` over one object.

    The object is described by the group or CSP it is of, the bodies it is addressed to, and its
    need-to-know name. What is not described cannot be reached by anything less than `Reach.ALL`.
    """
    own = reporter_id is not None and reporter_id in viewer.leads
    own_body = viewer.body_id is not None and viewer.body_id in body_ids
    listed = listed_as is not None and listed_as in viewer.listed
    return {
        Reach.NO: False,
        Reach.ALL: True,
        Reach.OWN: own,
        Reach.OWN_BODY: own_body,
        Reach.OWN_AND_BODY: own or own_body,
        Reach.LISTED: listed,
        Reach.LISTED_OR_OWN: listed or own,
    }[reach(viewer, right)]


def has_some(viewer: Viewer, right: Right) -> bool:
    """Whether `viewer` has `right` over anything at all: decides what a page offers, never what it does."""
    return reach(viewer, right) is not Reach.NO
