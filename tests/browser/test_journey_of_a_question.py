"""A question by keyboard, at both widths: a member asks, the run sheet has it, the lead answers; what goes wrong."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import axe
from tests.support.site import DESKTOP, PHONE, drawn, visit

OpenPage = Callable[..., Page]
SHEET = "/meetings/2018-19-Q3/run-sheet"
SENTENCE = "East Cambridgeshire has been accredited."


def press(page: Page, name: str, within: str = "main") -> None:
    """Press a button or a link with the keyboard."""
    place = page.locator(within)
    button = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name)).first
    button.focus()
    page.keyboard.press("Enter")


def unfold(page: Page, words: str, within: str) -> None:
    """Open a folded form with the keyboard."""
    page.locator(f"{within} summary", has_text=words).focus()
    page.keyboard.press("Enter")


def type_into(page: Page, label: str, words: str, within: str = "main") -> None:
    page.locator(within).get_by_label(label, exact=True).focus()
    page.keyboard.type(words)


def question_of(page: Page) -> str:
    """The anchor of the question that the address names, which has the focus."""
    found = re.search(r"#(question-\d+)", page.url)
    assert found is not None
    expect(page.locator(f"#{found[1]}")).to_be_focused()
    return f"#{found[1]}"


def fits(page: Page, width: dict[str, int]) -> None:
    """The page is as wide as the window and has no accessibility violation."""
    assert page.evaluate("document.documentElement.scrollWidth") == width["width"]
    axe(page)


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["1280", "375"])
def test_a_question_is_asked_put_to_the_meeting_answered_and_read(
    own_page: OpenPage, width: dict[str, int]
) -> None:
    text = f"By whom, and until when? ({width['width']})"
    member = visit(own_page("member", width), "/groups/dasv?quarter=2018-19-Q3")
    press(member, "Whole return")
    member.wait_for_url("**/returns/*")
    press(drawn(member), "Ask a question")
    expect(member.locator("#ask")).to_be_focused()
    member.keyboard.press("Tab")
    expect(member.get_by_label("What it is about")).to_be_focused()
    member.keyboard.type("Key information: East Camb")
    type_into(member, "Your question", text)
    press(member, "Ask the question")
    member.wait_for_url("**#question-*")
    anchor = question_of(drawn(member))
    expect(member.locator(anchor)).to_contain_text(SENTENCE)
    fits(member, width)

    planner = visit(own_page("planner", width), "/plan?quarter=2018-19-Q3")
    press(planner, "Run sheet")
    planner.wait_for_url(f"**{SHEET}")
    item = drawn(planner).locator("li", has_text="10. Questions on quarterly updates")
    expect(item.locator(anchor)).to_contain_text(text)
    fits(planner, width)

    lead = visit(own_page("dasv.lead", width), "/")
    todo = lead.locator("#now li", has_text=text)
    expect(todo).to_contain_text("waits for your answer")
    todo.get_by_role("link", name="Answer it").focus()
    lead.keyboard.press("Enter")
    lead.wait_for_url(f"**{anchor}")
    question_of(drawn(lead))
    unfold(lead, "Answer", anchor)
    type_into(lead, "Your answer", "By the charity, until March 2021.", anchor)
    fits(lead, width)
    press(lead, "Send", anchor)
    expect(lead.locator(anchor)).to_contain_text("By the charity, until March 2021.")

    visit(planner, SHEET)
    expect(planner.locator(anchor)).to_have_count(0)
    visit(member, "/")
    told = member.locator("#now li", has_text=text)
    expect(told).to_contain_text("is answered")
    told.get_by_role("link", name="Read it").focus()
    member.keyboard.press("Enter")
    member.wait_for_url(f"**{anchor}")
    press(drawn(member), "I have read the answer", anchor)
    expect(member.locator(anchor).get_by_role("button")).to_have_count(0)
    visit(member, "/")
    expect(member.locator("#now li", has_text=text)).to_have_count(0)


def test_a_planner_takes_down_what_was_said_and_it_prints_with_the_agenda(own_page: OpenPage) -> None:
    planner = visit(own_page("planner", DESKTOP), SHEET)
    waiting = planner.locator("article", has_text="The label says May.")
    anchor = f"#{waiting.get_attribute('id')}"
    unfold(planner, "Mark as answered at the meeting", anchor)
    type_into(planner, "What was said", "Those of September: the label was left from May.", anchor)
    press(planner, "Send", anchor)
    expect(planner.get_by_role("heading", name="Answered at this meeting")).to_be_visible()
    expect(planner.locator(anchor)).to_contain_text("Those of September")
    axe(planner)
    planner.emulate_media(media="print")
    expect(planner.locator(anchor)).to_be_visible()
    expect(planner.locator("summary").first).to_be_hidden()


def test_two_who_answer_at_once_both_see_both_texts(own_page: OpenPage) -> None:
    lead = visit(own_page("dasv.lead", DESKTOP), "/")
    press(lead, "Answer it", "#now")
    lead.wait_for_url("**#question-*")
    anchor = question_of(drawn(lead))
    planner = visit(own_page("planner", DESKTOP), lead.url)
    for page, words in ((lead, "Three of them."), (planner, "Four of them.")):
        unfold(page, "Answer", anchor)
        type_into(page, "Your answer", words, anchor)
    press(lead, "Send", anchor)
    expect(lead.locator(anchor)).to_contain_text("Three of them.")
    press(planner, "Send", anchor)
    expect(planner.get_by_role("heading", name="The answer that came in")).to_be_visible()
    expect(planner.locator(anchor).locator("blockquote").first).to_contain_text("Three of them.")
    expect(planner.locator(anchor).get_by_label("A better answer")).to_have_value("Four of them.")
    axe(planner)
    press(planner, "Send", anchor)
    expect(planner.locator(anchor).locator("summary", has_text="1 earlier answer")).to_be_visible()


def test_a_question_that_is_too_long_is_still_there_when_it_comes_back(own_page: OpenPage) -> None:
    member = visit(own_page("member", PHONE), "/questions?view=all")
    member.get_by_role("link", name=re.compile("On its return")).first.click()
    member.wait_for_url("**#question-*")
    box = drawn(member).get_by_label("Your question")
    box.fill("Why? " * 2_000)
    press(member, "Ask the question")
    summary = member.locator("[data-error-summary]")
    expect(summary).to_contain_text("longer than 2,000 characters")
    expect(member.get_by_label("Your question")).to_have_value("Why? " * 2_000)
    fits(member, PHONE)
