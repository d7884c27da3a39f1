"""What each problem asks of the lead: the answers to choose from, and which of them need words. Pure.

A code that is not named here asks only whether it has been looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.returns.items.asked import ALL_BODIES, BODY, MARKING_CODES, MARKING_LOWER, OFFICIAL, OWN, PLANNER
from data.terms import Part

CHECKED = "checked"
NOT_AN_ITEM = "not-an-item"
IN_A_ROW = "row"
"""What was open last quarter is what a row of this return says."""
CLOSED_BY_NOW = "closed-by-now"
"""What was open last quarter has been closed since: nobody has to answer, and nobody can choose it."""

MONTHS_OFFERED = 12


@dataclass(frozen=True)
class Choice:
    """One answer: the value kept, its words, and the label of the text that it needs ("" for none).

    `as_written` is set where the words begin with a name, which keeps its capital also within a sentence.
    """

    value: str
    words: str
    asks_for: str = ""
    as_written: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked, and the answers."""

    label: str
    choices: tuple[Choice, ...]

    def choice(self, value: str) -> Choice | None:
        """The answer of that value."""
        return next((one for one in self.choices if one.value == value), None)


@dataclass(frozen=True)
class Surroundings:
    """What the answers are made of: whose return it is, the last day that it may cover, the month as written,
    the bodies by (slug, name), the planners by (id, post) where its marking is asked about, and the Place of the row
    that may speak of what was open, "" where none is near.
    """

    reporter: str
    last_day: date | None
    written_month: date | None
    bodies: Sequence[tuple[str, str]] = ()
    planners: Sequence[tuple[str, str]] = ()
    beside: str = ""


_KINDS = (
    Choice("event", "An event: a dated milestone"),
    Choice("issue", "An issue: it has happened"),
)
_OFFICER = Question(
    "The post is",
    (
        Choice("named", "Held by somebody", "Name or post"),
        Choice("vacant", "Vacant"),
        Choice("none", "Not needed"),
    ),
)
_FIXED: dict[str, Question] = {
    "chair_missing": Question("The chair is", _OFFICER.choices[:2]),
    "officer_unclear": _OFFICER,
    "vice_chair_blank": _OFFICER,
    "empty_return": Question("This quarter", (Choice("nil", "There is nothing to report"),)),
    "standing_risk": Question(
        "This concern", (Choice("standing", "Still stands: keep it"), Choice("closed", "Is closed"))
    ),
    "event_not_risk": Question("Kind", (*_KINDS, Choice("risk", "A risk", "What could go wrong"))),
    "issue_not_risk": Question("Kind", (*reversed(_KINDS), Choice("risk", "A risk: it may still happen"))),
    "publicity_marked": Question("These items are", (Choice("hold", "Held back, and not made public"),)),
    "publicity_item_marked": Question(
        "This item",
        (
            Choice("hold", "Is held back, and not made public"),
            Choice("correct", "Is not to be marked: correct it", "The item without the marking"),
        ),
    ),
    "unplaced": Question(
        "It belongs to",
        (
            Choice("leave", "Leave as other text"),
            Choice("commentary", "The commentary"),
            Choice("key-information", "Key information"),
            Choice("risk", "The items for the risk register"),
        ),
    ),
    "performance_undated": Question(
        "Its date",
        (Choice("undated", "It has no date"), Choice("dated", "It has one", "Date, such as July 2018")),
    ),
    "plan_row_missing": Question(
        "Its state",
        (
            Choice("none", "There is none"),
            Choice("not-applicable", "Not applicable"),
            Choice("exists", "There is one", "What it is, and from when"),
        ),
    ),
}
_LEFT_BLANK = Choice("left", "Left blank because", "Reason")
_FIXED |= {
    **dict.fromkeys(
        ("key_blank", "risks_blank"),
        Question("This quarter", (Choice("nil", "There is nothing to report"), _LEFT_BLANK)),
    ),
    "products_blank": Question(
        "The blank means",
        (
            Choice("none", "There is none yet"),
            Choice("not-applicable", "Not applicable"),
            Choice("to-follow", "To follow"),
            _LEFT_BLANK,
        ),
    ),
    "update_parts_blank": Question("Blank", (Choice(CHECKED, "With nothing to say"), _LEFT_BLANK)),
    "product_past_review": Question(
        "Its review",
        (Choice("leave", "Is still to come"), Choice("reviewed", "Is done", "Date, such as July 2018")),
    ),
    "last_met": Question(
        "It has met",
        (Choice("not-met", "Not since then"), Choice("met", "On this day", "Day, such as 18 September 2018")),
    ),
    "copied_text": Question("Looked at", (Choice(CHECKED, "It is still so, word for word"),)),
}
_STILL_OPEN = (
    Choice("open", "Still open, as it stands"),
    Choice("changed", "Changed", "New words, or why it is closed"),
    Choice("closed", "Closed because", "New words, or why it is closed"),
)
_SILENT = {
    "silent_risk": (*_STILL_OPEN, Choice("unsaid", "Cannot be said yet: list it as not mentioned")),
    "silent_ask": _STILL_OPEN,
    "silent_action": _STILL_OPEN,
}
_PERIOD = frozenset(
    {
        "period_missing",
        "period_unclear",
        "period_looks_stale",
        "period_before_meeting",
        "period_after_meeting",
    }
)
_WHOSE = frozenset({"group_missing", "group_unknown", "csp_missing", "other_group", "other_form"})

