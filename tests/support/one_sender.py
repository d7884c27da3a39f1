"""A process that sends one file for one return, for tests: at the same moment as others, or to die on the way.

python -m tests.support.one_sender DATABASE_URL FILES RETURN_ID PERSON_ID REPORTER_ID FILE [kept|row|stored]

It says "ready" and waits for a line, sends the file, and prints what it was answered as JSON. With the name of a
moment it is killed there: the bytes are kept, their row is written, or the version is stored and not yet committed.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from data.people import Viewer
from data.returns import receive as receiving
from data.returns.reader.sandbox import read_file
from data.store.files import FileStore
from data.store.session import Store
from data.terms import Role


def die(*_: Any) -> Any:
    """End as a machine does that loses its power."""
    os.kill(os.getpid(), signal.SIGKILL)


class DyingFiles(FileStore):
    """Keeps the bytes, and dies."""

    def keep(self, content: bytes) -> Any:
        super().keep(content)
        die()


def stored_then_die(*given: Any, **more: Any) -> None:
    """Store the reading in the open transaction, and die before it is committed."""
    version = STORE_READING(*given, **more)
    given[0].flush()
    assert version.number
    die()


STORE_READING = receiving.store_reading


def main(
    address: str, folder: str, owed: str, person: str, reporter: str, file: str, moment: str = ""
) -> None:
    files = DyingFiles(Path(folder)) if moment == "kept" else FileStore(Path(folder))
    if moment == "stored":
        receiving.store_reading = stored_then_die
    lead = Viewer(int(person), role=Role.LEAD, leads=frozenset({int(reporter)}))
    store, content = Store(address), Path(file).read_bytes()
    sender = receiving.Sender(store, files, die if moment == "row" else read_file)
    print("ready", flush=True)
    sys.stdin.readline()
    answer = receiving.receive(sender, lead, int(owed), "return.docx", content)
    print(json.dumps({"number": answer.number, "already": answer.already is not None}), flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
