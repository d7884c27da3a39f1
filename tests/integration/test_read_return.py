"""The real-shaped returns, read through the command, against what a correct reading gives: nothing missing from it,
nothing invented. Skips where the shared folder is not beside the checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from data.returns.contract import as_json
from data.returns.reader.normalise import key
from data.returns.reader.parsed import ParsedReturn
from data.returns.reader.sandbox import read_file
from data.returns.reader.wire import from_wire, to_wire

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("BOARD_SHARED", ROOT.parent / "shared")) / "returns"
RETURNS = sorted(SHARED.glob("*/*.docx"))
NOT_OF_THE_READING = {
    "layout", "report_id", "features", "notes", "must_not_appear", "warnings_expected", "expect",
}  # fmt: skip
# Keys that a reading has beyond the expected ones: where things stand, and suggestions about them.
BEYOND = {
    "place", "info_places", "actions_places", "actions_place", "risk_places", "dates", "suggestion", "embedded",
    "state", "links", "paragraphs_places",
}  # fmt: skip

needs_returns = pytest.mark.skipif(not RETURNS, reason=f"no Word returns under {SHARED}: set BOARD_SHARED")
each_return = pytest.mark.parametrize("path", RETURNS, ids=lambda path: f"{path.parent.name}/{path.stem}")


def expected(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))


def reading(path: Path) -> dict[str, Any]:
    return json.loads(json.dumps(as_json(read_file(path))))


def comparable(value: Any, wanted: Any) -> Any:
    """The value without what the reading adds to it, and words as a person compares them."""
    if isinstance(value, str):
        return key(value)
    if isinstance(value, list):
        pairs = zip(value, wanted if isinstance(wanted, list) else [], strict=False)
        rest = value[len(wanted) :] if isinstance(wanted, list) else value
        return [comparable(item, want) for item, want in pairs] + [comparable(item, None) for item in rest]
    if isinstance(value, dict):
        kept = wanted if isinstance(wanted, dict) else {}
        return {
            name: comparable(item, kept.get(name))
            for name, item in value.items()
            if name in kept or name not in BEYOND
        }
    return value


@each_return
def test_reads_every_item_and_invents_none(path):
    want = {name: value for name, value in expected(path).items() if name not in NOT_OF_THE_READING}
    got = reading(path)
    for name, value in want.items():
        assert comparable(got[name], value) == comparable(value, value), name


@each_return
def test_reports_every_expected_warning(path):
    codes = [item["code"] for item in reading(path)["problems"]]
    for warning in expected(path)["warnings_expected"]:
        code, _, count = warning.partition(":")
        assert code in codes
        assert not count.isdigit() or codes.count(code) == int(count)


@each_return
def test_keeps_what_word_hid_out_of_the_whole_answer(path):
    answer = json.dumps(reading(path), ensure_ascii=False)
    for text in expected(path).get("must_not_appear", []):
        assert text not in answer


@each_return
def test_places_every_item_in_the_document(path):
    got = reading(path)
    shown = {
        place: key(text)
        for block in got["document"]
        for cell in block["cells"]
        for place, text in zip(cell["places"], cell["paragraphs"], strict=True)
    }
    for rows, left in ((got["key_information"], "info"), (got["risk_register_items"], "risk")):
        for row in rows:
            for side in (left, "actions"):
                for place, text in zip(row[f"{side}_places"], row[side], strict=True):
                    assert key(text) in shown[place]
    for name in ("objectives", "commentary"):
        for place, text in zip(got[f"{name}_places"], got[name], strict=True):
            assert key(text) in shown[place]


def without_place(value: Any, path: str) -> list[str]:
    """The paths of objects that have no place."""
    if isinstance(value, list):
        return [found for item in value for found in without_place(item, path)]
    if not isinstance(value, dict):
        return []
    inside = [found for name, item in value.items() for found in without_place(item, f"{path}.{name}")]
    return inside if value.get("place") else [path, *inside]


@each_return
def test_gives_every_object_a_place(path):
    got = reading(path)
    plans = got.pop("plans")
    del got["limits"]
    objects = [without_place(value, name) for name, value in (*got.items(), *plans.items())]
    assert [found for paths in objects for found in paths] == []


@each_return
def test_crosses_the_pipe_without_loss(path):
    read = read_file(path)
    assert from_wire(ParsedReturn, json.loads(json.dumps(to_wire(read)))) == read


@needs_returns
def test_says_nothing_was_read_in_a_blank_template():
    got = reading(SHARED / "clean" / "_blank-template.docx")
    assert (got["period"], got["group"], got["chair"], got["vice_chair"]) == (None, None, [], [])
    assert got["key_information"] == got["risk_register_items"] == got["objectives"] == []
    assert {plan["state"] for plan in got["plans"].values()} == {"blank"}


@needs_returns
def test_stays_under_three_hundred_mebibytes():
    """The largest child of a process that reads them all and has no other children, in kilobytes."""
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom data.returns.reader.sandbox import read_file\n"
        "for name in sys.argv[1:]: read_file(Path(name))\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", program, *map(str, RETURNS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300 * 1024


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "data", "read-return", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@needs_returns
def test_prints_one_object_and_exits_with_nought():
    done = command(str(RETURNS[0]), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["file"] == RETURNS[0].name


@needs_returns
def test_prints_a_summary_without_the_switch():
    done = command(str(RETURNS[-1]))
    assert done.returncode == 0
    assert "Key information: 4" in done.stdout


def test_exits_with_two_and_one_sentence_when_the_file_cannot_be_used(tmp_path):
    bad = tmp_path / "return.docx"
    bad.write_bytes(b"")
    done = command(str(bad), "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "The file is empty. Check that it was saved, then send it again."


def test_exits_with_two_when_there_is_no_such_file(tmp_path):
    done = command(str(tmp_path / "absent.docx"))
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "There is no file of that name.")
