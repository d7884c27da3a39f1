"""What kind of file some bytes are, from the bytes alone: the name is not believed."""

import csv
import re

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Stream names inside an old Office file, first match wins. An encrypted .docx is an OLE file too.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("Book", "old_excel"),
    ("PowerPoint Document", "powerpoint"),
    ("__substg1.0_", "outlook"),
)

_STARTS = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"From: ", "outlook"),
    (b"Received: ", "outlook"),
    (b"MIME-Version:", "html"),
)

_MARKUP = (
    (re.compile(rb"<!doctype html|<html\b|<head\b|<body\b", re.I), "html"),
    (re.compile(rb"progid=.excel\.sheet|urn:schemas-microsoft-com:office:spreadsheet", re.I), "excel_xml"),
    (re.compile(rb"<\?mso-application|<pkg:package|<w:worddocument", re.I), "word_xml"),
)

_CSV_ROWS = 50
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> str:
    """ "zip" for a zip archive, else the code of the refusal that the bytes deserve ("pdf", "old_word" ...)."""
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _ole_kind(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    return _text_kind(data)


def _ole_kind(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "ole"


def _text_kind(data: bytes) -> str:
    text = _as_text(data)
    if text is None:
        return "unknown_type"
    start = text.lstrip("\ufeff \t\r\n")[:4096].encode()
    for pattern, kind in _MARKUP:
        if start.startswith(b"<") and pattern.search(start):
            return kind
    return "csv" if _is_csv(text) else "plain_text"


def _is_csv(text: str) -> bool:
    """Whether the text is rows of as many values each, as a spreadsheet saves them: at least two of two."""
    for mark in (",", ";", "\t"):
        try:
            rows = [
                row for row in csv.reader(text.splitlines()[:_CSV_ROWS], delimiter=mark, strict=True) if row
            ]
        except csv.Error:
            continue
        if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            return True
    return False


def _as_text(data: bytes) -> str | None:
    """The bytes as text, or None when they are not text. Only the first 64 kB are looked at."""
    sample = data[:65536]
    encoding = "utf-16" if sample.startswith(_BOMS[1:]) else "utf-8"
    text = sample.decode(encoding, errors="replace")
    odd = sum(1 for char in text if char == "\ufffd" or (char < " " and char not in "\t\r\n\f"))
    return None if odd > len(text) // 100 else text
