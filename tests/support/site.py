"""The dashboard seen by somebody: opening it signed in with a sample account, and finding all of its pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from dashboard.registry import pages
from tests.support.sample import ACCOUNTS, PASSWORD

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 800}
ANONYMOUS = "anonymous"


@dataclass
class Site:
    """One running server with one browser. Each account signs in once; later pages reuse its cookies."""

    address: str
    browser: Browser
    cookies: dict[str, object] = field(default_factory=dict)

    def open(self, account: str, viewport: dict[str, int] | None = None) -> Page:
        """A new page in a context of its own, signed in as `account` (a key of ACCOUNTS, or ANONYMOUS)."""
        if account != ANONYMOUS and account not in self.cookies:
            self.cookies[account] = self._sign_in(account)
        context = self.browser.new_context(
            base_url=self.address,
            viewport=viewport or DESKTOP,
            locale="en-GB",
            timezone_id="Europe/London",
            storage_state=self.cookies.get(account),
        )
        context.set_default_timeout(15_000)
        return context.new_page()

    def _sign_in(self, account: str) -> object:
        page = self.browser.new_context(base_url=self.address).new_page()
        page.goto("/sign-in")
        page.fill("input[name=email]", ACCOUNTS[account])
        page.fill("input[name=password]", PASSWORD)
        page.locator("form", has=page.locator("input[name=password]")).locator("button").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
        state = page.context.storage_state()
        page.context.close()
        return state


def visit(page: Page, path: str) -> Page:
    """Go to `path` and wait until the screen is drawn: its h1 is there and nothing is still loading."""
    page.goto(path)
    return drawn(page)


def drawn(page: Page) -> Page:
    """Wait until the screen is drawn."""
    page.locator("h1").first.wait_for()
    page.locator("._dash-loading").wait_for(state="detached")
    return page


def addresses(page: Page) -> dict[str, str]:
    """For each page of the registry that this person can reach, one address: page name to path.

    Pages with a part of the address left open ("/risks/<ref>") are found as a visitor finds them, by the first link
    to one on the pages without.
    """
    plain = {one.name: one.path for one in pages() if "<" not in one.path}
    found: dict[str, str] = {}
    links: list[str] = []
    for name, path in plain.items():
        answer = page.goto(path)
        if answer and answer.status == 200:
            drawn(page)
            found[name] = path
            links += page.eval_on_selector_all(
                "a[href^='/']", "links => links.map(a => a.getAttribute('href'))"
            )
    name_of = _matcher()
    for link in links:
        name = name_of(urlsplit(link).path)
        if name and name not in found:
            found[name] = link
    return found


def _matcher() -> Callable[[str], str | None]:
    rules = Map([Rule(one.path, endpoint=one.name) for one in pages()]).bind("")

    def name_of(path: str) -> str | None:
        try:
            return str(rules.match(path)[0])
        except HTTPException:
            return None

    return name_of
