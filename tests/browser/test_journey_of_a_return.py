"""The lead's journey in a browser: upload, check with the keyboard, submit; then the planner, then a member."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.returns.forms.word_return import ReturnFields, RowFields
from data.returns.forms.workbooks import write_return_workbook
from tests.support.chromium import axe
from tests.support.draft import draft
from tests.support.site import PHONE, answer_everything, drawn, visit

OpenPage = Callable[..., Page]
SAID = "#check-said"


@pytest.fixture
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A return with doubts in it, on the lead's own disk; no two tests send the same bytes."""
    path = tmp_path / "Return for January.docx"
    path.write_bytes(draft())
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = request.node.name.encode()
    return path


def upload(page: Page, file: Path) -> Page:
    visit(page, "/returns/upload?quarter=2018-19-Q4&group=dasv")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Upload and read").click()
    page.wait_for_url("**/check*")
    return drawn(page)


def item(page: Page, words: str):
    return page.locator("[data-item]", has_text=words).first


def test_a_return_goes_from_its_file_to_the_members(own_page: OpenPage, file: Path) -> None:
    lead = upload(own_page("dasv.lead"), file)
    expect(lead.locator("#problems h2")).to_contain_text("must be answered")
    submit = lead.get_by_role("button", name="Submit to the OPCC")
    expect(submit).to_have_attribute("aria-disabled", "true")
    lead.get_by_role("button", name="without problems").click()
    expect(lead.locator(SAID)).to_contain_text("Accepted")
    answer_everything(lead)
    expect(submit).not_to_have_attribute("aria-disabled", "true")
    submit.click()
    lead.wait_for_url("**/receipt/*")
    expect(drawn(lead).locator(".panel.ok")).to_contain_text("Receipt R-")
    axe(lead)
    there = lead.url.split("/receipt/")[0]

    member = visit(own_page("member"), there)
    expect(member.locator("main")).to_contain_text("Received, not yet accepted")
    planner = visit(own_page("planner"), there)
    axe(planner)
    planner.get_by_role("button", name="Accept the return").click()
    expect(drawn(planner).locator(".head-tags")).to_contain_text("Accepted")
    visit(member, there)
    expect(member.locator("#document")).to_contain_text("The contract for the helpline ends in March 2019.")


def test_deciding_with_the_keyboard_keeps_the_focus_and_what_is_typed_elsewhere(
    own_page: OpenPage, file: Path
) -> None:
    page = upload(own_page("dasv.lead"), file)
    other = item(page, "The contract for the helpline")
    other.locator("summary").click()
    other.get_by_label("It should say").fill("Half a sentence")
    here = item(page, "Training reached 140")
    here.locator("[data-act=accept]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Accepted. 1 of")
    expect(here.locator("[data-act=undo]")).to_be_focused()
    expect(other.get_by_label("It should say")).to_have_value("Half a sentence")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Undone. 0 of")
    expect(here.locator("[data-act=accept]")).to_be_focused()


def test_a_correction_stands_beside_the_source(own_page: OpenPage, file: Path) -> None:
    page = upload(own_page("dasv.lead"), file)
    here = item(page, "Training reached 140")
    here.locator("summary").click()
    here.get_by_label("It should say").fill("Training reached 150 members of staff.")
    here.get_by_role("button", name="Save correction").click()
    expect(page.locator(SAID)).to_contain_text("Corrected")
    corrected = item(page, "Training reached 150")
    expect(corrected).to_contain_text("In the document: Training reached 140 members of staff.")
    axe(page)


def test_a_problem_leads_to_its_place(own_page: OpenPage, file: Path) -> None:
    page = upload(own_page("dasv.lead"), file)
    link = page.locator("#problems [data-place-link]").first
    anchor = link.get_attribute("data-place-link")
    link.click()
    expect(page.locator(f"#{anchor}")).to_be_focused()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_refused_answer_is_said_where_the_hand_is(own_page: OpenPage, file: Path) -> None:
    page = upload(own_page("dasv.lead"), file)
    save = page.get_by_role("button", name="Save answer").first
    for _ in range(2):
        save.click()
        expect(page.locator(".acts > .msg")).to_have_text("Choose one of the answers first.")
    expect(save).to_be_focused()


