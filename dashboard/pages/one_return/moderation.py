"""What a planner decides on a return: accept, ask for changes, or say that it will follow. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.form import error_summary, post_form, textarea_field
from dashboard.components.panel import panel
from dashboard.components.problems import ProblemLine, problem_list
from dashboard.parts.unsent import Typed, nothing_to_decide
from data.reports.returns.one_return import ReturnRead, VersionRead
from data.returns.states import NOTHING_SENT
from data.terms import ReturnState, Severity
from data.unsent import moderation_form, to_follow_form


def moderation_panel(found: ReturnRead, csrf_token: str, typed: Typed) -> Component | None:
    """The submitted version's decision; where nothing waits only what could not be sent, None for that of another."""
    version, form = found.version, moderation_form(found.id)
    if found.waiting is None:
        return nothing_to_decide(typed, form, csrf_token, f"/returns/{found.id}", "moderation")
    if version is None or version.number != found.waiting:
        href = f"/returns/{found.id}?version={found.waiting}#moderation"
        error = typed.error(form)
        words = html.P(["It waits for you. ", html.A("Read it and decide", href=href)])
        summary = error_summary([(error, None)]) if error else None
        return panel("warn", f"Version {found.waiting} is submitted", summary, words, id="moderation")
    return panel(
        "warn", "Accept it, or ask for changes", *_body(found, version, csrf_token, typed), id="moderation"
    )


def to_follow_panel(found: ReturnRead, csrf_token: str, typed: Typed) -> Component | None:
    """The form that says a return will come later; once something was sent only what could not be sent of it."""
    form, here = to_follow_form(found.id), f"/returns/{found.id}#to-follow"
    if found.state not in NOTHING_SENT:
        return nothing_to_decide(typed, form, csrf_token, here, "to-follow")
    field = textarea_field(
        "reason",
        "Why, and when it will come",
        hint=typed.hint(form, "Members see it."),
        error=typed.error(form),
        value=typed.words(form) or found.state_reason,
        rows=2,
    )
    label = "Change the reason" if found.state is ReturnState.TO_FOLLOW else "Mark as to follow"
    buttons = html.Div(flat(submit_button(label), typed.discard(form, here)), className="row")
    whole = post_form(f"/returns/{found.id}/to-follow", csrf_token, field, buttons)
    return panel("info", "Not here yet", whole, id="to-follow")


def _body(found: ReturnRead, version: VersionRead, csrf_token: str, typed: Typed) -> list[Content]:
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
    sentence = typed.error(moderation_form(found.id))
    error = error_summary([(sentence, "#reason")]) if sentence else None
    return flat(
        error,
        html.P(" ".join(facts)),
        problem_list(lines) if lines else None,
        _form(found, version, csrf_token, typed),
    )  # type: ignore[return-value]


def _form(found: ReturnRead, version: VersionRead, csrf_token: str, typed: Typed) -> Component:
    form = moderation_form(found.id)
    usual = "Needed to ask for changes; the lead reads it. With an acceptance it is optional, and everybody reads it."
    field = textarea_field(
        "reason",
        "Reason",
        hint=typed.hint(form, usual),
        error=typed.error(form),
        value=typed.words(form),
        rows=3,
    )
    locked = "The return is locked: reopen it first" if found.lock.why_locked else None
    back = address(f"/returns/{found.id}", fragment="moderation", version=version.number)
    buttons = html.Div(
        flat(
            submit_button("Accept the return", name="step", value="accept", disabled_because=locked),
            submit_button("Ask for changes", alt=True, name="step", value="changes"),
            typed.discard(form, back),
        ),
        className="row",
    )
    return post_form(f"/returns/{found.id}/versions/{version.number}/moderate", csrf_token, field, buttons)
