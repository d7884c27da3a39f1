"""What the check page says of items, answers and counts. Pure."""

from data.reports.returns.check_lines import CheckItem, CheckProblem, ReturnCheck
from data.terms import Decision, Part, Saying, Severity

NUMBERED = {
    Part.KEY_INFORMATION: "Information",
    Part.RISK: "Register item",
    Part.OBJECTIVE: "Objective",
    Part.COMMENTARY: "Commentary",
    Part.PRIORITY: "Priority",
    Part.ACHIEVEMENT: "Key achievement",
    Part.CONCERN: "Area of concern",
    Part.RECOMMENDATION: "Recommendation",
    Part.PUBLICITY: "Item for publicity",
    Part.ACTION_PLAN: "Action",
}
"""Parts with several items: each says which of how many it is."""

SAYS_NOTHING = {
    Saying.NIL: "Nil: nothing to report.",
    Saying.NOT_APPLICABLE: "Not applicable.",
    Saying.BLANK: "Left blank.",
    Saying.TO_FOLLOW: "To follow.",
    Saying.FOR_INFORMATION: "For information: no action wanted.",
}
DECIDED = {
    Decision.ACCEPTED: "Accepted",
    Decision.CORRECTED: "Corrected",
    Decision.NOT_AN_ITEM: "Not an item",
}


def title_of(item: CheckItem) -> str:
    """What an item is: "Information 1 of 4", a product's name, or its part."""
    if item.part in NUMBERED:
        at, total = item.of
        name = NUMBERED[item.part]
        asks = ", with an ask" if item.ask_saying is Saying.STATED and item.text else ""
        return f"{name} {at} of {total}{asks}" if total > 1 else f"{name}{asks}"
    if item.part in (Part.PLAN, Part.FOOTNOTE, Part.EXTRA, Part.FIGURES) and item.label:
        return item.label
    return item.part.value


def count(number: int, thing: str, things: str = "") -> str:
    """ "1 thing", "2 things"."""
    return f"{number} {thing}" if number == 1 else f"{number} {things or thing + 's'}"


def heading_of(problems: tuple[CheckProblem, ...]) -> str:
    """How many problems there are, by what they ask."""
    stops = sum(one.stops for one in problems)
    checks = sum(one.open and one.severity is Severity.CHECK for one in problems)
    said = []
    if stops:
        said.append(f"{count(stops, 'thing')} must be answered")
    if checks:
        said.append(f"{checks} {'is' if checks == 1 else 'are'} worth a check")
    return ", ".join(said) if said else "Nothing is left to answer"


def progress_of(check: ReturnCheck) -> str:
    """How many items are decided: "8 of 19 items decided"."""
    return f"{check.decided} of {len(check.items)} items decided"


def waits_for(check: ReturnCheck) -> str:
    """What stands between this draft and submitting, in one sentence."""
    if check.to_answer:
        return f"Answer {count(check.to_answer, 'thing')} to submit."
    return "Ready to submit."


def pending_words(check: ReturnCheck) -> str:
    """What happens to items that nobody has decided on."""
    left = len(check.items) - check.decided
    if not left:
        return "Every item is decided. Nothing is sent until you submit."
    goes = (
        "the other one goes as read and is marked so"
        if left == 1
        else f"the other {left} go as read and are marked so"
    )
    return f"{progress_of(check)}; {goes}. Nothing is sent until you submit."