def test_accepting_the_rest_leaves_the_hand_at_the_tools(own_page: OpenPage, file: Path) -> None:
    page = upload(own_page("dasv.lead"), file)
    page.get_by_role("button", name="without problems").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Accepted")
    expect(page.locator(".pair-tools button").first).to_be_focused()


def test_shows_only_what_needs_the_lead(own_page: OpenPage, file: Path) -> None:
    page = upload(own_page("dasv.lead"), file)
    page.get_by_role("button", name="without problems").click()
    expect(page.locator(SAID)).to_contain_text("Accepted")
    page.get_by_role("button", name="Only what needs me").click()
    shown = page.locator(".pair:not(.hd):visible")
    assert shown.count() == page.locator(".pair:not(.hd):has([data-needs])").count() > 0


@pytest.mark.parametrize("width", [1280, 320])
def test_a_workbook_is_checked_beside_its_cells(own_page: OpenPage, tmp_path: Path, width: int) -> None:
    workbook = tmp_path / "Return for January.xlsx"
    said = f"Funding of post {width} may end."
    fields = ReturnFields(
        "Quarterly Report: January 2019",
        "Domestic Abuse and Sexual Violence Delivery Board",
        "Head of Service",
        risk_rows=[
            RowFields([said], ["Somebody to help"]),
            RowFields(["Staffing is thin."], ["None of note"]),
        ],
    )
    workbook.write_bytes(write_return_workbook(fields))
    page = upload(own_page("dasv.lead", PHONE | {"width": width}), workbook)
    pair = page.locator("#place-risks-row-6")
    expect(pair.locator(".src")).to_contain_text(said)
    expect(pair.locator(".read")).to_contain_text("Risks, cell A6")
    expect(page.locator("#place-risks-row-7 .src")).not_to_contain_text(said)
    asked = page.locator("#problems li", has_text="names nobody")
    asked.get_by_role("link", name="Risks, cell B6").click()
    expect(pair.locator("mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


@pytest.mark.parametrize("content", [b"%PDF-1.7 not a Word file", b""])
def test_a_file_that_cannot_be_read_is_explained_and_found_again(
    own_page: OpenPage, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "return.docx"
    bad.write_bytes(content)
    page = visit(own_page("dasv.lead"), "/returns/upload?quarter=2018-19-Q4&group=dasv")
    page.set_input_files("input[type=file]", bad)
    page.get_by_role("button", name="Upload and read").click()
    page.wait_for_url("**refused=*")
    expect(drawn(page).locator(".error-summary")).to_be_focused()
    axe(page)
    page.get_by_role("link", name="See it in the history").click()
    expect(page.locator("#history")).to_contain_text("Refused")


def test_says_what_is_missing_before_anything_is_sent(own_page: OpenPage) -> None:
    page = visit(own_page("planner"), "/returns/upload")
    page.get_by_role("button", name="Upload and read").click()
    expect(page.locator(".error-summary")).to_contain_text("Choose the group or CSP")
    expect(page.locator(".error-summary")).to_contain_text("Choose the Word file or workbook")


def test_the_words_at_a_place_are_in_sight(own_page: OpenPage) -> None:
    page = visit(own_page("member"), "/risks")
    page = visit(page, "/groups/youth-justice")
    page.locator("a[href*='place=']").first.click()
    expect(page.locator("#document mark").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 375])
def test_the_check_page_fits_a_phone(own_page: OpenPage, file: Path, width: int) -> None:
    page = upload(own_page("dasv.lead", PHONE | {"width": width}), file)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    axe(page)


def test_the_tracker_says_what_the_october_pack_says(own_page: OpenPage) -> None:
    page = visit(own_page("member"), "/returns?quarter=2018-19-Q3")
    expect(page.locator(".head")).to_contain_text("9 expected, 7 received, 2 to follow, 1 labelled May 2018")
    expect(page.get_by_role("link", name="Moderate")).to_have_count(0)
    axe(page)
