"""How scripts, styles and drawn answers reach the browser: few, small, and never twice."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from dash import Dash

from dashboard import assets, cupboard, encoding, registry
from dashboard.access import EXTENSION
from tests.integration.conftest import MakeApp
from tests.support import probe
from tests.support.visitor import Visitor

SignedIn = Callable[[str], Visitor]
FILES = re.compile(r'(?:src|href)="(/[^"]+\.(?:js|css))"')
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
SHELL_BYTES = 200_000
LOADED = [
    "board.css", "board.js", "react@18", "react-dom@18", "prop-types@15", "dash_renderer", "dash_core_components",
    "dash_html_components",
]  # fmt: skip


@pytest.fixture
def member(signed_in: SignedIn) -> Visitor:
    return signed_in("member")


def files(visitor: Visitor) -> list[str]:
    """The addresses of the scripts and styles of the page."""
    return FILES.findall(visitor.get("/").text)


def test_the_page_loads_these_files_and_no_others(member: Visitor) -> None:
    names = [path.rpartition("/")[2].partition(".")[0] for path in files(member)]
    assert sorted(names) == sorted(name.partition(".")[0] for name in LOADED)


def test_a_first_visit_to_the_frame_is_at_most_200_kb_on_the_wire(member: Visitor) -> None:
    paths = ["/", "/_dash-layout", "/_dash-dependencies", *files(member)]
    headers = {"Accept-Encoding": "gzip, deflate, br"}
    assert sum(len(member.get(path, headers=headers).data) for path in paths) <= SHELL_BYTES
    assert len(paths) + 1 < 20  # and one call that draws the page


def test_browsers_keep_every_file_for_a_year_and_ask_for_none_twice(member: Visitor) -> None:
    for path in files(member):
        answer = member.get(path)
        assert answer.status_code == 200
        kept = answer.cache_control
        assert (kept.max_age, kept.immutable, kept.no_store) == (31_536_000, True, False)
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize("wanted", ["br", "gzip", None])
def test_every_encoding_holds_the_same_file(member: Visitor, wanted: str | None) -> None:
    for path in files(member):
        plain = member.get(path).data
        answer = member.get(path, headers={"Accept-Encoding": wanted} if wanted else {})
        assert answer.headers.get("Content-Encoding") == wanted
        assert UNPACK[wanted](answer.data) == plain if wanted else answer.data == plain
        assert answer.content_length == len(answer.data)


@pytest.mark.parametrize(
    ("accepted", "used"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("zstd", None),
    ],
)
def test_takes_the_best_encoding_that_is_accepted(member: Visitor, accepted: str, used: str | None) -> None:
    answer = member.get(files(member)[0], headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == used


def test_a_file_is_compressed_once_for_all_workers(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packed: list[str] = []

    def pack(data: bytes, name: str, level: int) -> bytes:
        packed.append(name)
        return gzip.compress(data, 1)

    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    monkeypatch.setattr(encoding, "encoded", pack)
    settings = {"asset_cache": tmp_path / "kept"}
    apps = [make_app(**settings) for _ in range(2)]
    for app in apps:
        assets.warm(app, app.server.extensions[EXTENSION].settings)
        visitor = Visitor(app).becomes(probe.PEOPLE["member"])
        for path in files(visitor):
            visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert sorted(packed) == sorted(["br", "gzip"] * len(LOADED))


def test_files_are_served_where_nothing_can_be_kept(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    visitor = Visitor(make_app(asset_cache=blocked / "assets")).becomes(probe.PEOPLE["member"])
    path = files(visitor)[0]
    answer = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(answer.data) == visitor.get(path).data


def test_a_half_written_file_is_never_seen(tmp_path: Path) -> None:
    kept = cupboard.Cupboard(tmp_path)
    assert brotli.decompress(kept.packed("a", lambda: b"x" * 5_000, "br")) == b"x" * 5_000
    assert {path.suffix for path in tmp_path.iterdir()} == {".br", ""}
    assert cupboard.Cupboard(tmp_path).packed("b", lambda: b"x" * 5_000, "br") == kept.packed(
        "a", bytes, "br"
    )


def test_an_address_follows_the_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    addresses = set()
    for text in ("one", "two", "one"):
        (tmp_path / "board.css").write_text(text)
        assets.address.cache_clear()
        addresses.add(assets.address("board.css"))
    assets.address.cache_clear()
    assert len(addresses) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/assets/board.css",
        "/assets/board.0000000000000000.css",
        "/_dash-component-suites/dash/dash.py",
        "/_dash-component-suites/dash/deps/react@18.3.1.min.js",
        "/_dash-component-suites/dash/dcc/dash_core_components.v4_4_1m1.js.map",
        "/_dash-component-suites/dash/dash.v4_4_1m1.py",
        "/_dash-component-suites/flask/app.v1m1.js",
        "/_dash-component-suites/dash/dcc/nothing.v4_4_1m1.js",
    ],
)
def test_what_is_not_a_named_file_of_a_page_is_not_served(member: Visitor, path: str) -> None:
    assert member.get(path).status_code == 404


def test_our_scripts_travel_as_one_with_board_js_first(member: Visitor) -> None:
    folder = Path(assets.FOLDER)
    sent = member.get(assets.address("board.js")).data
    assert sent.startswith((folder / "board.js").read_bytes())
    assert all(file.read_bytes() in sent for file in folder.glob("*.js"))


def test_the_style_of_the_sign_in_page_is_for_anyone(visitor: Visitor) -> None:
    for path in FILES.findall(visitor.get("/sign-in").text):
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert answer.cache_control.public


@pytest.mark.parametrize("wanted", ["br", "gzip"])
def test_a_drawn_answer_is_compressed(member: Visitor, wanted: str) -> None:
    def plain_config(html: bytes) -> bytes:
        return re.sub(rb'"end_id":"[^"]+"', b"", html)

    answer = member.get("/", headers={"Accept-Encoding": wanted})
    assert answer.headers["Content-Encoding"] == wanted
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert plain_config(UNPACK[wanted](answer.data)) == plain_config(member.get("/").data)


def test_a_page_with_a_form_and_what_was_typed_is_not_compressed(visitor: Visitor) -> None:
    answer = visitor.get("/sign-in?next=/probe", headers={"Accept-Encoding": "br"})
    assert "csrf_token" in answer.text
    assert "Content-Encoding" not in answer.headers


def test_what_is_drawn_for_one_person_is_kept_nowhere(member: Visitor) -> None:
    for path in ("/", "/_dash-layout", "/_dash-dependencies"):
        answer = member.get(path)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers


def test_the_page_names_its_language_no_other_host_and_no_version(member: Visitor, probe_app: Dash) -> None:
    page = member.get("/").text
    assert '<html lang="en-GB">' in page
    told = json.loads(re.findall(r'type="application/json">(.*?)</script>', page, re.DOTALL)[0])
    assert told["serve_locally"] is True
    assert {told[name] for name in assets.NOT_TOLD} == {""}
    assert re.findall(r'(?:src|href)="(?!/|data:)[^"]*"', page) == []
