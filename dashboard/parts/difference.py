"""What changed between two versions of a return: the counts, each changed item with its words, and the head of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.address import address
from dashboard.components.changed import changed_text
from dashboard.components.content import Content, flat
from dashboard.components.dates import long_date, long_month
from dashboard.components.number_words import capital, joined, many
from dashboard.components.table import Column, Row, data_table
from dashboard.components.tag import tag
from dashboard.parts.as_read import TITLES
from data.reports.returns.difference import Fact, ProductChange, VersionDifference
from data.reports.returns.one_return import ProductLine
from data.returns.difference.changed_words import Piece
from data.returns.difference.difference import Change, Kind, Tie
from data.returns.states import STANDING_ACCEPTED

NOT_SAID = "Not said"


def difference_href(return_id: int, then: int, now: int) -> str:
    """Where two versions of a return are compared."""
    return address(f"/returns/{return_id}/difference", **{"from": str(then), "to": str(now)})


def counted(found: VersionDifference) -> str:
    """Return how much changed, in one sentence: items, asks, products and what the return says of itself."""
    items = [
        f"{many(found.items.count(kind), 'item')} {kind.value.lower()}"
        for kind in Kind
        if found.items.count(kind)
    ]
    asks = [
        f"{many(found.items.count_asks(kind), 'ask')} {kind.value.lower()}"
        for kind in Kind
        if kind is not Kind.UNCHANGED and found.items.count_asks(kind)
    ]
    rest = [many(len(found.changed_products), "product") + " changed"] if found.changed_products else []
    rest += (
        [f"{joined([fact.name.lower() for fact in found.changed_facts])} changed"]
        if found.changed_facts
        else []
    )
    return f"{capital(joined([*items, *asks, *rest]))}." if found.any else "Nothing changed."


def which(found: VersionDifference) -> str:
    """Return the earlier version and what the OPCC made of it: "version 1, which was handed back"."""
    then = found.then
    if then.state in STANDING_ACCEPTED:
        return f"version {then.number}, which is accepted"
    return f"version {then.number}, which was handed back" if then.moderated_at else f"version {then.number}"


def changed_items(found: VersionDifference, most: int | None = None) -> Component | None:
    """Return every changed item part by part, the first `most` of them; None where no item changed."""
    rows: list[Row] = []
    shown = _in_order(found.items.changed)[:most]
    for part in dict.fromkeys(change.part for change in shown):
        rows.append(Row([TITLES[part]], group=True))
        rows += [_row(change, found) for change in shown if change.part is part]
    columns = [
        Column("What became of it", width="20%"),
        Column("What it says", width="48%"),
        Column("What it asks of others"),
    ]
    caption = f"Items that changed from version {found.then.number} to version {found.now.number}"
    return data_table(caption, columns, rows, look="read-t") if rows else None


def unchanged_items(found: VersionDifference) -> Component | None:
    """Return the unchanged items, counted and folded."""
    same = [change for change in found.items.changes if change.kind is Kind.UNCHANGED]
    if not same:
        return None
    lines = [html.Li([html.B(f"{TITLES[change.part]}: "), _words(change)]) for change in _in_order(same)]
    are = "is" if len(same) == 1 else "are"
    return html.Details(
        [html.Summary(f"{many(len(same), 'item')} {are} unchanged"), html.Ul(lines, className="lines")]
    )


def changed_head(
    facts: Sequence[Fact], products: Sequence[ProductChange], found: VersionDifference
) -> Component | None:
    """Return facts and products then and now; each says in a word whether it changed."""
    rows = [Row([fact.name, _fact(fact.then), _fact(fact.now), _changed(fact.changed)]) for fact in facts]
    rows += [
        Row([one.product.value, _product(one.then), _product(one.now), _changed(one.changed)])
        for one in products
    ]
    columns = [
        Column("Of the return", width="24%"),
        Column(f"Version {found.then.number}"),
        Column(f"Version {found.now.number}"),
        Column("Changed", width="14%"),
    ]
    caption = "What the two versions say of the return itself, and of the group’s products"
    return data_table(caption, columns, rows) if rows else None


def _in_order(changes: Iterable[Change]) -> list[Change]:
    order = {part: at for at, part in enumerate(TITLES)}
    return sorted(changes, key=lambda change: order.get(change.part, len(order)))


def _row(change: Change, found: VersionDifference) -> Row:
    return Row(
        [
            html.Div(
                flat(_fate(change), html.Div(flat(*_meta(change, found)), className="meta small quiet"))
            ),
            html.Div(flat(_labels(change), _text(change.text))),
            html.Div(flat(_text(change.ask, blank=""), _ask(change))),
        ]
    )


def _fate(change: Change) -> Component:
    tones = {Kind.ADDED: "on", Kind.TAKEN_OUT: "dark"}
    return tag(change.kind.value, tones.get(change.kind, "plain"))


def _meta(change: Change, found: VersionDifference) -> list[Content]:
    said, version = (change.now, found.now) if change.now else (change.then, found.then)
    told: list[Content] = []
    if said is not None and said.place:
        href = address(f"/returns/{found.return_id}", version=version.number, place=said.place)
        told.append(html.A(f"{said.place}, version {version.number}", href=href))
    if change.tie is not None:
        told.append(html.Span(_known_by(change)))
    if change.then and change.now and change.then.part is not change.now.part:
        told.append(html.Span(f"Was in {TITLES[change.then.part]}."))
    return told


def _known_by(change: Change) -> str:
    """Why the two are taken as one."""
    said = change.now
    if change.tie is Tie.RISK and said is not None:
        return f"Known by {Tie.RISK.value}, {said.risk}."
    share = f", {round(100 * change.alike)}%" if change.tie is Tie.ALIKE else ""
    return f"Known by {change.tie}{share}."


def _labels(change: Change) -> Component | None:
    then, now = change.then.label if change.then else "", change.now.label if change.now else ""
    if then == now or not (then and now):
        return html.B(f"{now or then}:") if now or then else None
    return html.B(f"{now}, before: {then}:")


def _text(pieces: tuple[Piece, ...], blank: str = "Blank") -> Component | None:
    if pieces:
        return changed_text([(piece.fate.value, piece.text) for piece in pieces])
    return html.P(blank, className="quiet") if blank else None


def _words(change: Change) -> str:
    said = change.now
    if said is None:
        return ""
    return f"{said.text or 'Blank'}{f' Asks: {said.ask}' if said.asks else ''}"


def _ask(change: Change) -> Component | None:
    if change.ask_kind is None:
        return None
    return html.Div(tag(f"Ask {change.ask_kind.value.lower()}"), className="meta small quiet")


def _changed(changed: bool) -> Component:
    return tag("Changed", "on") if changed else html.Span("Same", className="quiet")


def _fact(said: str | date | None) -> Content:
    if isinstance(said, date):
        return long_month(said)
    return said or html.Span(NOT_SAID, className="quiet")


def _product(line: ProductLine | None) -> Content:
    if line is None:
        return html.Span(NOT_SAID, className="quiet")
    words = f"{line.state.value}{_dated(line)}"
    return [words, html.Div(line.text, className="small quiet") if line.text else None]


def _dated(line: ProductLine) -> str:
    if line.dated is None:
        return ""
    exact = {"day": long_date(line.dated), "year": str(line.dated.year)}
    return f": {exact.get(line.precision, long_month(line.dated))}"
