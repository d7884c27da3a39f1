"""`make shots`: a picture of each page, for eyes: at 1280 and 375 wide on screen, and as printed, per account.

Files are named shots/ACCOUNT/PAGE-HOW.png. Names of accounts as arguments take only theirs.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support import chromium, live, sample
from tests.support.draft import leave_draft
from tests.support.site import ANONYMOUS, DESKTOP, PHONE, Site, addresses, visit

SHOTS = Path(__file__).parents[2] / "shots"
ACCOUNTS = ("member", "dasv.lead", "fenland.lead", "planner", "admin")
# A4 at 96 dots an inch, without the margins.
PAPER = {"width": 718, "height": 1047}


def main(accounts: list[str]) -> int:
    """Take all pictures and print where they are."""
    with tempfile.TemporaryDirectory(prefix="board-shots-") as name:
        folder = Path(name)
        copied = sample.copy(folder, folder / "site")
        with (
            live.serve(copied.environment, folder) as server,
            sync_playwright() as playwright,
            chromium.chromium(playwright) as browser,
        ):
            site = Site(server.address, browser)
            leave_draft(site)
            taken = _take(site.open(ANONYMOUS), {"sign-in": "/sign-in"}, SHOTS / ANONYMOUS)
            for account in accounts:
                taken += _take(site.open(account), addresses(site, account), SHOTS / account)
    print(f"{taken} pictures in {SHOTS.name}/")
    return 0


def _take(page: Page, paths: dict[str, str], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        page.emulate_media(media="screen")
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            visit(page, path).screenshot(path=folder / f"{name}-{size['width']}.png", full_page=True)
        page.emulate_media(media="print")
        page.set_viewport_size(PAPER)
        page.screenshot(path=folder / f"{name}-print.png", full_page=True)
    return 3 * len(paths)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(ACCOUNTS)))
