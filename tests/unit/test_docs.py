"""The documents say what there is: every setting, command, word and decision."""

import enum
import inspect
import re
from pathlib import Path

import pytest

from dashboard.config import Settings
from data import terms
from data.__main__ import command_names
from tests.support.sources import ROOT, read, sources, tracked

README = read("README.md")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
ENVIRONMENT = re.compile(r"""(?:os\.environ(?:\.get\(|\[)|getenv\()\s*["']([A-Z][A-Z0-9_]+)["']""")


def setting_names() -> list[str]:
    """The environment variables that the typed settings read."""
    names = []
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        choices = getattr(alias, "choices", [alias] if alias else [f"BOARD_{name}"])
        names.append(next(str(choice) for choice in choices).upper())
    return names


def make_targets() -> list[str]:
    """The targets of the Makefile that `make help` lists."""
    return re.findall(r"^([a-z-]+):.*## ", read("Makefile"), flags=re.MULTILINE)


def term_enums() -> list[str]:
    return [name for name, item in inspect.getmembers(terms, inspect.isclass) if issubclass(item, enum.Enum)
            and item.__module__ == terms.__name__]  # fmt: skip


@pytest.mark.parametrize("name", setting_names())
def test_the_readme_has_a_row_for_every_setting(name: str) -> None:
    assert f"| `{name}` |" in README


def test_the_readme_names_every_environment_variable_that_the_source_reads() -> None:
    read_by_source = {
        name
        for path in sources("app.py", "data", "dashboard", "ops")
        for name in ENVIRONMENT.findall(read(path))
    }
    assert {name for name in read_by_source if f"`{name}" not in README} == set()


@pytest.mark.parametrize("name", command_names())
def test_the_readme_has_a_row_for_every_data_command(name: str) -> None:
    assert f"| `python -m data {name}" in README


@pytest.mark.parametrize("target", make_targets())
def test_the_readme_has_a_row_for_every_make_target(target: str) -> None:
    assert f"| `make {target}` |" in README


def test_the_readme_has_no_row_for_a_command_that_is_gone() -> None:
    named = set(re.findall(r"^\| `make ([a-z-]+)` \|", README, flags=re.MULTILINE))
    commands = set(re.findall(r"^\| `python -m data ([a-z-]+)", README, flags=re.MULTILINE))
    assert (named - set(make_targets()), commands - set(command_names())) == (set(), set())


@pytest.mark.parametrize("name", term_enums())
def test_the_glossary_explains_every_enum_of_words(name: str) -> None:
    assert f"`{name}`" in read("docs/glossary.md")


def test_the_changelog_has_an_entry_for_its_newest_heading() -> None:
    newest = re.split(r"^## ", read("CHANGELOG.md"), flags=re.MULTILINE)[1]
    assert re.match(
        r"(January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\n",
        newest,
    )
    assert re.search(r"^- \w", newest, flags=re.MULTILINE)


@pytest.mark.parametrize("record", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_record_has_its_four_headings_in_order(record: Path) -> None:
    headings = re.findall(r"^## (.+)$", record.read_text(), flags=re.MULTILINE)
    assert headings == ["Status", "Context", "Decision", "Consequences"]


@pytest.mark.parametrize("record", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_record_is_listed_under_its_own_title(record: Path) -> None:
    title = record.read_text().splitlines()[0].split(". ", maxsplit=1)[1]
    assert f"[{title}]({record.name})" in read("docs/decisions/README.md")


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = []
    for page in (path for path in tracked() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", read(page)):
            if "://" not in target and not (ROOT / page).parent.joinpath(target).exists():
                dead.append(f"{page}: {target}")
    assert dead == []


def test_the_readme_shows_pictures_that_are_there_each_with_words_for_who_cannot_see_it():
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
    assert len(shown) >= 3
    assert [(words, path) for words, path in shown if len(words) < 20 or not (ROOT / path).is_file()] == []
