"""A pack through the reader's own process and the command: real-shaped returns among other papers, hostile files.

The real-shaped ones are skipped where the shared folder is not beside the checkout.
"""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from data.returns.forms.word_return import ReturnFields
from data.returns.forms.workbooks import write_return_workbook
from data.returns.reader import limits
from data.returns.reader.problems import RefusedFile
from data.returns.reader.refusals import refused
from data.returns.reader.sandbox import read_file, read_pack_file
from tests.makers_word import a_return, docx, form_rows, p, packed, tbl, tr
from tests.support.packs import AGENDA, MINUTES, OFFENDER, PREVENT, YOUTH, a_pack, an_update, as_alone, groups

ROOT = Path(__file__).resolve().parents[2]


def real_returns(folder: Path) -> list[bytes]:
    """The shared returns that name their group, in the order of their names."""
    found = sorted((folder / "returns").glob("*/*.docx"))
    return [path.read_bytes() for path in found if not path.name.startswith("_")]


def test_reads_every_real_return_of_a_pack_as_it_is_read_alone(board_shared: Path) -> None:
    files = real_returns(board_shared)
    found = read_pack_file(
        a_pack(AGENDA, *[piece for file in files for piece in (file, MINUTES)]), "pack.docx"
    )
    assert [as_alone(part.reading) for part in found.parts] == [
        as_alone(read_file(file, "r.docx")) for file in files
    ]
    assert len(found.between) == len(files) + 1


def test_reads_real_returns_that_follow_each_other_with_nothing_between(board_shared: Path) -> None:
    files = real_returns(board_shared)[::-1]
    found = read_pack_file(a_pack(*files), "pack.docx")
    assert [as_alone(part.reading) for part in found.parts] == [
        as_alone(read_file(file, "r.docx")) for file in files
    ]


def test_reads_nine_groups_real_ones_among_them_and_two_csps(board_shared: Path) -> None:
    made = [a_return(group=name) for name in (OFFENDER, "Drugs and Alcohol", "Road Safety", "Mental Health")]
    made += [a_return(group=name) for name in ("Modern Slavery", "Missing and Child Exploitation")]
    files = [*real_returns(board_shared)[:3], *made, an_update("Fenland CSP"), an_update("East Cambs CSP")]
    found = read_pack_file(
        a_pack(AGENDA, *[piece for file in files for piece in (file, MINUTES)]), "pack.docx"
    )
    assert [as_alone(part.reading) for part in found.parts] == [
        as_alone(read_file(file, "r.docx")) for file in files
    ]
    assert len(set(groups(found))) == 11


def stored(data: bytes) -> bytes:
    """The package without compression, so that only what is inside is too much."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as archive:
        for name in given.namelist():
            archive.writestr(name, given.read(name))
    return out.getvalue()


def deep() -> str:
    inner = p("deep")
    for _ in range(limits.NESTING + 2):
        inner = tbl(f"<w:tr><w:tc>{inner}{p()}</w:tc></w:tr>")
    return inner


HOSTILE = {
    "a million paragraphs": (lambda: docx(tbl(*form_rows()) + "<w:p/>" * 1_000_000), "packed_too_tight"),
    "more elements than a file may have": (
        lambda: stored(docx(tbl(*form_rows()) + "<w:p/>" * limits.XML_ELEMENTS)),
        "too_many_elements",
    ),
    "more paragraphs than a pack may have": (
        lambda: stored(docx(tbl(*form_rows()) + "<w:p/>" * limits.PACK_PARAGRAPHS)),
        "pack_too_long",
    ),
    "more cells than a pack may have": (
        lambda: stored(
            docx(tbl(*form_rows()) + tbl(tr(*["a"] * 1_000)) * 14 + tbl(tr(*["<w:tc/>"] * 1_000)))
        ),
        "pack_too_long",
    ),
    "a return longer than anybody could check": (
        lambda: stored(docx(tbl(*form_rows(), *[tr("a", "b")] * limits.CELLS))),
        "too_many_cells",
    ),
    "tables in tables": (lambda: docx(tbl(*form_rows()) + deep()), "too_deep"),
    "a zip bomb": (
        lambda: packed({"[Content_Types].xml": b"x" * (limits.UNPACKED_BYTES + 1)}),
        "packed_too_tight",
    ),
    "too large": (lambda: bytes(limits.FILE_BYTES + 1), "too_big"),
    "empty": (lambda: b"", "empty"),
    "a PDF": (lambda: b"%PDF-1.7", "pdf"),
    "a workbook": (
        lambda: write_return_workbook(ReturnFields("Quarterly Report: October 2018", "Prevent")),
        "excel_pack",
    ),
    "no return": (lambda: docx(AGENDA + MINUTES), "no_return_in_pack"),
    "nothing": (lambda: docx(""), "no_return_in_pack"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refuses_with_the_sentence_of_a_return_s_reader(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(RefusedFile) as refusal:
        read_pack_file(make(), "pack.docx")
    assert (refusal.value.code, refusal.value.sentence) == (code, refused(code).sentence)


@pytest.mark.parametrize(
    "paragraph", [p("Quarterly Report: October 2018"), p("Key issues"), p("Chair: Pat Example")]
)
def test_reads_ten_thousand_lines_that_each_look_like_a_beginning(paragraph: str) -> None:
    found = read_pack_file(stored(docx(tbl(*form_rows()) + MINUTES + paragraph * 10_000)), "pack.docx")
    assert groups(found) == [PREVENT]


def test_lists_the_limits_of_a_pack() -> None:
    shown = {item.name: item.value for item in read_pack_file(a_return(), "p.docx").limits}
    assert (shown["paragraphs"], shown["table cells and paragraphs outside tables"]) == (15_000, 15_000)
    assert (shown["file size, bytes"], shown["memory, MiB"], shown["time, seconds"]) == (
        10 * 1024 * 1024,
        768,
        10,
    )


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "data", "read-pack", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def pack_on_disk(tmp_path: Path) -> Path:
    path = tmp_path / "October pack.docx"
    path.write_bytes(a_pack(AGENDA, a_return(), MINUTES, a_return(group=YOUTH)))
    return path


def test_prints_one_object_and_exits_with_nought(pack_on_disk: Path) -> None:
    done = command(str(pack_on_disk), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    got = json.loads(done.stdout)
    assert (got["file"], [part["group"] for part in got["parts"]]) == ("October pack.docx", [PREVENT, YOUTH])
    assert got["parts"][0]["reading"]["key_information"][0]["info"] == ["The group met in July."]


def test_prints_a_summary_without_the_switch(pack_on_disk: Path) -> None:
    done = command(str(pack_on_disk))
    assert done.returncode == 0
    assert "October pack.docx: 2 returns" in done.stdout
    assert "In no part: Paragraph 1 to Paragraph 4: Agenda" in done.stdout


def test_exits_with_two_and_one_sentence_when_there_is_no_return(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(docx(MINUTES))
    done = command(str(path), "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "No return was found in the file. Check that it is the right file."
