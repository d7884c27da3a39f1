"""Bad files while other people click: how long each file takes to be answered, and what a click costs meanwhile."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import requests
from playwright.sync_api import Browser
from sqlalchemy import select

from dashboard.pages.upload.view import ACTION
from dashboard.site import SESSION
from data.accounts.sessions import open_session
from data.clock import now
from data.returns.reader import limits
from data.store.session import Store
from data.store.tables import Meeting, Person, Reporter
from data.terms import Role
from tests.bench import server
from tests.bench.browser import Asked
from tests.makers_word import a_return, docx, form_rows, p, tbl, tr

TIMES = 3
"""How often each bad file is sent, by each of two people at once."""

LONG = " ".join(str(number) for number in range(40_000))


def bad_files() -> dict[str, bytes]:
    """What takes the reader longest, and what it refuses at once."""
    return {
        "too many paragraphs": a_return(
            after="".join(p(f"{number:x}") for number in range(limits.PARAGRAPHS + 1))
        ),
        "too many cells": docx(tbl(*form_rows()[:5], *[tr("a", "b")] * (limits.CELLS // 2))),
        "too much text": a_return(after=p(LONG) * (limits.CHARACTERS // len(LONG) + 1)),
        "packed too tight": a_return(after="<w:p/>" * 1_000_000),
        "cut short": a_return()[:900],
        "no Word file": b"%PDF-1.7 not a Word file",
        "no bytes": b"",
    }


@dataclass
class _Sender:
    """Somebody who sends bad files; every answer must be the upload page's own refusal."""

    address: str
    cookies: dict[str, str]
    form: dict[str, str]
    slowest_ms: float = 0.0
    answers: Counter[str] = field(default_factory=Counter)

    def send(self, files: dict[str, bytes]) -> None:
        for content in [*files.values()] * TIMES:
            began = time.perf_counter()
            answer = requests.post(
                f"{self.address}{ACTION}",
                data=self.form,
                files={"file": ("return.docx", content)},
                cookies=self.cookies,
                headers={"Origin": self.address},
                allow_redirects=False,
                timeout=60,
            )
            self.slowest_ms = max(self.slowest_ms, (time.perf_counter() - began) * 1000)
            refused = answer.status_code == 303 and "refused=" in answer.headers["Location"]
            self.answers["refused with a sentence" if refused else f"{answer.status_code}"] += 1


def measure_meanwhile(
    browser: Browser, address: str, master: int, database_url: str, asked: Sequence[Asked]
) -> dict[str, Any]:
    """Clicks alone and while two people send bad files, in milliseconds; the requests of one visit are one click."""
    files = bad_files()
    senders = [_sender(browser, address, database_url) for _ in range(2)]
    began_with = server.workers(master)
    sending = [threading.Thread(target=one.send, args=(files,)) for one in senders]
    twenty = iter([True] * 20)
    alone = _clicks(asked, lambda: next(twenty, False))
    for thread in sending:
        thread.start()
    meanwhile = _clicks(asked, lambda: any(thread.is_alive() for thread in sending))
    for thread in sending:
        thread.join()
    return {
        "answers": dict(sum((one.answers for one in senders), Counter())),
        "slowest_answer_ms": round(max(one.slowest_ms for one in senders)),
        "workers_lost": len(set(began_with) - set(server.workers(master))),
        "click_alone_ms": _told(alone),
        "click_meanwhile_ms": _told(meanwhile),
    }


def _told(clicks: Sequence[float]) -> dict[str, float]:
    return {"clicks": len(clicks), "middle": round(median(clicks)), "worst": round(max(clicks))}


def _clicks(asked: Sequence[Asked], goes_on: Callable[[], bool]) -> list[float]:
    taken: list[float] = []
    while goes_on():
        began = time.perf_counter()
        server.send_again(asked, 1)
        taken.append((time.perf_counter() - began) * 1000)
        time.sleep(0.05)  # a person does not click without a pause
    return taken


def _sender(browser: Browser, address: str, database_url: str) -> _Sender:
    store = Store(database_url)
    with store.write(advance=False) as session:
        planner = session.scalars(select(Person.id).where(Person.role == Role.PLANNER).limit(1)).one()
        token = open_session(session, planner, now())
        quarter = session.scalars(select(Meeting.slug).where(Meeting.current)).one()
        group = session.scalars(select(Reporter.slug).order_by(Reporter.position).limit(1)).one()
    store.close()
    context = browser.new_context(base_url=address)
    context.add_cookies([{"name": SESSION, "value": token, "url": address}])
    page = context.new_page()
    page.goto(f"/returns/upload?quarter={quarter}")
    hidden = page.locator("input[name=csrf_token]").last
    form = {"csrf_token": hidden.input_value(), "group": group, "quarter": quarter}
    cookies = {one["name"]: one["value"] for one in context.cookies()}
    context.close()
    return _Sender(address, cookies, form)
