"""The chase list: who has not sent, whom to write to, and the ready text in a box to copy. Pure."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.components.button import copy_text_button, link_button, print_button, submit_button
from dashboard.components.columns import columns
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_moment, weekday_date
from dashboard.components.empty import empty
from dashboard.components.form import error_summary, post_form, ready_text
from dashboard.components.heading import crumbs, page_head
from dashboard.components.number_words import many
from dashboard.components.section import section
from dashboard.components.state import state_tag, state_word
from dashboard.components.summary import summary_list
from dashboard.links import letters_href, reporter_href, return_href, returns_href
from data.reminders.owing import Recipient
from data.reminders.wording import Words, left_words, reminder
from data.reports.returns.chase import ChaseList, ChaseRow
from data.reports.returns.reminded import Reminded

CAME = "This return has come meanwhile, so nobody was marked as reminded."
ON = "E-mail reminders go out by themselves on the days of the ladder."
OFF = "E-mail reminders are off: what is sent from here is sent by you."


def chase_screen(
    found: ChaseList, csrf_token: str, site: str, by_email: bool, *, came: bool = False
) -> list[Component]:
    """The whole page. `by_email`: the ladder's reminders are on; `came`: the last mark was refused."""
    here = found.meeting.slug
    parts: list[Content] = [
        crumbs([("Returns", returns_href(here)), ("Chase list", None)]),
        error_summary([(CAME, None)]) if came else None,
        page_head("Chase list", _lead(found, by_email), actions=_actions(here)),
        [_row(row, here, csrf_token, site) for row in found.rows],
        None if found.rows else _nobody(found),
    ]
    return [part for part in flat(*parts) if isinstance(part, Component)]


def _actions(here: str) -> list[Component]:
    return [print_button(), link_button("Reminders so far", letters_href(here), alt=True)]


def _lead(found: ChaseList, by_email: bool) -> str:
    missing = f"{len(found.rows)} of {found.expected} have not come"
    now = f", {found.pressing} to chase now" if found.rows else ""
    return f"{missing}{now}. {_deadline(found)} {ON if by_email else OFF}"


def _deadline(found: ChaseList) -> str:
    if found.due is None or found.left is None:
        return "The meeting has no date yet, so nothing is due."
    verb = "was" if found.left < 0 else "is"
    return f"The deadline {verb} {weekday_date(found.due.on)}: {left_words(found.left)}."


def _nobody(found: ChaseList) -> Component:
    back = ("See all returns", returns_href(found.meeting.slug))
    return empty("Nobody is to be chased", "Everything that is expected for this meeting has come.", back)


def _row(row: ChaseRow, here: str, csrf_token: str, site: str) -> Component:
    one, name = row.owed, row.owed.reporter.short_name
    words = reminder(row.owing, site) if row.owing else None
    text = _ready(row, words) if words else None
    mark = post_form(
        f"/returns/{one.return_id}/reminded",
        csrf_token,
        submit_button("Mark as reminded by hand", alt=True, small=True, context=name),
        inline=True,
        hidden={"quarter": here},
    )
    return section(
        name,
        columns(
            "1-1",
            summary_list(_facts(row, here)),
            html.Div(flat(text, html.Div(flat(*_ways(row, words), mark), className="row"))),
            tight=True,
        ),
        note=_how_it_stands(row),
        id=f"return-{one.return_id}",
        keep=True,
    )


def _how_it_stands(row: ChaseRow) -> Content:
    if row.owing is None:
        return "No deadline yet"
    words = left_words(row.owing.left)
    return state_word(words.capitalize(), "warn" if row.pressing else "wait")


def _facts(row: ChaseRow, here: str) -> list[tuple[Content, Content]]:
    one = row.owed
    state = html.A(state_tag(one.state), href=return_href(one.return_id, here))
    said = html.Div(one.state_reason, className="small quiet") if one.state_reason else None
    whole = html.A(one.reporter.name, href=reporter_href(one.reporter, here))
    leads = [_lead_line(lead) for lead in row.leads]
    return [
        ("Whose", whole),
        ("State", flat(state, said)),
        ("Leads", flat(*leads) if leads else html.Span("Nobody has an account as its lead", className="quiet")),
        ("Last reminded", _reminded(row.reminded)),
    ]  # fmt: skip


def _lead_line(lead: Recipient) -> Component:
    return html.Div([f"{lead.post}, ", html.A(lead.address, href=f"mailto:{quote(lead.address, safe='@')}")])


def _reminded(last: Reminded | None) -> Content:
    if last is None:
        return html.Span("Not yet", className="quiet")
    when = long_moment(last.at)
    if last.by:
        return f"{when}, by hand, by {last.by}"
    return f"{when}, by e-mail" if last.certain else f"{when}, by e-mail: not known whether it was sent"


def _ready(row: ChaseRow, words: Words) -> Component:
    """The letter in a box, to be selected and copied with or without the button."""
    label = f"Ready text for {row.owed.reporter.short_name}"
    return ready_text(_box(row), label, f"{words.subject}\n\n{words.text.strip()}")


def _ways(row: ChaseRow, words: Words | None) -> list[Component]:
    """What to do with the text: copy it, or begin an e-mail of one's own with it. None while there is no text."""
    if words is None:
        return []
    name = row.owed.reporter.short_name
    ways = [copy_text_button(_box(row), context=name)]
    if row.leads:
        to = ",".join(quote(lead.address, safe="@") for lead in row.leads)
        body = quote(words.text.replace("\n", "\r\n"))
        href = f"mailto:{to}?subject={quote(words.subject)}&body={body}"
        who = many(len(row.leads), "lead")
        ways.append(link_button(f"Write to {who}", href, alt=True, small=True, context=name))
    return ways


def _box(row: ChaseRow) -> str:
    return f"text-{row.owed.return_id}"
