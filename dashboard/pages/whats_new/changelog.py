"""The changelog as values: for each month, what somebody who uses the dashboard can see changed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Release:
    """One heading of the changelog and its changes, in the words of the file."""

    title: str
    changes: tuple[str, ...]


def read_changelog(text: str) -> tuple[Release, ...]:
    """The releases of a changelog in Markdown: `##` begins one, `-` a change, indented lines go on with it."""
    releases: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("## "):
            releases.append((line.removeprefix("## ").strip(), []))
        elif releases and line.startswith("- "):
            releases[-1][1].append(line.removeprefix("- ").strip())
        elif releases and releases[-1][1] and line.startswith("  "):
            releases[-1][1][-1] += f" {line.strip()}"
    return tuple(Release(title, tuple(changes)) for title, changes in releases)
