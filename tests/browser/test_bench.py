"""`make bench` works: one page, once, at one size. No figure is held to anything here."""

import json
import subprocess
import sys

from tests.support.sources import ROOT

MEASURING_SECONDS = 120
LITTLE = ["--scales", "1", "--rounds", "1", "--warm", "2", "--cold", "1", "--only", "one risk"]


def test_measures_a_page_and_prints_its_figures():
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *LITTLE],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=MEASURING_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    page = found["pages"]["one risk"]["1"]
    assert page["first_visit"]["bytes"] > page["second_visit"]["bytes"] > 0
    assert page["first_visit"]["requests"] > page["second_visit"]["requests"] > 0
    assert 0 < page["first_visit"]["first_paint_ms"] <= page["first_visit"]["full_paint_ms"]
    meanwhile = found["while_bad_files_are_read"]
    assert (set(meanwhile["answers"]), meanwhile["workers_lost"]) == ({"refused with a sentence"}, 0)
    assert meanwhile["click_meanwhile_ms"]["clicks"] > 0
    assert set(page["server_cpu_ms"]) == {"warm", "cold"}
    assert found["memory_per_worker_mib"]["1"] > 0
    assert set(found["ratios_1x_to_1x"]["one risk"]) >= {"server_cpu_warm", "server_cpu_cold", "full_paint"}
