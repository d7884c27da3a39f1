"""A board pack as a planner takes it in, by keyboard, at both widths: sent, decided, checked, and sent again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import axe
from tests.support.draft import a_board_pack, send_pack
from tests.support.site import DESKTOP, PHONE, drawn

OpenPage = Callable[..., Page]


def fits(page: Page, width: int) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= width


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280", "375"])
def test_a_planner_takes_in_a_pack(own_page: OpenPage, size: dict[str, int]) -> None:
    page, pack = own_page("planner", size), a_board_pack()
    here = send_pack(page, pack)
    expect(page.locator("h1")).to_have_text("Returns in this pack")
    axe(page)
    assert fits(page, size["width"])
    expect(page.get_by_label("Group or CSP of return 2")).to_have_value("road-safety")
    expect(page.get_by_label("Meeting of return 2")).to_have_value("2018-19-Q3")
    expect(page.get_by_label("What to do with return 3")).to_have_value("wait")

    page.get_by_label("What to do with return 3").select_option("take")
    press(page, "Take in what is chosen")
    page.wait_for_url("**wrong=*")
    drawn(page)
    axe(page)
    expect(page.get_by_role("alert")).to_contain_text("Return 3: choose the group or CSP that it is from.")
    page.get_by_label("What to do with return 3").select_option("leave")
    press(page, "Take in what is chosen")
    page.wait_for_url("**done=1")
    drawn(page)
    axe(page)
    assert fits(page, size["width"])
    expect(page.locator("#part-3")).to_contain_text("Left out")

    page.locator("#part-2").get_by_role("link", name="Check and submit").click()
    page.wait_for_url("**/check*")
    drawn(page)
    expect(page.locator("main")).to_contain_text("The plan for the year is agreed.")
    assert send_pack(page, pack) == here
    expect(page.get_by_role("heading", name="This pack is here already")).to_be_visible()
    expect(page.locator("#part-2")).to_contain_text(re.compile("Taken in.*Draft"))
