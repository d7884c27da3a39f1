"""One embedded file taken out of a return's package, and out of the wrapper that Word puts round some of them.

Word keeps a file that it cannot show itself as an OLE object: a small file system of its own (a compound file) with
the file in one of its streams. The three streams that are known to hold a whole file are opened; any other is refused,
so that the object can be handed out as it is. Runs in a child process, under limits.
"""

import struct
from dataclasses import dataclass, replace
from io import BytesIO

import olefile

from data.returns.reader import limits
from data.returns.reader.attachable import danger_in
from data.returns.reader.container import unpack
from data.returns.reader.file_name import safe_name
from data.returns.reader.kinds import ZIP
from data.returns.reader.problems import RefusedFile
from data.returns.reader.unfit import AS_IT_IS, unfit

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NATIVE, PACKAGE, CONTENTS = "\x01Ole10Native", "Package", "CONTENTS"
_PDF = b"%PDF-"
_LONGEST_NAME = 1024
_ENDINGS = ((b"wordprocessingml", "docx"), (b"spreadsheetml", "xlsx"), (b"presentationml", "pptx"))


@dataclass(frozen=True)
class TakenOut:
    """A file and its name, which may be a path as long as it has not been taken out."""

    name: str
    content: bytes


def take_out(data: bytes, part: str, as_it_is: bool = False) -> TakenOut:
    """The file embedded as a part of a package. Raises RefusedFile.

    `as_it_is` gives a wrapper that cannot be opened as it is, instead of refusing it.
    """
    content = _part(data, part)
    if not content:
        raise unfit("object_empty")
    name = part.rpartition("/")[2]
    found = TakenOut(name, content)
    if content.startswith(OLE) or name.lower().endswith(".bin"):
        try:
            found = _unwrapped(content, name)
        except RefusedFile as refusal:
            if not (as_it_is and refusal.code in AS_IT_IS):
                raise
    if len(found.content) > limits.TAKEN_OUT_BYTES:
        raise unfit("object_too_big")
    found = replace(found, name=safe_name(found.name, "file"))
    _refuse_dangers(found)
    return found


def _part(data: bytes, part: str) -> bytes:
    """The part of that name, or of that last step of a name: an older reading knows no more of it."""
    parts = unpack(data)
    wanted = part.casefold()
    for name, content in parts.items():
        if name.casefold() == wanted:
            return content
    found = [content for name, content in parts.items() if name.casefold().endswith(f"/{wanted}")]
    if len(found) != 1:
        raise unfit("object_gone")
    return found[0]


def _refuse_dangers(found: TakenOut) -> None:
    try:
        danger = danger_in(found.content, found.name)
    except RefusedFile as damage:  # it starts like a package and is none that can be looked into
        raise unfit("object_damaged") from damage
    if danger:
        raise unfit("object_macros" if danger == "macros" else "object_program")


def _unwrapped(content: bytes, name: str) -> TakenOut:
    if not content.startswith(OLE):
        raise unfit("object_plain")
    try:
        with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT) as wrapper:
            stream = next((one for one in (NATIVE, PACKAGE, CONTENTS) if wrapper.exists(one)), None)
            inside = _stream(wrapper, stream) if stream else b""
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error) as damage:
        raise unfit("object_cut") from damage
    if stream == NATIVE:
        return _native(inside)
    ending = _ending(inside)
    if not ending:
        raise unfit("object_plain")
    return TakenOut(f"{name.rpartition('.')[0]}.{ending}", inside)


def _stream(wrapper: olefile.OleFileIO, name: str) -> bytes:
    if wrapper.get_size(name) > limits.TAKEN_OUT_BYTES:
        raise unfit("object_too_big")
    with wrapper.openstream(name) as stream:
        content: bytes = stream.read()
    return content


def _ending(inside: bytes) -> str:
    if inside.startswith(_PDF):
        return "pdf"
    if not inside.startswith(ZIP):
        return ""
    types = unpack(inside).get("[Content_Types].xml", b"")
    return next((ending for mark, ending in _ENDINGS if mark in types), "")


class _Fields:
    """Reads the fields of an Ole10Native stream one after the other, each within what is there."""

    def __init__(self, stream: bytes) -> None:
        self._stream, self._at = stream, 0

    def bytes(self, size: int) -> bytes:
        if size > len(self._stream) - self._at:
            raise unfit("object_sizes")
        self._at += size
        return self._stream[self._at - size : self._at]

    def number(self) -> int:
        return int(struct.unpack("<L", self.bytes(4))[0])

    def words(self) -> str:
        end = self._stream.find(b"\0", self._at, self._at + _LONGEST_NAME)
        if end < 0:
            raise unfit("object_cut")
        found = self._stream[self._at : end].decode("cp1252", errors="replace")
        self._at = end + 1
        return found


def _native(stream: bytes) -> TakenOut:
    """The file in an Ole10Native stream: sizes, a label, the path it had, the path it was unpacked to, its bytes."""
    whole = _Fields(stream)
    fields = _Fields(whole.bytes(whole.number()))
    fields.bytes(2)
    label, path = fields.words(), fields.words()
    fields.bytes(4)
    fields.bytes(fields.number())
    content = fields.bytes(fields.number())
    if not content:
        raise unfit("object_empty")
    return TakenOut(label or path, content)
