"""What every test may ask for: a database of its own, on SQLite or on both databases, and the shared returns.

- `database_url`: a fresh migrated database; SQLite, and with the marker `both_databases` PostgreSQL as well.
- `empty_database_url`: the same without any table.
- `store`: a `Store` on `database_url`, closed afterwards.
- `board_shared`: the folder of real-shaped returns and facts, or the test is skipped with the reason.

With xdist the controlling process owns one folder and one PostgreSQL server; the workers share both.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.session import Store
from tests.support import postgres
from tests.support.compiled import share_compiled
from tests.support.databases import Databases
from tests.support.in_memory import use_memory
from tests.support.lengths import use_hypothesis_lengths
from tests.support.run import FOLDER, OWNER

LONGEST_ID = 100


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder, or in a worker take over the controller's."""
    use_memory()
    share_compiled()
    use_hypothesis_lengths()
    worker = getattr(config, "workerinput", None)
    if worker is None:
        config.stash[FOLDER] = Path(tempfile.mkdtemp(prefix="board-tests-"))
        config.stash[OWNER] = os.getpid()
    else:
        config.stash[FOLDER] = Path(worker["board_folder"])
        config.stash[OWNER] = worker["board_owner"]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Tell an xdist worker where the run's folder is and whose process owns it."""
    node.workerinput["board_folder"] = str(node.config.stash[FOLDER])
    node.workerinput["board_owner"] = node.config.stash[OWNER]


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the run's PostgreSQL server and remove its folder; workers leave both to the controller."""
    if hasattr(config, "workerinput") or FOLDER not in config.stash:
        return
    postgres.stop(config.stash[FOLDER])
    shutil.rmtree(config.stash[FOLDER])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a database once, and with the marker `both_databases` twice."""
    if "database_kind" not in metafunc.fixturenames:
        return
    kinds = [pytest.param("sqlite")]
    if metafunc.definition.get_closest_marker("both_databases"):
        kinds.append(pytest.param("postgres", marks=pytest.mark.postgres))
    metafunc.parametrize("database_kind", kinds, indirect=True)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file by its parameter: the bytes hold the second they were packed in, and workers must agree on names."""
    return argname if isinstance(val, bytes) or (isinstance(val, str) and len(val) > LONGEST_ID) else None


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database this run of the test is on: "sqlite" or "postgres"."""
    return str(request.param)


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Makes databases, for a test that needs several; a test that needs one asks for `database_url`."""
    config = request.config
    return Databases(config.stash[FOLDER], config.stash[OWNER], tmp_path_factory.mktemp("databases"))


@pytest.fixture
def database_url(databases: Databases, database_kind: str) -> Iterator[str]:
    """The address of a database with every table and no content, for this test alone."""
    url = databases.migrated(database_kind)
    yield url
    databases.discard(url)


@pytest.fixture
def empty_database_url(databases: Databases, database_kind: str) -> Iterator[str]:
    """The address of a database without any table, for this test alone."""
    url = databases.empty(database_kind)
    yield url
    databases.discard(url)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The store on `database_url`."""
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def board_shared() -> Path:
    """The folder with the real-shaped returns: BOARD_SHARED, or `shared` beside the checkout."""
    folder = Path(os.environ.get("BOARD_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "returns").is_dir():
        pytest.skip("The shared returns are not on this machine (BOARD_SHARED names another place).")
    return folder
