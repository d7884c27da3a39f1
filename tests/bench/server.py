"""What a visit costs the server: CPU time of its workers, with and without kept read models, and their memory."""

import http.client
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from data.store.session import Store
from tests.bench.browser import Asked

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def workers(master: int) -> list[int]:
    """The processes that answer: gunicorn's own children."""
    found = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [int(one) for one in found]


def cpu_ms(master: int) -> float:
    """CPU time that the workers have used so far, in user and kernel mode, their ended children included."""
    return sum(_ticks(one) for one in workers(master)) * TICK_MS


def memory_mib(master: int) -> float:
    """The largest worker's share of memory: pages that several processes share count in part (PSS)."""
    return max(_pss_kib(one) for one in workers(master)) / 1024


def send_again(asked: Sequence[Asked], times: int, forget: Store | None = None) -> None:
    """Send the requests of a visit again. With `forget`, something is written before each time, so that no read
    model is kept.
    """
    for _ in range(times):
        if forget is not None:
            with forget.write():
                pass
        for one in asked:
            _send(one)


def _send(asked: Asked) -> None:
    address = urlsplit(asked.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
    path = address.path + (f"?{address.query}" if address.query else "")
    try:
        connection.request(asked.method, path, asked.body, asked.headers)
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    if answer.status >= 400:
        raise RuntimeError(f"{asked.method} {path} answered {answer.status}")


def _ticks(process: int) -> int:
    # The name of the command, in brackets, may hold spaces: what follows it is counted from its end.
    after = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in after[11:15])


def _pss_kib(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
