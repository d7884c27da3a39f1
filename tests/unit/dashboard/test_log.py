"""The server's own lines."""

import io
import json
from collections.abc import Iterator

import pytest
import structlog

from dashboard import log


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def test_a_line_is_json_with_its_time_and_the_whole_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    log.install()
    structlog.get_logger("board").error("fault", reference="1A2B", exc_info=ValueError("what broke"))
    line = json.loads(written.getvalue())
    assert (line["event"], line["level"], line["reference"]) == ("fault", "error", "1A2B")
    assert line["timestamp"].endswith("Z")
    assert "ValueError: what broke" in line["exception"]
