"""Hostile workbooks in the reader's own process: each is read or refused in time, and the next file is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.returns.reader import limits
from data.returns.reader.problems import RefusedFile
from data.returns.reader.sandbox import read_file
from tests.makers_excel import a_book, reading, row, text, words

ROOT = Path(__file__).resolve().parents[2]
SAID = "Funding may end."
MERGES = "".join(f'<mergeCell ref="A{at}:XFD1048576"/>' for at in range(1, limits.MERGES + 1))
HOSTILE = {
    "a merge of 20,000 rows": a_book(
        [words(6, SAID)], risks_after='<mergeCells><mergeCell ref="A6:XFD20005"/></mergeCells>'
    ),
    "a thousand merges over everything": a_book(
        [words(at, "a") for at in range(6, 900)], risks_after=f"<mergeCells>{MERGES}</mergeCells>"
    ),
    "a cell at the far corner": a_book([words(6, SAID), row(1048576, text("XFD1048576", "Far"))]),
    "a size that lies": a_book([words(6, SAID)], risks_before='<dimension ref="A1:XFD1048576"/>'),
    "two thousand rows of a hundred cells": a_book(
        [row(at, *(f"<c><v>{at * cell % 9973}</v></c>" for cell in range(100))) for at in range(6, 2_006)]
    ),
    "four hundred thousand empty cells": a_book(
        [words(6, SAID), *[row(at, "<c/>" * 100) for at in range(7, 4_007)]]
    ),
    "sixteen thousand hidden columns": a_book(
        [words(6, SAID)],
        risks_before="<cols>"
        + "".join(f'<col min="{at}" max="16384" hidden="1"/>' for at in range(3, 16_384))
        + "</cols>",
    ),
    "a cell of 200 kB": a_book([words(6, " ".join(str(at) for at in range(35_000)))]),
    "thousands of comments": a_book(
        [words(6, SAID)],
        relations={"Risks": [("rId1", "comments", "../comments1.xml")]},
        parts={
            "xl/comments1.xml": b"<comments>"
            + b"".join(b'<comment ref="A%d"/>' % at for at in range(1, 20_000))
            + b"</comments>"
        },
    ),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_is_read_or_refused_in_time_and_the_next_file_is_read(data: bytes) -> None:
    assert outcome(data) not in ("crashed", "too_slow", "too_much_memory")
    assert read_file(a_book([words(6, SAID)]), "r.xlsx").risk_register_items


def outcome(data: bytes) -> str:
    """The code of the refusal, or "read"."""
    try:
        read_file(data, "return.xlsx")
    except RefusedFile as refusal:
        return refusal.code
    return "read"


def test_the_process_gives_what_the_reader_gives() -> None:
    data = a_book([words(6, SAID, "Police to report")])
    assert read_file(data, "return.xlsx") == reading(data)


def test_the_kind_of_file_is_told_from_its_bytes() -> None:
    assert read_file(a_book([words(6, SAID)]), "return.docx").risk_register_items


def test_the_reader_does_without_the_library_that_writes_workbooks() -> None:
    program = (
        "import sys; from data.returns.reader.interpret import read_return; "
        "print(sorted({'openpyxl', 'pandas', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_command_reads_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(a_book([words(6, SAID)]))
    command = [sys.executable, "-m", "data", "read-return", str(path), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"place": "Risks, cell A6"' in done.stdout
