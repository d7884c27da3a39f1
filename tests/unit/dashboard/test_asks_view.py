"""Asks and actions drawn: which rows the browser finds under which organisation."""

from datetime import UTC, date, datetime

import pytest

from dashboard.pages.asks.view import asks_screen
from data.people import Role, Viewer
from data.reports.asks.ask_lines import Addressee, AskLine
from data.reports.asks.listing import MINE, Asks, BodyName
from data.reports.asks.where import AsksQuery, AsksView
from data.reports.meetings import MeetingView
from data.reports.reporters import ReporterName
from data.terms import AskState, ReporterKind
from tests.unit.components.elements import all_of

HUNTS = BodyName(1, "hdc", "Huntingdonshire District Council")
CITY = BodyName(2, "pcc", "Peterborough City Council")
NOW = datetime(2018, 10, 11, 9, 0, tzinfo=UTC)
MEETING = MeetingView(
    1, "2018-19-Q3", "2018-19 Q3", date(2018, 10, 11), NOW, NOW, 120, NOW, 3, current=True, illustrative=False
)
GROUP = ReporterName(1, ReporterKind.DELIVERY_GROUP, "dasv", "DASV", "DASV")
OF_HUNTS = Viewer(person_id=1, role=Role.MEMBER, body_id=1, body_name=HUNTS.name)


def screen(query: AsksQuery, viewer: Viewer = OF_HUNTS):
    """The page with one ask that Huntingdonshire has not answered and Peterborough has."""
    answers = ((HUNTS, AskState.OPEN), (CITY, AskState.ANSWERED))
    asked = tuple(Addressee(one.id, one.slug, one.name, state, "") for one, state in answers)
    line = AskLine(
        1, "Share data", GROUP, MEETING, MEETING, 1, True, AskState.OPEN, False, asked, "", None, False
    )
    body = HUNTS if query.body == MINE else None
    counts = tuple((view, 1) for view in AsksView)
    found = Asks(MEETING, query, body, counts, True, 1, 1, 1, (line,), (), (HUNTS, CITY), (GROUP,))
    return asks_screen(found, query, viewer, None)


def bodies_of_rows(drawn) -> list[str]:
    """What each row holds for the filter by organisation."""
    rows = [row.to_plotly_json()["props"] for part in drawn for row in all_of(part, "Tr")]
    return [row["data-body"] for row in rows if "data-body" in row]


@pytest.mark.parametrize(
    ("view", "bodies"),
    [
        pytest.param(AsksView.OPEN, "hdc|mine", id="without an answer: those that owe one"),
        pytest.param(AsksView.ALL, "hdc|pcc|mine", id="all asks: all that were asked"),
    ],
)
def test_finds_an_ask_under_those_that_the_view_is_about(view, bodies):
    assert bodies_of_rows(screen(AsksQuery(view))) == [bodies]


def test_my_organisation_is_a_choice_so_that_an_address_can_ask_for_it():
    drawn = screen(AsksQuery(body=MINE))
    choices = [one.value for part in drawn for one in all_of(part, "Option")]
    assert MINE in choices


def test_who_has_no_organisation_is_offered_none():
    drawn = screen(AsksQuery(), Viewer(person_id=1, role=Role.ADMINISTRATOR))
    assert bodies_of_rows(drawn) == ["hdc"]
    assert MINE not in [one.value for part in drawn for one in all_of(part, "Option")]
