"""Original bytes on disk: kept for ever under random names, with their SHA-256, and checked when read back."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from data.refusals import OurFault

_NAME_BYTES = 24
_BEHIND = "x"  # no digit of a random name, so what stands behind it is never part of one
_BEHIND_BYTES = 7


NOT_KEPT = "The dashboard could not keep the file, so it has not been received. Hold on to it and send it again later."
NOT_AS_KEPT = "The dashboard no longer has this file as it was sent. Ask whoever sent it for their copy."


class NotKept(OurFault):
    """The disk did not take the bytes: nothing of them is there."""


class DamagedFile(OurFault):
    """The bytes on disk are not the bytes that were kept: a fault of ours, never of the lead."""


@dataclass(frozen=True)
class KeptBytes:
    """Where some bytes are kept: a random name that says nothing, their SHA-256 in hex, their number."""

    name: str
    sha256: str
    size: int


class FileStore:
    """One folder of kept bytes. Nothing in it is ever changed or removed."""

    def __init__(self, folder: Path) -> None:
        """The folder is made when the first bytes are kept."""
        self._folder = folder

    def keep(self, content: bytes) -> KeptBytes:
        """Keep the bytes: when this returns they are on the disk whole, or it raises NotKept."""
        name = secrets.token_hex(_NAME_BYTES)
        try:
            _put(self._path(name), content)
        except OSError as refusal:
            raise NotKept(
                NOT_KEPT, f"The folder of kept files takes no more: {refusal.strerror}."
            ) from refusal
        return KeptBytes(name, sha256_of(content), len(content))

    @staticmethod
    def another_name(name: str) -> str:
        """A further name for the same bytes, for one more row that points to them: nothing is kept twice."""
        return f"{FileStore.first_name(name)}{_BEHIND}{secrets.token_hex(_BEHIND_BYTES)}"

    @staticmethod
    def first_name(name: str) -> str:
        """The name under which the bytes were kept first: what is known of bytes is known under each of their names."""
        return name.partition(_BEHIND)[0]

    def read(self, name: str, sha256: str) -> bytes:
        """The bytes kept under that name. Raises DamagedFile when they are gone or are not those bytes."""
        try:
            content = self._path(name).read_bytes()
        except FileNotFoundError as gone:
            raise DamagedFile(NOT_AS_KEPT, f"The kept file {name} is not on the disk.") from gone
        if sha256_of(content) != sha256:
            raise DamagedFile(NOT_AS_KEPT, f"The kept file {name} is not what was kept.")
        return content

    def _path(self, name: str) -> Path:
        if not name.isalnum():
            raise ValueError(f"{name!r} is not the name of a kept file.")
        first = self.first_name(name)
        return self._folder / first[:2] / first


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def _put(target: Path, content: bytes) -> None:
    """The bytes at `target`, whole and on the disk, or nothing there."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    try:
        _write_through(unfinished, content)
        unfinished.rename(target)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _write_through(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
