"""The files of a return beside its words, embedded or attached, wherever the return is shown. Pure."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.address import address, number_in
from dashboard.components.button import submit_button, words_of
from dashboard.components.content import Content, flat
from dashboard.components.dagger import dagger
from dashboard.components.dates import long_date, long_moment
from dashboard.components.file_size import file_size
from dashboard.components.form import error_summary, file_field, post_form
from dashboard.components.panel import panel
from dashboard.components.section import section
from dashboard.components.slug import place_anchor
from dashboard.components.state import state_word
from dashboard.components.table import Column, Row, data_table
from dashboard.parts.file_words import LINKED, embedded_kind
from data.clock import in_london
from data.reports.returns.attachments import AttachedLine, EmbeddedLine, ReturnFiles, Scanned
from data.returns.files.attach import ENDINGS
from data.returns.files.refused_files import sentence_of
from data.returns.reader.unfit import AS_IT_IS
from data.terms import Marking, Verdict

SECTION, TOLD = "attachments", "attachments-told"
MOST_EMBEDDED = 99_999
ON_RETURN, ON_CHECK = "return", "check"
DONE = {
    "attached": "The file is attached. It goes with the return when that is submitted.",
    "again": "These bytes were attached already: they are one file.",
    "taken-back": "The file is taken back. It is kept, and goes with no version that is submitted from now on.",
}
COLUMNS = (
    Column("File", width="27%"),
    Column("Where it stands", width="17%"),
    Column("Size"),
    Column("Age", width="24%"),
    Column("Scan"),
    Column("Get it", hidden_label=True),
)


@dataclass(frozen=True)
class Told:
    """What became of the last step with a file, as an address carries it: "attached", "html", "object_cut.3".

    `ordinal` is the embedded file that it was about, None for no such file.
    """

    code: str = ""
    ordinal: int | None = None

    @classmethod
    def parse(cls, said: str | None) -> "Told":
        """Read it from an address; anything that was never written there says nothing."""
        code, dot, number = (said or "").partition(".")
        known = code in DONE or bool(sentence_of(code))
        ordinal = number_in(number)
        if not known or (dot and (ordinal is None or ordinal > MOST_EMBEDDED)):
            return cls()
        return cls(code, ordinal)

    def __str__(self) -> str:
        return f"{self.code}.{self.ordinal}" if self.ordinal else self.code


def attachments_section(found: ReturnFiles, csrf_token: str, shown_on: str, told: Told) -> Component | None:
    """The files and the way to attach one; None where there is none and none can be attached."""
    if not (found.embedded or found.attached or found.may_attach or told.code):
        return None
    rows = [_embedded(line, found) for line in found.embedded]
    rows += [_attached(line, found, csrf_token, shown_on) for line in found.attached]
    sensitive = found.marking is Marking.OFFICIAL_SENSITIVE
    marking = f"Marked {found.marking.value}, as the return is" if sensitive else None
    return section(
        "Attachments",
        html.Div(_message(found, told), id=TOLD, className="told") if told.code else None,
        data_table("Files embedded in the return or attached to it", COLUMNS, rows) if rows else _none(),
        _form(found, csrf_token, shown_on, told) if found.may_attach else None,
        note=marking or "None of them was opened. Each is saved to your computer, not shown here",
        id=SECTION,
    )


def _none() -> Component:
    return html.P("No file is embedded in the return, and none is attached to it.", className="quiet")


def _message(found: ReturnFiles, told: Told) -> Component:
    if told.code in DONE:
        return panel("ok", "Done", html.P(DONE[told.code]), level=3)
    sentence = sentence_of(told.code)
    if told.code in AS_IT_IS and told.ordinal and found.number is not None:
        href = f"{_embedded_href(found, told.ordinal)}?as=bin"
        way = html.P(["It can be had as it is, a .bin file. ", html.A("Get the .bin file", href=href)])
        return panel("warn", "The file could not be taken out", html.P(sentence), way, level=3)
    return error_summary([(sentence, None)])


def _embedded(line: EmbeddedLine, found: ReturnFiles) -> Row:
    linked = line.content_type == LINKED
    kind = embedded_kind(line)
    name: list[Content] = [html.B(kind), html.Div(line.name, className="small quiet") if line.name else None]
    age: list[Content] = [
        f"Received {long_moment(line.received_at)}",
        dagger() if line.illustrative else None,
    ]
    if line.saved_on:
        saved = f"The return was last saved {long_date(line.saved_on)}, by its own properties"
        age.append(html.Div(saved, className="small quiet"))
    size = file_size(line.size) if line.size is not None else ("Not in the return" if linked else "Missing")
    href = _embedded_href(found, line.ordinal) if line.size is not None else None
    return Row(
        [
            html.Div(flat(*name)),
            html.A(line.place, href=f"#{place_anchor(line.place)}"),
            size,
            html.Div(flat(*age)),
            _scan(line.scanned) if line.size is not None else html.Span("Nothing to scan", className="quiet"),
            _get(href, f"{kind}, {line.place}", line.scanned),
        ]
    )


def _attached(line: AttachedLine, found: ReturnFiles, csrf_token: str, shown_on: str) -> Row:
    name: list[Content] = [html.B(line.name), html.Div(line.kind.value, className="small quiet")]
    if line.taken_back_at:
        when = long_moment(line.taken_back_at)
        name.append(html.Div(state_word(f"Taken back {when}", "wait", small=True)))
    age: list[Content] = [
        f"Attached {long_moment(line.attached_at)}",
        html.Div(f"by {line.attached_by}", className="small quiet"),
    ]
    here = f"/returns/{found.return_id}/attachments/{line.id}"
    back = None
    if found.may_attach and not line.taken_back_at:
        button = submit_button("Take back", alt=True, small=True, context=line.name)
        back = post_form(f"{here}/take-back", csrf_token, button, inline=True, hidden=_page(found, shown_on))
    return Row(
        [
            html.Div(flat(*name)),
            "Beside the return",
            file_size(line.size),
            html.Div(flat(*age)),
            _scan(line.scanned),
            html.Div(flat(_get(here, line.name, line.scanned), back), className="row"),
        ]
    )


def _scan(scanned: Scanned) -> Component:
    if scanned.verdict is Verdict.NOT_SCANNED or scanned.scanned_at is None:
        return html.Span(Verdict.NOT_SCANNED.value, className="quiet")
    harmful = scanned.verdict is Verdict.HARMFUL
    day = long_date(in_london(scanned.scanned_at).date())
    when = html.Div(f"Scanned {day}", className="small quiet")
    return html.Div([state_word(scanned.verdict.value, "warn" if harmful else "ok"), when])


def _get(href: str | None, which: str, scanned: Scanned) -> Component | None:
    """The link, which may lead to a sentence instead of a file: so it does not say that it is a download."""
    if href is None or scanned.verdict is Verdict.HARMFUL:
        return None
    return html.A(words_of("Get this file", which), href=href)


def _form(found: ReturnFiles, csrf_token: str, shown_on: str, told: Told) -> Component:
    if found.room <= 0:
        return html.P("No more files can be attached. Take one back first.", className="quiet")
    hint = (
        "PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text, PNG or JPEG, without macros or passwords. "
        f"Up to 10 MB; {found.room} more can be attached."
    )
    told_here = sentence_of(told.code) if told.code == "no_file" else None
    field = file_field(
        "file", "Attach a file", hint=hint, error=told_here, accept=",".join(ENDINGS), id="attach-file"
    )
    button = submit_button("Attach this file", alt=True)
    action = f"/returns/{found.return_id}/attachments"
    return post_form(action, csrf_token, field, button, multipart=True, hidden=_page(found, shown_on))


def _page(found: ReturnFiles, shown_on: str) -> dict[str, str]:
    """Where a form stands, so that its answer comes back there."""
    return {"page": shown_on, "version": str(found.number or "")}


def _embedded_href(found: ReturnFiles, ordinal: int) -> str:
    return f"/returns/{found.return_id}/versions/{found.number}/embedded/{ordinal}"


def back_to(return_id: int, page: str, version: str, told: Told) -> str:
    """The page on which a form or link stood, at its list of files, with what became of it."""
    number = number_in(version) or None
    if page == ON_CHECK and number:
        path = f"/returns/{return_id}/versions/{number}/check"
        return address(path, fragment=TOLD, files=str(told))
    return address(f"/returns/{return_id}", fragment=TOLD, version=number, files=str(told))
