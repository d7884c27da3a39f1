"""A return is handed back and sent again: both sides see what changed; a locked one is reopened by exception."""

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, expect

from data.returns.forms.word_return import PlanFields, ReturnFields, RowFields, write_return
from tests.support.chromium import axe
from tests.support.site import PHONE, answer_everything, drawn, send_return, visit

OpenPage = Callable[..., Page]
JULY, JANUARY = "2018-19-Q2", "2018-19-Q4"
NONE = "None of note"
TRAINING = ("Training reached 140 members of staff.", NONE)
HELPLINE = ("The helpline ends in March 2019.\nIt has eleven lines.", "The county to say by January.")
HELPLINE_NOW = ("The helpline ends in April 2019.\nIt has eleven lines.", "The county to say by February.")


def a_file(rows: Sequence[tuple[str, str]], title: str = "Quarterly Report: December 2018") -> bytes:
    """A sound return of the sample lead's group with these risks."""
    fields = ReturnFields(
        title=title,
        group="Domestic Abuse and Sexual Violence Delivery Board",
        chair="Head of Service",
        key_rows=[RowFields([TRAINING[0]], [TRAINING[1]])],
        risk_rows=[RowFields(said.split("\n"), [asked]) for said, asked in rows],
        plans={name: PlanFields("Agreed July 2018") for name in ("tor", "strategic_assessment")},
    )
    return write_return(fields)


def submit(page: Page) -> str:
    """Answer what must be answered and submit; the address of the return."""
    answer_everything(page)
    page.get_by_role("button", name="Submit to the OPCC").click()
    page.wait_for_url("**/receipt/*")
    return drawn(page).url.split("/receipt/")[0]


def hand_back(page: Page, here: str) -> None:
    visit(page, here)
    page.get_by_label("Reason").fill("By when does it end?")
    page.get_by_role("button", name="Ask for changes").click()
    expect(drawn(page).locator(".head-tags")).to_contain_text("Changes requested")


def test_what_a_resubmission_changes_is_seen_by_its_lead_and_at_once_by_the_planner(
    own_page: OpenPage,
) -> None:
    lead, planner = own_page("dasv.lead"), own_page("planner")
    send_return(lead, a_file([HELPLINE, ("Two posts are empty.", NONE)]), "dasv", JANUARY)
    here = submit(lead)
    hand_back(planner, here)

    send_return(lead, a_file([("The shelter's lease runs out.", NONE), HELPLINE_NOW]), "dasv", JANUARY)
    told = lead.locator(".panel", has_text="Since version 1, which was handed back")
    expect(told).to_contain_text("1 item added, 1 item taken out, 1 item reworded")
    told.get_by_role("link", name="See what changed").focus()
    lead.keyboard.press("Enter")
    lead.wait_for_url("**/difference?from=1&to=2")
    expect(drawn(lead).locator("del", has_text="March")).to_be_visible()
    expect(lead.locator("ins", has_text="April")).to_have_text("[put in: April]")
    expect(lead.locator("#items tbody")).to_contain_text("Known by words that are alike")
    expect(lead.locator("#items tbody")).to_contain_text("Ask reworded")
    lead.get_by_text("3 items are unchanged").click()
    expect(lead.locator("#items details")).to_contain_text(TRAINING[0])
    axe(lead)

    visit(lead, f"{here}/versions/2/check")
    submit(lead)
    visit(planner, here)
    expect(planner.locator("#changes h2")).to_have_text("What changed since version 1, which was handed back")
    expect(planner.locator("#changes ins", has_text="February.")).to_be_visible()
    axe(planner)


def test_any_two_versions_can_be_chosen_with_the_keyboard_and_read_on_a_phone(own_page: OpenPage) -> None:
    page = own_page("dasv.lead", PHONE | {"width": 320})
    send_return(page, a_file([HELPLINE]), "dasv", JANUARY)
    here = submit(page)
    send_return(page, a_file([HELPLINE_NOW]), "dasv", JANUARY)
    visit(page, f"{here}/difference?from=1&to=2")
    page.get_by_label("From").select_option("2")
    page.get_by_label("To", exact=True).select_option("1")
    page.get_by_role("button", name="Apply").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2&to=1*")
    expect(drawn(page).locator("h1")).to_contain_text("from version 2 to 1")
    expect(page.locator("ins", has_text="March")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    axe(page)


@pytest.mark.expects_status(404)
def test_members_find_no_difference(own_page: OpenPage) -> None:
    lead, member = own_page("dasv.lead"), own_page("member")
    send_return(lead, a_file([HELPLINE]), "dasv", JANUARY)
    here = submit(lead)
    send_return(lead, a_file([HELPLINE_NOW]), "dasv", JANUARY)
    member.goto(f"{here}/difference?from=1&to=2")
    expect(drawn(member).locator("h1")).to_have_text("Page not found")


def test_a_locked_return_is_reopened_with_a_reason_and_then_takes_a_newer_file(own_page: OpenPage) -> None:
    lead, planner, member = own_page("dasv.lead"), own_page("planner"), own_page("member")
    visit(lead, f"/returns/upload?quarter={JULY}&group=dasv")
    expect(lead.locator(".panel.warn")).to_contain_text("its meeting of 19 July 2018 has been held")
    axe(lead)
    lead.set_input_files(
        "input[type=file]",
        {"name": "July.docx", "mimeType": "application/octet-stream", "buffer": a_file([HELPLINE])},
    )
    lead.get_by_role("button", name="Upload and read").click()
    lead.wait_for_url("**refused=*")
    expect(drawn(lead).locator(".error-summary")).to_contain_text("Ask the OPCC to reopen it")
    lead.get_by_role("link", name="See it in the history").click()
    lead.wait_for_url("**#history")
    here = drawn(lead).url.split("#")[0]
    expect(lead.locator("#history")).to_contain_text("Refused")

    visit(planner, here)
    planner.locator("#reopen summary").focus()
    planner.keyboard.press("Enter")
    planner.get_by_role("button", name="Reopen the return").click()
    expect(drawn(planner).locator(".error-summary")).to_contain_text("Say why it is reopened")
    axe(planner)
    planner.locator("#reopen-reason").fill("Zażółć gęślą jaźń. " * 200)
    planner.get_by_role("button", name="Reopen the return").click()
    expect(drawn(planner).locator(".error-summary")).to_contain_text("longer than 2,000 characters")
    expect(planner.locator("#reopen-reason")).to_have_value("Zażółć gęślą jaźń. " * 200)
    axe(planner)
    planner.get_by_role("button", name="Discard what I typed").click()
    expect(drawn(planner).locator(".error-summary")).to_have_count(0)
    planner.locator("#reopen summary").click()
    expect(planner.locator("#reopen-reason")).to_have_value("")
    planner.locator("#reopen-reason").fill("A figure was wrong")
    planner.get_by_role("button", name="Reopen the return").click()
    expect(drawn(planner).locator("#reopen h2")).to_contain_text("Reopened until")
    axe(planner)
    visit(member, f"/returns?quarter={JULY}")
    expect(member.locator("#tracker")).to_contain_text("Reopened until")
    expect(member.locator("main")).not_to_contain_text("A figure was wrong")

    july = "Quarterly Report: July 2018"
    assert send_return(lead, a_file([HELPLINE], july), "dasv", JULY).endswith("/versions/2/check")
