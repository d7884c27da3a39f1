"""Files that cannot be used: real bytes of each kind, and the one sentence each gets."""

import io
import random
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.returns.reader import limits
from data.returns.reader.interpret import read_return
from data.returns.reader.problems import RefusedFile
from data.returns.reader.refusals import refusal_codes, refused
from data.returns.reader.upload import open_package
from tests.makers_word import WORD, a_return, docx, p, packed, xml

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(512)


def code_of(data: bytes, name: str = "return.docx") -> str:
    with pytest.raises(RefusedFile) as refusal:
        read_return(data, name)
    return refusal.value.code


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, content: bytes) -> bytes:
    return packed(parts_of(a_return()) | {name: content})


def office(main_type: str) -> bytes:
    types = f'<Types><Override PartName="/x.xml" ContentType="{main_type}"/></Types>'
    return packed({"[Content_Types].xml": xml(types), "x.xml": xml("<x/>")})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (ole("WordDocument"), "old_word"),
        (ole("Workbook"), "old_excel"),
        (ole("PowerPoint Document"), "powerpoint"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("__substg1.0_0037001F"), "outlook"),
        (ole("Something"), "ole"),
        (b"{\\rtf1\\ansi Quarterly Report: October 2018}", "rtf"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
        (b"\n<!DOCTYPE html><html><body>Quarterly Report</body></html>", "html"),
        (b"\xef\xbb\xbf<html xmlns:w='urn:x'>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "html"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>", "word_xml"),
        (b"<?xml version='1.0'?><pkg:package xmlns:pkg='x'/>", "word_xml"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>", "excel_xml"),
        (b"Risk,Asked of\r\nFunding may end,Police\r\n", "csv"),
        ('\ufeffRisk;Asked of\r\n"a; b";c\r\n'.encode(), "csv"),
        ("Risk\tAsked of\r\na\tb\r\n".encode("utf-16"), "csv"),
        (b"Dear all, the return follows.\r\nLunch, tea, and cake.\r\n", "plain_text"),
        (b"Quarterly Report: October 2018\r\n", "plain_text"),
        ("Quarterly Report – é".encode(), "plain_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
        (bytes(range(256)) * 8, "unknown_type"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
            "opendocument",
        ),
        (packed({"letter.txt": b"hello"}), "zip"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
            "opendocument_sheet",
        ),
        (office(f"{EXCEL}.sheet.main+xml"), "damaged"),
        (office("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "excel_binary"),
        (office("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "macros"),
        (office(f"{EXCEL}.chartsheet+xml"), "excel"),
        (
            office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
            "powerpoint",
        ),
        (office("application/x-something"), "unknown_type"),
        (docx(p("x"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
        (with_part("word/vbaProject.bin", b"macro"), "macros"),
        (with_part("word/VBAPROJECT.BIN", b"macro"), "macros"),
    ],
)
@pytest.mark.parametrize("name", ["return.docx", "return.pdf"])
def test_refuses_a_file_of_another_kind_whatever_its_name(data, code, name):
    assert code_of(data, name) == code


def test_takes_a_sound_file_whatever_its_name():
    assert read_return(a_return(), "return.pdf").file == "return.pdf"


def test_takes_a_word_template():
    assert "word/document.xml" in open_package(docx(p("x"), main_type=f"{WORD}.template.main+xml"))


@pytest.mark.parametrize("code", refusal_codes())
def test_says_what_to_do_in_plain_sentences(code):
    sentence = refused(code).sentence
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert "\n" not in sentence


def test_refuses_a_file_over_ten_mebibytes():
    assert code_of(b"PK\x03\x04" + bytes(limits.FILE_BYTES)) == "too_big"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_refuses_a_file_that_is_cut_short(share):
    data = a_return()
    assert code_of(data[: int(len(data) * share)]) == "truncated"


def test_refuses_a_file_with_a_changed_byte_in_a_part():
    data = bytearray(a_return())
    at = data.index(b"word/document.xml") + 60
    data[at] ^= 0xFF
    assert code_of(bytes(data)) == "damaged"


def test_refuses_xml_that_is_not_well_formed():
    assert code_of(with_part("word/document.xml", b"<w:document>")) == "damaged"


def test_refuses_an_encrypted_zip():
    data = bytearray(a_return())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert code_of(bytes(data)) == "encrypted"


def named(*names: str) -> bytes:
    """A sound package with further empty parts of those names, doubled ones too."""
    out = io.BytesIO(a_return())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"")
    return out.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        ["../evil.xml"],
        ["word/../../evil.xml"],
        ["/etc/passwd"],
        ["C:/evil.xml"],
        ["word\\evil.xml"],
        ["word//evil.xml"],
        ["./evil.xml"],
        ["word/a.bin", "word/a.bin"],
        ["Word/Document.XML"],
        ["word/a\x01.xml"],
    ],
)
def test_refuses_part_names_that_are_not_safe(names):
    assert code_of(named(*names)) == "bad_names"


def test_refuses_more_than_a_thousand_parts():
    parts = {f"word/media/{number}.bin": b"" for number in range(limits.PARTS)}
    assert code_of(packed(parts_of(a_return()) | parts)) == "too_many_parts"


def test_refuses_a_directory_of_a_hundred_thousand_entries_without_reading_it():
    entry = b"PK\x01\x02" + bytes(42)
    count = 100_000
    end = (
        b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + (len(entry) * count).to_bytes(4, "little") + bytes(6)
    )
    assert code_of(b"PK\x03\x04" + entry * count + end) == "too_many_parts"


def test_refuses_a_part_that_unpacks_to_more_than_a_hundred_times_its_size():
    assert code_of(with_part("word/media/a.bin", bytes(2 * limits.MIB))) == "packed_too_tight"


def test_takes_small_parts_that_pack_tightly():
    packed = with_part("word/media/a.bin", bytes(limits.RATIO_FROM_BYTES))
    assert "word/media/a.bin" in open_package(packed)


def test_refuses_what_unpacks_to_more_than_a_hundred_mebibytes():
    """Ten-mebibyte parts at about 60:1: each passes alone, together they do not."""
    noise = random.Random(1).randbytes(160 * 1024)
    part = noise + bytes(10 * limits.MIB - len(noise))
    parts = {f"word/media/{number}.bin": part for number in range(11)}
    data = packed(parts_of(a_return()) | parts)
    assert len(data) < limits.FILE_BYTES
    assert code_of(data) == "unpacked_too_big"


def lying(size: int) -> bytes:
    """A package whose directory says that a two-mebibyte part is `size` bytes long."""
    data = bytearray(with_part("word/media/a.bin", bytes(2 * limits.MIB)))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rindex(mark)
        data[at + offset : at + offset + 4] = size.to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize("size", [0, 10, 4 * limits.MIB])
def test_believes_no_size_that_the_directory_gives(size):
    assert code_of(lying(size)) == "packed_too_tight"


def test_refuses_parts_that_share_their_bytes():
    data = bytearray(packed(parts_of(a_return()) | {"word/media/a.bin": b"1", "word/media/b.bin": b"1"}))
    last = data.rindex(b"PK\x01\x02")
    before = data.rindex(b"PK\x01\x02", 0, last)
    data[last + 42 : last + 46] = data[before + 42 : before + 46]
    assert code_of(bytes(data)) == "damaged"


DTD = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'


@pytest.mark.parametrize("encoding", ["UTF-7", "cp037", "x-unknown", "rot13", "idna"])
def test_calls_a_part_damaged_when_it_claims_an_encoding_that_xml_has_not(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><x>+ADw-</x>'
    assert code_of(with_part("customXml/item1.xml", text.encode())) == "damaged"


@pytest.mark.parametrize(
    "name", ["word/document.xml", "customXml/item1.xml", "docProps/core.xml", "word/_rels/x.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_refuses_any_document_type_or_entity_in_any_part(name, encoding):
    assert code_of(with_part(name, DTD.encode(encoding))) == "dtd"


def test_refuses_an_outside_document_type_without_fetching_it():
    text = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'
    assert code_of(with_part("customXml/item1.xml", text.encode())) == "dtd"


@pytest.mark.parametrize(("depth", "fine"), [(limits.XML_DEPTH, True), (limits.XML_DEPTH + 1, False)])
def test_refuses_xml_deeper_than_the_limit(depth, fine):
    data = with_part("customXml/item1.xml", (b"<x>" * depth) + (b"</x>" * depth))
    assert outcome(data) == ("taken" if fine else "too_deep")


def test_refuses_more_elements_than_the_limit():
    """A million empty paragraphs, in a part small enough when packed."""
    picked = random.Random(2).choices([b"<p/>", b"<q/>", b"<pq/>", b"<r/>"], k=limits.XML_ELEMENTS + 1)
    data = with_part("customXml/item1.xml", b"<x>" + b"".join(picked) + b"</x>")
    assert code_of(data) == "too_many_elements"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_refuses_or_takes_any_damaged_copy_without_another_error(data):
    original = bytearray(a_return())
    for _ in range(data.draw(st.integers(1, 4))):
        original[data.draw(st.integers(0, len(original) - 1))] = data.draw(st.integers(0, 255))
    assert outcome(bytes(original)) in {"taken", *refusal_codes()}


def outcome(data: bytes) -> str:
    try:
        open_package(data)
    except RefusedFile as refusal:
        return refusal.code
    return "taken"


@given(st.binary(max_size=400))
def test_refuses_any_bytes_that_are_no_file(data):
    assert code_of(data) in refusal_codes()
