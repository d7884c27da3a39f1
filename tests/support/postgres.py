"""A real PostgreSQL server for the tests: started once a run, shared by the xdist workers, gone with the run.

The server listens on a Unix socket in a temporary folder and on no port. A keeper process of its own
(`python -m tests.support.postgres FOLDER OWNER_PID`) starts it, watches the test run's process, and stops the
server and removes the folder when that process ends in whatever way: a killed run leaves nothing behind.
`TEST_DATABASE_URL` names a server to use instead; its account must be allowed to create databases.
"""

import fcntl
import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

STARTING_SECONDS = 30
# A test's data may be lost with the machine, so nothing waits for the disk.
SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=100",
)


class Unavailable(Exception):  # noqa: N818 - a state of the server, told in one sentence
    """No PostgreSQL server could be started; the text says why and what to do."""


@contextmanager
def only_one(folder: Path, name: str) -> Iterator[None]:
    """Hold the lock `name` in `folder`, so that of the xdist workers one builds and the others wait."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Server:
    """The databases of one test run on one server; all their names begin with the run's own prefix."""

    def __init__(self, admin_url: str, token: str) -> None:
        self.admin_url = make_url(admin_url).set(drivername="postgresql+psycopg")
        self.prefix = f"board_test_{token}_"

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of this run's database `name`."""
        return self.admin_url.set(database=self.prefix + name).render_as_string(hide_password=False)

    def create(self, name: str, template: str | None = None) -> str:
        """Create this run's database `name`, empty or as a copy of another of this run, and give its URL."""
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(self.prefix + name),
            sql.Identifier(self.prefix + template if template else "template0"),
        )
        with self._connect() as connection:
            # Copying files is twice as fast as writing each page into the log; servers before 15 know no other way.
            quick = connection.info.server_version >= 150000
            connection.execute(made + sql.SQL(" STRATEGY FILE_COPY") if quick else made)
        return self.url(name)

    def drop(self, name: str) -> None:
        """Drop this run's database `name`, ending whatever connections a test left open."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self.prefix + name)))

    def names(self) -> set[str]:
        """The databases of this run that exist, without the prefix."""
        pattern = self.prefix.replace("_", r"\_") + "%"
        with self._connect() as connection:
            rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
            return {name.removeprefix(self.prefix) for (name,) in rows}

    def drop_all(self) -> None:
        """Drop everything this run created."""
        for name in sorted(self.names()):
            self.drop(name)

    def _connect(self) -> psycopg.Connection[tuple[str]]:
        plain = self.admin_url.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)

    def _execute(self, statement: sql.Composed) -> None:
        with self._connect() as connection:
            connection.execute(statement)


def server(folder: Path, owner: int) -> Server:
    """The run's server, started by the first worker that asks.

    `folder` is the run's shared folder, `owner` the process whose end ends the server.
    """
    token = folder.name[-8:].lower().replace("_", "x")
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return Server(given, token)
    home = folder / "postgres"
    with only_one(folder, "postgres"):
        if not (home / "keeper.pid").exists():
            _start_keeper(home, owner)
    return Server(f"postgresql://postgres@/postgres?host={quote(str(home))}", token)


def stop(folder: Path) -> None:
    """End what `server` started for this folder, and wait; nothing to do where no test asked for it."""
    if os.environ.get("TEST_DATABASE_URL"):
        server(folder, os.getpid()).drop_all()
        return
    pid_file = folder / "postgres" / "keeper.pid"
    if not pid_file.exists():
        return
    try:
        keeper = os.pidfd_open(int(pid_file.read_text()))
    except ProcessLookupError:
        return
    signal.pidfd_send_signal(keeper, signal.SIGTERM)
    select.select([keeper], [], [], STARTING_SECONDS)
    os.close(keeper)


def _start_keeper(home: Path, owner: int) -> None:
    command = [sys.executable, "-m", "tests.support.postgres", str(home), str(owner)]
    root = Path(__file__).parents[2]
    # The keeper outlives this worker, so it is neither waited for nor in its process group.
    keeper = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert keeper.stdout is not None
    with keeper.stdout:
        answer = keeper.stdout.readline().strip()
    if answer != "ready":
        keeper.wait()
        raise Unavailable(answer or "The PostgreSQL server for the tests did not start: see the lines above.")
    keeper.returncode = 0  # silences Popen's warning about a child that is still running, which is the point


def _binaries() -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    installed = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if not installed:
        raise Unavailable(
            "PostgreSQL is not installed: run ops/install_test_needs.sh or set TEST_DATABASE_URL."
        )
    return max(installed, key=lambda path: float(path.parent.name))


def _account() -> str | None:
    """The account that PostgreSQL runs as: its own where we are root, for it refuses root; else our own."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _start_server(home: Path) -> "subprocess.Popen[bytes]":
    binaries, account = _binaries(), _account()
    home.mkdir()
    if account:
        shutil.chown(home, account)
        home.parent.chmod(0o711)
    log = (home / "server.log").open("wb")
    options = {"cwd": home, "user": account, "stdout": log, "stderr": subprocess.STDOUT}
    initdb = [binaries / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    if subprocess.run([*initdb, "--locale=C.UTF-8", "--no-sync"], check=False, **options).returncode:
        raise Unavailable("initdb failed: " + _last_words(home))
    command = [binaries / "postgres", "-D", home / "data", "-k", home]
    return subprocess.Popen([*command, *(word for pair in SETTINGS for word in ("-c", pair))], **options)


def _last_words(home: Path) -> str:
    return (home / "server.log").read_text()[-300:].replace("\n", " ")


def _wait_until_answering(process: "subprocess.Popen[bytes]", home: Path) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host=str(home), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise Unavailable("PostgreSQL did not answer: " + _last_words(home))


def keep(home: Path, owner: int) -> None:
    """Run a server in `home` until the process `owner` ends or this one is told to; then remove `home`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    watched = os.pidfd_open(owner)
    process = None
    try:
        process = _start_server(home)
        _wait_until_answering(process, home)
        (home / "keeper.pid").write_text(str(os.getpid()))
        print("ready", flush=True)
        select.select([watched], [], [])
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: ends connections, then itself
            process.wait()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    try:
        keep(Path(sys.argv[1]), int(sys.argv[2]))
    except Unavailable as refusal:
        print(refusal, flush=True)
        sys.exit(1)
