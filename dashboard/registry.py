"""The one list of pages, as addresses of the server: what is not here does not exist."""

import re
from types import ModuleType
from typing import Any

from dash import Dash
from flask import Flask
from werkzeug.exceptions import HTTPException

from dashboard.access import RIGHT_OF_ROUTE
from dashboard.page import Page
from dashboard.pages import MODULES


def pages() -> tuple[Page, ...]:
    """Every page, in the order of the list in `dashboard.pages`."""
    return tuple(page for module in MODULES for page in _pages_of(module))


def patterns() -> list[str]:
    """The addresses of pages with `*` for each part that varies: links to them are drawn without a new load."""
    return [re.sub(r"<[^>]*>", "*", page.path) for page in pages()]


def add_addresses(app: Dash, server: Flask) -> None:
    """Give each page its address on the server; each answers Dash's index, which then draws the page."""
    for page in pages():
        server.add_url_rule(page.path, endpoint=page.endpoint, view_func=_index(app, page), methods=["GET"])


def register_pages(app: Dash) -> None:
    """Give each page its callbacks and its plain routes."""
    for module in MODULES:
        if hasattr(module, "register"):
            module.register(app)
        if hasattr(module, "routes"):
            module.routes(app.server)


def match(app_url_map: Any, pathname: str) -> tuple[Page, dict[str, Any]] | None:
    """The page at `pathname` and what its address holds, by the same map that the server routes by."""
    try:
        endpoint, found = app_url_map.bind("").match(pathname, method="GET")
    except HTTPException:
        return None
    page = next((page for page in pages() if page.endpoint == endpoint), None)
    return (page, found) if page else None


def _pages_of(module: ModuleType) -> tuple[Page, ...]:
    declared: Page | tuple[Page, ...] = module.PAGE
    return declared if isinstance(declared, tuple) else (declared,)


def _index(app: Dash, page: Page) -> Any:
    def index(**_found: Any) -> Any:
        page_of_dash: str = app.index()  # type: ignore[no-untyped-call]
        return page_of_dash

    setattr(index, RIGHT_OF_ROUTE, page.right)
    return index
