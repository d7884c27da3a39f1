"""The dashboard as `make run` serves it: gunicorn with its workers, on a port that nobody else can take."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTING_SECONDS = 60
STOPPING_SECONDS = 20


@dataclass(frozen=True)
class LiveServer:
    """A running server: its address without a slash at the end, its process and what it printed."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def serve(environment: dict[str, str], folder: Path, workers: int = 1) -> Iterator[LiveServer]:
    """Serve with the settings in `environment` until the block ends; `folder` takes the log.

    One worker starts quicker than the two of `make run`, which is what tests of a site of their own wait for.

    The socket listens before gunicorn starts and is handed over, so there is no port to race for.
    """
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
        port = listening.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "ops" / "gunicorn.conf.py")]
        command += ["--bind", f"fd://{listening.fileno()}", "--workers", str(workers), "app:server"]
        log = folder / "gunicorn.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment | {"PORT": str(port)},
                pass_fds=[listening.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
    server = LiveServer(f"http://127.0.0.1:{port}", process, log)
    try:
        _wait_until_healthy(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=STOPPING_SECONDS)


def _wait_until_healthy(server: LiveServer) -> None:
    try:
        with urllib.request.urlopen(f"{server.address}/healthz", timeout=STARTING_SECONDS) as answer:
            assert answer.status == 200
    except OSError as failure:
        raise RuntimeError(
            f"The server did not start ({failure}): {server.log.read_text()[-2000:]}"
        ) from failure
