"""Whether the return is locked, why, who opened it again, and the planner's form that does. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_date, long_moment
from dashboard.components.form import error_summary, post_form, text_field, textarea_field
from dashboard.components.panel import panel
from dashboard.components.tag import tag
from dashboard.parts.unsent import Typed, nothing_to_decide
from data.reports.returns.one_return import ReturnRead
from data.reports.returns.reopenings import ReopeningLine
from data.returns.lock import WAY_OUT
from data.unsent import reopening_form

FORM = "reopen"
OF_DAY = ("not-a-day", "past", "too-far")
"""Codes of refusals that are about the last day, not the reason."""


def lock_tag(found: ReturnRead) -> Component | None:
    """Return "Reopened until …" for everybody, "Locked" for those whom it keeps from something."""
    if found.lock.reopened_until:
        return tag(f"Reopened until {long_date(found.lock.reopened_until)}", "on")
    return tag("Locked", "dark") if found.lock.why_locked and found.may_submit else None


def lock_panel(found: ReturnRead, csrf_token: str, typed: Typed, last_day: str) -> Component | None:
    """Return why nothing can be sent, or until when it can; for a planner with the form. `last_day` is offered."""
    if not found.may_submit:
        return None
    opened, form = found.lock.opened, None
    if not (found.lock.why_locked or opened):
        return nothing_to_decide(typed, reopening_form(found.id), csrf_token, _here(found), FORM)
    if found.may_moderate:
        label = "Change the reason or the last day" if opened else "Reopen the return"
        waits = typed.waits(reopening_form(found.id))
        form = html.Details(
            [html.Summary(label), *_form(found, csrf_token, typed, last_day, label)], open=waits
        )
    if opened is None:
        return panel("info", "Locked", html.P(_why(found)), form, id=FORM)
    return panel("info", f"Reopened until {long_date(opened.until)}", *_opened(opened), form, id=FORM)


def _why(found: ReturnRead) -> str:
    """Why it is locked; whom to ask is left out for somebody who has the form below."""
    why = found.lock.why_locked
    return why.removesuffix(WAY_OUT).strip() if found.may_moderate else why


def past_reopenings(found: ReturnRead) -> Component | None:
    """Return the exceptions that are over, for the history; None where there was none."""
    lines = [html.Li(_past(one)) for one in found.lock.reopenings if not one.open]
    return html.Ul(lines, className="lines") if lines else None


def _opened(opened: ReopeningLine) -> list[Content]:
    who = f"{opened.reopened_by}, {long_moment(opened.reopened_at)}: "
    way = (
        "A newer file can be sent until the end of that day. It is locked again when a newer version is accepted, "
        "or when the day is over."
    )
    return [html.P([who, html.Q(opened.reason)]), html.P(way)]


def _form(
    found: ReturnRead, csrf_token: str, typed: Typed, last_day: str, label: str
) -> list[Component | str | int | float]:
    opened, form = found.lock.opened, reopening_form(found.id)
    error = typed.error(form)
    about_day = typed.code in OF_DAY
    reason = textarea_field(
        "reason",
        "Reason",
        hint=typed.hint(form, "Its lead reads it, and it stays in the history and the audit."),
        error=None if about_day else error,
        value=typed.words(form),
        rows=3,
        id="reopen-reason",
    )
    until = text_field(
        "until",
        "Last day",
        hint="Ten working days from today unless you write another, within three months.",
        error=error if about_day else None,
        value=typed.choice(form) or (long_date(opened.until) if opened else last_day),
        autocomplete="off",
        id="reopen-until",
    )
    where = "#reopen-until" if about_day else "#reopen-reason"
    buttons = html.Div(flat(submit_button(label), typed.discard(form, _here(found))), className="row")
    return flat(
        error_summary([(error, where)]) if error else None,
        post_form(f"/returns/{found.id}/reopen", csrf_token, reason, until, buttons),
    )


def _here(found: ReturnRead) -> str:
    return f"/returns/{found.id}#{FORM}"


def _past(one: ReopeningLine) -> str:
    end = (
        f"locked again {long_moment(one.ended_at)}" if one.ended_at else "locked again when that day was over"
    )
    opened = f"Reopened {long_moment(one.reopened_at)} by {one.reopened_by} until {long_date(one.until)}"
    return f"{opened}: “{one.reason}”; {end}."
