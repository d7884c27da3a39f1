"""What the scanner said of kept bytes, and what follows: harmful ones are held back, and stay so.

It is kept under the first name of the bytes, so that it holds for every row that points to them.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Viewer
from data.returns.files.refused_files import refused_file
from data.returns.files.scanner import Answer
from data.store.audit import Event, record
from data.store.files import FileStore
from data.store.tables import Scan
from data.terms import Verdict

LONGEST_PART = 255


def scan_of(session: Session, stored_name: str, part: str = "") -> Scan | None:
    """The last scan of some kept bytes or of a part inside them."""
    where = (Scan.stored_name == FileStore.first_name(stored_name), Scan.part == part_key(part))
    return session.scalars(select(Scan).where(*where)).one_or_none()


def harmful_of(session: Session, stored_names: Sequence[str]) -> frozenset[str]:
    """Which of these names are of bytes that were found harmful as a whole."""
    first = {name: FileStore.first_name(name) for name in stored_names}
    where = (Scan.stored_name.in_(first.values()), Scan.part == "", Scan.verdict == Verdict.HARMFUL)
    harmful = set(session.scalars(select(Scan.stored_name).where(*where)))
    return frozenset(name for name in stored_names if first[name] in harmful)


def refuse_harmful(session: Session, stored_name: str, part: str = "") -> None:
    """Refuse what was found harmful once. It is not asked about again: a scanner may forget what it knew."""
    known = scan_of(session, stored_name, part)
    if known is not None and known.verdict is Verdict.HARMFUL:
        raise refused_file("harmful")


def note_scan(
    session: Session,
    viewer: Viewer,
    about: tuple[str, int],
    kept: tuple[str, str],
    answer: Answer,
    at: datetime | None = None,
) -> None:
    """Store what the scanner said of (stored name, part); no answer leaves what is known as it is.

    A harmful find goes into the audit, under the object that `about` names.
    """
    if answer.verdict is Verdict.NOT_SCANNED:
        return
    stored_name, part = kept
    row = scan_of(session, stored_name, part)
    if row is None:
        row = Scan(stored_name=FileStore.first_name(stored_name), part=part_key(part))
        session.add(row)
    row.verdict, row.signature, row.scanned_at = answer.verdict, answer.signature, at or now()
    if answer.verdict is Verdict.HARMFUL:
        told: dict[str, Any] = {"signature": answer.signature, "part": part}
        record(session, Event.FILE_HELD_BACK, actor_id=viewer.person_id, about=about, **told)


def part_key(part: str) -> str:
    """The name of a part as its column holds it: a name that is too long by its SHA-256."""
    return part if len(part) <= LONGEST_PART else sha256(part.encode()).hexdigest()
