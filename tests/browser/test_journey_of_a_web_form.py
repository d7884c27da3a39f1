"""A return written in the browser, by keyboard, at both widths: typed, found again, finished by the second lead."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import axe
from tests.support.site import DESKTOP, PHONE, drawn, visit

OpenPage = Callable[..., Page]
SAID = "[data-draft-said]"


def typed(page: Page, label: str, text: str, which: int = 0) -> None:
    """Write over what a box says, with the keyboard."""
    page.get_by_label(label, exact=True).nth(which).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["1280", "375"])
def test_a_return_is_written_left_and_finished(own_page: OpenPage, width: dict[str, int]) -> None:
    lead = visit(own_page("dasv.lead", width), "/returns/upload?quarter=2018-19-Q4&group=dasv")
    axe(lead)
    lead.get_by_role("button", name="Write it here instead").focus()
    lead.keyboard.press("Enter")
    lead.wait_for_url("**/form?*")
    drawn(lead)
    assert lead.evaluate("document.documentElement.scrollWidth") == width["width"]
    axe(lead)
    typed(lead, "The month it speaks of", "January 2019")
    words = f"Funding may end in March {width['width']}."
    typed(lead, "The risk: its cause, and what may follow", words)
    lead.keyboard.press("Tab")
    expect(lead.locator(SAID)).to_contain_text("Saved ")

    planner = visit(own_page("planner", width), lead.url)
    box = planner.get_by_label("The risk: its cause, and what may follow", exact=True).first
    expect(box).to_have_value(words)
    typed(lead, "The risk: its cause, and what may follow", f"{words} Staff may leave.")
    lead.keyboard.press("Tab")
    expect(lead.locator(SAID)).to_contain_text("Saved ")
    typed(planner, "The risk: its cause, and what may follow", f"{words} Ask for money.")
    planner.keyboard.press("Tab")
    expect(planner.locator("[data-draft-conflict]")).to_contain_text("Your text is kept as well")
    planner.get_by_role("button", name="See both and choose").focus()
    planner.keyboard.press("Enter")
    expect(planner.get_by_role("heading", name="Two people wrote here: choose")).to_be_visible()
    axe(planner)
    planner.get_by_role("button", name="Keep both").focus()
    planner.keyboard.press("Enter")
    expect(planner.get_by_role("heading", name="Two people wrote here: choose")).to_have_count(0)
    expect(planner.get_by_label("The risk: its cause, and what may follow", exact=True).first).to_have_value(
        f"{words} Staff may leave.\n{words} Ask for money."
    )
    planner.get_by_role("button", name="Finish and check").focus()
    planner.keyboard.press("Enter")
    planner.wait_for_url("**/check*")
    expect(drawn(planner).locator("main")).to_contain_text("Ask for money.")
    axe(planner)
