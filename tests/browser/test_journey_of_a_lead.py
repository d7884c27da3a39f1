"""A lead goes from the reminder on the overview to the receipt by keyboard alone, at both widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.chromium import axe
from tests.support.site import DESKTOP, PHONE, drawn, visit

OpenPage = Callable[..., Page]
MOST_TABS = 400
WORDS = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels.length ? one.labels[0].innerText : one.innerText;
  return (label || one.getAttribute('aria-label') || '').trim();
}"""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus stands on what begins with these words."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(WORDS).startswith(words):
            return
    raise AssertionError(f"The keyboard does not reach {words!r} on {page.url}")


def press(page: Page, words: str) -> None:
    tab_to(page, words)
    page.keyboard.press("Enter")


def tab_on(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus stands on this element; it may stand there already."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {wanted} on {page.url}")


def answer_what_must_be(page: Page) -> None:
    """Answer every Must answer with the first of its answers, going on from where the focus is."""
    must = page.locator(".pair.stopp, .probs > li:has(.rag-red)")
    while must.locator("[data-act=answer]").count():
        left = page.locator("[data-act=answer]").count()
        asked = must.locator("[data-fields]:has(> [data-act=answer])").first
        if asked.locator("select").count():
            tab_on(page, asked.locator("select"))
            page.keyboard.press("ArrowDown")
        tab_on(page, asked.locator("[data-act=answer]"))
        page.keyboard.press("Enter")
        expect(page.locator("[data-act=answer]")).to_have_count(left - 1)


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["1280", "375"])
def test_from_the_reminder_to_the_receipt_by_keyboard_alone(
    own_page: OpenPage, width: dict[str, int]
) -> None:
    page = visit(own_page("dasv.lead", width), "/?quarter=2018-19-Q3")
    expect(page.locator("main")).to_contain_text("Reports are due Monday 7 January 2019")
    axe(page)
    press(page, "Send it")
    page.wait_for_url("**/returns/upload?*")
    axe(drawn(page))
    press(page, "Write it here instead")
    page.wait_for_url("**/form?*")
    drawn(page)
    tab_to(page, "The month it speaks of")
    page.keyboard.type("January 2019")
    tab_to(page, "Key information: is there anything?")
    page.keyboard.press("ArrowDown")
    tab_to(page, "The risk: its cause, and what may follow")
    page.keyboard.type("The refuge may close because its grant ends in March.")
    axe(page)
    press(page, "Finish and check")
    page.wait_for_url("**/check*")
    axe(drawn(page))
    answer_what_must_be(page)
    axe(page)
    press(page, "Submit to the OPCC")
    page.wait_for_url("**/receipt/*")
    expect(drawn(page).locator(".panel.ok")).to_contain_text("Receipt R-")
    axe(page)
