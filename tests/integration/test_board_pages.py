"""The board's pages as drawn over HTTP, on the sample year and on a board that has no meeting yet."""

import json
import re
from collections.abc import Iterator

import pytest
from dash import Dash

from app import create_app
from dashboard import guard
from dashboard.access import EXTENSION
from dashboard.config import Settings
from tests.integration.conftest import MakeApp
from tests.support import probe, sample
from tests.support.run import FOLDER
from tests.support.visitor import Visitor, a_call

PAGES = (
    "/", "/groups", "/groups/dasv", "/groups/road-safety", "/csps", "/csps/huntingdonshire", "/plan", "/asks",
    "/asks?view=actions", "/asks?body=mine", "/returns", "/returns?of=csps", "/returns/over-time",
    "/returns/over-time?signal=copied", "/help", "/accessibility", "/whats-new",
)  # fmt: skip
MEETINGS = ("2017-18-Q4", "2018-19-Q3", "2018-19-Q4", "2019-20-Q4")
OPENED = re.compile(r"href='(/[^']*)'")


@pytest.fixture(scope="module")
def sample_app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dash]:
    """The app over a copy of the sample year, which nothing here changes."""
    copied = sample.copy(request.config.stash[FOLDER], tmp_path_factory.mktemp("pages") / "sample")
    settings = Settings(database_url=copied.database_url, files=copied.folder / "files", secret_key="k" * 40)
    app = create_app(settings)
    yield app
    app.server.extensions[EXTENSION].store.close()


def drawn(visitor: Visitor, address: str) -> str:
    """What the page at an address says, attributes included, as one text."""
    (name,) = (name for name in guard.rules(visitor.app.server) if "board-screen" in name)
    body = a_call(name, guard.rules(visitor.app.server)[name])
    pathname, _, search = address.partition("?")
    for part, value in zip(body["inputs"], (pathname, f"?{search}" if search else ""), strict=True):
        part["value"] = value
    answer = visitor.call(body)
    assert answer.status_code == 200, address
    return " ".join(_texts(json.loads(answer.data)))


