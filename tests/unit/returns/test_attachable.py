"""What may be attached: real bytes of each kind, and the one sentence that each other kind gets."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.reader import limits
from data.returns.reader.attachable import attachable_kind, danger_in
from data.returns.reader.problems import RefusedFile
from data.returns.reader.refusals import refusal_codes
from data.returns.reader.unfit import (
    AS_IT_IS,
    sentence_of,
    unfit_codes,
    unfit_to_attach,
    unfit_to_take_out,
)
from data.terms import AttachmentKind as Kind
from tests.makers_ole import compound, wrapped
from tests.makers_word import a_return, packed, xml

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(30) + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + bytes(30) + b"\xff\xd9"


def office(main: str, **more: bytes) -> bytes:
    types = f'<Types><Override PartName="/x.xml" ContentType="application/vnd.{main}"/></Types>'
    return packed({"[Content_Types].xml": xml(types), "x.xml": xml("<x/>"), **more})


def opendocument(kind: str, **parts: bytes) -> bytes:
    start = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": start, "content.xml": xml("<x/>"), **parts})


SHEET = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "openxmlformats-officedocument.presentationml.presentation.main+xml"
TAKEN = {
    "report.pdf": (PDF, Kind.PDF),
    "report.docx": (a_return(), Kind.WORD),
    "figures.xlsx": (office(SHEET), Kind.EXCEL),
    "slides.pptx": (office(SLIDES), Kind.POWERPOINT),
    "report.odt": (opendocument("text"), Kind.OPEN_TEXT),
    "figures.ods": (opendocument("spreadsheet"), Kind.OPEN_SHEET),
    "slides.odp": (opendocument("presentation"), Kind.OPEN_SLIDES),
    "figures.csv": (b"group,risks\r\nPrevent,3\r\n", Kind.CSV),
    "notes.txt": ("Café – 3 < 4\n".encode(), Kind.TEXT),
    "notes of old.txt": ("Café\n".encode("cp1252"), Kind.TEXT),
    "notes wide.txt": ("Café\n".encode("utf-16"), Kind.TEXT),
    "map.png": (PNG, Kind.PNG),
    "photo.jpg": (JPEG, Kind.JPEG),
    "no ending": (PDF, Kind.PDF),
    "MZ in a table.csv": (b"MZ,area\n1,2\n", Kind.CSV),
}


@pytest.mark.parametrize("name", TAKEN)
def test_tells_the_kind_from_the_bytes(name):
    data, kind = TAKEN[name]
    assert attachable_kind(data, name) is kind


TAR = b"x".ljust(257, b"\0") + b"ustar\x0000" + bytes(300)
REFUSED = {
    "nothing": (b"", "a.pdf", "empty"),
    "too large": (bytes(limits.FILE_BYTES + 1), "a.pdf", "too_big"),
    "a Windows program": (b"MZ\x90\0\x03" + bytes(200), "report.pdf", "program"),
    "a Linux program": (b"\x7fELF" + bytes(200), "report.pdf", "program"),
    "a Mac program": (b"\xcf\xfa\xed\xfe" + bytes(200), "report", "program"),
    "a shortcut": (b"L\0\0\0\x01\x14\x02\0" + bytes(90), "report.pdf", "program"),
    "a name of a program": (b"plain words", "report.exe", "program"),
    "a name of a program with a dot behind": (b"plain words", "report.exe. ", "program"),
    "a Java archive": (packed({"META-INF/MANIFEST.MF": b"x"}), "a.jar", "program"),
    "a shell script": (b"#!/bin/sh\nrm x\n", "a.txt", "script"),
    "a batch file": (b"\xef\xbb\xbf@ECHO off\r\n", "a.txt", "script"),
    "a name of a script": (b"words", "a.VBS", "script"),
    "PHP": (b"<?php echo 1;", "a.txt", "script"),
    "a web page": (b"<!DOCTYPE html><p>x", "a.txt", "html"),
    "a web page within text": (b"Hello\n<script>x()</script>", "a.txt", "html"),
    "a web page in another alphabet": ("<html>".encode("utf-16"), "a.txt", "html"),
    "an archived web page": (b"MIME-Version: 1.0\n", "a.txt", "html"),
    "a drawing": (b"<?xml version='1.0'?><svg xmlns='x'/>", "a.png", "svg"),
    "XML": (b"\n<?xml version='1.0'?><x/>", "a.txt", "xml"),
    "a zip": (packed({"a.txt": b"x"}), "a.docx", "archive"),
    "an empty zip": (b"PK\x05\x06" + bytes(18), "a.docx", "archive"),
    "a 7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "a.docx", "archive"),
    "a rar": (b"Rar!\x1a\x07\x01\0" + bytes(50), "a.docx", "archive"),
    "a gzip": (b"\x1f\x8b\x08" + bytes(50), "a.csv", "archive"),
    "a tar": (TAR, "a.txt", "archive"),
    "Word with macros": (office("ms-word.document.macroEnabled.main+xml"), "a.docx", "macros"),
    "Excel with a macro part": (office(SHEET, **{"xl/vbaProject.bin": b"x"}), "a.xlsx", "macros"),
    "Excel with an old macro sheet": (
        office(SHEET, **{"xl/macrosheets/sheet1.xml": xml("<x/>")}),
        "a.xlsx",
        "macros",
    ),
    "Word with a control": (office("x", **{"word/activeX/activeX1.bin": b"x"}), "a.docx", "macros"),
    "OpenDocument with macros": (
        opendocument("text", **{"Basic/Standard/m.xml": xml("<x/>")}),
        "a.odt",
        "macros",
    ),
    "OpenDocument with a password": (
        opendocument("text", **{"META-INF/manifest.xml": xml("<m><encryption-data/></m>")}),
        "a.odt",
        "encrypted",
    ),
    "a PDF with a password": (PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "a.pdf", "encrypted"),
    "Office with a password": (compound({"EncryptedPackage": b"x"}), "a.docx", "encrypted"),
    "old Word": (compound({"WordDocument": b"x"}), "a.doc", "old_office"),
    "old Excel": (compound({"Workbook": b"x"}), "a.xls", "old_office"),
    "an installer or an object": (wrapped("a.pdf", PDF), "a.pdf", "old_office"),
    "a message": (compound({"__substg1.0_0037001F": b"x"}), "a.msg", "e_mail"),
    "a message as text": (b"Received: from x\nFrom: y\n", "a.txt", "e_mail"),
    "rich text": (b"{\\rtf1 x}", "a.doc", "rtf"),
    "a GIF": (b"GIF89a" + bytes(20), "a.png", "picture"),
    "a PDF cut short": (PDF[:40], "a.pdf", "damaged"),
    "a PNG cut short": (PNG[:20], "a.png", "damaged"),
    "a PDF behind other bytes": (b"<html>" + PDF, "a.pdf", "html"),
    "another Office package": (office("ms-visio.drawing.main+xml"), "a.vsdx", "unknown"),
    "a film": (b"\0\0\0\x18ftypmp42" + bytes(50), "a.mp4", "unknown"),
    "text with a nought in it": (b"words" * 20 + b"\0", "a.txt", "unknown"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refuses_what_is_not_on_the_list_by_what_it_is(what):
    data, name, code = REFUSED[what]
    with pytest.raises(RefusedFile) as refusal:
        attachable_kind(data, name)
    assert unfit_to_attach(refusal.value.code).code == code


def test_refuses_a_package_that_is_damaged_or_unpacks_to_far_more():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(5_000_000))
    for data, code in (
        (bomb.getvalue(), "unsafe"),
        (a_return()[:-30], "damaged"),
        (a_return()[:200], "damaged"),
    ):
        with pytest.raises(RefusedFile) as refusal:
            attachable_kind(data, "a.docx")
        assert unfit_to_attach(refusal.value.code).code == code


@pytest.mark.parametrize("code", [*refusal_codes(), *unfit_codes()])
def test_every_code_that_a_child_can_answer_has_a_sentence_for_both_errands(code):
    if code not in {"pdf", "html", "excel", "old_word", "powerpoint", "ole", "outlook", "opendocument", "word_xml",
                    "plain_text", "zip", "unknown_type", "not_a_return", "not_found", "too_many_elements", "bad_span",
                    "too_many_paragraphs", "too_many_cells", "too_much_text", "dtd", "old_excel", "excel_binary",
                    "excel_xml", "opendocument_sheet", "csv", "too_many_columns", "too_many_sheets",
                    "too_many_merges", "excel_pack", "pack_too_long", "no_return_in_pack"}:  # fmt: skip
        assert unfit_to_attach(code).sentence.endswith(".")
    assert unfit_to_take_out(code).sentence.endswith(".")
    assert unfit_to_take_out(code).code.startswith("object_")


def test_only_known_codes_have_a_sentence():
    assert [sentence_of(code) for code in ("", "nonsense", "__class__")] == ["", "", ""]
    assert set(unfit_codes()) > AS_IT_IS


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_are_a_kind_or_a_refusal(data, name):
    told = kind_or_code(data, name)
    assert isinstance(told, Kind) or unfit_to_attach(told).sentence
    assert not isinstance(told, Kind) or danger_in(data, name) == ""


def kind_or_code(data: bytes, name: str) -> Kind | str:
    try:
        return attachable_kind(data, name)
    except RefusedFile as refusal:
        return refusal.code
