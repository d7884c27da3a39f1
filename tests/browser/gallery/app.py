"""The gallery as an app: pages by address, drawn by Dash as the board's are, under the board's content policy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from flask import Flask, Response, jsonify, render_template, request

from dashboard.components import frame
from dashboard.components.dagger import foot_note
from dashboard.components.still import still
from tests.browser.gallery import check, overview, plan, register, states

ROOT = Path(__file__).parents[3]
Page = Callable[[dict[str, str]], list[Component]]

PAGES: dict[str, tuple[str, Page]] = {
    "/": ("Overview", overview.page),
    "/register": ("Risks", register.page),
    "/plan": ("Forward plan", plan.page),
    "/check": ("Returns", check.page),
    "/upload": ("Upload", check.upload_page),
    "/states": ("States", states.page),
}
SCRIPTS = "/scripts.js"
MEETINGS = ("2018-19 Q2: 19 July 2018", "2018-19 Q3: 11 October 2018", "2018-19 Q4: 17 January 2019")


def make_app() -> Dash:
    """The gallery, with a route that answers the upload form as the board's does."""
    server = Flask("gallery", static_folder=None, template_folder=str(ROOT / "dashboard" / "templates"))
    app = Dash(
        "gallery",
        server=server,
        assets_folder=str(ROOT / "assets"),
        suppress_callback_exceptions=True,
        update_title="",
        enable_mcp=False,
        index_string=INDEX,
    )
    app.layout = html.Div(
        [
            dcc.Location(id="location", refresh=False),
            html.Div(id="screen", **{"data-pages": " ".join(PAGES)}),
            html.Div(id="title", hidden=True),
            html.Div(id="focus", hidden=True),
        ]
    )
    app.callback(
        Output("screen", "children"),
        Output("title", "children"),
        Input("location", "pathname"),
        Input("location", "search"),
    )(draw)
    app.clientside_callback(
        ClientsideFunction("board", "arrived"), Output("focus", "children"), Input("title", "children")
    )
    _add_plain_pages(app, server)
    _add_policy(app, server)
    return app


INDEX = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title><link rel="icon" href="data:,">{%css%}</head>
<body>{%app_entry%}<footer hidden>{%config%}{%scripts%}{%renderer%}</footer></body></html>"""


def draw(pathname: str, search: str) -> tuple[list[Component], str]:
    """One page with the frame round it."""
    name, page = PAGES.get(pathname, PAGES["/"])
    query = {key: values[-1] for key, values in parse_qs((search or "").lstrip("?")).items()}
    screen = _framed(pathname, page(query), sensitive="sensitive" in query)
    return still(screen), f"{name} - {frame.NAME}"


def _framed(path: str, content: list[Component], sensitive: bool) -> list[Component]:
    marking: frame.Marking = "OFFICIAL-SENSITIVE" if sensitive else "OFFICIAL"
    header = frame.header(
        [frame.NavLink(name, address, address == path) for address, (name, _) in PAGES.items()],
        frame.Viewer("Board member", "Huntingdonshire District Council"),
        "token",
        as_at="As at Thursday 11 October 2018, 10:00. 7 of 9 returns received. Every figure opens its source.",
        quarter=_quarter(path),
        marking=marking,
    )
    links = [frame.NavLink(words, "/states") for words in ("Help", "Accessibility", "What\u2019s new")]
    kept_by = "Kept by the Office of the Police and Crime Commissioner."
    foot = frame.footer(links, kept_by, marking)
    return [frame.skip_link(), header, frame.main(*content, foot_note()), foot]


def _quarter(path: str) -> frame.QuarterSwitch:
    links = [frame.NavLink(words, f"{path}?quarter={at}", at == 1) for at, words in enumerate(MEETINGS)]
    before = frame.NavLink("July 2018", f"{path}?quarter=0")
    after = frame.NavLink("January 2019", f"{path}?quarter=2")
    return frame.QuarterSwitch(MEETINGS[1], links, before, after)


def _add_plain_pages(app: Dash, server: Flask) -> None:
    server.jinja_env.globals["asset"] = lambda name: (
        app.get_asset_url(name) if name == "board.css" else SCRIPTS
    )
    server.add_url_rule(SCRIPTS, "scripts", _scripts)
    server.jinja_env.globals["csrf_token"] = lambda: "token"
    server.add_url_rule("/sign-in", "sign_in", _sign_in)
    server.add_url_rule("/refused", "refused", _refused)
    server.add_url_rule("/uploads", "uploads", _receive, methods=["POST"])


def _scripts() -> Response:
    """Our scripts as one, as `dashboard.assets` serves them to the pages that Dash does not draw."""
    files = sorted((ROOT / "assets").glob("*.js"), key=lambda file: (file.name != "board.js", file.name))
    return Response("\n".join(file.read_text() for file in files), content_type="text/javascript")


def _sign_in() -> str:
    errors = [("The e-mail address and password do not match an account.", "#email")] if request.args else []
    return render_template("sign_in.html", errors=errors, email=request.args.get("email"), sample=True)


def _refused() -> tuple[str, int]:
    words = {
        "title": "Something went wrong",
        "sentence": "The page could not be made.",
        "reference": "7F3A-1182",
        "way_on": ("Go to the overview", "/"),
    }
    return render_template("error.html", **words), 500


def _receive() -> Response:
    sent = request.files["file"]
    if sent.filename.endswith(".docx"):
        return jsonify(location="/check")
    words = f"{sent.filename} is not a Word document. Save it in Word as .docx and send it again."
    return jsonify(errors=[{"message": words, "field": "file"}])


def _add_policy(app: Dash, server: Flask) -> None:
    def add(response: Response) -> Response:
        scripts = " ".join(["'self'", *(f"'{one.strip(chr(39))}'" for one in app.csp_hashes())])
        policy = f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        response.headers["Content-Security-Policy"] = policy
        return response

    server.after_request(add)


def main(arguments: Any = None) -> None:
    """Serve the gallery on http://127.0.0.1:8060 for a look."""
    make_app().run(port=8060, debug=False)


if __name__ == "__main__":
    main()
