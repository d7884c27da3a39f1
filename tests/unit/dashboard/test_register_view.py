"""The register drawn: what it says of its rows, and where its links lead."""

import re
from datetime import UTC, date, datetime

import pytest
from dash import html

from dashboard.components.pager import pager
from dashboard.pages.risks import aside, listing, view
from dashboard.parts.not_opened import not_opened
from data.reports.meetings import MeetingView
from data.reports.register.counts import Movement, RegisterCounts
from data.reports.register.listing import Register, RegisterRow
from data.reports.register.query import RegisterQuery, RegisterSort, RegisterView
from data.reports.reporters import ReporterName
from data.terms import Band, Direction, ReporterKind, RiskKind, RiskStatus
from tests.unit.components.elements import all_of, words


def meeting(slug: str = "2018-19-Q3", held_on: date | None = date(2018, 10, 11)) -> MeetingView:
    """A meeting."""
    now = datetime(2018, 10, 11, 9, 0, tzinfo=UTC)
    return MeetingView(1, slug, slug.replace("-Q", " Q"), held_on, now, now, 120, now, 3, True, False)


def row(**more) -> RegisterRow:
    """A row that is scored High 12 unless it says otherwise."""
    given = {
        "ref": "R18-001",
        "title": "Homes",
        "kind": RiskKind.RISK,
        "status": RiskStatus.ON_REGISTER,
        "sensitive": False,
        "reporter": "Offender Group",
        "reporter_slug": "offender",
        "band": Band.HIGH,
        "score": 12,
        "direction": Direction.STATIC,
        "standing": False,
        "meetings_raised": 1,
        "stuck": False,
        "meetings_in_band": 1,
        "illustrative": False,
        "mentioned_on": date(2018, 10, 11),
        "closed_reason": "",
        "asks": 0,
        "districts": (),
        "words": "",
    }
    return RegisterRow(**given | more)


CSPS = tuple(
    ReporterName(at, ReporterKind.CSP, slug, slug, slug.capitalize())
    for at, slug in enumerate(("fenland", "huntingdonshire", "peterborough", "cambridge"))
)


def register(*rows: RegisterRow, **more) -> Register:
    """A list that fits the browser unless it says otherwise."""
    given = {
        "meeting": meeting(),
        "query": RegisterQuery(),
        "total": len(rows),
        "matched": len(rows),
        "in_browser": True,
        "page": 1,
        "pages": 1,
        "rows": rows,
        "reporters": CSPS,
        "districts": CSPS,
    }
    return Register(**given | more)


def counts(**more) -> RegisterCounts:
    """Figures of a register with nothing on it unless they say otherwise."""
    given = {
        "meeting": meeting(),
        "previous": meeting("2018-19-Q2", date(2018, 7, 19)),
        "stands_as_at": None,
        "open": 0,
        "candidates": 0,
        "scored_candidates": 0,
        "views": tuple((one, 0) for one in RegisterView),
        "bands": (),
        "movement": tuple(Movement(direction, 0, False) for direction in Direction),
        "grid": (),
        "on_grid": 0,
        "illustrative": False,
    }
    return RegisterCounts(**given | more)


def listed(found: Register, query: RegisterQuery | None = None):
    """The list as drawn."""
    return listing.register_table(found, query or found.query, "2018-19-Q3", "Since July")


def links(part) -> dict[str, str]:
    """The words and addresses of the links."""
    return {words(link): link.href for link in all_of(part, "A")}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"open": 14, "candidates": 8}, "and none of them has been scored yet."),
        ({"open": 1, "candidates": 1}, "1 came in with the returns to this meeting and it has not been scored yet."),
        ({"open": 9, "candidates": 3, "scored_candidates": 1}, "and 1 of them has been scored."),
        ({"open": 9, "candidates": 3, "scored_candidates": 3}, "and all of them have been scored."),
        ({"open": 2}, "None that came in with the returns to this meeting waits to be taken on."),
    ],
)  # fmt: skip
def test_the_sentence_under_the_title_says_what_came_in(figures, expected):
    said = view.lead(counts(**figures))
    assert said.startswith(f"{figures['open']} open. ")
    assert said.endswith(expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"stuck": True, "meetings_in_band": 4}, "Stuck, 4 meetings"),
        ({"standing": True, "meetings_raised": 3}, "Standing, 3 meetings"),
        ({"standing": True, "meetings_raised": 1}, "Standing, said to persist"),
        ({"direction": Direction.NOT_MENTIONED}, "Answer owed"),
        ({"kind": RiskKind.ISSUE}, "Issue"),
        ({"kind": RiskKind.EVENT}, "Event"),
        ({"sensitive": True}, "OFFICIAL-SENSITIVE"),
        ({"districts": ("fenland",)}, "Fenland"),
        ({"districts": ("fenland", "peterborough")}, "Fenland and Peterborough"),
        ({"districts": ("fenland", "peterborough", "cambridge")}, "3 districts"),
        ({"districts": tuple(one.slug for one in CSPS)}, "All districts"),
    ],
)
def test_a_row_says_what_stands_out(given, expected):
    assert expected in words(listed(register(row(**given))))


def test_a_plain_row_has_no_tag():
    assert not [
        one
        for one in all_of(listed(register(row())), "Span")
        if "tag" in (getattr(one, "className", "") or "")
    ]


