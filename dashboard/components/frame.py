"""What stands round every page: marking, name, person, pages, the quarter in view, and the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dash import html
from dash.development.base_component import Component

from dashboard.components.content import Content, flat
from dashboard.components.form import post_form
from dashboard.components.marks import marks

Marking = Literal["OFFICIAL", "OFFICIAL-SENSITIVE"]
MAIN_ID = "main"
NAME = "Community Safety Board"
AREA = "Cambridgeshire and Peterborough"


@dataclass(frozen=True)
class NavLink:
    """A page in the navigation, or a meeting in the list of quarters."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Viewer:
    """Who is signed in, as shown: the role, and the body or group it is for; with their own links, if any."""

    role: str
    body: str
    links: Sequence[NavLink] = ()


@dataclass(frozen=True)
class QuarterSwitch:
    """The meeting in view ("2018-19 Q3: 11 October 2018"), those beside it, and all there are."""

    label: str
    meetings: Sequence[NavLink]
    previous: NavLink | None = None
    following: NavLink | None = None


def skip_link() -> Component:
    """Return the first link of every page: past the navigation to what the page says."""
    return html.A("Skip to main content", href=f"#{MAIN_ID}", className="skip")


def marking_bar(marking: Marking) -> Component:
    """Return the protective marking, in capitals; OFFICIAL-SENSITIVE stands out."""
    return html.Div(marking, className="marking sens" if marking == "OFFICIAL-SENSITIVE" else "marking")


def header(
    pages: Sequence[NavLink],
    viewer: Viewer,
    csrf_token: str,
    *,
    as_at: Content,
    quarter: QuarterSwitch | None = None,
    marking: Marking = "OFFICIAL",
    sign_out_action: str = "/sign-out",
    search: Component | None = None,
) -> Component:
    """Return the head of every page. `as_at` says when the figures were true; `search` is the place of the
    search form. The small-screen menu names the current page.
    """
    top = [_brand(), *flat(search), _user(viewer, csrf_token, sign_out_action)]
    parts = [
        marking_bar(marking),
        html.Div(html.Div(top, className="wrap"), className="top"),
        html.Nav(_wrap(_links(pages)), className="primary", **marks(aria_label="Primary")),
        _small_menu(pages),
        html.Div(_wrap(html.P(flat(as_at)), *flat(_quarter(quarter))), className="asat"),
    ]
    return html.Header(parts)


def main(*children: Content) -> Component:
    """Return the main part, which the skip link leads to."""
    return html.Main(_wrap(*flat(*children)), id=MAIN_ID, tabIndex=-1)


def footer(links: Sequence[NavLink], kept_by: str, marking: Marking = "OFFICIAL") -> Component:
    """Return the foot of every page: help, accessibility, what's new; who keeps it; the marking again."""
    return html.Footer([_wrap(_links(links), html.P(kept_by)), marking_bar(marking)], className="foot")


def _wrap(*children: Content) -> Component:
    return html.Div(flat(*children), className="wrap")


def _brand() -> Component:
    return html.A([html.B(NAME), html.Span(AREA)], href="/", className="brand")


def _links(links: Sequence[NavLink]) -> Component:
    return html.Ul([html.Li(_link(link)) for link in links])


def _link(link: NavLink) -> Component:
    return html.A(link.label, href=link.href, **marks(aria_current="page" if link.current else None))


def _caret() -> Component:
    return html.Span(className="caret", **marks(aria_hidden=True))


def _user(viewer: Viewer, csrf_token: str, sign_out_action: str) -> Component:
    who = html.Span([viewer.role, html.Small(viewer.body)])
    sign_out = post_form(
        sign_out_action, csrf_token, html.Button("Sign out", type="submit", className="plain")
    )
    own = [_links(viewer.links)] if viewer.links else []
    box = html.Div([*own, sign_out], className="drop")
    return html.Details([html.Summary([who, _caret()]), box], className="user", **marks(data_menu=True))


def _small_menu(pages: Sequence[NavLink]) -> Component:
    current = next((page.label for page in pages if page.current), "Menu")
    summary = html.Summary([html.Span(["Menu: ", current] if current != "Menu" else "Menu"), _caret()])
    inside = html.Nav(_links(pages), **marks(aria_label="Primary, small screen"))
    return html.Details([summary, inside], className="menu", **marks(data_menu=True))


def _quarter(quarter: QuarterSwitch | None) -> Component | None:
    if quarter is None:
        return None
    menu = html.Details(
        [
            html.Summary([html.Span(quarter.label), _caret()]),
            html.Div(_links(quarter.meetings), className="drop"),
        ],
        **marks(data_menu=True),
    )
    parts = [_beside(quarter.previous, "\u2039 ", ""), menu, _beside(quarter.following, "", " \u203a")]
    return html.Nav(flat(*parts), className="quarter", **marks(aria_label="Quarter"))


def _beside(link: NavLink | None, before: str, after: str) -> Component | None:
    if link is None:
        return None
    arrow = [html.Span(sign, **marks(aria_hidden=True)) if sign else None for sign in (before, after)]
    return html.A(flat(arrow[0], link.label, arrow[1]), href=link.href)
