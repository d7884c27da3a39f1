"""The register's reference numbers: R18-021 is the 21st risk first raised at a meeting in 2018."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.quarter import Quarter
from data.store.tables import Meeting, Risk


def next_reference(session: Session, meeting: Meeting) -> str:
    """The next free reference for a risk raised at `meeting`; the store's one writer makes it the only taker."""
    year = (meeting.held_on or Quarter.parse(meeting.slug).starts).year
    prefix = f"R{year % 100:02d}-"
    # The longest reference first: R18-1000 comes after R18-999.
    length = func.length(Risk.ref)
    last = session.scalars(
        select(Risk.ref).where(Risk.ref.startswith(prefix)).order_by(length.desc(), Risk.ref.desc()).limit(1)
    ).first()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:03d}"