def test_unscored_is_a_band_without_a_mark_or_a_sorting_value():
    drawn = listed(register(row(band=Band.UNSCORED, score=None, illustrative=True)))
    cell = all_of(drawn, "Td")[1]
    assert (words(cell), cell.to_plotly_json()["props"]["data-sort"]) == ("Unscored", "")


def test_an_illustrative_score_is_marked():
    assert words(all_of(listed(register(row(illustrative=True))), "Td")[1]) == "High 12†"


def test_a_row_leads_to_its_risk_in_the_list_it_stands_in():
    drawn = listed(register(row(asks=2)), RegisterQuery(RegisterView.STUCK))
    assert links(drawn) == {
        "Homes": "/risks/R18-001?quarter=2018-19-Q3&view=stuck",
        "2": "/risks/R18-001?quarter=2018-19-Q3&view=stuck#asks",
    }


def test_a_row_carries_what_the_browser_filters_by():
    drawn = listed(
        register(
            row(districts=("fenland", "cambridge"), words="Its sentence", direction=Direction.NOT_MENTIONED)
        )
    )
    given = all_of(drawn, "Tr")[1].to_plotly_json()["props"]
    assert {
        name: given[f"data-{name}"] for name in ("from", "band", "direction", "kind", "district", "text")
    } == {
        "from": "offender",
        "band": "high",
        "direction": "not-mentioned",
        "kind": "risk",
        "district": "fenland|cambridge",
        "text": "Its sentence",
    }


def test_a_long_list_is_put_in_order_and_paged_by_links_that_keep_its_filters():
    query = RegisterQuery(band=Band.HIGH, page=2)
    found = register(row(), query=query, total=900, matched=250, in_browser=False, page=2, pages=3)
    drawn = listed(found)
    assert all_of(drawn, "Button") == []
    to = links(drawn)
    assert to["Risk"] == "/risks?quarter=2018-19-Q3&band=high&sort=risk&order=ascending"
    assert to["Current"] == "/risks?quarter=2018-19-Q3&band=high&sort=current&order=ascending"
    assert to["Asks"] == "/risks?quarter=2018-19-Q3&band=high&sort=asks&order=descending"
    assert to["Next ›"] == "/risks?quarter=2018-19-Q3&band=high&page=3"
    assert to["‹ Previous"] == "/risks?quarter=2018-19-Q3&band=high"
    assert "Showing 1 of 250, page 2 of 3" in words(drawn)


def test_a_list_that_fits_the_browser_is_sorted_there():
    drawn = listed(register(row()))
    assert [words(button) for button in all_of(drawn, "Button")] == [
        "Risk",
        "From",
        "Current",
        "Since July",
        "Last mentioned",
        "Asks",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (RegisterQuery(), "Nothing is open"),
        (RegisterQuery(RegisterView.STUCK), "Nothing is in the view “Stuck” at this meeting."),
    ],
)
def test_an_empty_list_says_so_and_has_a_way_on(query, expected):
    drawn = listed(register(query=query))
    assert expected in words(drawn)
    assert len(links(drawn)) == 1


def test_a_register_that_is_not_opened_yet_leads_to_the_one_that_stands():
    july = meeting("2018-19-Q2", date(2018, 7, 19))
    ahead = counts(stands_as_at=july)
    assert view.lead(ahead) == "Not opened yet. Until then the register stands as at 19 July 2018."
    assert links(not_opened(july)) == {"See the register as at 19 July 2018": "/risks?quarter=2018-19-Q2"}


def test_the_matrix_opens_the_risks_of_each_place():
    drawn = aside.beside(counts(open=3, grid=(((4, 3), 2),), on_grid=2), "2018-19-Q3")
    to = {name: href for name, href in links(drawn).items() if name.startswith("2")}
    assert to == {
        "2 at likelihood Likely, impact Moderate": "/risks?quarter=2018-19-Q3&likelihood=4&impact=3"
    }
    assert "2 of 3 are on the grid." in words(drawn)


def test_movement_is_said_in_words_and_leads_to_its_risks():
    moved = tuple(Movement(direction, int(direction is Direction.WORSENING), True) for direction in Direction)
    drawn = aside.beside(counts(movement=moved), None)
    assert links(drawn)["1 Worsening"] == "/risks?direction=worsening"
    assert "Movement since July" in words(drawn)
    assert "Closed" not in words(all_of(drawn, "Ul")[0])


def test_a_place_on_the_grid_is_named_with_the_way_back():
    drawn = listing.place_chosen(register(query=RegisterQuery(likelihood=4, impact=3)), None)
    assert words(drawn).startswith("Only those at likelihood and impact Likely and Moderate.")
    assert links(drawn) == {"Show every place on the grid": "/risks"}
    assert listing.place_chosen(register(), None) is None


@pytest.mark.parametrize(
    ("page", "pages", "expected"),
    [
        (1, 2, "1 2 Next ›"),
        (3, 3, "‹ Previous 1 2 3"),
        (5, 9, "‹ Previous 1 … 4 5 6 … 9 Next ›"),
        (2, 1200, "‹ Previous 1 2 3 … 1,200 Next ›"),
    ],
)
def test_a_pager_names_the_first_the_last_and_those_around(page, pages, expected):
    drawn = pager(page, pages, lambda number: f"/risks?page={number}")
    shown = " ".join(re.sub("^Page ", "", words(part)) for part in drawn.children)
    assert shown == expected
    assert [words(part) for part in drawn.children if isinstance(part, html.B)] == [f"Page {page}"]


def test_every_order_has_a_head():
    assert {sort for sort, _, _ in listing.HEADS} == set(RegisterSort)
