"""One back file: each return in it with what was read, what is suggested, and what became of it. Pure."""

from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import link_button, submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.file_size import file_size
from dashboard.components.form import error_summary, post_form
from dashboard.components.heading import crumbs, page_head
from dashboard.components.number_words import clipped, many
from dashboard.components.panel import panel
from dashboard.components.problems import ProblemLine, problem_list
from dashboard.components.section import section
from dashboard.components.state import Tone, state_tag, state_word
from dashboard.components.steps import steps
from dashboard.components.summary import summary_list
from dashboard.components.table import Column, Row, data_table
from dashboard.links import check_href, return_href
from dashboard.pages.back_file.fields import part_fields
from dashboard.pages.back_file.view import ROOT, STEPS
from dashboard.parts.meeting_words import meeting_day
from data.reports.returns.pack_lines import BackFileRead, PartLine, TakenAs
from data.returns.back_file.parts import Missing, PartChoice
from data.terms import PartFate, ReporterKind, Severity

NOTHING_CHOSEN = "Choose for at least one return whether to take it in or leave it out."
FORMS = {ReporterKind.DELIVERY_GROUP: "A delivery group’s return", ReporterKind.CSP: "A CSP’s update"}
SURE: dict[str, tuple[str, Tone]] = {
    "sure": ("Sure", "ok"),
    "likely": ("Likely", "wait"),
    "unsure": ("Not sure", "warn"),
}
WORDS = (Column("Where", width="32%"), Column("How it begins"))


@dataclass(frozen=True)
class Typed:
    """What was chosen before a refusal, and what was wrong with it, part by part."""

    choices: dict[int, PartChoice] = field(default_factory=dict)
    wrong: dict[int, Missing] = field(default_factory=dict)
    nothing: bool = False


@dataclass(frozen=True)
class Said:
    """What has just happened: the same pack came again, something was decided, or the pack is `held` back, and why."""

    already: bool = False
    done: bool = False
    held: str = ""


def pack_screen(found: BackFileRead, csrf_token: str, typed: Typed, said: Said) -> list[Component]:
    """The whole page of one back file."""
    shown: list[Content] = [
        crumbs([("Returns", "/returns"), ("Back file", ROOT), (found.pack.name, None)]),
        error_summary([(said.held, None)]) if said.held else _errors(typed),
        page_head("Returns in this pack", _lead(found), actions=[steps(STEPS, 1)]),
        _said(found, said),
        _problems(found),
        _form(found, csrf_token, typed),
        _between(found),
    ]
    return [part for part in flat(*shown) if isinstance(part, Component)]


def _lead(found: BackFileRead) -> list[Component | str]:
    pack = found.pack
    download = html.A("Download the pack", href=f"{ROOT}/{pack.id}/file")
    words = (
        f"{pack.name}, {file_size(pack.size)}, received {long_moment(pack.received_at)} from {pack.received_by}. "
        f"{many(pack.parts, 'return')} found. "
    )
    return [words, download]


def _errors(typed: Typed) -> Component | None:
    lines: list[tuple[str, str | None]] = [
        (f"Return {number}: {reason}", f"#part-{number}") for number, reason in typed.wrong.items()
    ]
    if typed.nothing:
        lines.append((NOTHING_CHOSEN, "#parts"))
    return error_summary(lines, "Nothing was taken in") if lines else None


def _said(found: BackFileRead, said: Said) -> Component | None:
    if said.already:
        words = (
            f"Already received at {long_moment(found.pack.received_at)}. What became of its returns is below."
        )
        return panel("info", "This pack is here already", html.P(words))
    if not said.done:
        return None
    left = sum(bool(part.taken and part.taken.to_check) for part in found.parts)
    words = f"{many(left, 'draft')} to check and submit." if left else "No draft is left to check."
    return panel("ok", "Done", html.P(words))


def _problems(found: BackFileRead) -> Component | None:
    if not found.problems:
        return None
    at = {part.place: part.number for part in found.parts}
    lines = [
        ProblemLine(
            Severity[one.severity.name],
            one.message,
            one.action,
            one.place,
            f"#part-{at[one.place]}" if one.place in at else "#between",
        )
        for one in found.problems
    ]
    return panel("warn", "To look at in this pack", problem_list(lines))


def _form(found: BackFileRead, csrf_token: str, typed: Typed) -> Component:
    parts = [_part(found, part, typed) for part in found.parts]
    waits = any(part.open for part in found.parts)
    button = html.Div(submit_button("Take in what is chosen"), className="row") if waits else None
    form = post_form(f"{ROOT}/{found.pack.id}/take-in", csrf_token, *parts, button)
    return html.Div(form, id="parts", tabIndex=-1)


def _part(found: BackFileRead, part: PartLine, typed: Typed) -> Component:
    fields = part_fields(found, part, typed.choices.get(part.number), typed.wrong.get(part.number))
    beside = html.Aside([html.H3("What was read"), summary_list(_facts(part))])
    body = html.Div([html.Div(flat(*_fate(part), *fields), className="boxes"), beside], className="form-part")
    title = f"{part.number}. {part.group_name or part.group_as_written or 'No group named'}"
    return section(title, body, note=f"{part.place} to {part.until}", id=f"part-{part.number}", keep=True)


def _facts(part: PartLine) -> list[tuple[Content, Content]]:
    word, tone = SURE[part.sure]
    written = part.group_as_written or "Not named"
    asked = f", {part.to_answer} to answer" if part.to_answer else ""
    why = html.Details([html.Summary("Why"), html.Ul([html.Li(one) for one in part.why], className="list")])
    return [
        ("Period as written", part.period or "Not stated"),
        ("Group as written", written),
        ("Form", FORMS[part.kind]),
        ("Items", str(part.items)),
        ("Problems", f"{part.problems}{asked}"),
        (
            "One whole return?",
            flat(state_word(word, tone), why),
        ),
    ]


def _fate(part: PartLine) -> list[Component]:
    """What became of the part; nothing while it waits."""
    if part.fate is PartFate.WAITING or part.decided_at is None:
        return []
    by = f"by {part.decided_by}, {long_moment(part.decided_at)}."
    if part.taken is None:
        return [html.P([state_word("Left out", "wait"), f" {by} It can still be taken in."])]
    words = f" {by} Version {part.taken.number} of the return of {part.taken.reporter.name} "
    words += f"for {meeting_day(part.taken.meeting)}: "
    state = state_word("Abandoned", "wait") if part.taken.abandoned else state_tag(part.taken.state)
    return [html.P([state_word("Taken in", "ok"), words, state]), html.P(_way(part.taken), className="row")]


def _way(taken: TakenAs) -> Component:
    context = taken.reporter.short_name
    if taken.to_check:
        href = check_href(taken.return_id, taken.number, taken.meeting.slug)
        return link_button("Check and submit", href, context=context)
    return link_button("Open the return", return_href(taken.return_id), alt=True, context=context)


def _between(found: BackFileRead) -> Component | None:
    if not found.between:
        return None
    rows = [
        Row([one.place if one.place == one.until else f"{one.place} to {one.until}", clipped(one.text)])
        for one in found.between
    ]
    table = data_table("Words that are in no return", WORDS, rows)
    return section("In no return", table, note="Kept in the pack; nothing of it goes anywhere", id="between")
