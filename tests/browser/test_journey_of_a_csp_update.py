"""A CSP's update on a phone by keyboard: written, checked, submitted, accepted; then its ask, its risk and its page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.chromium import axe
from tests.support.site import DESKTOP, PHONE, drawn, visit

OpenPage = Callable[..., Page]
SAID = "#check-said"
MEETING = "2018-19-Q4"
CONCERN = "Fuel is stolen from farms faster than machinery is marked"
ASKED = "Fenland District Council to light the yards."
MARKED = "RESTRICTED: a raid is planned."
BOXES = {
    "The month it speaks of": "January 2019",
    "Priority": "Rural crime",
    "Lead officer": "Sector Inspector",
    "Key achievements this quarter": "Patrols began.",
    "Areas of concern for the partnership to note": CONCERN,
    "Recommendations to address them": ASKED,
    "Items for publicity": f"Kits are free.\n{MARKED}",
    "Action": "1.1 Mark machinery",
    "Milestones": "1.1a Kits bought\n1.1b Farms visited",
    "Lead agency": "Cambridgeshire Constabulary",
    "Update this quarter": "Eleven farms visited.",
    "What the table shows": "Thefts from farms",
    "The table": " | November | December\nFuel | 4 | 7",
    "What for": "Kits",
    "Planned": "£1,500",
    "Spent": "£1,620",
}


def fits(page: Page, width: dict[str, int]) -> None:
    """Nothing is wider than the window, and axe finds nothing."""
    assert page.evaluate("document.documentElement.scrollWidth") == width["width"]
    axe(page)


def press(page: Page, name: str) -> None:
    """Press a button with the keyboard."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


def write(lead: Page) -> None:
    """Fill in the form by keyboard and finish it."""
    visit(lead, f"/returns/upload?quarter={MEETING}&group=fenland")
    press(lead, "Write it here instead")
    lead.wait_for_url("**/form?*")
    drawn(lead)
    fits(lead, PHONE)
    for label, text in BOXES.items():
        lead.get_by_label(label, exact=True).first.focus()
        lead.keyboard.insert_text(text)
    press(lead, "Finish and check")
    lead.wait_for_url("**/check*")
    drawn(lead)


def check(lead: Page) -> None:
    """Hold the marked item back and link the recommendation to its concern, then submit."""
    expect(lead.locator("#problems h2")).to_contain_text("1 thing must be answered")
    fits(lead, PHONE)
    marked = lead.locator("[data-item]", has_text=MARKED).first
    marked.get_by_label("This item", exact=True).focus()
    lead.keyboard.type("Is held back")
    marked.get_by_role("button", name="Save answer").focus()
    lead.keyboard.press("Enter")
    expect(lead.locator(SAID)).to_contain_text("Answered.")
    asked = lead.locator("[data-item]", has_text=ASKED).first
    asked.get_by_label("Which area of concern does it address?").focus()
    lead.keyboard.type("Fuel")
    asked.locator("[data-act=address]").focus()
    lead.keyboard.press("Enter")
    expect(lead.locator(SAID)).to_contain_text("Linked to its concern.")
    fits(lead, PHONE)
    press(lead, "Submit to the OPCC")
    lead.wait_for_url("**/receipt/*")
    expect(drawn(lead).locator(".panel.ok")).to_contain_text("Receipt R-")
    fits(lead, PHONE)


def test_an_update_goes_from_the_phone_to_the_register_and_the_asks(own_page: OpenPage) -> None:
    lead = own_page("fenland.lead", PHONE)
    write(lead)
    check(lead)
    there = lead.url.split("/receipt/")[0]

    planner = visit(own_page("planner", DESKTOP), there)
    expect(planner.locator("#as-read")).to_contain_text("Held back: RESTRICTED, in its own words")
    axe(planner)
    press(planner, "Accept the return")
    expect(drawn(planner).locator(".head-tags")).to_contain_text("Accepted")

    member = visit(own_page("member", PHONE), f"/asks?quarter={MEETING}&from=fenland")
    row = member.locator("tr[id^=ask-]", has_text=ASKED)
    expect(row).to_contain_text("Fenland District Council")
    expect(row.locator("a[href*='/risks/']")).to_have_count(1)
    fits(member, PHONE)
    visit(member, f"/risks?quarter={MEETING}&from=fenland")
    expect(member.locator("main")).to_contain_text(CONCERN)
    expect(member.locator("main")).to_contain_text("Unscored")
    fits(member, PHONE)

    visit(member, f"/csps/fenland?quarter={MEETING}")
    for words in (CONCERN, ASKED, "1.1b Farms visited", "Eleven farms visited.", "£120 over plan"):
        expect(member.locator("main")).to_contain_text(words)
    expect(member.locator("#figures caption")).to_have_text("Thefts from farms")
    public = member.locator("#publicity")
    expect(public).to_contain_text("Kits are free.")
    expect(public).to_contain_text("1 item held back and not made public: RESTRICTED, in its own words.")
    expect(public).not_to_contain_text("a raid is planned")
    fits(member, PHONE)
    sentence = member.locator("#update").get_by_role("listitem").filter(has_text=CONCERN)
    sentence.get_by_role("link", name="Paragraph").focus()
    member.keyboard.press("Enter")
    expect(drawn(member).locator("#document mark").first).to_contain_text(CONCERN)
    fits(member, PHONE)


def test_nothing_of_the_plan_is_lost_on_paper(own_page: OpenPage) -> None:
    page = visit(own_page("member", DESKTOP), "/csps/fenland?quarter=2018-19-Q2")
    page.emulate_media(media="print")
    for words in ("1.1c First reports to the partnership", "No update this quarter", "£250 over plan"):
        expect(page.locator("main").get_by_text(words).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]
