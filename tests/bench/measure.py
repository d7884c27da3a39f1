"""The measuring: every size is served at once and measured in turns, so that a slow minute slows them alike."""

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from data.store.session import Store
from tests.bench import browser as visitor
from tests.bench import county as counties
from tests.bench import server
from tests.bench.browser import Visit
from tests.bench.county import MadeCounty
from tests.bench.meanwhile import measure_meanwhile
from tests.support import chromium, live


@dataclass(frozen=True)
class Amount:
    """How much to measure: sizes, visits to each page, and how often its requests are sent again."""

    scales: Sequence[int] = (1, 10, 100)
    rounds: int = 5
    warm: int = 20
    cold: int = 5
    seconds: float = 270.0
    only: Sequence[str] = ()


@dataclass
class Subject:
    """One size of the county while it is served."""

    made: MadeCounty
    address: str
    master: int
    cookies: Any
    paths: dict[str, str]
    visits: dict[str, list[tuple[Visit, Visit]]] = field(default_factory=dict)
    cpu: dict[str, dict[str, float]] = field(default_factory=dict)


def measure(amount: Amount, folder: Path) -> dict[str, Any]:
    """The figures as a plain object: by page and size, then the ratios of the largest to the smallest."""
    began = time.monotonic()
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(chromium.chromium(playwright))
        subjects = [_serve(stack, browser, scale, folder) for scale in amount.scales]
        rounds = _visit_all(browser, subjects, amount, began)
        for subject in subjects:
            _measure_cpu(subject, amount)
        first = subjects[0]
        asked = next(iter(first.visits.values()))[-1][0].asked
        url = first.made.database_url
        meanwhile = measure_meanwhile(browser, first.address, first.master, url, asked)
        memory = {str(one.made.scale): round(server.memory_mib(one.master), 1) for one in subjects}
    figures = _figures(subjects, memory, rounds, time.monotonic() - began)
    return figures | {"while_bad_files_are_read": meanwhile}


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _serve(stack: ExitStack, browser: Browser, scale: int, folder: Path) -> Subject:
    made = counties.make(scale, folder / f"scale-{scale}")
    _say(f"{scale}x made in {made.seconds} s")
    running = stack.enter_context(live.serve(made.environment, made.folder, workers=2))
    cookies = visitor.sign_in(browser, running.address)
    return Subject(made, running.address, running.process.pid, cookies, counties.pages(made))


def _visit_all(browser: Browser, subjects: list[Subject], amount: Amount, began: float) -> int:
    """How many rounds were made: all of them, or as many as there was time for, and at least one."""
    for number in range(amount.rounds):
        if number and time.monotonic() - began > amount.seconds * 0.75:
            return number
        for name in subjects[0].paths:
            for subject in subjects if not amount.only or name in amount.only else ():
                pair = visitor.first_and_second(
                    browser, subject.address, subject.cookies, subject.paths[name]
                )
                subject.visits.setdefault(name, []).append(pair)
        _say(f"round {number + 1} of {amount.rounds} done")
    return amount.rounds


def _measure_cpu(subject: Subject, amount: Amount) -> None:
    store = Store(subject.made.database_url)
    for name, visits in subject.visits.items():
        asked = visits[-1][0].asked
        server.send_again(asked, 4)  # both workers have their read models after these
        warm = _cpu(subject, asked, amount.warm)
        cold = _cpu(subject, asked, amount.cold, store)
        subject.cpu[name] = {"warm": warm, "cold": cold}
    store.close()
    _say(f"{subject.made.scale}x: server measured")


def _cpu(subject: Subject, asked: Sequence[visitor.Asked], times: int, forget: Store | None = None) -> float:
    before = server.cpu_ms(subject.master)
    server.send_again(asked, times, forget)
    return round((server.cpu_ms(subject.master) - before) / times, 1)


def _figures(
    subjects: list[Subject], memory: dict[str, float], rounds: int, seconds: float
) -> dict[str, Any]:
    pages = {
        name: {str(one.made.scale): _of_page(one, name) for one in subjects} for name in subjects[0].visits
    }
    smallest, largest = str(subjects[0].made.scale), str(subjects[-1].made.scale)
    return {
        "rounds": rounds,
        "seconds": round(seconds, 1),
        "made_in_seconds": {str(one.made.scale): one.made.seconds for one in subjects},
        "memory_per_worker_mib": memory,
        "pages": pages,
        f"ratios_{largest}x_to_{smallest}x": {
            name: _ratios(found[smallest], found[largest]) for name, found in pages.items()
        },
    }


def _of_page(subject: Subject, name: str) -> dict[str, Any]:
    visits = subject.visits[name]
    return {
        "first_visit": _middle([first for first, _ in visits]),
        "second_visit": _middle([second for _, second in visits]),
        "server_cpu_ms": subject.cpu[name],
    }


def _middle(visits: Sequence[Visit]) -> dict[str, float]:
    names = {"requests": "requests", "bytes": "bytes"}
    names |= {"first_paint": "first_paint_ms", "full_paint": "full_paint_ms"}
    return {shown: round(median(getattr(visit, name) for visit in visits)) for name, shown in names.items()}


def _ratios(small: dict[str, Any], large: dict[str, Any]) -> dict[str, float]:
    figures = {
        "server_cpu_warm": ("server_cpu_ms", "warm"),
        "server_cpu_cold": ("server_cpu_ms", "cold"),
        "first_paint": ("second_visit", "first_paint_ms"),
        "full_paint": ("second_visit", "full_paint_ms"),
        "full_paint_first_visit": ("first_visit", "full_paint_ms"),
    }
    return {
        name: round(large[part][figure] / max(small[part][figure], 0.1), 2)
        for name, (part, figure) in figures.items()
    }
