"""What a lead decides on the items that were read. The source words stay beside every correction."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import now
from data.people import Right, Viewer
from data.refusals import Conflict, NotOpen, Refused
from data.returns.checks.context import month_of
from data.returns.deciding.answered_items import is_about_open_item
from data.returns.deciding.choices import HEAD_PARTS, NOT_AN_ITEM, PART_OF
from data.returns.deciding.typed_dates import date_in_words
from data.returns.items.of_return import items_of
from data.returns.items.reading import ItemReading, is_at, wholes
from data.returns.items.stored import LABEL_LENGTH, fitted
from data.returns.items.update_cells import corrected_row, follow_words, keep_row, plan_words, restore_cells
from data.returns.owed import find_item, find_version
from data.returns.states import refuse_unless_being_checked
from data.returns.versions import reading_of, recount
from data.store.audit import Event, record
from data.store.tables import Person, ReturnItem, ReturnProblem, ReturnVersion
from data.terms import Decision, Part, Saying, Severity
from data.typed import cleaned


def accept_item(
    session: Session, viewer: Viewer, item_id: int, *, row_version: int, at: datetime | None = None
) -> ReturnItem:
    """Say that an item is right as read. Raises Conflict when somebody else decided otherwise meanwhile."""
    return _decide(session, viewer, item_id, Decision.ACCEPTED, {}, row_version, at)


def correct_item(
    session: Session,
    viewer: Viewer,
    item_id: int,
    *,
    row_version: int,
    text: str,
    ask: str | None = None,
    at: datetime | None = None,
) -> ReturnItem:
    """Put other words beside the source's; `ask` are those of the right cell, None to leave them.

    Refused when no words are left or there are too many. Raises Conflict, carrying both texts, when somebody
    else changed the item meanwhile.
    """
    words = {"text": cleaned(text)} | ({"ask": cleaned(ask)} if ask is not None else {})
    if not any(words.values()):
        raise Refused("Write the words, or choose “Not an item”.", "no-words")
    part = find_item(session, viewer, Right.SUBMIT, item_id).part
    if part is Part.GROUP:
        raise Refused("The group cannot be changed here. Send the file for the right one.", "not-correctable")
    if part is Part.ACTION_PLAN:
        raise Refused("Correct the cells of this row, one by one.", "not-correctable")
    if part is Part.PERIOD:
        date_in_words(words["text"])
    return _decide(session, viewer, item_id, Decision.CORRECTED, words, row_version, at)


def correct_plan_row(
    session: Session,
    viewer: Viewer,
    item_id: int,
    *,
    row_version: int,
    cells: Mapping[str, str],
    at: datetime | None = None,
) -> ReturnItem:
    """Put other words into the cells of a row of an action plan, by their names; milestones are one a line.

    Refused and raising as `correct_item`; NotOpen for an item that is no such row.
    """
    found = find_item(session, viewer, Right.SUBMIT, item_id)
    row = corrected_row(found.update_item, {name: cleaned(said) for name, said in cells.items()})
    if found.part is not Part.ACTION_PLAN or row is None:
        raise NotOpen
    if not plan_words(row):
        raise Refused("Write the words, or choose “Not an item”.", "no-words")
    words = {"text": plan_words(row)}
    item = _decide(session, viewer, item_id, Decision.CORRECTED, words, row_version, at)
    keep_row(item, row)
    recount(session, item.of)
    return item


def leave_out_item(
    session: Session, viewer: Viewer, item_id: int, *, row_version: int, at: datetime | None = None
) -> ReturnItem:
    """Say that something read is not an item. It stays in the document and in the reading; nothing follows from it."""
    found = find_item(session, viewer, Right.SUBMIT, item_id)
    if found.part in HEAD_PARTS:
        raise Refused(f"A return needs its {found.part.value.lower()}: correct it instead.", "needed")
    item = _decide(session, viewer, item_id, Decision.NOT_AN_ITEM, {}, row_version, at)
    for problem in problems_of(item):
        if not problem.answer and problem.code not in PART_OF:
            problem.answer, problem.answered_at = NOT_AN_ITEM, at or now()
            problem.answered_by_id = viewer.person_id
    return item


def accept_rest(session: Session, viewer: Viewer, version_id: int, *, at: datetime | None = None) -> int:
    """Accept every undecided item that no problem is about; how many there were."""
    version = find_version(session, viewer, Right.SUBMIT, version_id)
    refuse_unless_being_checked(version.state)
    about = problems_by_item(version)
    pending = [item for item in version.items if item.decision is Decision.PENDING]
    found = [item for item in pending if not any(map(still_asks, about[item.id]))]
    for item in found:
        _set_decision(item, Decision.ACCEPTED, viewer, at or now())
        record_decision(session, viewer, item, Decision.PENDING)
    return len(found)


def problems_of(item: ReturnItem) -> list[ReturnProblem]:
    """The problems about an item: by what it is where the code says so, else at its Place or about its row."""
    return [problem for problem in item.of.problems if is_about(problem, item)]


def is_about(problem: ReturnProblem, item: ReturnItem) -> bool:
    """Whether a problem is about an item. A title may hold both period and group: a doubt is about one of them.

    What was open last quarter is no item of the file, also where a remark stands in its row: leaving the remark out
    does not answer for a risk.
    """
    if is_about_open_item(problem):
        return False
    part = PART_OF.get(problem.code)
    if part is not None:
        return item.part is part
    return concerns(problem.place, item.place, item.ask_place)


def open_problems_of(item: ReturnItem) -> list[ReturnProblem]:
    """Those of them that still ask something: an unanswered Must answer or Check."""
    return [one for one in problems_of(item) if still_asks(one)]


def still_asks(problem: ReturnProblem) -> bool:
    """Whether a problem wants an answer and has none."""
    return not problem.answer and problem.severity is not Severity.LOOK


def problems_by_item(version: ReturnVersion) -> dict[int, list[ReturnProblem]]:
    """`problems_of` each item of a version, by its id, for a file with thousands of both."""
    of_part: defaultdict[Part, list[ReturnProblem]] = defaultdict(list)
    at: defaultdict[str, list[ReturnProblem]] = defaultdict(list)
    inside: defaultdict[str, list[ReturnProblem]] = defaultdict(list)
    for problem in version.problems:
        if is_about_open_item(problem):
            continue
        if problem.code in PART_OF:
            of_part[PART_OF[problem.code]].append(problem)
            continue
        at[problem.place].append(problem)
        for whole in wholes(problem.place):
            inside[whole].append(problem)
    order = {problem.id: ordinal for ordinal, problem in enumerate(version.problems)}
    found: dict[int, list[ReturnProblem]] = {}
    for item in version.items:
        rows = [at[whole] for whole in wholes(item.place) if ", row " in whole]
        near = chain(of_part[item.part], inside[item.place], inside[item.ask_place], *rows)
        about = {problem.id: problem for problem in near}
        found[item.id] = sorted(about.values(), key=lambda problem: order[problem.id])
    return found


def concerns(problem_place: str, item_place: str, ask_place: str) -> bool:
    """Whether a problem at one Place is about an item at another."""
    if is_at(problem_place, item_place) or is_at(problem_place, ask_place):
        return True
    return ", row " in problem_place and is_at(item_place, problem_place)


def restore(item: ReturnItem) -> None:
    """Set an item's words, part and kind back to what was read."""
    whole = reading_of(item.of)
    read: ItemReading = items_of(whole)[item.ordinal - 1]
    item.text, item.saying, item.ask, item.ask_saying = read.text, read.saying, read.ask, read.ask_saying
    item.part, item.label = read.part, fitted(read.label, LABEL_LENGTH)
    if item.update_item is not None and read.of_update is not None:
        restore_cells(item.update_item, read.of_update)
    item.kind, item.standing = None, False
    item.decision, item.decided_at, item.decided_by_id = Decision.PENDING, None, None
    tell_version(item)
    if item.part is Part.PERIOD:
        item.of.period_month = month_of(whole.period.month) if whole.period else None


