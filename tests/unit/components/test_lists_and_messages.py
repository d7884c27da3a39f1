"""The smaller components: what they say, and what they refuse."""

import pytest
from dash import html

from dashboard.components.bands import band_counts
from dashboard.components.bar import bar, bar_with_words
from dashboard.components.button import link_button, submit_button
from dashboard.components.counts import counts, headline
from dashboard.components.dagger import dagger, foot_note
from dashboard.components.empty import empty
from dashboard.components.heading import crumbs, page_head
from dashboard.components.kpis import Kpi, kpis
from dashboard.components.pair import pair, pair_fold, reading, submit_bar
from dashboard.components.panel import panel
from dashboard.components.plan import PlanItem, PlanMeeting, PlanRow, PlanSum, plan_grid
from dashboard.components.problems import ProblemLine, place_link, problem_list
from dashboard.components.section import section
from dashboard.components.steps import steps
from dashboard.components.strip import strip
from dashboard.components.summary import summary_list
from dashboard.components.tag import tag
from dashboard.components.timeline import Moment, timeline
from dashboard.components.todo import TodoItem, todo_list
from dashboard.components.views import view_tabs
from data.terms import Band, Severity
from tests.unit.components.elements import all_of, attribute, words


def test_a_section_is_named_by_its_heading() -> None:
    shown = section("Risks by band", "x", note="14 open")
    assert attribute(shown, "aria-labelledby") == all_of(shown, "H2")[0].id == "risks-by-band-title"


def test_a_section_knows_what_paper_should_do() -> None:
    assert section("A", keep=True, fresh=True).className == "sec keep fresh"


def test_the_head_of_a_page_holds_its_one_h1() -> None:
    shown = page_head("Risks", "14 open", [link_button("Download", "/risks.csv", alt=True)])
    [title] = all_of(shown, "H1")
    assert (title.id, title.tabIndex) == ("page-title", -1)


def test_the_last_crumb_is_where_one_is() -> None:
    shown = crumbs([("Returns", "/returns"), ("Youth Justice", None)])
    assert [words(one) for one in all_of(shown, "A")] == ["Returns"]
    assert attribute(all_of(shown, "Li")[1], "aria-current") == "page"


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0.0%"), (3, "37.5%"), (8, "100.0%"), (9, "100.0%"), (-1, "0.0%")]
)
def test_a_bar_is_the_share_of_its_maximum_and_no_more(value: int, expected: str) -> None:
    assert bar(value, 8).children[0].style == {"width": expected}


def test_a_bar_refuses_a_maximum_of_nothing() -> None:
    with pytest.raises(ValueError, match="maximum above 0"):
        bar(1, 0)


def test_a_bar_is_never_the_only_telling() -> None:
    shown = bar_with_words(3, 8, "3 of 8")
    assert words(shown) == "3 of 8"
    assert attribute(bar(3, 8, marker=4), "aria-hidden") == "true"


def test_a_strip_says_in_words_what_it_shows() -> None:
    shown = strip(["full", "stale", "wait"], "One fresh, one stale, one to follow")
    assert (shown.role, attribute(shown, "aria-label")) == ("img", "One fresh, one stale, one to follow")
    assert [attribute(one, "className") for one in shown.children] == [None, "stale", "wait"]


def test_every_band_is_counted_and_linked() -> None:
    shown = band_counts([(Band.HIGH, 3, "/risks?band=High"), (Band.UNSCORED, 8, "/risks?band=Unscored")])
    assert [words(one) for one in all_of(shown, "A")] == ["3 High", "8 Unscored"]


def test_bands_without_a_single_risk_are_shown_too() -> None:
    assert words(all_of(band_counts([(Band.LOW, 0, "/risks")]), "A")) == "0 Low"


def test_a_headline_without_a_list_is_no_link() -> None:
    assert all_of(headline("7", None, "received"), "A") == []
    assert words(headline("7", "/returns", "received")) == "7 received"


def test_counts_keep_their_order() -> None:
    assert words(counts([("6", "fresh"), ("1", html.B("stale"))])) == "6fresh1stale"


def test_a_figure_links_to_its_list_and_says_how_it_was_counted() -> None:
    shown = kpis([Kpi("Reporting rate", "78%", "/returns", "7 of 9")])
    assert all_of(shown, "A")[0].href == "/returns"
    assert words(shown) == "Reporting rate78%7 of 9"


def test_a_thing_to_do_has_one_button_that_says_what_for() -> None:
    shown = todo_list([TodoItem(tag("Decide"), "Support the session", "Item 6", ("Open paper", "/x"))])
    assert words(all_of(shown, "A")[0]) == "Open paper: Support the session"


def test_a_thing_to_know_has_none() -> None:
    assert all_of(todo_list([TodoItem(tag("Your CSP"), "No slot")]), "A") == []


