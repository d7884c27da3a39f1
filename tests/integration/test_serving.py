"""What `make run` and the Procfile start: the same server, on SQLite and on PostgreSQL, with real processes."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support import live, sample

ROOT = Path(__file__).parents[2]
STARTING_SECONDS = 120


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def make_run(environment: dict[str, str], port: int, folder: Path) -> str:
    """Start what `make run` starts, fetch the sign-in page, stop it as Ctrl-C does; gives what it printed."""
    log = folder / f"run-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [ROOT / "ops" / "serve.sh"],
            env=environment | {"PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(f"Listening at: http://127.0.0.1:{port}", log, process)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=STARTING_SECONDS) as answer:
            assert b'name="password"' in answer.read()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=live.STOPPING_SECONDS)
    return log.read_text()


def wait_for(words: str, log: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the process has printed these words; fails with what it printed when it ends first."""
    while words not in log.read_text():
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(f"It ended with {process.returncode}: {log.read_text()}")


@pytest.fixture
def fresh(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who sets nothing but where the data goes."""
    environment = sample.SampleCopy(tmp_path).environment
    return {
        name: value for name, value in environment.items() if not name.endswith(("PASSWORD", "SECRET_KEY"))
    }


def test_make_run_loads_the_sample_once_and_prints_its_accounts_each_time(
    fresh: dict[str, str], tmp_path: Path
) -> None:
    first, second = (make_run(fresh, free_port(), tmp_path) for _ in range(2))
    accounts = [re.findall(r"\S+@sample\.test", printed) for printed in (first, second)]
    passwords = [re.findall(r"Password: (\S+)", printed) for printed in (first, second)]
    assert sorted(accounts[0]) == sorted(sample.ACCOUNTS.values())
    assert accounts[0] == accounts[1]
    assert passwords[0] == passwords[1] != []
    kept = tmp_path / "sample-password"
    assert kept.read_text().strip() == passwords[0][0]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "is loaded" in first
    assert "is loaded" not in second


def test_make_run_serves_a_database_with_data_of_its_own(fresh: dict[str, str], tmp_path: Path) -> None:
    someone = ["add-person", "clerk@example.org", "--post", "Clerk", "--role", "administrator"]
    for command in (["migrate"], someone):
        arguments = [sys.executable, "-m", "data", *command]
        subprocess.run(
            arguments, cwd=ROOT, env=fresh, input="Nine long words\n", text=True, check=True, timeout=60
        )
    printed = make_run(fresh, free_port(), tmp_path)
    assert "@sample.test" not in printed
    assert "holds other data already" in printed


@pytest.mark.both_databases
def test_the_procfile_serves_either_database(empty_database_url: str, tmp_path: Path) -> None:
    environment = sample.SampleCopy(tmp_path).environment | {"DATABASE_URL": empty_database_url}
    commands = dict(line.split(": ", maxsplit=1) for line in (ROOT / "Procfile").read_text().splitlines())
    assert set(commands) == {"release", "web"}
    python = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    release = commands["release"].split()
    subprocess.run(release, cwd=ROOT, env=environment | {"PATH": python}, check=True, timeout=60)
    assert "--config ops/gunicorn.conf.py" in commands["web"]
    with (
        live.serve(environment, tmp_path, workers=2) as server,
        urllib.request.urlopen(f"{server.address}/sign-in") as page,
    ):
        assert b'name="password"' in page.read()
