"""What an address asks of the register. What it says that the register does not know narrows nothing."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from dashboard.address import address, number_in
from dashboard.components.slug import slug
from data.reports.register.query import RegisterQuery, RegisterSort, RegisterView
from data.scoring import SIZE
from data.terms import Band, Direction, RiskKind

PARAMETERS = (
    "view",
    "likelihood",
    "impact",
    "words",
    "from",
    "band",
    "direction",
    "kind",
    "district",
    "sort",
    "order",
    "page",
)
"""The names in an address; those from `words` to `district` are the filters' names in the form as well."""

LONGEST_WORDS = 200
Word = TypeVar("Word", bound=StrEnum)


def query_of(asked: Mapping[str, str | None]) -> RegisterQuery:
    """The query that an address asks for."""
    given = {name: asked.get(name) or "" for name in PARAMETERS}
    sort = _word(RegisterSort, given["sort"])
    return RegisterQuery(
        view=_word(RegisterView, given["view"]) or RegisterView.ALL,
        likelihood=_size(given["likelihood"]),
        impact=_size(given["impact"]),
        words=given["words"].strip()[:LONGEST_WORDS],
        reporter=given["from"],
        band=_word(Band, given["band"]),
        direction=_word(Direction, given["direction"]),
        kind=_word(RiskKind, given["kind"]),
        district=given["district"],
        sort=sort or RegisterSort.CURRENT,
        descending=given["order"] == "descending" or sort is None,
        page=number_in(given["page"]) or 1,
    )


def href_of(query: RegisterQuery, quarter: str | None) -> str:
    """The address that asks for this query."""
    return address("/risks", quarter, **parameters_of(query))


def parameters_of(query: RegisterQuery) -> dict[str, Any]:
    """The parameters of the address that asks for this query: None or "" for those that say nothing."""
    plain = query.sort is RegisterSort.CURRENT and query.descending
    return {
        "view": None if query.view is RegisterView.ALL else query.view.value,
        "likelihood": query.likelihood,
        "impact": query.impact,
        **filters_of(query),
        "sort": None if plain else query.sort.value,
        "order": None if plain else _order(query),
        "page": query.page if query.page > 1 else None,
    }


def filters_of(query: RegisterQuery) -> dict[str, str]:
    """The filters by their names in the form, "" where they narrow nothing."""
    return {
        "words": query.words,
        "from": query.reporter,
        "band": slug(query.band) if query.band else "",
        "direction": slug(query.direction) if query.direction else "",
        "kind": slug(query.kind) if query.kind else "",
        "district": query.district,
    }


def _order(query: RegisterQuery) -> str:
    return "descending" if query.descending else "ascending"


def _word(words: Iterable[Word], named: str) -> Word | None:
    return next((word for word in words if slug(word) == named), None)


def _size(text: str) -> int | None:
    number = number_in(text)
    return number if number and number <= SIZE else None
