"""The scanner for harmful files: a small client of ClamAV's daemon, which is asked over a socket.

Speaks one command, INSTREAM: the bytes go over in pieces, each after its length, and one line comes back. Whatever
else happens (nobody there, too slow, hung up, nonsense) is no answer, and never taken for a clean one.
"""

import logging
import socket
import struct
import time
from dataclasses import dataclass
from typing import Final

from data.terms import Verdict

_PIECE: Final = 64 * 1024
_LONGEST_ANSWER = 4096
_LONGEST_SIGNATURE = 160
_SECONDS = 30.0
_log = logging.getLogger(__name__)


class NoAnswerError(Exception):
    """The scanner said nothing that can be relied on; the words are for the log."""


@dataclass(frozen=True)
class Answer:
    """What is known after asking. NOT_SCANNED is no answer; `closed` says that the bytes may not go on without one."""

    verdict: Verdict
    signature: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Scanner:
    """Where the scanner is: a path of a Unix socket, "host:port", or "" for none. `required` means fail closed."""

    address: str = ""
    required: bool = False
    seconds: float = _SECONDS

    def scan(self, content: bytes) -> Answer:
        """Ask about some bytes."""
        if not self.address:
            return Answer(Verdict.NOT_SCANNED, closed=self.required)
        try:
            return _understood(_Call(self.address, self.seconds).ask(content))
        except (OSError, NoAnswerError) as trouble:
            _log.warning("the scanner gave no answer: %s", trouble)
            return Answer(Verdict.NOT_SCANNED, closed=self.required)


def where(address: str) -> str | tuple[str, int]:
    """The path of a Unix socket, or host and port. Raises ValueError for an address that is neither."""
    if address.startswith("/"):
        return address
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError(f"{address!r} is neither a path of a socket nor host:port.")
    return host, int(port)


class _Call:
    """One conversation, which as a whole has so many seconds."""

    def __init__(self, address: str, seconds: float) -> None:
        self._where = where(address)
        self._until = time.monotonic() + seconds

    def ask(self, content: bytes) -> bytes:
        with self._connected() as line:
            self._send(line, b"zINSTREAM\0")
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                self._send(line, struct.pack(">L", len(piece)) + piece)
            self._send(line, struct.pack(">L", 0))
            return self._answer(line)

    def _connected(self) -> socket.socket:
        if isinstance(self._where, tuple):
            return socket.create_connection(self._where, self._left())
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(self._left())
        try:
            line.connect(self._where)
        except OSError:
            line.close()
            raise
        return line

    def _send(self, line: socket.socket, content: bytes) -> None:
        line.settimeout(self._left())
        line.sendall(content)

    def _answer(self, line: socket.socket) -> bytes:
        said = b""
        while b"\0" not in said:
            line.settimeout(self._left())
            more = line.recv(_LONGEST_ANSWER)
            said += more
            if not more or len(said) > _LONGEST_ANSWER:
                raise NoAnswerError(f"it ended with {said[:80]!r}")
        return said.partition(b"\0")[0]

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise NoAnswerError("it took too long")
        return left


def _understood(said: bytes) -> Answer:
    words = said.decode("utf-8", errors="replace").strip()
    if words == "stream: OK":
        return Answer(Verdict.CLEAN)
    if words.startswith("stream: ") and words.endswith(" FOUND"):
        found = words.removeprefix("stream: ").removesuffix(" FOUND")
        return Answer(Verdict.HARMFUL, found[:_LONGEST_SIGNATURE])
    raise NoAnswerError(f"it said {words[:80]!r}")
