"""A zip archive unpacked without trusting a word it says about itself.

Sizes are counted while unpacking, never taken from the directory; every part must stand where the directory says,
under the same name, apart from every other part. The limits are in `limits`.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from data.returns.reader import limits
from data.returns.reader.refusals import refused

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_DIRECTORY_ENTRY = 46
_LONGEST_NAME = 512


@dataclass(frozen=True)
class _Span:
    start: int
    end: int


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts by name ("word/document.xml"), in the archive's order. Raises RefusedFile."""
    entries = _entries(data)
    parts: dict[str, bytes] = {}
    spans: list[_Span] = []
    unpacked = 0
    for entry in entries:
        span = _span(data, entry)
        spans.append(span)
        content = _inflate(data, entry, span, limits.UNPACKED_BYTES - unpacked)
        unpacked += len(content)
        if not entry.is_dir():
            parts[entry.filename] = content
    _refuse_overlaps(spans)
    return parts


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    _refuse_long_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (
        zipfile.BadZipFile,
        struct.error,
        ValueError,
        NotImplementedError,
        OverflowError,
        EOFError,
    ) as error:
        raise refused("damaged" if _has_end(data) else "truncated") from error
    if len(entries) > limits.PARTS:
        raise refused("too_many_parts")
    _refuse_bad_names(entries)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refused("encrypted")
    return entries


def _end_at(data: bytes) -> int:
    return data.rfind(b"PK\x05\x06")


def _has_end(data: bytes) -> bool:
    return _end_at(data) >= 0


def _refuse_long_directory(data: bytes) -> None:
    """Refuse before Python builds an object for each of a hundred thousand directory entries."""
    end = _end_at(data)
    if end < 0 or len(data) < end + 22:
        raise refused("truncated")
    size = int(struct.unpack_from("<L", data, end + 12)[0])
    longest = limits.PARTS * (_DIRECTORY_ENTRY + _LONGEST_NAME)
    if size != 0xFFFFFFFF and size > longest:
        raise refused("too_many_parts")
    if data.count(b"PK\x01\x02") > 4 * limits.PARTS:
        raise refused("too_many_parts")


def _refuse_bad_names(entries: Iterable[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        folded = name.casefold()
        if folded in seen or not _is_safe(name):
            raise refused("bad_names")
        seen.add(folded)


def _is_safe(name: str) -> bool:
    steps = name.removesuffix("/").split("/")
    plain = not set(name) & set("\\:\0") and all(char >= " " for char in name)
    return plain and all(step not in ("", ".", "..") for step in steps)


def _span(data: bytes, entry: zipfile.ZipInfo) -> _Span:
    """Where the entry's packed bytes stand, from its own header, which must agree with the directory's name."""
    try:
        header = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    except struct.error as error:
        raise refused("damaged") from error
    name_at = entry.header_offset + _LOCAL_HEADER.size
    start = name_at + header[9] + header[10]
    name = data[name_at : name_at + header[9]]
    end = start + entry.compress_size
    encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    same = name == entry.orig_filename.encode(encoding, errors="replace")
    if header[0] != b"PK\x03\x04" or not same or end > len(data):
        raise refused("damaged")
    return _Span(entry.header_offset, end)


def _refuse_overlaps(spans: list[_Span]) -> None:
    """Parts that share bytes are how a small archive claims to be a huge one."""
    ordered = sorted(spans, key=lambda span: span.start)
    if any(after.start < before.end for before, after in pairwise(ordered)):
        raise refused("damaged")


def _inflate(data: bytes, entry: zipfile.ZipInfo, span: _Span, allowed: int) -> bytes:
    packed = memoryview(data)[span.end - entry.compress_size : span.end]
    if entry.compress_type == zipfile.ZIP_STORED:
        content = bytes(packed)
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        content = _deflate(packed, allowed)
    else:
        raise refused("damaged")
    if len(content) > allowed:
        raise refused("unpacked_too_big")
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise refused("damaged")
    return content


def _deflate(packed: memoryview, allowed: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    out = bytearray()
    pending: bytes | memoryview = packed
    while not stream.eof:
        chunk = _next_chunk(stream, pending)
        pending = stream.unconsumed_tail
        out += chunk
        if len(out) > limits.RATIO_FROM_BYTES and len(out) > limits.RATIO * len(packed):
            raise refused("packed_too_tight")
        if len(out) > allowed:
            raise refused("unpacked_too_big")
        if not chunk and not pending and not stream.eof:
            raise refused("damaged")
    return bytes(out)


def _next_chunk(stream: "zlib._Decompress", pending: bytes | memoryview) -> bytes:
    try:
        return stream.decompress(pending, _CHUNK)
    except zlib.error as error:
        raise refused("damaged") from error
