"""What kind of file some bytes are that somebody wants to attach to a return, from the bytes alone.

Only the kinds of the list are taken. Whatever else it is has a code, so that its sentence can say the way out.
"""

import re
from pathlib import PurePosixPath

from data.returns.reader import limits
from data.returns.reader.container import unpack
from data.returns.reader.kinds import ZIP, kind_of
from data.returns.reader.unfit import unfit
from data.terms import AttachmentKind as Kind

_TYPES = "[Content_Types].xml"
_OFFICE = (
    (re.compile(rb"wordprocessingml\.(document|template)\.main\+xml"), Kind.WORD),
    (re.compile(rb"spreadsheetml\.(sheet|template)\.main\+xml"), Kind.EXCEL),
    (re.compile(rb"presentationml\.(presentation|slideshow|template)\.main\+xml"), Kind.POWERPOINT),
)
_OPEN = {
    b"application/vnd.oasis.opendocument.text": Kind.OPEN_TEXT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.OPEN_SHEET,
    b"application/vnd.oasis.opendocument.presentation": Kind.OPEN_SLIDES,
}
_ENCRYPTED_PDF = re.compile(rb"/Encrypt\s*(?:[0-9]+\s+[0-9]+\s+R|<<)")
_MACRO_PARTS = re.compile(
    r"(^|/)(vbaproject|vbadata)[^/]*$|(^|/)(macrosheets|activex)/|^(basic|scripts)/", re.I
)
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject", re.I)

_PROGRAM_STARTS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\0\0\0\x01\x14\x02\0",  # a Windows shortcut, which starts a program
)
_ARCHIVE_STARTS = (
    ZIP,
    b"PK\x05\x06",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
_TAR_AT, _DISC_AT = 257, 0x8001
_SCRIPT_STARTS = re.compile(r"#!|@echo\b|<\?php|<%|on error resume next", re.I)
_PROGRAM_NAMES = re.compile(
    r"app|application|appref-ms|com|cpl|dll|dmg|exe|gadget|inf|iso|jar|jnlp|library-ms|lnk|msc|msi|msix|msp|pif|reg"
    r"|scf|scr|settingcontent-ms|sys|url|xll"
)
_SCRIPT_NAMES = re.compile(
    r"bas|bat|chm|cmd|csh|hta|js|jse|ksh|mjs|php|pl|ps1|psm1|py|rb|sct|sh|vb|vbe|vbs|wsc|wsf|wsh"
)
_SVG = re.compile(r"<svg\b|<!doctype svg", re.I)
_HTML = re.compile(r"<!doctype html|<(html|head|body|script|iframe|object|embed)\b", re.I)
_XML = re.compile(r"\s*<\?xml", re.I)
_LOOKED_AT = 4096
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f]")

# What `kinds.kind_of` calls something, and the code of the sentence for it here.
_REFUSED_KINDS = {
    "encrypted": "encrypted",
    "old_word": "old_office",
    "old_excel": "old_office",
    "excel_xml": "xml",
    "powerpoint": "old_office",
    "ole": "old_office",
    "outlook": "e_mail",
    "rtf": "rtf",
    "picture": "picture",
}


def attachable_kind(data: bytes, name: str) -> Kind:
    """The kind of a file that can be attached. Raises RefusedFile with the code of what it is instead."""
    if not data:
        raise unfit("empty")
    if len(data) > limits.FILE_BYTES:
        raise unfit("too_big")
    danger = danger_in(data, name)
    if danger:
        raise unfit(danger)
    if data.startswith(ZIP):
        return _packed_kind(unpack(data))
    return _picture_or_pdf(data) or _text_kind(data, name)


def danger_in(data: bytes, name: str) -> str:
    """The code of what nobody is to be handed, by the bytes or by the name: "program", "script", "macros"; else ""."""
    ending = PurePosixPath(name.replace("\\", "/").strip(" .")).suffix[1:].lower()
    if data.startswith(_PROGRAM_STARTS) or (data.startswith(b"MZ") and b"\0" in data[:64]):
        return "program"
    if _PROGRAM_NAMES.fullmatch(ending):
        return "program"
    if _SCRIPT_NAMES.fullmatch(ending) or _SCRIPT_STARTS.match(_beginning(data).lstrip("\ufeff \t\r\n")):
        return "script"
    return "macros" if data.startswith(ZIP) and _has_macros(unpack(data)) else ""


def _has_macros(parts: dict[str, bytes]) -> bool:
    return bool(_MACRO_TYPES.search(parts.get(_TYPES, b""))) or any(map(_MACRO_PARTS.search, parts))


def _packed_kind(parts: dict[str, bytes]) -> Kind:
    kind = _OPEN.get(parts.get("mimetype", b"").strip())
    if kind is not None:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise unfit("encrypted")
        return kind
    for pattern, office in _OFFICE:
        if pattern.search(parts.get(_TYPES, b"")):
            return office
    raise unfit("unknown" if _TYPES in parts else "archive")


def _picture_or_pdf(data: bytes) -> Kind | None:
    """A PDF or picture that is whole; None for anything else. Raises RefusedFile for one cut short or locked."""
    if data.startswith(b"%PDF-"):
        if _ENCRYPTED_PDF.search(data):
            raise unfit("encrypted")
        whole, kind = b"%%EOF" in data[-2048:], Kind.PDF
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        whole, kind = b"IEND" in data, Kind.PNG
    elif data.startswith(b"\xff\xd8\xff"):
        whole, kind = b"\xff\xd9" in data, Kind.JPEG
    else:
        return None
    if not whole:
        raise unfit("damaged")
    return kind


def _text_kind(data: bytes, name: str) -> Kind:
    if (
        data.startswith(_ARCHIVE_STARTS)
        or data[_TAR_AT:].startswith(b"ustar")
        or data[_DISC_AT:].startswith(b"CD001")
    ):
        raise unfit("archive")
    kind = kind_of(data)
    if kind in _REFUSED_KINDS:
        raise unfit(_REFUSED_KINDS[kind])
    beginning = _beginning(data)
    for pattern, code in ((_SVG, "svg"), (_HTML, "html")):
        if pattern.search(beginning):
            raise unfit(code)
    if kind == "html" or _XML.match(beginning):
        raise unfit("html" if kind == "html" else "xml")
    if not _is_text(data):
        raise unfit("unknown")
    return Kind.CSV if name.lower().endswith((".csv", ".tsv")) else Kind.TEXT


def _is_text(data: bytes) -> bool:
    """Whether the whole of it is text, in UTF-8, UTF-16 or the code page of Western Windows."""
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "cp1252"):
        try:
            return not _NOT_TEXT.search(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return False


def _beginning(data: bytes) -> str:
    start = data[:_LOOKED_AT]
    return start.decode(
        "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="replace"
    )
