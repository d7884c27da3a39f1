"""The accessibility statement: what holds, how it is checked, what does not hold yet, and whom to tell."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.heading import page_head
from dashboard.components.prose import prose
from dashboard.components.section import section

LEAD = "Made to meet WCAG 2.2 at level AA. No independent audit has been made yet."

CAN = (
    "use every page with the keyboard alone, and see where the focus is",
    "zoom to 200 %, or use a window 320 pixels wide, without losing anything",
    "tell every state by its word: no colour or shape stands alone",
    "use the headings, the regions and the skip link of each page; the focus moves to the title of a new page",
    "print any page, with its protective marking at the top and foot of each sheet",
    "set the system’s own colours, and ask it for less movement",
)
CHECKED = (
    "Each page is opened in a real browser with every sample account when the software is tested, and examined by "
    "axe-core for the rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA. A single finding fails the test.",
    "Such a check finds part of what can be wrong. Nobody who uses a screen reader, a magnifier or speech input "
    "every day has tried this version yet.",
)
NOT_YET = (
    "The forward plan’s grid is wider than a small window and scrolls sideways in a region of its own; what it holds "
    "is also said in lists on the same page, and the grid can be reached and scrolled by keyboard.",
    "A return is shown as its author wrote it. Tables without headings, or words that only their place explains, come "
    "from the file as it was sent; the reading beside it says in words what was understood.",
    "Sorting and filtering need JavaScript, as the whole dashboard does.",
)
TELL = (
    "Tell the Office of the Police and Crime Commissioner what got in your way, and ask there for anything in another "
    "format. Say which page it was and what you use to read it."
)


def accessibility_screen() -> list[Component]:
    """Return the whole page."""
    return [
        page_head("Accessibility", LEAD),
        section("What you can do", prose("On every page you can:", _list(CAN))),
        section("How it is checked", prose(*CHECKED)),
        section("What does not work well yet", prose(_list(NOT_YET))),
        section("Tell us", prose(TELL, "This statement was written on 22 November 2026.")),
    ]


def _list(lines: tuple[str, ...]) -> Component:
    return html.Ul([html.Li(line) for line in lines])
