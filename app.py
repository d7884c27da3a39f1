"""Introduces the data to the dashboard: one function makes the app, `server` is what gunicorn serves."""

from typing import Any

from dash import Dash
from flask import Flask

from dashboard import (
    assets,
    csrf,
    encoding,
    errors,
    guard,
    headers,
    log,
    registry,
    router,
    sign_in,
    site,
    storable,
    unsent,
)
from dashboard.access import EXTENSION, Board
from dashboard.config import Settings
from data.reports.cache import ReportCache
from data.settings import ROOT
from data.store.session import Store


def create_app(settings: Settings | None = None) -> Dash:
    """Make the app. Nothing is read from the database until somebody asks.

    Refuses to start half configured: a missing setting that production needs raises with its name.
    """
    settings = settings or Settings()
    store = Store(settings.database_url)
    server = Flask("board", static_folder=None, template_folder=str(ROOT / "dashboard" / "templates"))
    server.extensions[EXTENSION] = Board(store, ReportCache(store), settings, callbacks={})
    encoding.install(server)
    site.install(server, settings)
    errors.install(server)
    csrf.install(server, settings)
    storable.install(server)
    sign_in.install(server)
    unsent.install(server)
    app = Dash(
        "board",
        server=False,
        include_assets_files=False,
        suppress_callback_exceptions=True,
        update_title="",
        title="Community Safety Board",
        csrf_token_name=site.cookie_name(site.CALLBACKS, settings),
        enable_mcp=False,
    )
    registry.add_addresses(app, server)  # before Dash takes "/" and every other path for itself
    app.init_app(server)
    app.layout = router.layout
    router.register(app)
    registry.register_pages(app)
    assets.install(server, app, settings)
    headers.install(server, app, settings)
    guard.install(server, app)
    return app


def __getattr__(name: str) -> Any:
    """Make `app:server` when gunicorn asks for it, so that importing this module starts nothing."""
    if name == "server":
        log.install()
        settings = Settings()
        app = create_app(settings)
        assets.warm(app, settings)
        return app.server
    raise AttributeError(name)
