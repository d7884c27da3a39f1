"""Which asks and actions a list holds, as conditions for a query: counts, lists and the overview share them."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, select

from data.reports.asks.overdue import known_by, overdue_at
from data.reports.meetings import MeetingView, meetings_up_to
from data.store.tables import Action, Ask, AskAddressee, Reporter
from data.terms import AskState

Conditions = tuple[ColumnElement[bool], ...]


class AsksView(StrEnum):
    """The saved views of the page, by their names in addresses."""

    OPEN = "open"
    ANSWERED = "answered"
    ALL = "all"
    OVERDUE = "overdue"
    ACTIONS = "actions"

    @property
    def of_actions(self) -> bool:
        """Whether the view lists actions; the others list asks."""
        return self in (AsksView.OVERDUE, AsksView.ACTIONS)


@dataclass(frozen=True)
class AsksQuery:
    """One list: a view, narrowed by the body asked (a slug, or "mine"), by the group that asks, and by words.

    `page` counts from 1 and matters only where the list is longer than the browser is given at once.
    """

    view: AsksView = AsksView.OPEN
    body: str = ""
    reporter: str = ""
    words: str = ""
    page: int = 1


def in_view(meeting: MeetingView, view: AsksView) -> Conditions:
    """The asks or actions of a saved view, among those known at the meeting."""
    if view.of_actions:
        return (overdue_at(meeting) if view is AsksView.OVERDUE else known_by(meeting),)
    states = {AsksView.OPEN: AskState.OPEN, AsksView.ANSWERED: AskState.ANSWERED}
    return (heard_by(meeting), Ask.state == states[view]) if view in states else (heard_by(meeting),)


def heard_by(meeting: MeetingView) -> ColumnElement[bool]:
    """Asks first heard at this meeting or before it."""
    return Ask.first_heard_meeting_id.in_(meetings_up_to(meeting))


def asked_of(body_id: int, state: AskState | None = None) -> ColumnElement[bool]:
    """Asks addressed to a body, in one state of its own answer or in any."""
    of_body = select(AskAddressee.ask_id).where(AskAddressee.body_id == body_id)
    return Ask.id.in_(of_body.where(AskAddressee.state == state) if state else of_body)


def matching(query: AsksQuery, body_id: int | None) -> Conditions:
    """The filters; `body_id` is the body that `query.body` names, None where it names none that exists."""
    subject = Action if query.view.of_actions else Ask
    wanted: list[ColumnElement[bool]] = []
    if query.body:
        of_action = Action.owner_body_id == (body_id or 0)
        waiting = AskState.OPEN if query.view is AsksView.OPEN else None
        wanted.append(of_action if query.view.of_actions else asked_of(body_id or 0, waiting))
    if query.reporter:
        slug = select(Reporter.id).where(Reporter.slug == query.reporter)
        wanted.append(subject.reporter_id.in_(slug))
    wanted += [subject.text.icontains(word, autoescape=True) for word in query.words.split()]
    return tuple(wanted)
