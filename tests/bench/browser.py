"""What a visit costs the visitor: bytes, requests, and when something and everything is on the screen."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.bench.county import MEMBER, PASSWORD

DYNAMIC = ("document", "fetch", "xhr")
STATIC = ("/assets/", "/_dash-component-suites/")
# The moment after the frame that shows the page's h1, which the app draws last.
WATCH = """
new MutationObserver((_, observer) => {
  if (!document.querySelector('#page-title')) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.boardPainted = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""

# The content policy allows no waiting by evaluated strings, so the page is asked to wait by itself.
PAINTED = """
() => new Promise((done) => {
  const look = () => (window.boardPainted ? done(window.boardPainted) : setTimeout(look, 20));
  look();
  setTimeout(() => done(null), 30000);
})
"""


@dataclass(frozen=True)
class Asked:
    """One request that the server had to work for, as it can be sent again."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes | None


@dataclass
class Visit:
    """One visit to one page. Bytes are those on the wire, headers included; times in ms since it began."""

    requests: int = 0
    bytes: int = 0
    first_paint: float = 0.0
    full_paint: float = 0.0
    asked: list[Asked] = field(default_factory=list)


def sign_in(browser: Browser, address: str) -> Any:
    """The cookies of a signed-in board member."""
    page = browser.new_context(base_url=address).new_page()
    page.goto("/sign-in")
    page.fill("input[name=email]", MEMBER)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form", has=page.locator("input[name=password]")).locator("button").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    cookies = page.context.storage_state()
    page.context.close()
    return cookies


def first_and_second(browser: Browser, address: str, cookies: Any, path: str) -> tuple[Visit, Visit]:
    """Two visits by somebody whose browser has nothing kept at the first, and what the first one left at the second."""
    context = browser.new_context(
        base_url=address, storage_state=cookies, viewport={"width": 1280, "height": 900}
    )
    context.add_init_script(WATCH)
    try:
        return _visit(context, path), _visit(context, path)
    finally:
        context.close()


def _visit(context: BrowserContext, path: str) -> Visit:
    page, visit = context.new_page(), Visit()
    _count(page, visit)
    sent: list[Request] = []
    # A lambda, because the driver notes something on the function it calls, and a list's method cannot hold it.
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108
    answer = page.goto(path)
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status if answer else 'nothing'}")
    painted = page.evaluate(PAINTED)
    if painted is None:
        raise RuntimeError(f"{path} was not drawn in half a minute")
    visit.full_paint = painted
    page.wait_for_load_state("networkidle")
    entries = "performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)"
    visit.first_paint = next(iter(page.evaluate(entries)), visit.full_paint)
    visit.asked = [_again(request) for request in sent if _is_work(request)]
    page.close()
    return visit


def _count(page: Page, visit: Visit) -> None:
    """Count what came over the wire: what the browser had kept costs nothing."""
    wire, kept = page.context.new_cdp_session(page), set[str]()
    wire.send("Network.enable")
    wire.on("Network.requestServedFromCache", lambda event: kept.add(event["requestId"]))

    def answered(event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            kept.add(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] not in kept:
            visit.requests += 1
            visit.bytes += int(event["encodedDataLength"])

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", finished)


def _is_work(request: Request) -> bool:
    """Whether the server had to work for it; files that it only hands out are counted in bytes."""
    return request.resource_type in DYNAMIC and not any(part in request.url for part in STATIC)


def _again(request: Request) -> Asked:
    headers = {name: value for name, value in request.all_headers().items() if not name.startswith(":")}
    return Asked(request.method, request.url, headers, request.post_data_buffer)
