"""`make shots`: a picture of each page, for eyes: at 1280 and 375 wide on screen, and as printed, per account.

Files are named shots/ACCOUNT/PAGE-HOW.png. Names of accounts as arguments take only theirs; `--readme` renews the
pictures of the README in docs/pictures/ instead.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support import chromium, live, sample
from tests.support.draft import leave_draft
from tests.support.site import ANONYMOUS, DESKTOP, PHONE, Site, visit, walk

ROOT = Path(__file__).parents[2]
SHOTS, PICTURES = ROOT / "shots", ROOT / "docs" / "pictures"
ACCOUNTS = ("member", "dasv.lead", "fenland.lead", "planner", "admin")
# A4 at 96 dots an inch, without the margins.
PAPER = {"width": 718, "height": 1047}
FOR_README = {"overview": "member", "check": "dasv.lead", "risks": "member"}
README_HEIGHT = 1200


def main(arguments: list[str]) -> int:
    """Take the pictures that the arguments ask for, and say where they are."""
    with prepared_site() as site:
        if arguments == ["--readme"]:
            for name, account in FOR_README.items():
                _take_for_readme(site, name, account)
            return 0
        taken = _take(site.open(ANONYMOUS), {"sign-in": "/sign-in"}, SHOTS / ANONYMOUS)
        for account in arguments or ACCOUNTS:
            taken += _take(site.open(account), dict(walk(site, site.open(account))), SHOTS / account)
    print(f"{taken} pictures in {SHOTS.name}/")
    return 0


@contextmanager
def prepared_site() -> Iterator[Site]:
    """The sample year, served, with a draft being checked."""
    with tempfile.TemporaryDirectory(prefix="board-shots-") as name:
        folder = Path(name)
        copied = sample.copy(folder, folder / "site")
        with (
            live.serve(copied.environment, folder) as server,
            sync_playwright() as playwright,
            chromium.chromium(playwright) as browser,
        ):
            site = Site(server.address, browser, copied.environment)
            leave_draft(site)
            yield site


def _take(page: Page, paths: dict[str, str], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        page.emulate_media(media="screen")
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            visit(page, path)
            _whole(page, size["width"], folder / f"{name}-{size['width']}.png")
        page.emulate_media(media="print")
        _whole(page, PAPER["width"], folder / f"{name}-print.png")
    return 3 * len(paths)


def _whole(page: Page, width: int, file: Path) -> None:
    """Picture the page in a window as high as itself, so that what sticks to the window's foot stands at its end."""
    page.set_viewport_size({"width": width, "height": PAPER["height"]})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": height})
    page.screenshot(path=file)


def _take_for_readme(site: Site, name: str, account: str) -> None:
    path = dict(walk(site, site.open(account)))[name]
    page = visit(site.open(account, {"width": DESKTOP["width"], "height": README_HEIGHT}), path)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
