"""Compressed files: each compressed once at the highest level, whatever asks for it how often.

In memory, and in a folder so that no worker does again what another has done. Named by content: nothing grows old.
"""

import fcntl
import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import structlog

from dashboard import encoding

HEAVY = 1_000_000
"""Above this many bytes the highest level takes seconds; the next below takes one and a few per cent more."""

log: Any = structlog.get_logger("board")


class Cupboard:
    """Compressed files: in memory, and in a folder so that no worker does again what one has done."""

    def __init__(self, folder: Path) -> None:
        """Compress nothing yet."""
        self._folder = folder
        self._packed: dict[tuple[str, str], bytes] = {}

    def packed(self, name: str, read: Callable[[], bytes], wanted: str) -> bytes:
        """The file `name` in the encoding `wanted` ("br" or "gzip"); `read` is asked for its bytes once."""
        key = (name, wanted)
        if key not in self._packed:
            data = read()
            self._packed[key] = self._kept(data, sha256(data).hexdigest()[:32], wanted)
        return self._packed[key]

    def _kept(self, data: bytes, fingerprint: str, name: str) -> bytes:
        file = self._folder / f"{fingerprint}.{name}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not file.exists():
                    _write(file, _compress(data, name))
            return file.read_bytes()
        except OSError as refusal:
            log.warning(
                "compressed files are kept in memory only", folder=str(self._folder), why=str(refusal)
            )
            return _compress(data, name)


def _compress(data: bytes, name: str) -> bytes:
    heavy = len(data) > HEAVY
    level = (9 if heavy else 11) if name == "br" else (6 if heavy else 9)
    return encoding.encoded(data, name, level)


def _write(file: Path, data: bytes) -> None:
    """Put the file in place in one step: a reader sees all of it or nothing."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as made:
        made.write(data)
    os.replace(made.name, file)
