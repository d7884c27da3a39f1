"""The web form: one page, one part after another, each box saved by itself. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.form import error_summary, post_form, select_field, text_field, textarea_field
from dashboard.components.form_part import field_group, form_part, last_words, two_texts
from dashboard.components.heading import crumbs, page_head
from dashboard.components.marks import marks
from dashboard.components.native import hidden_input
from dashboard.components.pair import submit_bar
from dashboard.components.panel import panel
from dashboard.components.section import section
from dashboard.components.state import state_word
from dashboard.components.steps import steps
from dashboard.components.tag import tag
from dashboard.components.task_list import Task, task_list
from dashboard.parts.meeting_words import meeting_and_day
from dashboard.parts.sent_words import sent_word
from data.reports.returns.draft import AsideLine, BoxLine, DraftView
from data.returns.web_form.form import MOST_ROWS, Box, FormPart, row_of

STEPS = ("Write", "Check", "Submit", "Receipt")
TEXT, SEEN = "text:", "seen:"
"""How the fields of a box are named: what it says, and the version that was in view."""

UNTOUCHED = BoxLine("", 0)
KEPT = "Both stay in the draft's history, whichever you keep."


def form_screen(draft: DraftView, csrf_token: str, error: str = "") -> list[Component]:
    """The whole page; `error` is why it could not be finished."""
    form = post_form(
        action_of(draft.return_id),
        csrf_token,
        *(_part(draft, part) for part in draft.form),
        _tools(),
        id="draft",
    )
    lead = f"For {meeting_and_day(draft.meeting)}. Saved as you type; you or another lead can go on later."
    parts: list[Content] = [
        crumbs([("Returns", address("/returns", draft.meeting.slug)), ("Write it here", None)]),
        error_summary([(error, None)]) if error else None,
        page_head(title_of(draft), lead, actions=[steps(STEPS, 0)]),
        panel("warn", "Locked", html.P(draft.why_locked)) if draft.why_locked else None,
        task_list("Parts of the form", [_task(draft, part) for part in draft.form]),
        html.Div(form, **marks(data_draft=f"{action_of(draft.return_id)}/box")),
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def title_of(draft: DraftView) -> str:
    """What the page is: whose return or update is written."""
    return f"{draft.reporter.short_name}: write the {sent_word(draft.reporter.kind)}"


def _tools() -> Component:
    said = html.Span("Everything you type is saved by itself.", role="status", **marks(data_draft_said=True))
    return submit_bar(
        said,
        submit_button("Save", alt=True, name="do", value="save"),
        submit_button("Finish and check", name="do", value="finish"),
        label="Save or finish",
    )


def action_of(return_id: int) -> str:
    """Where the form posts."""
    return f"/returns/{return_id}/form/save"


def anchor_of(key: str) -> str:
    """The id of a box on the page."""
    return f"box-{key.replace('.', '-')}"


def _task(draft: DraftView, part: FormPart) -> Task:
    return Task(part.title, f"#part-{part.slug}", _how_far(draft, part))


def _how_far(draft: DraftView, part: FormPart) -> Content:
    """What has become of a part: a choice waits, somebody wrote in it, its words are last time's, or nothing."""
    if any(_is_of(part, key) for key in draft.asides):
        return state_word("Two texts: choose", "warn")
    filled = [one for key, one in draft.boxes.items() if _is_of(part, key) and one.text.strip()]
    if any(one.row_version for one in filled):
        return tag("Begun", "on")
    return tag("As last time") if filled else html.Span("Not begun", className="quiet")


def _is_of(part: FormPart, key: str) -> bool:
    return key.partition(".")[0] == part.slug


def _part(draft: DraftView, part: FormPart) -> Component:
    fields: list[Content] = [html.P(part.hint, className="hint") if part.hint else None]
    if part.nil:
        fields.append(_nil(draft, part))
    for row in _rows(draft, part):
        boxes = [_box(draft, part, box, row) for box in part.boxes]
        fields.append(field_group(f"{part.title}, row {row}", boxes) if row else boxes)
    if part.rows:
        fields.append(
            submit_button(
                "Save and add a row", alt=True, context=part.title, name="do", value=f"add:{part.slug}"
            )
        )
    return section(part.title, form_part(fields, _last(draft, part)), id=f"part-{part.slug}")


def _rows(draft: DraftView, part: FormPart) -> list[int | None]:
    """Every row that has been written in and one empty one below."""
    if not part.rows:
        return [None]
    used = [row_of(key) for key, one in draft.boxes.items() if _is_of(part, key) and one.row_version]
    return list(range(1, min(max(used, default=0) + 1, MOST_ROWS) + 1))


def _nil(draft: DraftView, part: FormPart) -> Component:
    key = part.nil_key
    line = draft.boxes.get(key, UNTOUCHED)
    options = [("", "There is something, below"), ("yes", part.nil)]
    chosen = line.text if line.text in dict(options) else ""
    field = select_field(TEXT + key, f"{part.title}: is there anything?", options, chosen, id=anchor_of(key))
    return _held(draft, key, line, field)


def _box(draft: DraftView, part: FormPart, box: Box, row: int | None) -> Component:
    key = part.key(box.name, row)
    line = draft.boxes.get(key, UNTOUCHED)
    hint = (
        "Carried over from the last accepted return. Change it if it is no longer so."
        if line.carried
        else box.hint
    )
    name, field_id = TEXT + key, anchor_of(key)
    if box.lines == 1 and "\n" not in line.text:
        field = text_field(name, box.label, hint or None, value=line.text, id=field_id)
    else:
        rows = max(box.lines, line.text.count("\n") + 1 + len(line.text) // 90)
        field = textarea_field(name, box.label, hint or None, value=line.text, rows=rows, id=field_id)
    return _held(draft, key, line, field)


def _held(draft: DraftView, key: str, line: BoxLine, field: Component) -> Component:
    """A box with the version in view, who changed it last, and the choice that waits for somebody."""
    told = (
        f"{line.who} changed this on {long_moment(line.saved_at)}."
        if line.saved_at and line.who != "You"
        else None
    )
    aside = draft.asides.get(key)
    return html.Div(
        [
            field,
            hidden_input(SEEN + key, str(line.row_version)),
            *([html.P(told, className="hint")] if told else []),
            *([_choice(line, aside)] if aside else []),
        ],
        **marks(data_box=key),
    )


def _choice(line: BoxLine, aside: AsideLine) -> Component:
    """Two texts and three ways on; `choose:<aside>:<choice>:<version in view>` is what a button sends."""
    ways = (("theirs", "Keep the first"), ("mine", "Keep the second"), ("both", "Keep both"))
    buttons = [
        submit_button(
            words, alt=True, small=True, name="do", value=f"choose:{aside.id}:{way}:{line.row_version}"
        )
        for way, words in ways
    ]
    first = (f"First, {line.who}{_moment(line)}", line.text)
    second = (f"Second, {aside.who}, {long_moment(aside.saved_at)}", aside.text)
    return two_texts(first, second, buttons, KEPT)


def _moment(line: BoxLine) -> str:
    return f", {long_moment(line.saved_at)}" if line.saved_at else ""


def _last(draft: DraftView, part: FormPart) -> Component | None:
    """What the last accepted return said here."""
    texts = draft.last.get(part.slug, ())
    return last_words("Said last time", texts) if texts else None
