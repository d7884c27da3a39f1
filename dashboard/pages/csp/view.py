"""One CSP drawn: figures, risks that touch its district, what is asked of its council, what returns say of it."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.columns import columns
from dashboard.components.content import Content, flat
from dashboard.components.dagger import foot_note
from dashboard.components.empty import empty
from dashboard.components.heading import page_head
from dashboard.components.kpis import Kpi, kpis
from dashboard.components.mentions import MentionLine, mention_list
from dashboard.components.number_words import many
from dashboard.components.section import section
from dashboard.components.summary import summary_list
from dashboard.links import asks_href, reporter_href, risks_href, sentence_href
from dashboard.pages.csp.update import update_sections
from dashboard.parts.asks import ask_table
from dashboard.parts.history import history_table
from dashboard.parts.one_reporter import (
    questions_kpi,
    rating_kpi,
    read_section,
    return_kpi,
    turn_kpi,
    way_here,
)
from dashboard.parts.risks import risk_table
from data.reports.groups.one_csp import Csp, Mention

ROOT = "CSPs"


def csp_screen(found: Csp, root: str, quarter: str | None) -> list[Component]:
    """Return the whole page; `root` is the address of the list of CSPs."""
    group = found.group
    figures = [
        rating_kpi(group),
        return_kpi(group, "Update", quarter),
        _risks_kpi(found, quarter),
        _asks_kpi(found, quarter),
        questions_kpi(group, quarter),
        turn_kpi(group.turn, group.meeting, quarter),
    ]
    update = update_sections(group, found.update, quarter) if found.update else []
    unread = [] if found.update else [read_section(group, "Update", quarter)]
    main = html.Div([_risks(found, quarter), _asks(found, quarter), *update, *unread])
    return [
        way_here(group, (ROOT, root), quarter),
        page_head(group.about.reporter.name, lead(found)),
        kpis(figures),
        columns("main-aside", main, html.Aside([_mentions(found, quarter), _record(found)])),
        section("Past meetings", history_table("Past meetings", group.history, of_csp=True), id="history"),
        *([foot_note()] if group.illustrative or _examples(found) else []),
    ]


def lead(found: Csp) -> str | None:
    """Return the sentence under the title: whose district it is."""
    return f"The district of {found.council.name}." if found.council else None


def _examples(found: Csp) -> bool:
    return any(line.illustrative for line in (*found.risks.lines,)) or any(
        line.illustrative for line in found.asks.lines
    )


def _risks_kpi(found: Csp, quarter: str | None) -> Kpi:
    risks = found.risks
    href = risks_href(quarter, district=found.group.about.reporter) if risks.total else None
    words = ", ".join(f"{count:,} {band.value}" for band, count in risks.bands if count)
    return Kpi(
        "Risks that touch the district", f"{risks.total:,}", href, words or "None is marked as touching it."
    )


def _asks_kpi(found: Csp, quarter: str | None) -> Kpi:
    if found.council is None:
        return Kpi("Asked of its council", html.Span("No council on record", className="quiet"))
    asks = found.asks
    href = asks_href(quarter, body=found.council.slug) if asks.total else None
    words = f"Without an answer from {found.council.name}." if asks.total else "No ask waits for its answer."
    return Kpi("Asked of its council", f"{asks.total:,}", href, words)


def _risks(found: Csp, quarter: str | None) -> Component:
    reporter = found.group.about.reporter
    if not found.risks.total:
        words = "No open risk is marked as touching this district at this meeting."
        return section("Risks that touch the district", empty("None", words), id="risks")
    whole = risks_href(quarter, district=reporter)
    table = risk_table(
        "Open risks that touch the district", found.risks, quarter, whole=whole, with_group=True
    )
    return section("Risks that touch the district", *table, link=html.A("Register", href=whole), id="risks")


def _asks(found: Csp, quarter: str | None) -> Component:
    title = "Asked of its council"
    if found.council is None or not found.asks.total:
        words = "No ask of a return waits for its answer at this meeting."
        return section(title, empty("Nothing waits", words), id="asks")
    whole = asks_href(quarter, body=found.council.slug)
    table = ask_table(
        f"Asks of {found.council.name}",
        found.asks.lines,
        quarter,
        body_id=found.council.id,
    )
    more = (
        html.P(html.A(f"All {found.asks.total:,} asks", href=whole), className="small")
        if found.asks.more
        else None
    )
    return section(title, table, more, link=html.A("Asks and actions", href=whole), id="asks")


def _mentions(found: Csp, quarter: str | None) -> Component:
    title = "What the returns say about it"
    if not found.mentions:
        words = "No accepted return to this meeting names the district."
        return section(title, html.P(words, className="quiet"), id="mentions")
    returns = len({one.source.return_id for one in found.mentions})
    sentences = len(found.mentions) + found.more_mentions
    note = f"{many(sentences, 'sentence')}, {many(returns, 'return')}"
    lines = [_mention(one, quarter) for one in found.mentions]
    more = (
        html.P(f"{found.more_mentions:,} more are in the returns.", className="small")
        if found.more_mentions
        else None
    )
    return section(title, mention_list(lines), more, note=note, id="mentions")


def _mention(one: Mention, quarter: str | None) -> MentionLine:
    group = html.A(one.reporter.short_name, href=reporter_href(one.reporter, quarter))
    place = html.A(one.source.place or "in the return", href=sentence_href(one.source, quarter))
    return MentionLine(one.sentence, one.found, flat(group, ", ", place))


def _record(found: Csp) -> Component:
    about = found.group.about
    pairs: list[tuple[Content, Content]] = [("On screens", about.reporter.short_name)]
    if found.council:
        pairs.append(("Council", found.council.name))
    if about.aliases:
        pairs.append(("Also called", "; ".join(about.aliases)))
    return section("On record", summary_list(pairs))