_OWN_WORDS = {"ask_names_nobody": "The group", "recommendation_names_nobody": "The partnership"}

PART_OF: Mapping[str, Part] = {
    **dict.fromkeys(_PERIOD, Part.PERIOD),
    "group_missing": Part.GROUP,
    "group_unknown": Part.GROUP,
    "csp_missing": Part.GROUP,
    "other_group": Part.GROUP,
    "chair_missing": Part.CHAIR,
    "vice_chair_blank": Part.VICE_CHAIR,
}
"""The part that an answer is about, where the problem's Place does not lead to its item."""

HEAD_PARTS = frozenset({Part.PERIOD, Part.GROUP, Part.CHAIR, Part.VICE_CHAIR})
"""What a return says of itself: it cannot be without these, so none of them is ever "Not an item"."""


def question_of(code: str, around: Surroundings) -> Question:
    """What a problem of that code asks."""
    if code in _FIXED:
        return _FIXED[code]
    if code in _SILENT:
        row = (Choice(IN_A_ROW, f"It is what {around.beside} says"),) if around.beside else ()
        return Question("It is now", (*row, *_SILENT[code]))
    if code in _OWN_WORDS:
        return Question("Asked of", tuple(_asked_of(code, around)))
    if code in _WHOSE | _PERIOD | MARKING_CODES:
        return _of_the_return(code, around)
    return Question("Looked at", (Choice(CHECKED, "It is right as read"),))


def _asked_of(code: str, around: Surroundings) -> Iterator[Choice]:
    yield Choice(OWN, f"{_OWN_WORDS[code]} itself: its own action")
    yield Choice(ALL_BODIES, "All responsible authorities")
    for slug, name in around.bodies:
        yield Choice(BODY + slug, name)


def _of_the_return(code: str, around: Surroundings) -> Question:
    if code in _WHOSE:
        return Question("It is from", (Choice(CHECKED, f"{around.reporter}, all the same", as_written=True),))
    if code in MARKING_CODES:
        return Question("This return is", tuple(_markings(code, around)))
    return Question("This return covers", tuple(_months(around)))


def is_period(code: str) -> bool:
    """Whether the answer is the month that the return covers."""
    return code in _PERIOD


def _markings(code: str, around: Surroundings) -> Iterator[Choice]:
    """One answer for each planner, who is then on the need-to-know list; OFFICIAL where nothing carried forbids it."""
    for number, post in around.planners:
        yield Choice(PLANNER + number, f"OFFICIAL-SENSITIVE, and {post} moderates it", as_written=True)
    if code == MARKING_LOWER:
        yield Choice(OFFICIAL, "OFFICIAL: everybody on the Board may read it", as_written=True)


def _months(around: Surroundings) -> list[Choice]:
    """The month as written first, then the meeting's own and those before it."""
    written = around.written_month
    first = [Choice(f"{written:%Y-%m}", f"{written:%B %Y}, as written")] if written else []
    newest = around.last_day or written
    if newest is None:
        return first
    numbers = (newest.year * 12 + newest.month - 1 - back for back in range(MONTHS_OFFERED))
    offered = (date(number // 12, number % 12 + 1, 1) for number in numbers)
    return [*first, *(Choice(f"{day:%Y-%m}", f"{day:%B %Y}") for day in offered if day != written)]
