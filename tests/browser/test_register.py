"""The register in a real browser: filtered and sorted without the server, and every list under an address."""

from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import OpenPage
from tests.support.site import PHONE, drawn, visit

ROWS = "#register tbody tr:not([hidden])"


def shown(page: Page) -> int:
    """How many rows can be seen."""
    return page.locator(ROWS).count()


def callbacks(page: Page) -> list[Request]:
    """The calls to the server from now on."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108
    return sent


def test_lists_fourteen_open_of_which_eight_came_in_unscored(page: Page):
    visit(page, "/risks")
    expect(page.locator("h1")).to_have_text("Risk register")
    lead = "14 open. 8 came in with the returns to this meeting and none of them has been scored yet."
    expect(page.locator("main")).to_contain_text(lead)
    assert shown(page) == 14
    assert page.locator(f"{ROWS} .b-un").count() == 8
    assert page.locator(ROWS, has_text="Standing, 3 meetings").count() == 1


def test_filters_without_asking_the_server_and_keeps_the_filter_in_the_address(page: Page):
    visit(page, "/risks")
    sent = callbacks(page)
    page.select_option("select[name=band]", "unscored")
    expect(page.locator(".count")).to_contain_text("Showing 8 of 14")
    page.fill("input[name=words]", "peterborough")
    expect(page.locator(".count")).to_contain_text("Showing 1 of 14")
    page.wait_for_url(lambda url: "band=unscored" in url and "words=peterborough" in url)
    assert sent == []
    page.reload()
    drawn(page)
    expect(page.locator(".count")).to_contain_text("Showing 1 of 14")


def test_finds_a_risk_by_the_words_of_its_sentence(page: Page):
    visit(page, "/risks?words=restate")
    assert shown(page) == 1


def test_sorts_without_asking_the_server(page: Page):
    visit(page, "/risks")
    sent = callbacks(page)
    page.get_by_role("button", name="Current").click()
    first = page.locator(ROWS).first
    expect(first).to_contain_text("Low 3")
    expect(page.locator(ROWS).last).to_contain_text("Unscored")
    assert sent == []


def test_a_figure_of_the_matrix_opens_its_risks_and_leads_back(page: Page):
    visit(page, "/risks")
    page.locator(".matrix a", has_text="at likelihood Possible, impact Major").click()
    page.wait_for_url("**/risks?*likelihood=3*")
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_role("link", name="Show every place on the grid").click()
    expect(page.locator(ROWS)).to_have_count(14)


def test_every_view_holds_as_many_as_its_tab_says(page: Page):
    visit(page, "/risks")
    tabs = page.locator(".views a").evaluate_all(
        "links => links.map(link => [link.getAttribute('href'), link.innerText])"
    )
    for href, words in tabs:
        visit(page, href)
        assert shown(page) == int(words.split()[-1]), words


def test_one_risk_shows_its_sentence_marked_in_its_row_and_opens_the_return(page: Page):
    visit(page, "/risks?view=standing")
    page.locator(f"{ROWS} th a").click()
    page.wait_for_url("**/risks/R18-*view=standing*")
    expect(page.locator("h1")).to_contain_text("housing")
    marked = page.locator("#sentence mark").first
    expect(marked).to_contain_text("No new risks")
    expect(page.locator(".crumb")).to_contain_text("Standing")
    page.get_by_role("link", name="Open the whole return").click()
    page.wait_for_url("**/returns/*place=*")
    drawn(page)


def test_leads_from_one_risk_to_the_next_of_its_list(page: Page):
    visit(page, "/risks?view=not-mentioned")
    page.locator(f"{ROWS} th a").first.click()
    page.locator(".crumb-beside a[rel=next]").click()
    expect(page.locator(".crumb-beside")).to_contain_text("2 of 3")


def test_rows_become_cards_on_a_phone(open_page: OpenPage):
    page = visit(open_page("member", PHONE), "/risks")
    heads = page.locator("#register thead")
    assert heads.bounding_box()["height"] <= 1
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    width = page.locator(f"{ROWS} th").first.bounding_box()["width"]
    assert width > PHONE["width"] * 0.8
