"""The register as at a meeting: its figures and its lists, for one viewer."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from data.people import Viewer
from data.refusals import NotOpen
from data.reports.register import listing as register_module
from data.reports.register.counts import register_counts
from data.reports.register.listing import register
from data.reports.register.query import RegisterQuery, RegisterSort, RegisterView
from data.terms import Band, Direction, Marking, Part, ReturnState, RiskKind, RiskStatus, Role
from tests import makers

pytestmark = pytest.mark.both_databases

MEMBER = Viewer(person_id=1, role=Role.MEMBER)
PLANNER = Viewer(person_id=3, role=Role.PLANNER)
OCTOBER = "2018-19-Q3"


@pytest.fixture
def county(store):
    """Two meetings, two groups, two CSPs and two bodies."""
    with store.write() as session:
        return SimpleNamespace(
            july=makers.a_meeting(session, "2018-19-Q2", date(2018, 7, 19)),
            october=makers.a_meeting(session, OCTOBER, date(2018, 10, 11), current=True),
            january=makers.a_meeting(session, "2018-19-Q4", date(2019, 1, 17)),
            dasv=makers.a_reporter(session, "dasv", position=1),
            offender=makers.a_reporter(session, "offender", position=2),
            fenland=makers.a_csp(session, "fenland", position=1),
            peterborough=makers.a_csp(session, "peterborough", position=2),
            council=makers.a_body(session, "council"),
            police=makers.a_body(session, "police"),
        )


def on_register(session, county, title, *, meeting=None, **more):
    """A risk with an assessment at October unless another meeting is given; `risk` holds the risk's own values."""
    meeting = meeting or county.october
    risk = makers.a_risk(session, meeting, more.pop("reporter", county.dasv), title, **more.pop("risk", {}))
    return risk, makers.an_assessment(session, risk, meeting, **more)


def scored(likelihood, impact, score, band):
    """The values of a scored assessment."""
    return {"likelihood": likelihood, "impact": impact, "score": score, "band": band}


HIGH = scored(3, 4, 12, Band.HIGH)
SIGNIFICANT = scored(4, 4, 16, Band.SIGNIFICANT)


def listed(store, viewer=MEMBER, quarter=None, **asked):
    """The titles of a list, in its order."""
    with store.read() as session:
        return [row.title for row in register(session, viewer, quarter, RegisterQuery(**asked)).rows]


def counted(store, viewer=MEMBER, quarter=None):
    """The register's figures."""
    with store.read() as session:
        return register_counts(session, viewer, quarter)


def test_lists_what_is_open_at_the_meeting_highest_score_first_and_unscored_last(store, county):
    with store.write() as session:
        on_register(session, county, "unscored")
        on_register(session, county, "high", **HIGH)
        on_register(session, county, "significant", **SIGNIFICANT)
        on_register(session, county, "shut", open=False, direction=Direction.CLOSED)
        on_register(session, county, "in July only", meeting=county.july, **HIGH)
    assert listed(store) == ["significant", "high", "unscored"]
    assert listed(store, quarter="2018-19-Q2") == ["in July only"]


def test_keeps_unscored_last_when_the_lowest_come_first(store, county):
    with store.write() as session:
        on_register(session, county, "unscored")
        on_register(session, county, "high", **HIGH)
        on_register(session, county, "significant", **SIGNIFICANT)
    assert listed(store, descending=False) == ["high", "significant", "unscored"]


def test_counts_every_view_as_the_view_lists_it(store, county):
    with store.write() as session:
        on_register(session, county, "a", standing=True, meetings_raised=3, direction=Direction.NOT_SCORED)
        on_register(session, county, "b", stuck=True, meetings_in_band=4, **SIGNIFICANT)
        on_register(session, county, "c", mentioned=False, direction=Direction.NOT_MENTIONED, **HIGH)
        on_register(session, county, "d", open=False, direction=Direction.CLOSED)
        on_register(session, county, "e", risk={"owner_body_id": county.council.id}, **HIGH)
        on_register(session, county, "f", status=RiskStatus.PROPOSED, **HIGH)
        on_register(session, county, "g", status=RiskStatus.PROPOSED, mentioned=False, **HIGH)
    viewer = replace(MEMBER, body_id=county.council.id)
    counts = dict(counted(store, viewer).views)
    assert counts == {view: len(listed(store, viewer, view=view)) for view in RegisterView}
    assert counts == {
        RegisterView.ALL: 6,
        RegisterView.CANDIDATES: 1,
        RegisterView.UNSCORED: 1,
        RegisterView.NOT_MENTIONED: 1,
        RegisterView.STANDING: 1,
        RegisterView.STUCK: 1,
        RegisterView.TOLERANCE: 1,
        RegisterView.MINE: 1,
        RegisterView.CLOSED: 1,
    }


