"""The upload page: for whom, for which meeting, which file."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import submit_button
from dashboard.components.columns import columns
from dashboard.components.content import Content, flat
from dashboard.components.form import error_summary, file_field, post_form, select_field
from dashboard.components.heading import crumbs, page_head
from dashboard.components.panel import panel
from dashboard.components.section import section
from dashboard.components.steps import steps
from dashboard.links import blank_href, prefilled_href
from dashboard.parts.meeting_words import meeting_and_day
from dashboard.parts.sent_words import sent_word
from data.reports.returns.upload_choices import UploadChoices
from data.terms import ReporterKind

STEPS = ("Upload", "Check", "Submit", "Receipt")
ACTION = "/returns/upload/file"
WRITE = "/returns/form"
BACK_FILE = "/returns/back-file"
MOST_LINKS = 3
OFFICE = "application/vnd.openxmlformats-officedocument"
ACCEPTED = f".docx,.xlsx,{OFFICE}.wordprocessingml.document,{OFFICE}.spreadsheetml.sheet"
FORMS = {
    ReporterKind.DELIVERY_GROUP: ("Return of a delivery group", "delivery-group-return"),
    ReporterKind.CSP: ("Update of a CSP", "csp-update"),
}
Error = tuple[str, str | None]
"""A sentence, and the field that it is about."""


def upload_screen(
    choices: UploadChoices,
    csrf_token: str,
    group: str | None,
    errors: list[Error],
    kept_in: int | None = None,
) -> list[Component]:
    """The whole page. `errors` are why a file was not taken; `kept_in` the return whose history keeps it."""
    parts: list[Content] = [
        crumbs([("Returns", address("/returns", choices.meeting.slug)), ("Upload", None)]),
        _errors(errors, kept_in),
        page_head(title_of(choices, group), _lead(choices), actions=[steps(STEPS, 0)]),
        _locked(choices, group),
        _draft(choices, group),
        columns(
            "2-1",
            section(
                "Send it",
                _form(choices, csrf_token, group, {field: said for said, field in errors}),
                id="send",
            ),
            html.Div([_begin(choices, group), _blank(choices), *_back_file(choices)]),
        ),
        _help(),
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def title_of(choices: UploadChoices, group: str | None) -> str:
    """What is uploaded: an update where the group in view is a CSP, or everybody that this person sends for."""
    return "Upload an update" if _noun(choices, group) == "update" else "Upload a return"


def _noun(choices: UploadChoices, group: str | None) -> str:
    chosen = [one for one in choices.reporters if one.slug == group] or list(choices.reporters)
    nouns = {sent_word(one.kind) for one in chosen}
    return nouns.pop() if len(nouns) == 1 else "return"


def _lead(choices: UploadChoices) -> str:
    if choices.on_behalf:
        return "You can send it for any group or CSP. It is recorded that you did so on its behalf."
    return "Send your Word file or workbook. Nothing goes to the OPCC until you have checked it and submit."


def _errors(errors: list[Error], kept_in: int | None) -> Component | None:
    if not errors:
        return None
    lines: list[Error] = [(said, f"#{field}" if field else None) for said, field in errors]
    if kept_in:
        lines.append(("It is kept. See it in the history of the return.", f"/returns/{kept_in}#history"))
    return error_summary(lines, "This file was not taken" if kept_in else "There is a problem")


def _in_view(choices: UploadChoices, group: str | None) -> str:
    """The group chosen, or the only one there is."""
    return group or (choices.reporters[0].slug if len(choices.reporters) == 1 else "")


def _locked(choices: UploadChoices, group: str | None) -> Component | None:
    """Why the return of the group in view takes no newer version, before a file is chosen in vain."""
    why = dict(choices.locked).get(_in_view(choices, group))
    return panel("warn", "Locked", html.P(why)) if why else None


def _draft(choices: UploadChoices, group: str | None) -> Component | None:
    """The draft that waits already, for the group in view or for the only one."""
    wanted = _in_view(choices, group)
    found = next((one for one in choices.drafts if one[0] == wanted), None)
    if found is None:
        return None
    _, return_id, number = found
    check = html.A("Go on checking it", href=f"/returns/{return_id}/versions/{number}/check")
    words = f"Version {number} is still being checked. A newer file takes its place; both are kept. "
    return panel("info", "There is a draft already", html.P([words, check]))


def _begin(choices: UploadChoices, group: str | None) -> Component:
    """The return to begin with: for the group in view, or for each of them."""
    chosen = [one for one in choices.reporters if one.slug == group] or list(choices.reporters)
    quarter = choices.meeting.slug
    links = [
        html.A(f"{one.short_name}, pre-filled (Word)", href=prefilled_href(one, quarter), download="")
        for one in chosen
    ]
    words = (
        f"The next {_noun(choices, group)} begins where the last one ended: its officers and objectives, every open "
        "risk, ask and action with its last wording and a choice, and last quarter's words beside each question."
    )
    offered: Component = (
        links[0] if len(links) == 1 else html.Ul([html.Li(link) for link in links], className="list")
    )
    if len(links) > MOST_LINKS:
        offered = html.Details([html.Summary("One for each group and CSP"), offered])
    return section("Begin with what is known", html.P(words), html.Div(offered), id="begin")


def _blank(choices: UploadChoices) -> Component:
    """The blank forms of those kinds that this person sends for."""
    kinds = [kind for kind in FORMS if any(one.kind is kind for one in choices.reporters)]
    links = [
        html.A(f"{FORMS[kind][0]}, blank ({program})", href=blank_href(FORMS[kind][1] + ending), download="")
        for kind in kinds
        for program, ending in (("Word", ".docx"), ("Excel", ".xlsx"))
    ]
    words = "Word and Excel hold the same parts and are read alike. In the workbook each part is a sheet."
    return section(
        "Blank forms",
        html.P(words),
        html.Ul([html.Li(link) for link in links], className="list"),
        id="blank",
    )


def _form(
    choices: UploadChoices, csrf_token: str, group: str | None, errors: dict[str | None, str]
) -> Component:
    states, locked = dict(choices.states), dict(choices.locked)
    groups = [
        (
            one.slug,
            f"{one.name} ({states[one.slug].value.lower()}{', locked' if one.slug in locked else ''})"
            if one.slug in states
            else one.name,
        )
        for one in choices.reporters
    ]
    asked = [("", "Choose"), *groups] if len(groups) > 1 else groups
    chosen = group if group in dict(groups) else asked[0][0]
    meetings = [(one.slug, meeting_and_day(one)) for one in choices.meetings]
    return post_form(
        ACTION,
        csrf_token,
        select_field("group", "Group or CSP", asked, chosen, error=errors.get("group")),
        select_field("quarter", "Meeting", meetings, choices.meeting.slug, error=errors.get("quarter")),
        file_field(
            "file",
            "Word file (.docx) or workbook (.xlsx)",
            hint="Up to 10 MB. Whatever is sent is kept, also a file that cannot be read.",
            error=errors.get("file"),
            accept=ACCEPTED,
        ),
        submit_button("Upload and read"),
        html.Div(_write_here(), className="or"),
        upload=True,
    )


def _write_here() -> list[Component]:
    """The other way in: the same parts, written in the browser, for the group and meeting chosen above."""
    return [
        html.H2("Or write it here"),
        html.P(
            "The same parts, in your browser. Saved as you type, and another lead of the group can go on."
        ),
        submit_button("Write it here instead", alt=True, action=WRITE),
    ]


def _back_file(choices: UploadChoices) -> list[Component]:
    """Where planners send a file that holds several returns."""
    if not choices.on_behalf:
        return []
    link = html.A("Send it as a back file", href=BACK_FILE)
    words = html.P(["A whole board pack in Word, say: ", link, "."])
    return [section("Several returns in one file", words, id="back-file")]


def _help() -> Component:
    points = (
        "The file is read in a few seconds. You then see what was read beside your own words.",
        "Every doubt is listed with its place in the file. Nothing is changed and nothing is guessed for you.",
        "You can send a newer file until an accepted return is locked after its meeting: the older one is kept, and "
        "the newer one takes its place.",
    )
    return panel("info", "What happens next", html.Ol([html.Li(point) for point in points], className="list"))
