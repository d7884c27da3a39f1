"""The reader's own process: held to its memory, its processor time and the clock, and shut off from the outside."""

import http.server
import io
import sys
import threading
import time
import zipfile

import pytest

from data.returns.reader import limits, sandbox
from data.returns.reader.problems import RefusedFile
from data.returns.reader.sandbox import read_file, reader_command, run_limited
from tests.makers_word import a_return, docx, p, packed, relation

LIMITED = "import sys; sys.path.insert(0, {root!r}); from data.returns.reader.child import apply_limits, close_off; "


def child(program: str) -> list[str]:
    """A command that limits itself as the reader does, then runs the program."""
    return [sys.executable, "-I", "-c", LIMITED.format(root=str(sandbox._ROOT)) + program]


def code_of(command: list[str], **options: float) -> str:
    with pytest.raises(RefusedFile) as refusal:
        run_limited(command, b"", **options)
    return refusal.value.code


def test_reads_bytes_and_paths_alike(tmp_path):
    path = tmp_path / "the return.docx"
    path.write_bytes(a_return())
    assert read_file(path) == read_file(a_return(), "the return.docx")
    assert read_file(str(path)).file == "the return.docx"


def test_lists_the_limits_it_applied():
    shown = {item.name: item.value for item in read_file(a_return(), "r.docx").limits}
    assert (shown["memory, MiB"], shown["processor time, seconds"], shown["time, seconds"]) == (768, 5, 10)


def test_stops_a_child_that_takes_too_much_memory():
    assert (
        run_limited(child("apply_limits(); x = bytearray(500 * 2**20); print('held')"), b"").strip()
        == b"held"
    )
    assert code_of(child("apply_limits(); x = bytearray(900 * 2**20)")) == "crashed"


def test_says_that_a_file_takes_too_much_memory():
    program = (
        "import data.returns.reader.child as child, data.returns.reader.interpret as reading; "
        "reading.read_return = lambda *_: bytearray(900 * 2**20); "
        "sys.argv = ['reader', 'r.docx']; child.main()"
    )
    assert run_limited(child(program), b"") == b'{"refused": {"code": "too_much_memory"}}'


def test_stops_a_child_that_takes_too_much_processor_time():
    started = time.monotonic()
    assert code_of(child("apply_limits(cpu_seconds=1)\nwhile True: pass")) == "too_slow"
    assert time.monotonic() - started < limits.WALL_SECONDS


def test_stops_a_child_that_sleeps_past_the_clock_and_leaves_nothing_behind():
    program = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    assert code_of(child(program), wall_seconds=1.0) == "too_slow"


def test_stops_the_whole_group_of_a_child_that_started_another(tmp_path):
    pid = tmp_path / "pid"
    tell = f"open({str(pid)!r}, 'w').write(str(os.getpid()))"
    program = f"import os, time; os.fork() or ({tell}, time.sleep(60)); os.wait()"
    assert code_of([sys.executable, "-I", "-c", program], wall_seconds=1.5) == "too_slow"
    grandchild = int(pid.read_text())
    for _ in range(100):
        if not _runs(grandchild):
            break
        time.sleep(0.05)
    assert not _runs(grandchild)


