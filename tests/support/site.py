"""The dashboard seen by somebody: opening it signed in with a sample account, and finding all of its pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from sqlalchemy import select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from dashboard.registry import pages
from dashboard.site import SESSION
from data.accounts.sessions import open_session
from data.clock import now
from data.store.session import Store
from data.store.tables import Person
from tests.support.sample import ACCOUNTS, PASSWORD

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 800}
ANONYMOUS = "anonymous"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass
class Site:
    """One running server with one browser. Each account signs in once; later pages reuse its cookies.

    `environment` leads commands to what the server shows. `unlinked` are addresses that tests prepared and that no list
    of the default meeting leads to.
    """

    address: str
    browser: Browser
    environment: dict[str, str]
    cookies: dict[str, object] = field(default_factory=dict)
    unlinked: list[str] = field(default_factory=list)

    def open(self, account: str, viewport: dict[str, int] | None = None) -> Page:
        """A new page in a context of its own, signed in as `account` (a key of ACCOUNTS, or ANONYMOUS)."""
        if account != ANONYMOUS and account not in self.cookies:
            self.cookies[account] = self._sign_in(account)
        context = self.browser.new_context(
            base_url=self.address,
            viewport=viewport or DESKTOP,
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",  # a page is looked at where it comes to rest, not on its way there
            storage_state=self.cookies.get(account),
        )
        context.set_default_timeout(15_000)
        return context.new_page()

    def _sign_in(self, account: str) -> object:
        """The cookies of somebody whom the server knows, without the form: it is tried in a test of its own."""
        store = Store(self.environment["DATABASE_URL"])
        with store.write(advance=False) as session:
            person = session.scalars(select(Person.id).where(Person.email == ACCOUNTS[account])).one()
            token = open_session(session, person, now())
        store.close()
        cookie = {"name": SESSION, "value": token, "domain": "127.0.0.1", "path": "/"}
        return {
            "cookies": [cookie | {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}],
            "origins": [],
        }


def sign_in(page: Page, account: str) -> None:
    """Sign in as a person does, with the form."""
    page.goto("/sign-in")
    page.fill("input[name=email]", ACCOUNTS[account])
    page.fill("input[name=password]", PASSWORD)
    page.locator("form", has=page.locator("input[name=password]")).locator("button").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def send_return(page: Page, data: bytes, group: str, quarter: str) -> str:
    """Upload a Word file for a group and meeting as a person does; gives the address of its check page."""
    visit(page, f"/returns/upload?quarter={quarter}")
    page.select_option("select[name=group]", group)
    page.set_input_files("input[type=file]", {"name": "return.docx", "mimeType": WORD, "buffer": data})
    page.get_by_role("button", name="Upload and read").click()
    page.wait_for_url("**/check*")
    drawn(page)
    return urlsplit(page.url).path


def visit(page: Page, path: str) -> Page:
    """Go to `path` and wait until the screen is drawn: its h1 is there and nothing is still loading."""
    page.goto(path)
    return drawn(page)


def drawn(page: Page) -> Page:
    """Wait until the screen is drawn; fails with what stands there instead."""
    try:
        page.locator("h1").first.wait_for()
        page.locator("._dash-loading").wait_for(state="detached")
    except PlaywrightTimeout as late:
        raise AssertionError(f"{page.url} was not drawn: {page.inner_text('body')[:400]!r}") from late
    return page


def walk(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """Each page of the registry that this page's account can reach, once: its name, and its path, where `page` stands.

    Pages with a part of the address left open ("/risks/<ref>") are found as a visitor finds them, by the first link
    to one on the pages without.
    """
    seen: list[str] = []
    for one in pages():
        if "<" not in one.path and is_there(page, one.path):
            seen += links(page)
            yield one.name, one.path
    found = {one.name for one in pages() if "<" not in one.path}
    name_of = _matcher()
    for link in [*seen, *site.unlinked]:
        name, path = (
            name_of(urlsplit(link).path),
            link.partition("#")[0],
        )  # its top, not a part that takes the focus
        if name and name not in found and is_there(page, path):
            found.add(name)
            yield name, path


def links(page: Page) -> list[str]:
    """Where the links of the page lead on this site, in their order."""
    found: list[str] = page.eval_on_selector_all(
        "a[href^='/']", "all => all.map(a => a.getAttribute('href'))"
    )
    return found


def is_there(page: Page, path: str) -> bool:
    """Whether this person finds a page at the path, and then stands on it.

    What is not theirs looks as if it did not exist; it is asked for beside the page, which a 404 would be a fault of.
    """
    if not page.request.get(path).ok:
        return False
    return visit(page, path).locator("h1").first.inner_text() != "Page not found"


def _matcher() -> Callable[[str], str | None]:
    rules = Map([Rule(one.path, endpoint=one.name) for one in pages()]).bind("")

    def name_of(path: str) -> str | None:
        try:
            return str(rules.match(path)[0])
        except HTTPException:
            return None

    return name_of


def answer_everything(page: Page) -> None:
    """Choose the first answer of each question that must be answered, beside the document and above it."""
    must = ".pair.stopp, .probs > li:has(.rag-red)"
    while page.locator(must).locator("[data-act=answer]").count():
        left = page.locator("[data-act=answer]").count()
        asked = page.locator(must).locator("[data-fields]:has(> [data-act=answer])").first
        if asked.locator("select").count():
            asked.locator("select").select_option(index=1)
        asked.locator("[data-act=answer]").click()
        expect(page.locator("[data-act=answer]")).to_have_count(left - 1)