def test_a_moment_between_meetings_is_a_ring() -> None:
    shown = timeline([Moment("11 October 2018", "Raised"), ("5 October 2018", "Proposed", None, True)])
    assert [attribute(one, "className") for one in all_of(shown, "Li")] == ["pt", None]


@pytest.mark.parametrize("kind", ["info", "warn", "stop", "ok"])
def test_a_message_has_a_heading_of_its_level(kind) -> None:
    assert words(all_of(panel(kind, "Done"), "H2")) == "Done"
    assert words(all_of(panel(kind, "Done", level=3), "H3")) == "Done"


def test_a_message_with_an_id_is_a_region_named_by_its_heading() -> None:
    shown = panel("stop", "2 things", id="problems")
    assert (shown.role, attribute(shown, "aria-labelledby")) == ("region", all_of(shown, "H2")[0].id)


def test_nothing_here_says_why_and_leads_on() -> None:
    shown = empty("No risk is closed", "They appear here.", ("See the 14 open", "/risks"))
    assert words(shown) == "No risk is closedThey appear here. See the 14 open"


def test_a_problem_opens_its_place() -> None:
    shown = problem_list([ProblemLine(Severity.STOP, "May 2018", "Choose.", "Title, row 1")])
    [link] = all_of(shown, "A")
    assert (link.href, attribute(link, "data-place-link")) == ("#place-title-row-1", "place-title-row-1")
    assert words(shown).startswith("Must answer")


def test_a_problem_of_the_whole_return_has_no_link() -> None:
    assert all_of(problem_list([ProblemLine(Severity.LOOK, "Old template", "Fetch it.", None)]), "A") == []


def test_a_place_on_another_page_is_an_ordinary_link() -> None:
    link = place_link("Table 1, row 2", href="/returns/4#place-table-1-row-2")
    assert attribute(link, "data-place-link") is None


def test_source_and_reading_share_their_place() -> None:
    shown = pair("Row 3", "words", [reading("Ask 1 of 3", "Row 3", "Review", id="item-7")], "check")
    assert (shown.id, attribute(shown, "data-place"), shown.className) == (
        "place-row-3",
        "place-row-3",
        "pair prob",
    )


def test_folded_rows_say_how_many_they_are() -> None:
    assert words(all_of(pair_fold("Row 7", "1 accepted item", "x"), "Summary")) == "Row 71 accepted item"


def test_the_submit_bar_is_a_region() -> None:
    assert attribute(submit_bar("Answer 2 things"), "aria-label") == "Submit"


def test_a_button_that_is_not_ready_says_why() -> None:
    shown = submit_button("Submit", disabled_because="2 things must be answered")
    assert attribute(shown, "aria-disabled") == "true"
    assert words(shown) == "Submit: 2 things must be answered"


def test_a_button_names_which_of_its_forms_answers_it_gives() -> None:
    shown = submit_button("Accept", name="decision", value="accept", form="item-7")
    assert (shown.name, shown.value, shown.form) == ("decision", "accept", "item-7")


def test_steps_say_where_one_is() -> None:
    current = [
        words(one) for one in all_of(steps(["Upload", "Check"], 1), "Li") if attribute(one, "aria-current")
    ]
    assert current == ["Check"]


@pytest.mark.parametrize("step", [-1, 2])
def test_steps_refuse_one_that_is_not_there(step: int) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        steps(["Upload", "Check"], step)


def test_views_say_their_counts_and_which_is_shown() -> None:
    shown = view_tabs([("All open", 1250, "/risks", True), ("Mine", None, "/risks?view=mine", False)])
    assert [(words(one), attribute(one, "aria-current")) for one in shown.children] == [
        ("All open 1,250", "page"),
        ("Mine", None),
    ]


def test_terms_and_values_take_turns() -> None:
    shown = summary_list([("Meets", "Thursday"), ("Due", html.B("Monday"))])
    assert [one._type for one in shown.children] == ["Dt", "Dd", "Dt", "Dd"]


def test_the_mark_of_an_illustrative_value_is_explained() -> None:
    assert dagger().title == "Illustrative value"
    assert words(foot_note("Ratings are examples.")).endswith("no figure here. Ratings are examples.")


def test_the_plan_shows_what_is_free_and_what_stands_in_another_slot() -> None:
    rows = [PlanRow("Open 1", [PlanItem("Youth Justice", "20 min", flag=True), None])]
    sums = [PlanSum("Minutes", ["20", "0"], "of 120")]
    shown = plan_grid("Plan", [PlanMeeting("October", past=True), PlanMeeting("January")], rows, sums)
    first, second = all_of(shown, "Td")[:2]
    assert (first.className, words(first)) == ("past flag", "Youth Justice20 min")
    assert (second.className, words(second)) == ("free", "Free")


def test_the_plan_refuses_a_slot_that_forgets_a_meeting() -> None:
    with pytest.raises(ValueError, match="longer"):
        plan_grid("Plan", [PlanMeeting("October"), PlanMeeting("January")], [PlanRow("Open 1", [None])])
