"""The components in a real browser: how they behave, that they fit, that axe-core finds nothing."""

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from werkzeug.serving import make_server

from tests.browser.gallery.app import PAGES, make_app
from tests.support.chromium import Watch, axe

Open = Callable[..., Page]

PLAIN = ("/sign-in", "/sign-in?email=someone@sample.test")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of the gallery, served for this module."""
    server = make_server("127.0.0.1", 0, make_app().server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """What the pages of this module are opened in: a browser that has the scripts already."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def show(gallery: str, window: BrowserContext, watch: Watch) -> Iterator[Open]:
    """Opens a page of the gallery: `show("/register", PHONE)`."""
    opened: list[Page] = []

    def show(path: str, viewport: dict[str, int] = WIDE) -> Page:
        page = watch.over(window.new_page())
        opened.append(page)
        page.set_viewport_size(viewport)
        page.goto(gallery + path)
        page.wait_for_selector("#page-title")
        return page

    yield show
    for page in opened:
        page.close()


def shown_rows(page: Page) -> list[str]:
    """The names of the register's visible rows."""
    return page.locator("#register tbody tr:visible th a").all_inner_texts()


def count(page: Page) -> str:
    """What the register says of its rows."""
    return page.locator("[data-count-for=register]").inner_text()


@pytest.mark.parametrize("path", [*PAGES, *PLAIN])
def test_axe_finds_nothing(show: Open, path: str) -> None:
    page = show(path)
    axe(page)
    page.set_viewport_size(PHONE)
    axe(page)


