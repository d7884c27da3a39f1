"""A planner chases what is owed, by keyboard; a reminder goes out by e-mail; its lead sees the deadline."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import axe
from tests.support.mail import mail
from tests.support.site import DESKTOP, PHONE, Site, visit
from tests.support.sources import ROOT

OpenPage = Callable[..., Page]
JANUARY = "/returns/chase?quarter=2018-19-Q4"


def test_a_planner_copies_the_ready_text_and_marks_the_lead_as_reminded(own_page: OpenPage) -> None:
    page = own_page("planner")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, JANUARY)
    axe(page)
    group = page.locator("section", has=page.get_by_role("heading", name="Youth Justice"))
    group.get_by_role("button", name="Copy the text").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Text copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == group.get_by_label("Ready text for Youth Justice").input_value()
    assert "/returns/pre-filled/2018-19-Q4/youth-justice.docx" in copied
    group.get_by_role("button", name="Mark as reminded by hand").focus()
    page.keyboard.press("Enter")
    expect(group).to_contain_text("by hand, by Policy Officer")
    expect(group).to_be_in_viewport()


def test_where_there_is_no_clipboard_the_text_is_left_selected(own_page: OpenPage) -> None:
    page = own_page("planner")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    visit(page, JANUARY)
    group = page.locator("section", has=page.get_by_role("heading", name="Prevent"))
    group.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("The text is selected: copy it with Ctrl and C")).to_be_visible()
    selected = page.evaluate("document.activeElement.value.slice(0, document.activeElement.selectionEnd)")
    assert selected.startswith("Prevent: return for 17 January 2019")


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["1280", "375"])
def test_a_reminder_by_e_mail_stands_on_the_record_and_on_the_leads_overview(
    own_site: Site, own_page: OpenPage, width: dict[str, int]
) -> None:
    with mail() as box:
        given = {"BOARD_SMTP": box.url, "BOARD_MAIL_FROM": "board@example.org", "BOARD_REMINDERS": "1"}
        subprocess.run(
            [sys.executable, "-m", "data", "remind", "--on", "2018-12-19"],
            cwd=ROOT,
            env=own_site.environment | given | {"BOARD_SITE": "https://board.example.org"},
            check=True,
            timeout=60,
        )
    assert [to for _, to in box.envelopes] == ["dasv.lead@sample.test"]
    planner = own_page("planner", width)
    visit(planner, "/returns/letters?quarter=2018-19-Q4")
    expect(planner.locator("#letters")).to_contain_text("dasv.lead@sample.test")
    expect(planner.locator("#letters")).to_contain_text("Sent")
    planner.get_by_text("Show its words").click()
    expect(planner.get_by_text("The Board meets on Thursday 17 January 2019.")).to_be_visible()
    assert planner.evaluate("document.documentElement.scrollWidth") == width["width"]
    axe(planner)
    lead = own_page("dasv.lead", width)
    visit(lead, "/?quarter=2018-19-Q4")
    expect(lead.locator("#now")).to_contain_text("Reports were due Monday 7 January 2019")
    expect(lead.locator("#now")).to_contain_text("You were reminded on")
