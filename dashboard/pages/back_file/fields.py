"""The choices for one return of a back file: its group, its meeting, and what to do with it. Pure."""

from dash.development.base_component import Component

from dashboard.components.form import select_field
from dashboard.components.native import Choice
from dashboard.parts.meeting_words import meeting_and_day
from data.reports.returns.pack_lines import BackFileRead, PartLine
from data.returns.back_file.parts import Missing, PartChoice, What
from data.returns.states import NOTHING_SENT
from data.terms import PartFate, ReturnState

WHATS = {What.WAIT: "Decide later", What.TAKE: "Take it in", What.LEAVE: "Leave it out"}
ADDED = (
    "Leave the return for later: the pack is kept, and it can be taken in when that meeting has been added."
)


def part_fields(
    found: BackFileRead, part: PartLine, choice: PartChoice | None, wrong: Missing | None
) -> list[Component]:
    """The fields, with what was chosen before or else what is suggested; none for a return that was taken in."""
    if not part.open:
        return []
    now = choice or _suggested(found, part)
    groups: list[Choice] = [("", "Choose"), *((one.slug, one.name) for one in found.reporters)]
    meetings: list[Choice] = [("", "Choose"), *((one.slug, meeting_and_day(one)) for one in found.meetings)]
    whats: list[Choice] = [(what.value, words) for what, words in WHATS.items()]
    number, said = part.number, f"Return {part.number}: {wrong}" if wrong else None
    of_group, of_meeting = (
        (said if wrong is Missing.GROUP else None),
        (said if wrong is Missing.MEETING else None),
    )
    of_all = said if wrong in (Missing.TWICE, Missing.TAKEN, Missing.LOCKED) else None
    return [
        select_field(
            f"group-{number}",
            f"Group or CSP of return {number}",
            groups,
            _known(now.reporter, groups),
            hint=_group_hint(part),
            error=of_group,
        ),
        select_field(
            f"meeting-{number}",
            f"Meeting of return {number}",
            meetings,
            _known(now.quarter, meetings),
            hint=_meeting_hint(part),
            error=of_meeting,
        ),
        select_field(
            f"what-{number}", f"What to do with return {number}", whats, now.what.value, error=of_all
        ),
    ]


def _suggested(found: BackFileRead, part: PartLine) -> PartChoice:
    """What stands in the fields at first. Nothing of it counts until somebody presses the button."""
    reporter = part.reporter.slug if part.reporter else ""
    quarter = part.meeting.slug if part.meeting else ""
    take = reporter and quarter and part.fate is PartFate.WAITING and not _meets_another(found, part)
    return PartChoice(part.number, What.TAKE if take else What.WAIT, reporter, quarter)


def _meets_another(found: BackFileRead, part: PartLine) -> bool:
    """Whether another return of the pack is suggested for the same group and meeting."""
    same = [one for one in found.parts if (one.reporter, one.meeting) == (part.reporter, part.meeting)]
    return len(same) > 1


def _group_hint(part: PartLine) -> str:
    if part.reporter is not None:
        return f"Suggested: the return names “{part.group_as_written}”."
    if part.group_as_written:
        return f"Nothing is suggested: “{part.group_as_written}” is not a name that we know."
    return "Nothing is suggested: the return names no group."


def _meeting_hint(part: PartLine) -> str:
    if part.meeting is not None:
        return f"Suggested: {_lower(part.reason)}{_standing(part.standing)}"
    if part.no_meeting:
        return f"No such meeting: {part.no_meeting} has none. {part.reason} {ADDED}"
    return "Nothing is suggested: neither the pack nor the return names a month."


def _standing(state: ReturnState | None) -> str:
    """What taking it in would meet there."""
    if state is None or state in NOTHING_SENT:
        return ""
    if state is ReturnState.DRAFT:
        return " A draft is there: a newer version takes its place, and both are kept."
    stands = "has" if state is ReturnState.CHANGES_REQUESTED else "is"
    return f" The return there {stands} {state.value.lower()}: this becomes a newer version and waits."


def _lower(reason: str) -> str:
    return reason[:1].lower() + reason[1:]


def _known(value: str, options: list[Choice]) -> str:
    return value if value in dict(options) else ""
