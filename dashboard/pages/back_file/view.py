"""The page of back files: the form, and every one that came. Pure."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.button import submit_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.empty import empty
from dashboard.components.file_size import file_size
from dashboard.components.form import error_summary, file_field, post_form
from dashboard.components.heading import crumbs, page_head
from dashboard.components.number_words import many
from dashboard.components.pager import pager
from dashboard.components.panel import panel
from dashboard.components.section import section
from dashboard.components.state import state_word
from dashboard.components.steps import steps
from dashboard.components.table import Column, Row, data_table
from data.reports.returns.pack_lines import PackLine, PackList

ROOT = "/returns/back-file"
SEND = f"{ROOT}/file"
STEPS = ("Send", "Decide", "Check", "Submit")
WORD = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = (
    Column("Pack", width="36%"),
    Column("Received"),
    Column("What became of it", width="30%"),
    Column("Open", hidden_label=True),
)


def back_file_screen(
    found: PackList, csrf_token: str, errors: Sequence[tuple[str, str | None]], held: str = ""
) -> list[Component]:
    """The whole page. `errors` are why a file was not taken, `held` why one was not given."""
    lead = "A whole board pack in one Word file: each return in it is offered for its group and meeting."
    title = "This file could not be read" if len(errors) > 1 else "There is a problem"
    shown: list[Content] = [
        crumbs([("Returns", "/returns"), ("Back file", None)]),
        error_summary(errors, title) if errors else None,
        error_summary([(held, None)]) if held else None,
        page_head("Back file", lead, actions=[steps(STEPS, 0)]),
        html.Div(_form(csrf_token, errors[0][0] if errors else None), className="sec"),
        _help(),
        section(
            "Packs received", *_packs(found), note="Every pack is kept, whatever became of it", id="packs"
        ),
    ]
    return [part for part in flat(*shown) if isinstance(part, Component)]


def _form(csrf_token: str, error: str | None) -> Component:
    return post_form(
        SEND,
        csrf_token,
        file_field(
            "file",
            "Word file (.docx) with several returns",
            hint="Up to 10 MB. Whatever is sent is kept, also a file that cannot be read.",
            error=error,
            accept=WORD,
        ),
        submit_button("Send and read"),
        upload=True,
    )


def _help() -> Component:
    points = (
        "Each return and each CSP’s update in the file is found, and read as if it had been sent alone.",
        "You see what was read, and choose the group and the meeting of each. What is suggested is only that.",
        "A return that you take in becomes a draft on your behalf: it is checked and submitted like any other, and a "
        "return that is accepted already stays until you accept the newer version.",
        "What is in no return, such as agenda and minutes, is listed and goes nowhere.",
    )
    return panel("info", "What happens next", html.Ol([html.Li(point) for point in points], className="list"))


def _packs(found: PackList) -> list[Component]:
    if found.pages == 1:
        return [_table(found.packs)]
    return [_table(found.packs), pager(found.page, found.pages, _page_href, "Pages of the packs")]


def _page_href(page: int) -> str:
    return address(ROOT, fragment="packs", page=page)


def _table(packs: Sequence[PackLine]) -> Component:
    nothing = empty("No pack has come yet", "Packs appear here with what became of each return in them.")
    return data_table("Packs received", COLUMNS, [_row(pack) for pack in packs], empty=nothing)


def _row(pack: PackLine) -> Row:
    name: list[Content] = [
        html.B(pack.name),
        html.Div(
            f"{file_size(pack.size)}, SHA-256 {pack.sha256[:12]}…", className="small quiet", title=pack.sha256
        ),
    ]
    received: list[Content] = [
        long_moment(pack.received_at),
        html.Div(f"from {pack.received_by}", className="small quiet"),
    ]
    return Row(
        [
            html.Div(flat(*name)),
            html.Div(flat(*received)),
            html.Div(flat(*_fate(pack))),
            html.Div(_ways(pack), className="row"),
        ]
    )


def _fate(pack: PackLine) -> list[Content]:
    if pack.refusal:
        return [state_word("Refused", "warn"), html.Div(pack.refusal, className="small")]
    counts = [(pack.taken, "taken in"), (pack.left_out, "left out"), (pack.waiting, "waiting")]
    words = ", ".join(f"{number} {fate}" for number, fate in counts if number)
    state = state_word("Waiting", "wait") if pack.waiting else state_word("Decided", "ok")
    return [state, html.Div(f"{many(pack.parts, 'return')}: {words}", className="small")]


def _ways(pack: PackLine) -> list[Component]:
    download = html.A(
        ["Download", html.Span(f": {pack.name}", className="sr")], href=f"{ROOT}/{pack.id}/file"
    )
    if pack.refusal:
        return [download]
    open_it = html.A(["Open", html.Span(f": {pack.name}", className="sr")], href=address(f"{ROOT}/{pack.id}"))
    return [open_it, download]
