"""A return's files in a browser: attached by its lead, got by a click, refused with a sentence, taken back."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.makers_ole import a_return_with, wrapped
from tests.support.chromium import axe
from tests.support.site import PHONE, drawn, send_return, visit
from tests.unit.returns.test_attachable import PDF

OpenPage = Callable[..., Page]
GROUP = "Domestic Abuse and Sexual Violence Delivery Board"


@pytest.fixture
def lead(own_page: OpenPage) -> Page:
    """The lead on the check page of a return with one file that can be taken out of it and one that cannot."""
    page = own_page("dasv.lead")
    content = a_return_with(
        wrapped("Action plan.pdf", PDF), b"Sample file", modified="2018-12-03T10:00:00Z", group=GROUP
    )
    send_return(page, content, "dasv", "2018-19-Q4")
    return page


def attach(page: Page, name: str, content: bytes) -> None:
    """Attach a file as a person does."""
    page.get_by_label("Attach a file").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Attach this file").click()
    page.wait_for_url("**files=*")
    drawn(page)


def got(page: Page, which: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that a click saves; the page stays."""
    with page.expect_download() as download:
        page.locator("#attachments").get_by_role("link").filter(has_text=which).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_lead_attaches_gets_and_takes_back_files(lead: Page) -> None:
    section = lead.locator("#attachments")
    attach(lead, "Terms of reference.pdf", PDF + b"\n%%EOF")
    expect(section.locator(".panel.ok")).to_contain_text("The file is attached.")
    expect(section.locator(".panel.ok")).to_be_in_viewport()
    expect(lead.locator("#attachments-told")).to_be_focused()
    assert got(lead, "Get this file: Terms of reference.pdf") == ("Terms of reference.pdf", PDF + b"\n%%EOF")
    attach(lead, "page.html", b"<html><p>Hello</p></html>")
    expect(section.locator("[role=alert]")).to_contain_text("The file is a web page. Save it as PDF")
    axe(lead)
    lead.locator("#attachments").get_by_role("button").filter(has_text="Take back").click()
    lead.wait_for_url("**files=taken-back*")
    expect(drawn(lead).locator("#attachments")).to_contain_text("Taken back")


def test_an_embedded_file_is_saved_or_says_why_not_and_offers_itself_as_it_is(lead: Page) -> None:
    first, second = lead.locator("#attachments").get_by_role("link", name="Get this file").all()
    with lead.expect_download() as download:
        first.click()
    assert download.value.suggested_filename == "Action plan.pdf"
    assert Path(download.value.path()).read_bytes() == PDF
    second.click()
    lead.wait_for_url("**files=object_plain*")
    expect(drawn(lead).locator("#attachments .panel")).to_contain_text(
        "only the program that made it can open"
    )
    assert got(lead, "Get the .bin file") == ("oleObject2.bin", b"Sample file")
    axe(lead)


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_each_embedded_file_leads_to_its_place(lead: Page, viewport: dict[str, int] | None) -> None:
    if viewport:
        lead.set_viewport_size(viewport)
    there = urlsplit(lead.url).path.removesuffix("/versions/1/check")
    for path in (lead.url, f"{there}?version=1"):
        visit(lead, path)
        assert lead.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        link = lead.locator("#attachments tbody a[href^='#place']").first
        link.click()
        expect(lead.locator(link.get_attribute("href") or "")).to_be_focused()


def test_files_are_attached_by_keyboard_alone(lead: Page) -> None:
    field = lead.get_by_label("Attach a file")
    field.set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Notes of the meeting"})
    field.focus()
    lead.keyboard.press("Tab")
    expect(lead.get_by_role("button", name="Attach this file")).to_be_focused()
    lead.keyboard.press("Enter")
    lead.wait_for_url("**files=attached*")
    expect(drawn(lead).locator("#attachments")).to_contain_text("notes.txt")
