"""The first gate: whether some bytes can be a return at all, in Word or as a workbook.

Everything is judged by content, never by the name or by what the archive says of itself.
"""

import re

from data.returns.reader import limits
from data.returns.reader.container import unpack
from data.returns.reader.kinds import kind_of
from data.returns.reader.refusals import refused
from data.returns.reader.xmlscan import scan

_TYPES = "[Content_Types].xml"
_MACRO_PART = re.compile(r"(^|/)(vbaproject|vbadata)[^/]*$", re.I)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.I)
_WORD_TYPE = re.compile(rb"wordprocessingml\.(document|template)\.main\+xml")
_EXCEL_TYPE = re.compile(rb"spreadsheetml\.(sheet|template)\.main\+xml")
_BINARY_TYPE = re.compile(rb"ms-excel\.sheet\.binary")
_OTHER_TYPES = (
    (re.compile(rb"spreadsheetml\.|ms-excel\."), "excel"),
    (re.compile(rb"presentationml\.|ms-powerpoint\."), "powerpoint"),
)


def check_size(data: bytes) -> None:
    """The checks that cost nothing: empty, or over 10 MiB. Raises RefusedFile."""
    if not data:
        raise refused("empty")
    if len(data) > limits.FILE_BYTES:
        raise refused("too_big")


def open_package(data: bytes) -> dict[str, bytes]:
    """The parts, by name, of bytes that are a sound .docx or .xlsx package. Raises RefusedFile with a sentence."""
    check_size(data)
    kind = kind_of(data)
    if kind != "zip":
        raise refused(kind)
    parts = unpack(data)
    _refuse_other_packages(parts)
    _refuse_macros(parts)
    scan(parts)
    return parts


def _refuse_other_packages(parts: dict[str, bytes]) -> None:
    types = parts.get(_TYPES)
    if types is None:
        raise refused(_without_types(parts.get("mimetype", b"")))
    if _BINARY_TYPE.search(types):
        raise refused("excel_binary")
    if any(known.search(types) for known in (_WORD_TYPE, _EXCEL_TYPE, _MACRO_TYPE)):
        return
    for pattern, code in _OTHER_TYPES:
        if pattern.search(types):
            raise refused(code)
    raise refused("unknown_type")


def _without_types(mimetype: bytes) -> str:
    """The refusal of an archive that is not an Office package."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "opendocument_sheet"
    return "opendocument" if mimetype.startswith(b"application/vnd.oasis") else "zip"


def is_workbook(parts: dict[str, bytes]) -> bool:
    """Whether a sound package is a workbook; otherwise it is a Word file."""
    types = parts[_TYPES]
    return _EXCEL_TYPE.search(types) is not None and _WORD_TYPE.search(types) is None


def _refuse_macros(parts: dict[str, bytes]) -> None:
    if _MACRO_TYPE.search(parts[_TYPES]) or any(_MACRO_PART.search(name) for name in parts):
        raise refused("macros")