def test_counts_the_matrix_and_leaves_unscored_off_it(store, county):
    with store.write() as session:
        on_register(session, county, "a", **HIGH)
        on_register(session, county, "b", **HIGH)
        on_register(session, county, "c", **SIGNIFICANT)
        on_register(session, county, "d")
    found = counted(store)
    assert found.grid == (((3, 4), 2), ((4, 4), 1))
    assert (found.open, found.on_grid, dict(found.bands)[Band.UNSCORED]) == (4, 3, 1)
    assert listed(store, likelihood=3, impact=4) == ["a", "b"]


def test_counts_movement_and_says_where_it_is_illustrative(store, county):
    with store.write() as session:
        on_register(session, county, "a", direction=Direction.WORSENING, illustrative=True, **HIGH)
        on_register(session, county, "b", direction=Direction.STATIC, **HIGH)
    moved = {one.direction: (one.count, one.illustrative) for one in counted(store).movement}
    assert moved[Direction.WORSENING] == (1, True)
    assert moved[Direction.STATIC] == (1, False)
    assert moved[Direction.IMPROVING] == (0, False)


def test_counts_candidates_that_came_in_with_the_returns(store, county):
    with store.write() as session:
        proposed = {"risk": {"status": RiskStatus.PROPOSED}}
        on_register(session, county, "new", **proposed)
        on_register(session, county, "new and scored", **proposed, **HIGH)
        on_register(session, county, "silent", mentioned=False, **proposed)
        on_register(session, county, "on the register")
    found = counted(store)
    assert (found.candidates, found.scored_candidates) == (2, 1)


def test_lists_a_closed_risk_once_until_it_is_opened_again(store, county):
    with store.write() as session:
        for title in ("closed twice over", "opened again"):
            risk, _ = on_register(session, county, title, meeting=county.july, open=False)
            again = {"open": title == "opened again", "direction": Direction.CLOSED}
            makers.an_assessment(session, risk, county.october, **again)
    assert sorted(listed(store, quarter="2018-19-Q2", view=RegisterView.CLOSED)) == [
        "closed twice over",
        "opened again",
    ]
    assert listed(store, view=RegisterView.CLOSED) == ["closed twice over"]
    assert counted(store, quarter="2018-19-Q4").of_view(RegisterView.CLOSED) == 1


def test_counts_as_mine_what_my_body_owns_is_asked_or_my_group_raised(store, county):
    with store.write() as session:
        on_register(session, county, "owned", risk={"owner_body_id": county.council.id})
        asked_of, _ = on_register(session, county, "asked")
        makers.an_ask(session, county.october, county.dasv, "Help", [county.council], risk_id=asked_of.id)
        later, _ = on_register(session, county, "asked later")
        makers.an_ask(session, county.january, county.dasv, "Help", [county.council], risk_id=later.id)
        on_register(session, county, "led", reporter=county.offender)
        on_register(session, county, "another's")
    viewer = replace(MEMBER, body_id=county.council.id)
    assert listed(store, viewer, view=RegisterView.MINE) == ["owned", "asked"]
    lead = Viewer(role=Role.LEAD, leads=frozenset({county.offender.id}))
    assert listed(store, lead, view=RegisterView.MINE) == ["led"]


def test_leaves_a_sensitive_risk_out_of_lists_and_counts_of_those_not_listed(store, county):
    with store.write() as session:
        secret = {"risk": {"marking": Marking.OFFICIAL_SENSITIVE}}
        risk, _ = on_register(
            session, county, "secret", direction=Direction.WORSENING, **secret, **SIGNIFICANT
        )
        on_register(session, county, "plain", **HIGH)
        listed_as = frozenset({("risk", risk.id)})
    assert listed(store) == ["plain"]
    assert (counted(store).open, counted(store).grid) == (1, (((3, 4), 1),))
    assert counted(store, PLANNER).open == 1
    assert listed(store, replace(MEMBER, listed=listed_as)) == ["secret", "plain"]
    assert counted(store, replace(MEMBER, listed=listed_as)).open == 2


def test_says_what_a_row_carries(store, county):
    with store.write() as session:
        item = makers.an_item("Funding ends in March", Part.RISK, kind=RiskKind.ISSUE)
        makers.a_return(session, county.october, county.dasv, items=[item])
        risk, _ = on_register(
            session,
            county,
            "Funding",
            source_item_id=item.id,
            last_mentioned_meeting_id=county.october.id,
            risk={"kind": RiskKind.ISSUE},
        )
        makers.an_area(session, risk, county.peterborough)
        makers.an_area(session, risk, county.fenland)
        makers.an_ask(session, county.october, county.dasv, "Find money", risk_id=risk.id)
    with store.read() as session:
        row = register(session, MEMBER, OCTOBER, RegisterQuery()).rows[0]
    assert (row.kind, row.reporter_slug, row.mentioned_on, row.asks) == (
        RiskKind.ISSUE,
        "dasv",
        date(2018, 10, 11),
        1,
    )
    assert (row.districts, row.words) == (("fenland", "peterborough"), "Funding ends in March")


@pytest.fixture
def long_list(monkeypatch):
    """Makes lists of more than two rows long ones, with two rows on a page."""
    monkeypatch.setattr(register_module, "IN_BROWSER", 2)
    monkeypatch.setattr(register_module, "PAGE_SIZE", 2)


