"""Chromium for tests and pictures: how it is started, what is watched while it runs, and the axe check."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# No sandbox because root may not have one in a container; the rest keeps the browser from calling anyone.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMES_OWN_WORDS = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")


def executable(playwright: Playwright) -> str:
    """Where Chromium is: BOARD_TEST_CHROMIUM, one of its usual names on the path, or Playwright's own build."""
    named = os.environ.get("BOARD_TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    if not named and not Path(own).exists():
        raise RuntimeError("There is no Chromium here: run ops/install_test_needs.sh.")
    return named or own


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium with a new profile, closed at the end."""
    browser = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
    yield browser
    browser.close()


class Watch:
    """What pages did that no page may do: console errors, exceptions, failed answers, calls to other hosts."""

    def __init__(self, allowed: tuple[int, ...] = ()) -> None:
        """`allowed` are the statuses of 400 and over that a test brings about on purpose."""
        self.allowed = set(allowed)
        self.complaints: list[str] = []

    def over(self, page: Page) -> Page:
        """Watch this page from now on, and give it back."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"exception in the page: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        status = CHROMES_OWN_WORDS.match(message.text)
        if not (status and int(status[1]) in self.allowed):
            self.complaints.append(f"console error: {message.text}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.hostname != "127.0.0.1":
            self.complaints.append(f"request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.allowed:
            self.complaints.append(f"{response.status} for {response.request.method} {response.url}")


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe_violations(page: Page) -> list[str]:
    """The page's WCAG A and AA violations as one line each: rule, what it asks, and where it is broken."""
    page.evaluate(_axe_source())
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        AXE_TAGS,
    )
    return [
        f"{rule['id']}: {rule['help']}: "
        + "; ".join(" ".join(map(str, node["target"])) for node in rule["nodes"])
        for rule in result["violations"]
    ]


def axe(page: Page) -> None:
    """Fail the test where axe-core finds any A or AA violation on the page as it is now."""
    found = axe_violations(page)
    assert found == [], "\n".join(found)
