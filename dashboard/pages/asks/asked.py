"""What an address asks of the list of asks and actions. What it says that is not known narrows nothing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.address import address, number_in
from data.reports.asks.where import AsksQuery, AsksView

PARAMETERS = ("view", "body", "from", "words", "page")
LONGEST_WORDS = 200


def query_of(asked: Mapping[str, str | None]) -> AsksQuery:
    """The query that an address asks for."""
    given = {name: asked.get(name) or "" for name in PARAMETERS}
    return AsksQuery(
        view=next((view for view in AsksView if view.value == given["view"]), AsksView.OPEN),
        body=given["body"],
        reporter=given["from"],
        words=given["words"].strip()[:LONGEST_WORDS],
        page=number_in(given["page"]) or 1,
    )


def href_of(query: AsksQuery, quarter: str | None) -> str:
    """The address that asks for this query."""
    more: dict[str, Any] = {"from": query.reporter, "page": query.page if query.page > 1 else None}
    view = None if query.view is AsksView.OPEN else query.view.value
    return address("/asks", quarter, view=view, body=query.body, words=query.words, **more)


def without_filters(query: AsksQuery) -> AsksQuery:
    """The whole of the same view."""
    return AsksQuery(query.view)


def in_view(query: AsksQuery, view: AsksView) -> AsksQuery:
    """Another view, narrowed in the same way."""
    return replace(query, view=view, page=1)
