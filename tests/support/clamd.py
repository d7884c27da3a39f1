"""A small server that speaks ClamAV's protocol on a real socket, and can misbehave in each way that one knows.

with clamd(folder) as scanner: Scanner(scanner.address)
"""

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless file that every scanner takes for a harmful one; in two pieces, or scanners would stop at this one."""
FOUND = b"stream: Eicar-Test-Signature FOUND\0"
CLEAN = b"stream: OK\0"


@dataclass
class Clamd:
    """A running scanner. `behaves` says how it answers next; `seen` is what came, each file whole."""

    address: str
    behaves: str = "well"
    seen: list[bytes] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def answer(self, line: socket.socket) -> None:
        """Take one file and answer as this scanner behaves."""
        if self.behaves == "hangs up":
            return
        if self.behaves == "full":
            line.recv(64)
            line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            return
        content = _stream(line)
        self.seen.append(content)
        if self.behaves == "slow":
            self.stopping.wait()
        elif self.behaves == "in drips":
            for drip in CLEAN:
                line.sendall(bytes([drip]))
        else:
            said = {"garbage": b"\xff\xfe nonsense\0", "endless": b"x" * 9000, "cut": b"stream: OK"}
            said["alarmed"] = FOUND
            line.sendall(said.get(self.behaves, FOUND if EICAR in content else CLEAN))


@contextmanager
def clamd(folder: Path, *, network: bool = False) -> Iterator[Clamd]:
    """A scanner on a Unix socket in `folder`, or on a port of this machine, until the block ends."""
    running: list[Clamd] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            running[0].answer(self.request)

    kind = socketserver.ThreadingTCPServer if network else socketserver.ThreadingUnixStreamServer
    with kind(("127.0.0.1", 0) if network else str(folder / "clamd.ctl"), Handler) as server:
        address = f"127.0.0.1:{server.server_address[1]}" if network else str(server.server_address)
        running.append(Clamd(address))
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield running[0]
        finally:
            running[0].stopping.set()
            server.shutdown()


def _stream(line: socket.socket) -> bytes:
    assert _exactly(line, 10) == b"zINSTREAM\0"
    content = b""
    while size := struct.unpack(">L", _exactly(line, 4))[0]:
        content += _exactly(line, size)
    return content


def _exactly(line: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = line.recv(size - len(found))
        assert more, "the client hung up"
        found += more
    return found
