"""The reminders of a meeting's returns: e-mails with their fate and their words, then those by hand. Pure."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import link_button, print_button
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment
from dashboard.components.empty import empty
from dashboard.components.heading import crumbs, page_head
from dashboard.components.number_words import many
from dashboard.components.prose import prose
from dashboard.components.section import section
from dashboard.components.state import Tone, state_word
from dashboard.components.table import Cell, Column, Row, data_table
from dashboard.links import chase_href, return_href, returns_href
from dashboard.parts.meeting_words import meeting_day
from data.reminders.wording import rung_words
from data.reports.returns.letters import HandLine, LetterLine, Letters
from data.terms import LetterOutcome

TONES: dict[LetterOutcome, Tone] = {
    LetterOutcome.SENT: "ok",
    LetterOutcome.REFUSED: "warn",
    LetterOutcome.NOT_SENT: "warn",
    LetterOutcome.UNKNOWN: "wait",
}
BROKE_OFF = "It was begun and never ended: the machine stopped in the middle. It is not sent again by itself."
BY_EMAIL = (
    Column("When", "when", "date", width="15%"),
    Column("Return", "return", "text", width="19%"),
    Column("To", width="22%"),
    Column("What became of it", "fate", "text", width="22%"),
    Column("Letter"),
)
BY_HAND = (Column("When", width="25%"), Column("Return", width="30%"), Column("By"))


def letters_screen(found: Letters) -> list[Component]:
    """The whole page."""
    here = found.meeting.slug
    parts: list[Content] = [
        crumbs(
            [("Returns", returns_href(here)), ("Chase list", chase_href(here)), ("Reminders so far", None)]
        ),
        page_head("Reminders so far", _lead(found), actions=_actions(here)),
        section("By e-mail", _by_email(found), id="by-email"),
        section("By hand", _by_hand(found), id="by-hand"),
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def _actions(here: str) -> list[Component]:
    return [print_button(), link_button("Chase list", chase_href(here), alt=True)]


def _lead(found: Letters) -> str:
    told = f"{many(len(found.by_email), 'e-mail')} and {many(len(found.by_hand), 'reminder')} by hand"
    doubtful = sum(one.outcome in (None, LetterOutcome.UNKNOWN) for one in found.by_email)
    also = f" Of {many(doubtful, 'e-mail')} it is not known whether it was sent." if doubtful else ""
    return f"For the meeting of {meeting_day(found.meeting)}: {told}.{also}"


def _by_email(found: Letters) -> Component:
    rows = [_letter(one, found.meeting.slug) for one in found.by_email]
    nothing = empty("No e-mail yet", "Each one that is sent, or could not be, appears here with its words.")
    return data_table("Reminders by e-mail", BY_EMAIL, rows, id="letters", empty=nothing)


def _letter(one: LetterLine, here: str) -> Row:
    about = html.A(one.reporter.short_name, href=return_href(one.return_id, here))
    rung = html.Div(rung_words(one.rung).capitalize(), className="small quiet")
    tries = f", {one.tries} tries" if one.tries > 1 else ""
    text = [html.Summary("Show its words"), prose(html.P(html.B(one.subject)), *_paragraphs(one.text))]
    return Row(
        [
            Cell(f"{long_moment(one.begun_at)}{tries}", sort=one.begun_at.isoformat()),
            html.Div([about, rung]),
            html.Div([one.address, html.Div(one.post, className="small quiet")]),
            Cell(_fate(one), sort=one.outcome.value if one.outcome else ""),
            html.Details(text),
        ],
        header=1,
        id=f"letter-{one.id}",
    )


def _paragraphs(text: str) -> list[Component]:
    """The letter as it was written: blocks as paragraphs, lines as lines."""
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    return [html.P(flat(*_lines(block))) for block in blocks]


def _lines(block: list[str]) -> list[Content]:
    told: list[Content] = [block[0]]
    for line in block[1:]:
        told += [html.Br(), line]
    return told


def _fate(one: LetterLine) -> Component:
    outcome = one.outcome or LetterOutcome.UNKNOWN
    why = one.answer if one.outcome else BROKE_OFF
    word = state_word(outcome.value, TONES[outcome])
    return html.Div(flat(word, html.Div(why, className="small quiet") if why else None))


def _by_hand(found: Letters) -> Component:
    rows = [_hand(one, found.meeting.slug) for one in found.by_hand]
    way = ("Go to the chase list", chase_href(found.meeting.slug))
    nothing = empty("Nobody was reminded by hand", "Mark it on the chase list when you have.", way)
    return data_table("Reminders by hand", BY_HAND, rows, empty=nothing)


def _hand(one: HandLine, here: str) -> Row:
    about = html.A(one.reporter.short_name, href=return_href(one.return_id, here))
    return Row([long_moment(one.at), about, one.by], header=1)
