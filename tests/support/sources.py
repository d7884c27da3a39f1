"""The repository as text and syntax trees, for tests that hold the source to the house rules."""

import ast
import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def built_folders() -> set[str]:
    """The names of the folders that commands build and git ignores."""
    lines = (ROOT / ".gitignore").read_text().split()
    return {".git"} | {line.strip("/") for line in lines if line.endswith("/") or line.startswith(".")}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository, relative to the root, without what the commands build."""
    skipped, found = built_folders(), []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in skipped]
        found += [Path(folder, name).relative_to(ROOT) for name in names if not name.endswith(".pyc")]
    return tuple(sorted(found))


def sources(*folders: str) -> list[Path]:
    """The Python files at or under these folders (or files), migrations apart, relative to the root."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py"
        and "versions" not in path.parts
        and any(path.is_relative_to(folder) for folder in folders)
    ]


def read(path: Path | str) -> str:
    """The text of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file of the repository."""
    return ast.parse(read(path), filename=str(path))


def imports(path: Path) -> set[str]:
    """The modules that a Python file imports, in full: `from data import terms` gives both halves joined."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def calls(path: Path) -> list[tuple[int, str]]:
    """Every call in a Python file as (line, dotted name), such as (12, "store.engine.begin")."""
    found = [
        (node.lineno, ast.unparse(node.func)) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)
    ]
    return sorted(found)
