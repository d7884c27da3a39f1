"""Files embedded in a return, taken out of it and out of their wrapper; hostile ones get one plain sentence each."""

import random
import struct

import pytest

from data.returns.reader import limits
from data.returns.reader.problems import RefusedFile
from data.returns.reader.taking_out import take_out
from data.returns.reader.unfit import AS_IT_IS, unfit_codes, unfit_to_take_out
from tests.makers_ole import a_return_with, compound, native, wrapped
from tests.makers_word import a_return, packed
from tests.unit.returns.test_attachable import PDF, SHEET, office

PART = "word/embeddings/oleObject1.bin"


def code_of(content: bytes, part: str = PART, **more: bool) -> str:
    with pytest.raises(RefusedFile) as refusal:
        take_out(a_return_with(content), part, **more)
    return unfit_to_take_out(refusal.value.code).code


@pytest.mark.parametrize("size", [40, 5000, 30_000])
def test_takes_the_file_out_of_its_wrapper(size):
    content = PDF + bytes(size)
    found = take_out(a_return_with(wrapped("Plan 2018.pdf", content)), PART)
    assert (found.name, found.content) == ("Plan 2018.pdf", content)


def test_takes_an_office_file_and_a_pdf_out_of_the_streams_that_word_and_acrobat_use():
    for stream, content, name in (
        ("Package", office(SHEET), "oleObject1.xlsx"),
        ("CONTENTS", PDF, "oleObject1.pdf"),
    ):
        found = take_out(a_return_with(compound({"\x01CompObj": bytes(20), stream: content})), PART)
        assert (found.name, found.content) == (name, content)


def test_gives_a_package_that_is_in_no_wrapper_as_it_is():
    found = take_out(a_return_with(("Sheet1.xlsx", office(SHEET))), "word/embeddings/Sheet1.xlsx")
    assert (found.name, found.content) == ("Sheet1.xlsx", office(SHEET))


def test_finds_the_part_by_its_last_name_alone_only_where_there_is_one():
    data = a_return_with(wrapped("a.pdf", PDF))
    assert take_out(data, "oleObject1.bin").content == PDF
    assert take_out(data, "WORD/embeddings/OLEOBJECT1.bin").content == PDF
    twice = a_return(package={"parts": {"a/x.bin": b"1", "b/x.bin": b"2"}})
    for part in ("x.bin", "word/embeddings/y.bin", "../x.bin", ""):
        with pytest.raises(RefusedFile) as refusal:
            take_out(twice, part)
        assert refusal.value.code == "object_gone"


def damaged_native(**harm: int) -> bytes:
    return compound({"\x01Ole10Native": native("a.pdf", PDF, **harm)})


WHOLE = wrapped("a.pdf", PDF * 200)
HOSTILE = {
    "nothing in it": (b"", "object_empty"),
    "no wrapper at all": (b"Sample file", "object_plain"),
    "a wrapper of another program": (compound({"VisioDocument": b"x" * 90}), "object_plain"),
    "a stream that holds something else": (compound({"CONTENTS": b"not a PDF"}), "object_plain"),
    "a file of no bytes": (wrapped("a.pdf", b""), "object_empty"),
    "a size beyond the end": (damaged_native(claims=10**6), "object_sizes"),
    "a size of four billion": (damaged_native(claims=2**32 - 1), "object_sizes"),
    "a whole beyond the end": (damaged_native(whole=2**32 - 1), "object_sizes"),
    "a whole too small for what is in it": (damaged_native(whole=60), "object_sizes"),
    "a name without an end": (
        compound({"\x01Ole10Native": struct.pack("<LH", 5002, 2) + b"n" * 5000}),
        "object_cut",
    ),
    "only the first bytes": (WHOLE[:300], "object_cut"),
    "half of it": (WHOLE[: len(WHOLE) // 2], "object_cut"),
    "a head of noughts": (WHOLE[:8] + bytes(2000), "object_cut"),
    "a program": (wrapped("plan.pdf", b"MZ\x90\0" + bytes(300)), "object_program"),
    "a file named like a program": (wrapped("plan.pdf.exe", b"words"), "object_program"),
    "a path named like a program": (wrapped("C:\\x\\plan.bat", b"words"), "object_program"),
    "a program behind what is not seen": (wrapped("plan.b\x01at", b"words"), "object_program"),
    "a program and then what is not seen": (wrapped("plan.bat\x7f", b"words"), "object_program"),
    "a disc image": (wrapped("plan.iso", b"words"), "object_program"),
    "a script": (wrapped("plan.txt", b"#!/bin/sh\n"), "object_program"),
    "a document with macros": (
        wrapped("plan.docx", office("ms-word.document.macroEnabled.main+xml")),
        "object_macros",
    ),
    "an archive that is none": (wrapped("plan.docx", b"PK\x03\x04" + bytes(90)), "object_damaged"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_says_in_one_sentence_what_is_wrong_with_a_hostile_object(what):
    content, code = HOSTILE[what]
    assert code_of(content) == code


@pytest.mark.parametrize("what", HOSTILE)
def test_gives_as_it_is_only_a_wrapper_that_cannot_be_opened(what):
    content, code = HOSTILE[what]
    if code in AS_IT_IS:
        found = take_out(a_return_with(content), PART, as_it_is=True)
        assert (found.name, found.content) == ("oleObject1.bin", content)
    else:
        assert code_of(content, as_it_is=True) == code


def test_a_table_of_sectors_that_leads_round_in_a_ring_ends():
    ring = struct.pack("<128L", 0xFFFFFFFD, *range(2, 6), 1, *[5] * 122)
    assert len(take_out(a_return_with(WHOLE[:512] + ring + WHOLE[1024:]), PART).content) < len(WHOLE)


def test_opens_a_wrapper_that_can_be_opened_even_when_it_is_asked_for_as_it_is():
    assert take_out(a_return_with(wrapped("a.pdf", PDF)), PART, as_it_is=True).content == PDF


def test_refuses_a_file_that_is_larger_than_the_limit(monkeypatch):
    monkeypatch.setattr(limits, "TAKEN_OUT_BYTES", 5000)
    noise = random.Random(1).randbytes(6000)
    assert code_of(wrapped("a.pdf", noise)) == "object_too_big"
    assert code_of(noise, as_it_is=True) == "object_too_big"


def test_refuses_a_return_that_is_no_longer_a_package():
    for data in (b"", b"not a zip", packed({"../x": b"x"})):
        with pytest.raises(RefusedFile) as refusal:
            take_out(data, PART)
        assert unfit_to_take_out(refusal.value.code).code == "object_damaged"


def test_a_flipped_byte_anywhere_is_a_file_or_a_sentence():
    chance = random.Random(4)
    good = wrapped("a.pdf", PDF)
    told = set()
    for _ in range(300):
        bad = bytearray(good)
        for _ in range(3):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        told.add(file_or_code(bytes(bad)))
    assert told <= {"a file", *unfit_codes()}
    assert {"a file", "object_cut"} <= told


def file_or_code(content: bytes) -> str:
    try:
        return "a file" if take_out(a_return_with(content), PART).content else "nothing"
    except RefusedFile as refusal:
        return refusal.code
