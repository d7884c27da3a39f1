"""Every page of the registry, for every sample account: it opens, reads well aloud, and fits the screen."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.registry import pages
from tests.browser.conftest import OpenPage
from tests.support.chromium import axe_violations
from tests.support.sample import ACCOUNTS
from tests.support.site import ANONYMOUS, DESKTOP, PHONE, Site, drawn, sign_in, visit, walk

NARROWEST = {"width": 320, "height": 640}
WIDEST = {"width": 1600, "height": 1000}
# The second planner sees what the first does.
ROLES = sorted(set(ACCOUNTS) - {"planner2"})


@dataclass(frozen=True)
class Seen:
    """What there is to say of one page: its title and its faults."""

    title: str
    faults: list[str]


Look = Callable[[str], dict[str, Seen]]


@pytest.fixture(scope="session")
def looked() -> dict[str, dict[str, Seen]]:
    """What was seen by each account already."""
    return {}


@pytest.fixture
def look(site: Site, open_page: OpenPage, looked: dict[str, dict[str, Seen]]) -> Look:
    """Looks at every page that an account can reach, by name; once a worker."""

    def look(role: str) -> dict[str, Seen]:
        if role not in looked:
            page = open_page(role)
            looked[role] = {name: _seen(page) for name, _ in walk(site, page)}
        return looked[role]

    return look


def _seen(page: Page) -> Seen:
    return Seen(page.title(), axe_violations(page) + faults_of_structure(page) + faults_of_width(page))


def faults_of_structure(page: Page) -> list[str]:
    """What a screen reader's user would miss: title, language, one h1, a way past the navigation."""
    found = []
    if not page.title():
        found.append("no title")
    if page.locator("html").get_attribute("lang") != "en-GB":
        found.append("language is not en-GB")
    if (headings := page.locator("h1").count()) != 1:
        found.append(f"{headings} h1")
    if page.locator("main").count() != 1:
        found.append("not one main")
    # A return's own table, quoted beside its reading, lays out a page: it has no caption in the source either.
    uncaptioned = page.locator("table:not(.doc-t):not(:has(caption))").count()
    if uncaptioned:
        found.append(f"{uncaptioned} tables without a caption")
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('a[href^=\"#\"]')"):
        found.append("the first stop of the Tab key is not a skip link")
    return found


def faults_of_width(page: Page) -> list[str]:
    """At which widths the page is wider than the window, and what axe finds on a phone."""
    found = []
    for size in (WIDEST, NARROWEST, PHONE):
        page.set_viewport_size(size)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{over} pixels too wide at {size['width']}"] if over > 0 else []
    found += [f"on a phone: {violation}" for violation in axe_violations(page)]
    page.set_viewport_size(DESKTOP)
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_whole_fits_and_has_no_accessibility_violation(look: Look, role: str) -> None:
    seen = look(role)
    assert {name: one.faults for name, one in seen.items() if one.faults} == {}
    assert [title for title, times in Counter(one.title for one in seen.values()).items() if times > 1] == []


def test_every_page_of_the_registry_was_reached_by_somebody(look: Look) -> None:
    reached = {name for role in ("dasv.lead", "planner", "admin") for name in look(role)}
    assert {one.name for one in pages()} - reached == set()


def test_the_sign_in_page_has_no_accessibility_violation(open_page: OpenPage) -> None:
    page = open_page(ANONYMOUS)
    visit(page, "/sign-in")
    assert axe_violations(page) == []
    assert page.locator("input[type=password]").count() == 1


def test_somebody_signs_in_with_the_form(own_page: OpenPage) -> None:
    page = own_page(ANONYMOUS)
    sign_in(page, "dasv.lead")
    expect(drawn(page).get_by_role("heading", level=1)).to_be_visible()
    visit(page, "/returns")
    assert urlsplit(page.url).path == "/returns"


@pytest.mark.expects_status(404)
def test_a_page_that_does_not_exist_answers_404_and_reads_well(page: Page) -> None:
    answer = page.goto("/no-such-page")
    assert answer is not None
    assert answer.status == 404
    assert axe_violations(page) == []


def test_a_second_visit_fetches_no_asset_again(page: Page) -> None:
    visit(page, "/")
    visit(page, "/")
    fetched = page.evaluate(
        """performance.getEntriesByType("resource")
            .filter(entry => ["script", "link", "css", "img"].includes(entry.initiatorType))
            .filter(entry => entry.transferSize > 0)
            .map(entry => entry.name)"""
    )
    assert fetched == []
