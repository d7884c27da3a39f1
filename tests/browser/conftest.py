"""What every browser test may ask for.

- `page`: a page signed in as `role` (board member unless a test is parametrised over `role`), for looking.
- `open_page(role, viewport)`: more such pages, for other roles or sizes.
- `own_site` and `own_page(role)`: a site whose sample year is this test's own to change.
- `axe(page)` of `tests.support.chromium`: fails where axe-core finds an A or AA violation.

A guard round every test fails it on a console error, an exception in the page, an answer of 400 or over that is
not named by the marker `expects_status`, and any request to another host.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import chromium, live, sample
from tests.support.chromium import Watch
from tests.support.draft import leave_draft
from tests.support.run import FOLDER
from tests.support.sample import SampleCopy
from tests.support.site import Site

OpenPage = Callable[..., Page]
SHARED = ("site", "gallery")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a browser test, and keep those that look at one site with one worker.

    Each worker would start a server and fill a site of its own for them otherwise.
    """
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            shared = next((name for name in SHARED if name in getattr(item, "fixturenames", ())), None)
            if shared:
                item.add_marker(pytest.mark.xdist_group(shared))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for this worker; each page gets a context of its own."""
    with sync_playwright() as playwright, chromium.chromium(playwright) as started:
        yield started


@pytest.fixture(scope="session")
def site(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A server with the sample year and one draft, for tests that only look: others would see a change."""
    folder = tmp_path_factory.mktemp("site")
    copied = sample.copy(request.config.stash[FOLDER], folder / "sample")
    with live.serve(copied.environment, folder, workers=2) as server:
        started = Site(server.address, browser, copied.environment)
        leave_draft(started)
        yield started


@pytest.fixture(scope="session")
def _changed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SampleCopy, str]]:
    """This worker's server for the tests that change something, one after another, and its address."""
    folder = tmp_path_factory.mktemp("changed")
    copied = sample.copy(request.config.stash[FOLDER], folder / "sample")
    with live.serve(copied.environment, folder) as server:
        yield copied, server.address


@pytest.fixture
def own_site(request: pytest.FixtureRequest, browser: Browser, _changed: tuple[SampleCopy, str]) -> Site:
    """A site with a fresh sample year, for this test alone to change."""
    copied, address = _changed
    copied.renew(request.config.stash[FOLDER])
    return Site(address, browser, copied.environment)


@pytest.fixture(autouse=True)
def watch(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """The guard over every page that this test opens."""
    marker = request.node.get_closest_marker("expects_status")
    watching = Watch(marker.args if marker else ())
    yield watching
    assert watching.complaints == []


def _opener(site: Site, watch: Watch) -> Iterator[OpenPage]:
    opened: list[Page] = []

    def open_page(role: str = "member", viewport: dict[str, int] | None = None) -> Page:
        opened.append(watch.over(site.open(role, viewport)))
        return opened[-1]

    yield open_page
    for page in opened:
        page.context.close()


@pytest.fixture
def open_page(site: Site, watch: Watch) -> Iterator[OpenPage]:
    """Opens pages on the shared site: `open_page("planner")`, `open_page("member", PHONE)`."""
    yield from _opener(site, watch)


@pytest.fixture
def own_page(own_site: Site, watch: Watch) -> Iterator[OpenPage]:
    """Opens pages on this test's own site."""
    yield from _opener(own_site, watch)


@pytest.fixture
def role() -> str:
    """Who `page` is signed in as; a test may be parametrised over it."""
    return "member"


@pytest.fixture
def page(open_page: OpenPage, role: str) -> Page:
    """A page of the shared site, signed in as `role`."""
    return open_page(role)
