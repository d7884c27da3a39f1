"""The changelog as a page: every change of the file, none lost and none made up."""

from pathlib import Path

from dashboard.pages.whats_new.changelog import read_changelog
from dashboard.pages.whats_new.page import releases
from tests.support.sources import read

TEXT = """# What's new

Words above are not changes.

## November 2026

- First change
  goes on here.
- Second.

## October 2026

- Older.
"""


def test_reads_months_with_their_changes_and_joins_lines_that_go_on():
    november, october = read_changelog(TEXT)
    assert (november.title, november.changes) == ("November 2026", ("First change goes on here.", "Second."))
    assert october.changes == ("Older.",)


def test_a_file_without_a_release_has_none():
    assert read_changelog("# What's new\n\n- Not under a month.\n") == ()


def test_shows_every_change_of_the_apps_own_file():
    lines = read(Path("CHANGELOG.md")).splitlines()
    assert sum(len(one.changes) for one in releases()) == sum(line.startswith("- ") for line in lines) > 0
