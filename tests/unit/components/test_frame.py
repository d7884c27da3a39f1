from dashboard.components import frame
from tests.unit.components.elements import all_of, attribute, words

PAGES = [frame.NavLink("Overview", "/", True), frame.NavLink("Risks", "/risks")]
VIEWER = frame.Viewer("Planner", "Office of the Police and Crime Commissioner")
QUARTER = frame.QuarterSwitch(
    "2018-19 Q3: 11 October 2018",
    [frame.NavLink("2018-19 Q3", "/?quarter=3", True)],
    frame.NavLink("July 2018", "/?quarter=2"),
)


def header(**given: object):
    return frame.header(PAGES, VIEWER, "t0k", as_at="As at 11 October 2018.", **given)


def test_marks_the_page_at_its_top_and_its_foot() -> None:
    foot = frame.footer([frame.NavLink("Help", "/help")], "Kept by the OPCC.", "OFFICIAL-SENSITIVE")
    for part in (header(marking="OFFICIAL-SENSITIVE"), foot):
        [bar] = [
            one for one in all_of(part, "Div") if (attribute(one, "className") or "").startswith("marking")
        ]
        assert (words(bar), bar.className) == ("OFFICIAL-SENSITIVE", "marking sens")


def test_says_which_page_this_is_in_both_menus() -> None:
    current = [words(one) for one in all_of(header(), "A") if attribute(one, "aria-current")]
    assert current == ["Overview", "Overview"]


def test_the_two_menus_have_names_of_their_own() -> None:
    names = [attribute(one, "aria-label") for one in all_of(header(quarter=QUARTER), "Nav")]
    assert names == ["Primary", "Primary, small screen", "Quarter"]


def test_signing_out_is_a_post_with_its_token() -> None:
    [form] = all_of(header(), "Form")
    assert (form.method, form.action) == ("post", "/sign-out")
    assert all_of(form, "Input")[0].value == "t0k"


def test_the_first_meeting_has_none_before_it() -> None:
    shown = all_of(header(quarter=QUARTER), "Nav")[2]
    assert [words(one) for one in all_of(shown, "A")] == ["\u2039 July 2018", "2018-19 Q3"]


def test_a_page_without_meetings_has_no_switch() -> None:
    assert len(all_of(header(), "Nav")) == 2


def test_the_skip_link_leads_to_the_main_part() -> None:
    assert frame.skip_link().href == f"#{frame.main('x').id}"
