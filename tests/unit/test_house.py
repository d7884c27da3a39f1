"""The house rules that import contracts cannot say, held to the source tree itself."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.support.sources import ROOT, calls, imports, read, sources, tracked, tree

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "shared"}
# The rules that hold without a clock, a file or a database; `holidays` is a table of dates.
PURE_RULES = ("terms", "quarter", "workdays", "people", "scoring", "rag")
PURE_PACKAGES = {"workdays": {"holidays"}}
REACHING_OUT = {
    "os",
    "io",
    "pathlib",
    "time",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "sqlite3",
    "urllib",
}
CLOCK = re.compile(r"(^|\.)(today|now|utcnow|open|input|print)$")
MAY_COMMIT = {Path("data/store/session.py"), Path("data/store/migrate.py")}
COMMITTING = re.compile(r"(^|\.)(commit|begin|begin_nested)$")
BINARY_SUFFIXES = {".png", ".ico", ".docx", ".pdf", ".zip"}


def texts() -> list[Path]:
    return [path for path in tracked() if path.suffix not in BINARY_SUFFIXES]


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_module_is_over_400_lines() -> None:
    long = {path: read(path).count("\n") for path in texts() if path.suffix in {".py", ".js"}}
    long = {
        path: lines for path, lines in long.items() if lines > LONGEST_MODULE and "versions" not in path.parts
    }
    assert long == {}


def test_no_function_is_over_40_lines() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in sources("app.py", "data", "dashboard")
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    assert [path for path in tracked() if VAGUE_NAMES & {Path(part).stem for part in path.parts}] == []


def test_every_package_and_module_says_what_it_is_for() -> None:
    silent = [
        path
        for path in sources("app.py", "data", "dashboard", "tests/support")
        if tree(path).body and not ast.get_docstring(tree(path))
    ]
    assert silent == []


@pytest.mark.parametrize("rule", PURE_RULES)
def test_a_pure_rule_imports_only_the_standard_library_and_other_rules(rule: str) -> None:
    allowed = {f"data.{name}" for name in PURE_RULES} | {"data"}
    strangers = {
        name
        for name in imports(Path(f"data/{rule}.py"))
        if not any(name == module or name.startswith(f"{module}.") for module in allowed)
        and name.split(".")[0] not in sys.stdlib_module_names | PURE_PACKAGES.get(rule, set())
    }
    assert strangers == set()


@pytest.mark.parametrize("rule", PURE_RULES)
def test_a_pure_rule_has_no_clock_file_or_chance(rule: str) -> None:
    path = Path(f"data/{rule}.py")
    assert {name for name in imports(path) if name.split(".")[0] in REACHING_OUT} == set()
    assert [call for call in calls(path) if CLOCK.search(call[1])] == []


def test_only_the_store_commits() -> None:
    elsewhere = [
        f"{path}:{line} {name}"
        for path in sources("app.py", "data", "dashboard")
        if path not in MAY_COMMIT
        for line, name in calls(path)
        if COMMITTING.search(name)
    ]
    assert elsewhere == []


def test_nothing_swallows_an_exception() -> None:
    swallowed = [
        f"{path}:{node.lineno}"
        for path in sources("app.py", "data", "dashboard", "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(step, ast.Pass) for step in node.body))
    ]
    assert swallowed == []


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|raise NotImplemented" r"Error)\b")
    assert [
        path for path in texts() if path.suffix in {".py", ".js", ".css"} and marks.search(read(path))
    ] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    machine = re.compile(r"/(?:home|Users|root|work|private)/(?=[a-z])")
    assert [path for path in texts() if machine.search(read(path))] == []


def test_the_npm_lock_names_no_registry_but_the_public_one() -> None:
    addresses = re.findall(r'"resolved": "([^"]+)"', read("package-lock.json"))
    assert [url for url in addresses if not url.startswith("https://registry.npmjs.org/")] == []


def pins(file: str) -> dict[str, str]:
    """The packages a requirements file names, in lower case, each with its exact version."""
    lines = [line.split("#")[0].strip() for line in read(file).splitlines()]
    wanted = [line for line in lines if line and not line.startswith("-r ")]
    loose = [line for line in wanted if not re.fullmatch(r"[\w.-]+(\[\w+\])?==\d[\w.]*", line)]
    assert loose == [], f"{file} does not pin these exactly"
    return {re.sub(r"\[.*\]", "", line.split("==")[0]).lower(): line.split("==")[1] for line in wanted}


def test_every_requirement_is_pinned_exactly_and_the_constraints_agree() -> None:
    constraints = pins("constraints.txt")
    asked = pins("requirements.txt") | pins("requirements-dev.txt")
    assert {name: version for name, version in asked.items() if constraints.get(name) != version} == {}


def test_the_app_imports_exactly_what_its_requirements_name() -> None:
    imported_as = {"pyyaml": "yaml", "python-docx": "docx", "argon2-cffi": "argon2"}
    started_by_name = {"gunicorn", "psycopg"}
    used = {name.split(".")[0] for path in sources("app.py", "data", "dashboard") for name in imports(path)}
    theirs = used - sys.stdlib_module_names - {"app", "data", "dashboard"}
    named = {imported_as.get(name, name.replace("-", "_")) for name in pins("requirements.txt")}
    assert (named - theirs - started_by_name, theirs - named) == (set(), set())


def test_no_third_party_file_is_in_the_repository() -> None:
    names = re.compile(r"(\.min\.|jquery|bootstrap|plotly|axe\.|govuk-frontend|react)", re.IGNORECASE)
    assert [path for path in tracked() if path.suffix in {".js", ".css"} and names.search(path.name)] == []


def test_every_test_asserts_something() -> None:
    idle = [
        f"{path}:{node.lineno} {node.name}"
        for path in sources("tests")
        for node in functions(path)
        if node.name.startswith("test_") and not asserts(node)
    ]
    assert idle == []


def asserts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a test has an assert, expects an exception, or calls what by its name asserts."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call) and re.search(
            r"(^|\.)(raises|warns|axe|runTest|assert_\w+|expect)$", ast.unparse(node.func)
        ):
            return True
    return False


def test_the_root_holds_what_the_design_says() -> None:
    wanted = {
        "app.py",
        "Procfile",
        "README.md",
        "CHANGELOG.md",
        "Makefile",
        "pyproject.toml",
        "requirements.txt",
    }
    assert {name for name in wanted if not (ROOT / name).is_file()} == set()
