"""Reading a file in a process of its own, so that no document can stop or slow the server.

The child limits its own memory and processor time (`child.apply_limits`); this side watches the clock, kills the
child's whole process group, and turns every ending into a reading or one plain sentence.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from data.returns.reader import limits
from data.returns.reader.child import A_PACK, A_RETURN
from data.returns.reader.pack.parsed import ParsedPack
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.problems import RefusedFile
from data.returns.reader.refusals import refused
from data.returns.reader.upload import check_size
from data.returns.reader.wire import from_wire

Answer = TypeVar("Answer")

_ROOT = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path.insert(0, {root!r}); from data.returns.reader.{module} import main; main()"
_AT_ONCE, _WAITING = 2, 3
_log = logging.getLogger(__name__)
_places_free = threading.BoundedSemaphore(_AT_ONCE)
_waiting_room = threading.BoundedSemaphore(_AT_ONCE + _WAITING)


def read_file(source: bytes | Path | str, filename: str | None = None) -> ParsedReturn:
    """The reading of an upload (bytes) or of a file on disk (a path). Raises RefusedFile with a plain sentence.

    At most two files are read at once in one server process; three more wait for the time that one reading may take,
    and any other is told so at once: the rest of the process's threads stay free for everybody else's pages.
    """
    return _read(ParsedReturn, A_RETURN, source, filename)


def read_pack_file(source: bytes | Path | str, filename: str | None = None) -> ParsedPack:
    """The reading of a document that holds several returns; in every other way as `read_file`."""
    return _read(ParsedPack, A_PACK, source, filename)


def _read(kind: type[Answer], what: str, source: bytes | Path | str, filename: str | None) -> Answer:
    data, name = _load(source, filename)
    check_size(data)
    with a_place():
        answer = run_limited(reader_command(name, what), data)
    return _reading(kind, answer)


@contextmanager
def a_place() -> Iterator[None]:
    """Hold one of the few places for children at work. Raises RefusedFile when too many wait already."""
    with _taken(_waiting_room, 0), _taken(_places_free, limits.WALL_SECONDS):
        yield


@contextmanager
def _taken(places: threading.BoundedSemaphore, seconds: float) -> Iterator[None]:
    """Hold one of the places. Raises RefusedFile when none comes free in time."""
    if not places.acquire(timeout=seconds):
        raise refused("busy")
    try:
        yield
    finally:
        places.release()


def reader_command(filename: str, what: str = A_RETURN) -> list[str]:
    """The command that reads a file from standard input."""
    return child_command("child", what, filename)


def child_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of the reader: isolated from the environment and the user's site."""
    start = _START.format(root=str(_ROOT), module=module)
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", start, *arguments]


def run_limited(command: list[str], data: bytes, wall_seconds: float = limits.WALL_SECONDS) -> bytes:
    """The standard output of a command given `data`. Raises RefusedFile when it is too slow or does not end well."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(data, timeout=wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise refused("too_slow") from error
    finally:
        _end(process)
    _check_ending(process.returncode)
    return output


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill whatever is left of the child's process group and wait for it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _check_ending(code: int) -> None:
    if code == -signal.SIGXCPU:
        raise refused("too_slow")
    if code != 0:
        _log.error("the reader ended with %s", code)
        raise refused("crashed")


def _load(source: bytes | Path | str, filename: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, filename or "upload.docx"
    path = Path(source)
    try:
        with path.open("rb") as file:
            return file.read(limits.FILE_BYTES + 1), filename or path.name
    except OSError as error:
        raise refused("not_found") from error


def _reading(kind: type[Answer], answer: bytes) -> Answer:
    try:
        said: dict[str, Any] = json.loads(answer)
    except ValueError as error:
        raise refused("crashed") from error
    if "failed" in said:
        _log.error("the reader failed: %s", said["failed"])
        raise refused("crashed")
    if "refused" in said:
        raise refused(said["refused"]["code"])
    return from_wire(kind, said["read"])


__all__ = [
    "RefusedFile",
    "a_place",
    "child_command",
    "read_file",
    "read_pack_file",
    "reader_command",
    "run_limited",
]
