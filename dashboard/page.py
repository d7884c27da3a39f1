"""What a page is: an address, who may open it, and a function that draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from data.people import Right


@dataclass(frozen=True)
class Screen:
    """One drawn page: its browser title, what goes inside `main`, and what the shell must know of it.

    `sensitive` marks the page OFFICIAL-SENSITIVE because something on it is; `as_at` replaces the
    sentence in the bar under the navigation. `quarter` is the meeting that the page is about by itself, as a
    return is: the bar names it where the address names none, and other meetings lead to the list.
    """

    title: str
    content: list[Component]
    sensitive: bool = False
    as_at: str | None = None
    quarter: str | None = None


@dataclass(frozen=True)
class Page:
    """A page of the app.

    `path` is a Werkzeug rule ("/risks/<ref>"); `nav` the name of the page whose navigation entry is
    lit; `query` the parameters of the address that `layout` takes besides `quarter`. Any others that
    a visitor adds are ignored. `layout` gets them by keyword, None where absent.
    """

    name: str
    path: str
    nav: str
    right: Right
    layout: Callable[..., Screen]
    query: tuple[str, ...] = ()

    @property
    def endpoint(self) -> str:
        """The name that the guard knows this page's address by."""
        return f"page:{self.name}"