def _texts(part: object) -> Iterator[str]:
    """The words of an answer and its addresses, in their order. An element is [name, attributes, ...children]."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from (f"href='{part['href']}'",) if "href" in part else ()
        yield from (
            text for value in part.values() if isinstance(value, dict | list) for text in _texts(value)
        )
    elif isinstance(part, list):
        element = len(part) > 1 and isinstance(part[0], str) and isinstance(part[1], dict)
        yield from (text for value in (part[1:] if element else part) for text in _texts(value))


def plain(said: str) -> str:
    """The words without addresses, one space apart."""
    return re.sub(r"\s+", " ", OPENED.sub("", said))


def member(app: Dash, who: str = "member") -> Visitor:
    return Visitor(app).becomes(sample.ACCOUNTS[who])


@pytest.mark.parametrize("who", sorted(sample.ACCOUNTS))
def test_every_page_is_drawn_for_every_account_at_every_meeting(sample_app: Dash, who: str) -> None:
    visitor = member(sample_app, who)
    lost = [
        f"{page} at {meeting}"
        for page in PAGES
        for meeting in MEETINGS
        if "Page not found" in drawn(visitor, f"{page}{'&' if '?' in page else '?'}quarter={meeting}")
    ]
    assert lost == []


def test_the_overview_tells_the_published_october(sample_app: Dash) -> None:
    said = drawn(member(sample_app), "/?quarter=2018-19-Q3")
    for words in (
        "7 received of 9 expected",
        "May 2018",
        "8 candidates from this quarter",
        "Monday 7 January",
        "Thursday 10 January",
        "Huntingdonshire has no turn of its own in the plan to 2019-20 Q4",
    ):
        assert words in plain(said), words


def test_the_tracker_tells_the_published_october(sample_app: Dash) -> None:
    said = plain(drawn(member(sample_app), "/returns?quarter=2018-19-Q3"))
    for words in (
        "9 expected , 7 received , 2 to follow , 1 labelled May 2018, so stale",
        "The deadline was Monday 1 October 2018",
        "7 of 9 returns in",
        "37 of 48 parts answered or nil",
    ):
        assert words in said, words
    assert "44 of 56 parts answered or nil" in drawn(
        member(sample_app, "planner"), "/returns?quarter=2018-19-Q3"
    )


def test_the_chase_list_of_the_published_october_holds_the_two_to_follow(sample_app: Dash) -> None:
    planner = member(sample_app, "planner")
    said = plain(drawn(planner, "/returns/chase?quarter=2018-19-Q3"))
    assert "2 of 9 have not come, 2 to chase now." in said
    for words in (
        "Road Safety: return for 11 October 2018 was due",
        "A full paper is on the agenda instead.",
    ):
        assert words in said
    assert "No e-mail yet" in drawn(planner, "/returns/letters?quarter=2018-19-Q3")


@pytest.mark.parametrize("who", ["member", "dasv.lead", "admin"])
@pytest.mark.parametrize("page", ["/returns/chase", "/returns/letters"])
def test_whom_to_chase_is_no_page_of_anybody_elses(sample_app: Dash, who: str, page: str) -> None:
    assert "Page not found" in drawn(member(sample_app, who), page)


def test_the_plan_argues_by_counting(sample_app: Dash) -> None:
    said = plain(drawn(member(sample_app), "/plan"))
    for words in (
        "delivery groups, but 4 meetings × 2 slots = 8 : 1 left out",
        "CSPs, but 4 meetings × 1 slot = 4 :",
    ):
        assert words in said


def test_no_link_of_the_overview_leads_nowhere(sample_app: Dash) -> None:
    for who in ("member", "dasv.lead", "planner", "admin"):
        visitor = member(sample_app, who)
        links = sorted(set(OPENED.findall(drawn(visitor, "/"))))
        assert len(links) > 30
        assert [link for link in links if "Page not found" in drawn(visitor, link.partition("#")[0])] == []


def test_names_no_district_group_or_meeting_that_is_not_there(sample_app: Dash) -> None:
    visitor = member(sample_app)
    for address in ("/groups/fenland", "/csps/dasv", "/csps/nowhere", "/groups/", "/?quarter=2031-32-Q1"):
        assert "Page not found" in drawn(visitor, address), address


@pytest.mark.parametrize("page", ["/groups/dasv", "/csps/fenland", "/risks/R18-004", "/risks", "/"])
def test_another_meeting_is_chosen_without_leaving_the_page(sample_app: Dash, page: str) -> None:
    assert f"href='{page}?quarter=2018-19-Q2'" in drawn(member(sample_app), page)


def test_a_return_stands_under_its_own_meeting_and_the_others_lead_to_their_tracker(sample_app: Dash) -> None:
    visitor = member(sample_app)
    (july,) = re.findall(r"href='(/returns/[0-9]+)[^']*' Accepted", drawn(visitor, "/groups/dasv"))[1:2]
    said = drawn(visitor, july)
    assert "As at Thursday 19 July 2018" in said
    assert "href='/returns?quarter=2018-19-Q3'" in said
    assert f"href='{july}?quarter=2018-19-Q3'" not in said


@pytest.mark.parametrize("role", ["member", "lead", "planner", "administrator"])
def test_a_board_without_a_meeting_says_so_instead_of_not_found(make_app: MakeApp, role: str) -> None:
    visitor = Visitor(make_app()).becomes(probe.PEOPLE[role])
    for page in ("/", "/groups", "/csps", "/plan", "/asks"):
        assert "none has been entered yet" in drawn(visitor, page)
    for page in ("/help", "/accessibility", "/whats-new"):
        assert "Page not found" not in drawn(visitor, page)
    assert "Page not found" in drawn(visitor, "/groups/dasv")