def _runs(pid: int) -> bool:
    """Whether the process still runs (one that has ended and waits to be collected does not)."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] not in ("Z", "X")
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.test', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('/tmp/written-by-the-reader', 'w')",
        "import os; os.open('/tmp/written-by-the-reader', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_shuts_the_child_off_from_the_outside(attempt):
    program = (
        f"apply_limits(); close_off()\ntry:\n    {attempt}\nexcept PermissionError:\n    print('refused')"
    )
    assert run_limited(child(program), b"").strip() == b"refused"


def test_shows_the_child_nothing_of_the_server_s_environment(monkeypatch):
    monkeypatch.setenv("BOARD_SECRET_KEY", "not for the reader")
    told = run_limited([sys.executable, "-I", "-c", "import os; print(dict(os.environ))"], b"")
    assert b"BOARD_SECRET_KEY" not in told


def test_says_one_sentence_when_the_child_crashes():
    assert code_of([sys.executable, "-I", "-c", "import os; os.abort()"]) == "crashed"
    assert code_of([sys.executable, "-I", "-c", "raise SystemExit(3)"]) == "crashed"


def test_logs_where_our_own_code_failed_and_none_of_the_document(monkeypatch, caplog):
    program = (
        "import data.returns.reader.child as child, data.returns.reader.interpret as reading; "
        "reading.read_return = lambda *_: {}['words of the document']; "
        "sys.argv = ['reader', 'r.docx']; child.main()"
    )
    answer = run_limited(child(program), b"")
    monkeypatch.setattr(sandbox, "run_limited", lambda *_: answer)
    with pytest.raises(RefusedFile) as refusal:
        read_file(a_return(), "r.docx")
    assert refusal.value.code == "crashed"
    assert "KeyError" in caplog.text
    assert "words of the document" not in caplog.text


def test_says_one_sentence_when_the_child_answers_nonsense(monkeypatch):
    monkeypatch.setattr(sandbox, "run_limited", lambda *_: b"not json")
    with pytest.raises(RefusedFile) as refusal:
        read_file(a_return(), "r.docx")
    assert refusal.value.code == "crashed"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"{\\rtf1}", "rtf"),
        (bytes(limits.FILE_BYTES + 1), "too_big"),
        (docx(p("Lunch")), "not_a_return"),
    ],
)
def test_passes_the_child_s_refusal_on(data, code):
    with pytest.raises(RefusedFile) as refusal:
        read_file(data, "r.docx")
    assert (refusal.value.code, refusal.value.sentence[-1]) == (code, ".")


def test_refuses_a_million_paragraphs_well_within_its_limits():
    document = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(a_return())) as source,
        zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content.replace(b"<w:sectPr>", b"<w:p/>" * 1_000_000 + b"<w:sectPr>"))
    with pytest.raises(RefusedFile) as refusal:
        read_file(document.getvalue(), "r.docx")
    assert refusal.value.code in ("packed_too_tight", "too_many_elements")


def test_fetches_nothing_from_outside(tmp_path):
    """An address that would be answered at once if anything asked for it."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        kinds = (
            "attachedTemplate",
            "image",
            "oleObject",
            "header",
            "styles",
            "footnotes",
            "subDocument",
            "aFChunk",
        )
        outside = "".join(relation(f"rIdX{kind}", kind, address + kind, outside=True) for kind in kinds)
        body = '<w:altChunk r:id="rIdXaFChunk"/>' + p(
            '<w:r><w:pict><v:imagedata r:id="rIdXimage"/></w:pict></w:r>'
        )
        read_file(a_return(after=body, package={"more_relations": outside}), "r.docx")
        server.shutdown()
    assert asked == []


def test_waits_its_turn_when_two_files_are_being_read(monkeypatch):
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.05)
    taken = [sandbox._places_free.acquire(timeout=1) for _ in range(sandbox._AT_ONCE)]
    try:
        with pytest.raises(RefusedFile) as refusal:
            read_file(a_return(), "r.docx")
    finally:
        for _ in taken:
            sandbox._places_free.release()
    assert refusal.value.code == "busy"


def test_tells_one_too_many_at_once_so_that_the_threads_stay_free(monkeypatch):
    monkeypatch.setattr(sandbox, "_waiting_room", threading.BoundedSemaphore(1))
    with sandbox._taken(sandbox._waiting_room, 0), pytest.raises(RefusedFile) as refusal:
        read_file(a_return(), "r.docx")
    assert refusal.value.code == "busy"
    assert read_file(a_return(), "r.docx").header_as_written


def test_starts_the_reader_without_the_heavy_libraries():
    program = (
        "from data.returns.reader.interpret import read_return; "
        "print(sorted({'pandas', 'sqlalchemy', 'dash', 'numpy', 'flask', 'pydantic'} & set(sys.modules)))"
    )
    assert run_limited(child(program), b"").strip() == b"[]"


def test_leaves_the_name_of_the_file_out_of_the_program():
    """A name is an argument, never part of the code."""
    assert reader_command("a'); import os #.docx")[-1] == "a'); import os #.docx"
    assert read_file(a_return(), "a'); raise SystemExit(1) #.docx").file == "a'); raise SystemExit(1) #.docx"
    assert read_file(packed_return(), "../../etc/x.docx").file == "x.docx"


def packed_return() -> bytes:
    with zipfile.ZipFile(io.BytesIO(a_return())) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
