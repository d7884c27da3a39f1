"""The stylesheet holds what the screens use, and no more."""

import re

from tests.support.sources import read, tracked

CSS = re.sub(r"/\*.*?\*/", "", read("assets/board.css"), flags=re.S)
SELECTORS = re.findall(r"([^{}]+)\{", CSS)
DRAWING = {".py", ".js", ".html"}


def sources_that_draw() -> str:
    """All the text of the dashboard, its templates and its scripts."""
    return "\n".join(
        read(path)
        for path in tracked()
        if path.parts[0] in {"dashboard", "assets"} and path.suffix in DRAWING
    )


def test_every_class_and_id_of_the_stylesheet_is_named_where_something_is_drawn() -> None:
    named = {name for selector in SELECTORS for name in re.findall(r"[.#]([a-zA-Z_][\w-]*)", selector)}
    drawn = set(re.findall(r"[a-zA-Z_][\w-]*", sources_that_draw()))
    assert len(named) > 100
    assert named - drawn == set()


def test_every_custom_property_is_set_and_used() -> None:
    made = set(re.findall(r"(--[\w-]+)\s*:", CSS))
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert (made - used, used - made) == (set(), set())
