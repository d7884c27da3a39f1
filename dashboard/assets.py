"""Scripts and styles: named by their content, compressed once, kept by browsers for a year.

Our own files are `/assets/board.<fingerprint>.css`; those of Dash keep the addresses that its loader computes.
The scripts of `assets/` travel as one, `board.js` first: each may be short, and a visit asks for one file.
"""

import pkgutil
import re
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import PurePosixPath

from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Flask, Response, abort

from dashboard import encoding
from dashboard.config import Settings
from dashboard.cupboard import Cupboard
from dashboard.guard import SUITES, public
from data.settings import ROOT

FOLDER = ROOT / "assets"
FOREVER = "max-age=31536000, immutable"
STYLE, SCRIPT = "board.css", "board.js"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

NOT_LOADED = ("deps/polyfill", "dash_table/", "dash_core_components-shared")
"""Scripts that Dash puts on every page and ours do without: for browsers of 2016, for a table component that is not
used, and a part that Dash's own loader fetches when a component needs it."""

NOT_TOLD = ("python_version", "dash_version", "dash_version_url", "plotly_version")
"""What Dash tells every browser for its own tools, and only attackers of this server would read."""

INDEX = """<!DOCTYPE html>
<html lang="en-GB">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="BOARD_CSS">
{%css%}
</head>
<body>
{%app_entry%}
<script src="BOARD_JS"></script>
{%config%}
{%scripts%}
{%renderer%}
</body>
</html>
"""


def install(server: Flask, app: Dash, settings: Settings) -> None:
    """Serve our own and Dash's files, and draw Dash's page with only the scripts that it needs."""
    cupboard = Cupboard(settings.asset_cache)
    server.jinja_env.globals["asset"] = address
    server.add_url_rule("/assets/<name>", "assets", public(_own(cupboard)), methods=["GET"])
    server.view_functions[SUITES] = _suites(app, cupboard)
    app.index_string = INDEX.replace("BOARD_CSS", address(STYLE)).replace("BOARD_JS", address(SCRIPT))
    _trim(app)


def warm(app: Dash, settings: Settings) -> None:
    """Compress now what a first visit loads, so that no visitor waits for it."""
    cupboard = Cupboard(settings.asset_cache)
    for name, read in _loaded(app).items():
        for wanted in encoding.LIGHT:
            cupboard.packed(name, read, wanted)


@cache
def address(name: str) -> str:
    """The address of a file of `assets/`, which changes with its content."""
    file = PurePosixPath(name)
    return f"/assets/{file.stem}.{_fingerprint(_read_own(name))}{file.suffix}"


def _own(cupboard: Cupboard) -> Callable[[str], Response]:
    """The view of `/assets/`: only the file names that `address` gives exist."""
    images = [file.name for file in FOLDER.iterdir() if file.suffix == ".svg"]
    served = {address(name): name for name in (STYLE, SCRIPT, *images)}

    def own(name: str) -> Response:
        found = served.get(f"/assets/{name}")
        if found is None:
            abort(404)
        return _answer(found, partial(_read_own, found), cupboard, "public")

    return own


def _suites(app: Dash, cupboard: Cupboard) -> Callable[[str, str], Response]:
    """The view of Dash's component files: those that it registered, without its source maps."""

    def suites(package_name: str, fingerprinted_path: str) -> Response:
        path, has_fingerprint = check_fingerprint(fingerprinted_path)  # type: ignore[no-untyped-call]
        known = app.registered_paths.get(package_name, ())
        if path not in known or not has_fingerprint or PurePosixPath(path).suffix not in TYPES:
            abort(404)
        return _answer(
            f"{package_name}/{path}", partial(_read_package, package_name, path), cupboard, "private"
        )

    return suites


def _answer(name: str, read: Callable[[], bytes], cupboard: Cupboard, whose: str) -> Response:
    response = Response(content_type=f"{TYPES[PurePosixPath(name).suffix]}; charset=utf-8")
    wanted = encoding.wanted()
    response.set_data(cupboard.packed(name, read, wanted) if wanted else read())
    if wanted:
        response.headers["Content-Encoding"] = wanted
    response.headers["Cache-Control"] = f"{whose}, {FOREVER}"
    response.vary.add("Accept-Encoding")
    return response


def _trim(app: Dash) -> None:
    """Have Dash write its list of scripts once, without those in `NOT_LOADED`, and keep versions to itself."""
    written = app._generate_scripts_html

    @cache
    def scripts() -> str:
        lines: list[str] = written().split("\n")
        return "\n".join(line for line in lines if not any(part in line for part in NOT_LOADED))

    told: Callable[[], dict[str, object]] = app._config

    def config() -> dict[str, object]:
        return told() | dict.fromkeys(NOT_TOLD, "")

    app._generate_scripts_html = scripts  # type: ignore[method-assign]
    app._config = config  # type: ignore[method-assign]


def _loaded(app: Dash) -> dict[str, Callable[[], bytes]]:
    """The files that the page loads at once: the name of each, and how to read it."""
    files: dict[str, Callable[[], bytes]] = {name: partial(_read_own, name) for name in (STYLE, SCRIPT)}
    scripts: str = app._generate_scripts_html()
    for package, address_in_package in re.findall(r'"/_dash-component-suites/(\w+)/([^"]+)"', scripts):
        path, _ = check_fingerprint(address_in_package)  # type: ignore[no-untyped-call]
        files[f"{package}/{path}"] = partial(_read_package, package, path)
    return files


def _read_own(name: str) -> bytes:
    if name != SCRIPT:
        return (FOLDER / name).read_bytes()
    others = sorted(file for file in FOLDER.glob("*.js") if file.name != SCRIPT)
    return b"\n".join(file.read_bytes() for file in [FOLDER / SCRIPT, *others])


def _read_package(package: str, path: str) -> bytes:
    data = pkgutil.get_data(package, path)
    if data is None:
        raise FileNotFoundError(f"{package}/{path}")
    return data


def _fingerprint(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]
