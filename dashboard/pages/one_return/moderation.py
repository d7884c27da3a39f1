"""What a planner decides on a return: accept, ask for changes, or say that it will follow. Pure."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.form import error_summary, post_form, textarea_field
from dashboard.components.panel import panel
from dashboard.components.problems import ProblemLine, problem_list
from data.reports.returns.one_return import ReturnRead, VersionRead
from data.terms import ReturnState, Severity

AWAITED = (ReturnState.EXPECTED, ReturnState.TO_FOLLOW)


@dataclass(frozen=True)
class Refusal:
    """Why the last step was refused, and the words that were typed with it: nothing typed is lost.

    `about` is the field that it is about, `until` the last day that was typed, of a return to be reopened.
    """

    sentence: str = ""
    typed: str = ""
    until: str = ""
    about: str = "reason"


@dataclass(frozen=True)
class Refusals:
    """What was refused, by the form that it came from: only that one shows it."""

    step: Refusal = Refusal()
    reopening: Refusal = Refusal()


def moderation_panel(found: ReturnRead, csrf_token: str, refusal: Refusal) -> Component | None:
    """The submitted version's decision; None when nothing waits, or another version is being read."""
    version = found.version
    if found.waiting is None:
        return None
    if version is None or version.number != found.waiting:
        href = f"/returns/{found.id}?version={found.waiting}#moderation"
        words = html.P(["It waits for you. ", html.A("Read it and decide", href=href)])
        return panel("warn", f"Version {found.waiting} is submitted", words, id="moderation")
    return panel(
        "warn", "Accept it, or ask for changes", *_body(found, version, csrf_token, refusal), id="moderation"
    )


def to_follow_panel(found: ReturnRead, csrf_token: str, refusal: Refusal) -> Component | None:
    """The form that says a return will come later; None once something was sent."""
    if found.state not in AWAITED:
        return None
    given = refusal.typed or found.state_reason
    field = textarea_field(
        "reason",
        "Why, and when it will come",
        hint="Members see it.",
        error=refusal.sentence or None,
        value=given,
        rows=2,
    )
    label = "Change the reason" if found.state is ReturnState.TO_FOLLOW else "Mark as to follow"
    form = post_form(f"/returns/{found.id}/to-follow", csrf_token, field, submit_button(label))
    return panel("info", "Not here yet", form, id="to-follow")


def _body(found: ReturnRead, version: VersionRead, csrf_token: str, refusal: Refusal) -> list[Content]:
    when = long_moment(version.submitted_at) if version.submitted_at else ""
    facts = [
        f"Version {version.number}, submitted {when} by {version.submitted_by}, receipt {version.receipt}."
    ]
    if version.undecided:
        many = version.undecided > 1
        items = f"{version.undecided} items were" if many else "1 item was"
        facts.append(f"{items} not looked at by the lead and {'stand' if many else 'stands'} as read.")
    missing = version.complete.missing
    facts.append(
        f"Without an answer: {', '.join(missing)}." if missing else "Every required part is answered."
    )
    open_checks = [one for one in version.answers if not one.answered and one.severity is Severity.CHECK]
    lines = [
        ProblemLine(one.severity, one.message, "Not answered by the lead.", one.place or None)
        for one in open_checks
    ]
    error = error_summary([(refusal.sentence, "#reason")]) if refusal.sentence else None
    return flat(
        error,
        html.P(" ".join(facts)),
        problem_list(lines) if lines else None,
        _form(found, version, csrf_token, refusal),
    )  # type: ignore[return-value]


def _form(found: ReturnRead, version: VersionRead, csrf_token: str, refusal: Refusal) -> Component:
    field = textarea_field(
        "reason",
        "Reason",
        hint="Needed to ask for changes; the lead reads it. With an acceptance it is optional, and everybody reads it.",
        error=refusal.sentence or None,
        value=refusal.typed,
        rows=3,
    )
    locked = "The return is locked: reopen it first" if found.lock.why_locked else None
    buttons = html.Div(
        [
            submit_button("Accept the return", name="step", value="accept", disabled_because=locked),
            submit_button("Ask for changes", alt=True, name="step", value="changes"),
        ],
        className="row",
    )
    return post_form(f"/returns/{found.id}/versions/{version.number}/moderate", csrf_token, field, buttons)