def test_sends_the_whole_of_a_short_list_whatever_is_filtered(store, county):
    with store.write() as session:
        on_register(session, county, "a", **HIGH)
        on_register(session, county, "b")
    with store.read() as session:
        found = register(session, MEMBER, None, RegisterQuery(band=Band.HIGH, page=7))
    assert (found.in_browser, found.total, found.matched, len(found.rows), found.page) == (True, 2, 2, 2, 1)


def test_pages_a_long_list_and_gives_the_last_page_for_one_beyond_it(store, county, long_list):
    with store.write() as session:
        for title in "abcde":
            on_register(session, county, title)
    assert listed(store) == ["a", "b"]
    assert listed(store, page=3) == listed(store, page=99) == ["e"]
    with store.read() as session:
        found = register(session, MEMBER, None, RegisterQuery())
    assert (found.in_browser, found.total, found.matched, found.pages) == (False, 5, 5, 3)


@pytest.fixture
def mixed(store, county):
    """Three risks that differ in everything that can be filtered or put in order."""
    with store.write() as session:
        item = makers.an_item("Landlords turn people away", Part.RISK)
        waiting = makers.an_item("Words that nobody accepted", Part.RISK)
        makers.a_return(session, county.october, county.dasv, items=[item])
        makers.a_return(session, county.october, county.offender, ReturnState.SUBMITTED, items=[waiting])
        one, _ = on_register(
            session,
            county,
            "Beds",
            source_item_id=item.id,
            last_mentioned_meeting_id=county.october.id,
            direction=Direction.STATIC,
            **HIGH,
        )
        two, _ = on_register(
            session,
            county,
            "apprentices 100%",
            reporter=county.offender,
            source_item_id=waiting.id,
            last_mentioned_meeting_id=county.july.id,
            direction=Direction.WORSENING,
            risk={"kind": RiskKind.EVENT, "cause": "a new law"},
            **SIGNIFICANT,
        )
        on_register(session, county, "Cameras", direction=Direction.NEW)
        makers.an_area(session, one, county.fenland)
        for _ in range(2):
            makers.an_ask(session, county.july, county.dasv, "Help", risk_id=two.id)
        makers.an_ask(session, county.july, county.dasv, "Help", risk_id=one.id)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"band": Band.UNSCORED}, ["Cameras"]),
        ({"direction": Direction.STATIC}, ["Beds"]),
        ({"kind": RiskKind.EVENT}, ["apprentices 100%"]),
        ({"reporter": "offender"}, ["apprentices 100%"]),
        ({"district": "fenland"}, ["Beds"]),
        ({"words": "LANDLORDS away"}, ["Beds"]),
        ({"words": "new law"}, ["apprentices 100%"]),
        ({"words": "100%"}, ["apprentices 100%"]),
        ({"words": "10_%"}, []),
        ({"words": "nobody accepted"}, []),
        ({"words": "beds", "band": Band.UNSCORED}, []),
    ],
)
def test_filters_a_long_list_on_the_server(store, mixed, long_list, asked, expected):
    assert listed(store, **asked) == expected


def test_finds_the_words_of_an_unaccepted_return_only_for_those_who_may_read_it(store, mixed, long_list):
    assert listed(store, PLANNER, words="nobody accepted") == ["apprentices 100%"]


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        (RegisterSort.RISK, False, ["apprentices 100%", "Beds"]),
        (RegisterSort.FROM, True, ["apprentices 100%", "Beds"]),
        (RegisterSort.CURRENT, True, ["apprentices 100%", "Beds"]),
        (RegisterSort.SINCE, False, ["apprentices 100%", "Beds"]),
        (RegisterSort.MENTIONED, True, ["Beds", "apprentices 100%"]),
        (RegisterSort.ASKS, True, ["apprentices 100%", "Beds"]),
    ],
)
def test_puts_a_long_list_in_the_order_asked_for(store, mixed, long_list, sort, descending, expected):
    assert listed(store, sort=sort, descending=descending) == expected


def test_puts_no_words_of_an_unaccepted_return_into_a_row(store, mixed):
    with store.read() as session:
        rows = register(session, MEMBER, None, RegisterQuery()).rows
    assert [row.words for row in rows] == ["", "Landlords turn people away", ""]


def test_is_empty_at_a_meeting_to_which_nothing_came(store, county):
    assert listed(store, quarter="2018-19-Q4") == []
    assert counted(store, quarter="2018-19-Q4").open == 0


def test_says_at_which_meeting_the_register_stands_while_this_one_is_not_opened(store, county):
    assert counted(store).stands_as_at is None
    with store.write() as session:
        on_register(session, county, "open")
    assert counted(store).stands_as_at is None
    assert counted(store, quarter="2018-19-Q4").stands_as_at.id == county.october.id


def test_refuses_an_unknown_quarter(store, county):
    with pytest.raises(NotOpen):
        listed(store, quarter="1999-00-Q1")
