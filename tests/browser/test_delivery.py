"""What a visit costs on the wire, and that nothing is fetched twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.support.site import drawn, visit

OpenPage = Callable[..., Page]
FIRST_VISIT_BYTES = 350_000
MOST_REQUESTS = 20
FILES = ("/assets/", "/_dash-component-suites/")


@dataclass
class Wire:
    """What came over the network and not from the browser's own store, by path."""

    paths: dict[str, str] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)

    def over(self, page: Page) -> "Wire":
        """Count from now on."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.requestWillBeSent",
            lambda one: self.paths.update({one["requestId"]: one["request"]["url"]}),
        )
        session.on("Network.requestServedFromCache", lambda one: self.paths.pop(one["requestId"], None))
        session.on("Network.loadingFinished", self._finished)
        return self

    def _finished(self, one: dict[str, object]) -> None:
        url = self.paths.get(str(one["requestId"]))
        if url and url.startswith("http"):
            path = urlsplit(url).path
            self.received[path] = self.received.get(path, 0) + int(str(one["encodedDataLength"]))

    @property
    def files(self) -> set[str]:
        """The scripts and styles among what came, headers of a 304 not counted."""
        return {path for path, size in self.received.items() if path.startswith(FILES) and size > 0}


@pytest.mark.parametrize("path", ["/", "/risks"])
def test_a_first_visit_is_small_and_takes_few_requests(open_page: OpenPage, path: str) -> None:
    page = open_page("member")
    wire = Wire().over(page)
    visit(page, path)
    page.wait_for_load_state("networkidle")
    assert sum(wire.received.values()) <= FIRST_VISIT_BYTES, wire.received
    assert len(wire.received) < MOST_REQUESTS
    assert {name for name in wire.received if "plotly" in name} == set()


def test_a_second_visit_fetches_no_file_again(open_page: OpenPage) -> None:
    page = open_page("member")
    first = Wire().over(page)
    visit(page, "/")
    assert len(first.files) > 5
    for path in ("/risks", "/", "/risks"):
        again = Wire().over(page)
        visit(page, path)
        page.wait_for_load_state("networkidle")
        assert again.files == set()


@pytest.mark.expects_status(401)
def test_somebody_whose_session_is_over_is_asked_to_sign_in(open_page: OpenPage) -> None:
    page = visit(open_page("member"), "/")
    page.context.clear_cookies()
    page.locator("nav[aria-label=Primary] a", has_text="Risks").click()
    page.wait_for_url("**/sign-in?next=*")
    assert page.locator("h1").inner_text() == "Sign in"


def test_the_frame_is_drawn_without_the_scripts_that_are_left_out(page: Page) -> None:
    visit(page, "/")
    assert page.evaluate("Boolean(window.dash_core_components && window.dash_html_components)") is True
    assert page.evaluate("Boolean(window._babelPolyfill)") is False
    assert drawn(page).locator("h1").count() == 1