@pytest.mark.parametrize("path", [*PAGES, *PLAIN, "/register?rows=0"])
def test_no_page_is_wider_than_the_window(show: Open, path: str) -> None:
    page = show(path)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    over = {}
    for width in (1600, 1024, 640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        over[width] = page.evaluate(wide)
    assert over == {1600: 0, 1024: 0, 640: 0, 320: 0}


@pytest.mark.expects_status(500)
def test_the_page_for_our_own_fault_says_its_reference(show: Open) -> None:
    page = show("/refused")
    expect(page.locator(".reference")).to_have_text("7F3A-1182")
    axe(page)


def test_every_page_has_one_h1_and_a_main_part(show: Open) -> None:
    for path in PAGES:
        page = show(path)
        assert page.locator("h1").count() == 1
        assert page.locator("main").count() == 1


def test_a_click_on_a_head_sorts_and_a_second_turns(show: Open) -> None:
    page = show("/register")
    asks = page.get_by_role("button", name="Asks")
    asks.click()
    figures = page.locator("#register tbody td.num").all_inner_texts()
    assert figures == ["4", "4", "3", "3", "3", "2", "2", "2", "1", "1", "1", "none", "none", "none"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    asks.click()
    assert page.locator("#register tbody td.num").first.inner_text() == "none"
    assert "sort=asks&order=ascending" in page.url


def test_an_address_with_an_order_opens_in_that_order(show: Open) -> None:
    page = show("/register?sort=risk&order=ascending")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Risk")
    names = shown_rows(page)
    assert names == sorted(names)
    assert count(page) == "Showing 14 of 14"


def test_filtering_shows_the_rows_that_match_and_says_how_many(show: Open) -> None:
    page = show("/register")
    page.get_by_label("Group or CSP").select_option("Youth Justice")
    assert count(page) == "Showing 5 of 14, highest band first, Unscored last"
    page.get_by_label("Words in the risk").fill("funding")
    assert shown_rows(page) == ["Funding formula review cuts youth justice money"]
    page.wait_for_url("**/register?*q=funding*")
    assert "group=Youth+Justice" in page.url


def test_words_that_are_not_shown_are_found_too(show: Open) -> None:
    page = show("/register")
    page.get_by_label("Words in the risk").fill("sentence")
    assert count(page).startswith("Showing 7 of 14")


def test_filtering_500_rows_asks_the_server_nothing(show: Open) -> None:
    page = show("/register?rows=500")
    expect(page.locator("#register tbody tr")).to_have_count(500)
    asked: list[Request] = []
    page.on("request", lambda request: asked.extend([request]))
    page.get_by_label("Band", exact=True).select_option("High")
    expect(page.locator("[data-count-for=register]")).to_contain_text("Showing 108 of 500")
    page.get_by_role("button", name="From").click()
    assert asked == []


def test_an_address_with_filters_opens_filtered(show: Open) -> None:
    page = show("/register?group=Youth+Justice")
    expect(page.get_by_label("Group or CSP")).to_have_value("Youth Justice")
    expect(page.locator("#register tbody tr:visible")).to_have_count(5)


def test_a_filter_in_the_address_that_is_not_on_offer_is_left_out(show: Open) -> None:
    page = show("/register?group=Nobody")
    expect(page.get_by_label("Group or CSP")).to_have_value("")
    assert len(shown_rows(page)) == 14


def test_clearing_shows_every_row_again(show: Open) -> None:
    page = show("/register?group=Youth+Justice")
    page.get_by_role("link", name="Clear").click()
    assert len(shown_rows(page)) == 14
    assert "group" not in page.url


def test_a_filter_that_nothing_matches_says_so(show: Open) -> None:
    page = show("/register")
    page.get_by_label("Words in the risk").fill("no such words")
    expect(page.get_by_role("heading", name="No row matches these filters")).to_be_visible()
    expect(page.locator("#register")).to_be_hidden()
    axe(page)


def test_a_list_without_rows_says_why(show: Open) -> None:
    page = show("/register?rows=0")
    expect(page.get_by_role("heading", name="No risk is closed this quarter")).to_be_visible()


def test_back_returns_to_the_filtered_list(show: Open) -> None:
    page = show("/register")
    page.get_by_label("Group or CSP").select_option("Youth Justice")
    page.wait_for_url("**group=Youth+Justice")
    page.get_by_role("link", name="Forward plan").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forward plan")
    page.go_back()
    expect(page.get_by_label("Group or CSP")).to_have_value("Youth Justice")
    assert len(shown_rows(page)) == 5


def test_moving_on_draws_the_page_in_place_and_moves_the_focus_to_its_h1(show: Open) -> None:
    page = show("/register")
    page.evaluate("window.sameDocument = true")
    page.get_by_label("Words in the risk").fill("housing")
    page.get_by_role("navigation", name="Primary", exact=True).get_by_text("States").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title("States - Community Safety Board")
    assert page.evaluate("window.sameDocument") is True


def test_no_word_typed_on_one_screen_is_left_on_the_next(show: Open) -> None:
    page = show("/register")
    page.get_by_label("Words in the risk").fill("housing")
    page.get_by_role("link", name="January 2019").click()
    expect(page.get_by_label("Words in the risk")).to_have_value("")


def test_a_problem_opens_its_place_selected_and_focused(show: Open) -> None:
    page = show("/check")
    page.get_by_role("link", name="Table 1, row 4, right cell").click()
    place = page.locator("#place-table-1-row-4-right-cell")
    expect(place).to_be_focused()
    expect(place).to_have_attribute("data-selected", "true")
    expect(place).to_be_in_viewport()
    assert page.url.endswith("#place-table-1-row-4-right-cell")
    page.get_by_role("link", name="Title, row 1").click()
    expect(page.locator("[data-selected]")).to_have_count(1)


def test_an_address_that_names_a_place_opens_there(show: Open) -> None:
    page = show("/check#place-table-9-row-2-left-cell")
    expect(page.locator("#place-table-9-row-2-left-cell")).to_be_focused()


def test_escape_closes_a_menu_and_gives_the_focus_back(show: Open) -> None:
    page = show("/")
    summary = page.locator(".user > summary")
    summary.click()
    page.get_by_role("button", name="Sign out").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".user")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_a_click_elsewhere_closes_a_menu(show: Open) -> None:
    page = show("/")
    page.locator(".quarter summary").click()
    axe(page)
    page.get_by_role("heading", level=1).click()
    expect(page.locator(".quarter details")).not_to_have_attribute("open", "")


def test_the_small_menu_opens_by_keyboard(show: Open) -> None:
    page = show("/", PHONE)
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    small = page.get_by_role("navigation", name="Primary, small screen")
    expect(small.get_by_role("link", name="Returns")).to_be_visible()
    axe(page)


def test_the_first_key_reaches_the_skip_link_and_it_leads_past_the_navigation(show: Open) -> None:
    page = show("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_refused_file_is_explained_where_the_form_is(show: Open) -> None:
    page = show("/upload")
    page.set_input_files("#file", {"name": "return.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("return.pdf is not a Word document.")
    axe(page)
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#file")).to_be_focused()


def test_an_accepted_file_leads_on(show: Open) -> None:
    page = show("/upload")
    page.set_input_files(
        "#file", {"name": "return.docx", "mimeType": "application/zip", "buffer": b"PK" * 999}
    )
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check what was read")


@pytest.mark.expects_status(413, 502)
@pytest.mark.parametrize(
    ("status", "words"), [(413, "The file is too large"), (502, "went wrong on our side")]
)
def test_an_answer_from_elsewhere_is_explained_too(show: Open, status: int, words: str) -> None:
    page = show("/upload")
    page.route("**/uploads", lambda route: route.fulfill(status=status, body="<html>"))
    page.set_input_files("#file", {"name": "return.docx", "mimeType": "application/zip", "buffer": b"PK"})
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_button_that_is_not_ready_says_why_and_sends_nothing(show: Open) -> None:
    page = show("/check")
    page.get_by_role("button", name="Submit to the OPCC").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#board-live")).to_have_text("2 things must be answered first")


def test_an_error_summary_takes_the_focus_when_it_appears(show: Open) -> None:
    expect(show("/sign-in?email=someone@sample.test").get_by_role("alert")).to_be_focused()


def test_folded_rows_are_open_on_paper(show: Open) -> None:
    page = show("/check")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details.fold")).to_have_attribute("open", "")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details.fold")).not_to_have_attribute("open", "")


@pytest.mark.parametrize(("path", "named"), [("/states", "auto"), ("/states?sensitive=1", "sensitive")])
def test_printed_pages_carry_the_marking_of_the_screen(show: Open, path: str, named: str) -> None:
    page = show(path)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).page") == named


def test_a_word_stands_beside_every_colour(show: Open) -> None:
    page = show("/states")
    for name in (".rag", ".band", ".dir", ".st", ".tag"):
        assert all(page.locator(name).all_inner_texts())


def test_the_sign_in_page_works_without_scripts(gallery: str, browser: Browser, watch: Watch) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = watch.over(context.new_page())
    page.goto(f"{gallery}/sign-in")
    assert page.locator("form").get_attribute("action") == "/sign-in"
    names = page.locator("form input").evaluate_all("all => all.map(one => one.name)")
    context.close()
    assert names == ["csrf_token", "email", "password"]