def tell_version(item: ReturnItem) -> None:
    """Let the version's own fields follow an item that says something of the return itself."""
    if item.part is Part.CHAIR:
        item.of.chair = item.text
    elif item.part is Part.VICE_CHAIR:
        item.of.vice_chair = item.text
    elif item.part is Part.PERIOD and item.decision is Decision.CORRECTED:
        item.of.period_month = date_in_words(item.text)[0].replace(day=1)


def refuse_if_changed(
    session: Session, row: ReturnItem | ReturnProblem, row_version: int, yours: str, yours_asked: str = ""
) -> None:
    """Raise Conflict with both texts, of an item with both asks, when the row is no longer what this person saw."""
    if row.row_version == row_version:
        return
    by_id = row.decided_by_id if isinstance(row, ReturnItem) else row.answered_by_id
    theirs, asked = (row.text, row.ask) if isinstance(row, ReturnItem) else (row.answer, "")
    who = session.scalars(select(Person.post).where(Person.id == by_id)).first() or "Somebody else"
    raise Conflict(
        f"{who} changed this meanwhile. Yours is kept below.",
        theirs=theirs,
        yours=yours,
        theirs_asked=asked,
        yours_asked=yours_asked,
    )


def _decide(
    session: Session,
    viewer: Viewer,
    item_id: int,
    decision: Decision,
    words: dict[str, str],
    row_version: int,
    at: datetime | None,
) -> ReturnItem:
    item = find_item(session, viewer, Right.SUBMIT, item_id)
    refuse_unless_being_checked(item.of.state)
    if item.decision is decision and all(getattr(item, name) == said for name, said in words.items()):
        return item  # two people decided the same: nobody has lost anything
    refuse_if_changed(session, item, row_version, words.get("text", item.text), words.get("ask", item.ask))
    before: dict[str, Any] = {name: getattr(item, name) for name in words}
    was = item.decision
    _put_words(item, words)
    _set_decision(item, decision, viewer, at or now())
    tell_version(item)
    recount(session, item.of)
    record_decision(session, viewer, item, was, before=before, after=words)
    return item


def _put_words(item: ReturnItem, words: dict[str, str]) -> None:
    if "text" in words:
        item.text = words["text"]
        item.saying = Saying.STATED if item.text else Saying.BLANK
        if item.part in (Part.FIGURES, Part.PUBLICITY) and item.update_item is not None:
            follow_words(item, item.update_item, reading_of(item.of))
    if "ask" in words and words["ask"] != item.ask:
        item.ask = words["ask"]
        item.ask_saying = Saying.STATED if item.ask else Saying.BLANK


def _set_decision(item: ReturnItem, decision: Decision, viewer: Viewer, at: datetime) -> None:
    item.decision, item.decided_at, item.decided_by_id = decision, at, viewer.person_id


def record_decision(session: Session, viewer: Viewer, item: ReturnItem, was: Decision, **detail: Any) -> None:
    """Tell the audit what was decided on an item, and what it was before."""
    told = {"place": item.place, "from": was.value, "to": item.decision.value} | detail
    about = ("return", item.of.return_id)
    record(session, Event.ITEM_DECIDED, actor_id=viewer.person_id, about=about, item=item.id, **told)
