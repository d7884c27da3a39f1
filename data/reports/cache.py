"""Read models kept by the data version and by what the viewer may see: right across workers, no time-outs."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.clock import in_london, now
from data.people import Viewer
from data.store.session import Store
from data.store.tables import Meeting, StoreState

KEPT = 256

Answer = TypeVar("Answer")


class ReportCache:
    """Answers reports from memory while nothing has changed.

    The key holds the report, its arguments, `Viewer.sees`, and what the answer rests on, read in the
    same transaction: people with the same rights share an answer, nobody else does.
    """

    def __init__(self, store: Store, kept: int = KEPT) -> None:
        """Keep up to `kept` answers, the least recently used going first."""
        self._store = store
        self._kept = kept
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def ask(self, report: Callable[..., Answer], viewer: Viewer, *args: Hashable) -> Answer:
        """The report's answer for this viewer as the database stands now."""
        with self._store.read() as session:
            key = (report, args, viewer.sees, _rests_on(session))
            with self._lock:
                if key in self._answers:
                    self._answers.move_to_end(key)
                    kept: Answer = self._answers[key]
                    return kept
            answer = report(session, viewer, *args)
        self._keep(key, answer)
        return answer

    def _keep(self, key: Hashable, answer: Any) -> None:
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > self._kept:
                self._answers.popitem(last=False)


def _rests_on(session: Session) -> tuple[Hashable, ...]:
    """The data version, the day, and how many of the day's meetings have begun: screens speak of a meeting
    that is ahead as at now, and of one that has begun as at its start.
    """
    moment = in_london(now())
    day, time = moment.date(), moment.time()
    begun = select(func.count(Meeting.id)).where(Meeting.held_on == day, Meeting.starts <= time)
    version, meetings = session.execute(select(StoreState.data_version, begun.scalar_subquery())).one()
    return version, day, meetings
