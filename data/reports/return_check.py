"""What the check page shows: the document, what was read from each of its rows, and what waits for an answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.people import Right, Viewer
from data.refusals import NotOpen
from data.reports.meetings import MeetingView, view_of
from data.reports.reporters import ReporterName, name_of
from data.reports.source_rows import SourceRow, quoted_in, row_of, source_rows, words_at
from data.returns.answer_effects import Given, item_of
from data.returns.answers import surroundings
from data.returns.decisions import problems_of
from data.returns.owed import find_return
from data.returns.questions import NOT_AN_ITEM, Question, Surroundings, question_of
from data.returns.states import BEING_CHECKED
from data.returns.versions import reading_of
from data.store.tables import Meeting, Person, Reporter, ReturnItem, ReturnProblem, ReturnVersion
from data.terms import Decision, Marking, Part, ReturnState, RiskKind, Saying, Severity


@dataclass(frozen=True)
class CheckProblem:
    """A problem and its question. `answer_words` is the answer in words, "" while there is none."""

    id: int
    row_version: int
    code: str
    severity: Severity
    place: str
    message: str
    action: str
    question: Question
    choice: str
    words: str
    answer_words: str
    answered_by: str

    @property
    def open(self) -> bool:
        """Whether it still asks something of the lead; a Look never does."""
        return not self.choice and self.severity is not Severity.LOOK

    @property
    def stops(self) -> bool:
        """Whether it must be answered before submitting and is not."""
        return self.open and self.severity is Severity.STOP


@dataclass(frozen=True)
class CheckItem:
    """An item as read and as decided. `of` counts the items of its part: (2, 5) is the second of five."""

    id: int
    row_version: int
    part: Part
    of: tuple[int, int]
    label: str
    text: str
    source_text: str
    place: str
    saying: Saying
    ask: str
    ask_source_text: str
    ask_saying: Saying
    kind: RiskKind | None
    suggested_kind: RiskKind | None
    suggestion_reason: str
    standing: bool
    decision: Decision
    decided_by: str
    problems: tuple[CheckProblem, ...]

    @property
    def needs_somebody(self) -> bool:
        """Whether a person has yet to decide on it or on a problem about it."""
        return self.decision is Decision.PENDING or any(problem.open for problem in self.problems)

    @property
    def free_of_problems(self) -> bool:
        """Whether it can be accepted together with others."""
        return self.decision is Decision.PENDING and not any(problem.open for problem in self.problems)


@dataclass(frozen=True)
class CheckRow:
    """Rows of the document that belong together (headings stand with the row below), and the items read there.

    `marks` are the words that a problem rests on, by the Place of their paragraph.
    """

    place: str
    source: tuple[SourceRow, ...]
    items: tuple[CheckItem, ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class ReturnCheck:
    """One version on its check page. `elsewhere` are problems that are about no single item."""

    return_id: int
    version_id: int
    number: int
    state: ReturnState
    reporter: ReporterName
    meeting: MeetingView
    marking: Marking
    file_id: int
    file_name: str
    file_size: int
    received_at: datetime
    received_by: str
    on_behalf: bool
    moderation_reason: str
    receipt: str
    rows: tuple[CheckRow, ...]
    problems: tuple[CheckProblem, ...]
    elsewhere: tuple[CheckProblem, ...]

    @property
    def editable(self) -> bool:
        """Whether its lead may still decide on items."""
        return self.state in BEING_CHECKED

    @property
    def items(self) -> tuple[CheckItem, ...]:
        """Every item, in the order of the document."""
        return tuple(item for row in self.rows for item in row.items)

    @property
    def decided(self) -> int:
        """How many items a person has decided on."""
        return sum(item.decision is not Decision.PENDING for item in self.items)

    @property
    def to_answer(self) -> int:
        """How many problems must still be answered."""
        return sum(problem.stops for problem in self.problems)


def return_check(session: Session, viewer: Viewer, return_id: int, number: int) -> ReturnCheck:
    """One version of a return, for somebody who may submit it. Raises NotOpen otherwise."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    where = (ReturnVersion.return_id == owed.id, ReturnVersion.number == number)
    loading = (selectinload(ReturnVersion.items), selectinload(ReturnVersion.problems))
    version = session.scalars(select(ReturnVersion).where(*where).options(*loading)).one_or_none()
    if version is None:
        raise NotOpen
    people = _people(session, version)
    problems = {row.id: one for row, one in _problems(session, version, people)}
    rows, elsewhere = _rows(version, problems, people)
    file = version.file
    return ReturnCheck(
        return_id=owed.id,
        version_id=version.id,
        number=version.number,
        state=version.state,
        reporter=name_of(session.get_one(Reporter, owed.reporter_id)),
        meeting=view_of(session.get_one(Meeting, owed.meeting_id)),
        marking=owed.marking,
        file_id=file.id,
        file_name=file.original_name,
        file_size=file.size,
        received_at=file.received_at,
        received_by=people.get(file.received_by_id, ""),
        on_behalf=owed.reporter_id not in viewer.leads,
        moderation_reason=version.moderation_reason,
        receipt=version.receipt or "",
        rows=rows,
        problems=tuple(sorted(problems.values(), key=lambda one: list(Severity).index(one.severity))),
        elsewhere=elsewhere,
    )


def _people(session: Session, version: ReturnVersion) -> dict[int | None, str]:
    wanted = {version.file.received_by_id, *(item.decided_by_id for item in version.items)}
    wanted |= {problem.answered_by_id for problem in version.problems}
    found = session.execute(select(Person.id, Person.post).where(Person.id.in_(wanted - {None})))
    return {row.id: row.post for row in found}


def _problems(
    session: Session, version: ReturnVersion, people: dict[int | None, str]
) -> list[tuple[ReturnProblem, CheckProblem]]:
    around = surroundings(session, version)
    return [(row, _problem(row, around, people)) for row in version.problems]


def _problem(row: ReturnProblem, around: Surroundings, people: dict[int | None, str]) -> CheckProblem:
    question = question_of(row.code, around)
    given = Given.parse(row.answer)
    return CheckProblem(
        id=row.id,
        row_version=row.row_version,
        code=row.code,
        severity=row.severity,
        place=row.place,
        message=row.message,
        action=row.action,
        question=question,
        choice=given.choice if given else "",
        words=given.words if given else "",
        answer_words=_in_words(question, given),
        answered_by=people.get(row.answered_by_id, ""),
    )


def _in_words(question: Question, given: Given | None) -> str:
    if given is None:
        return ""
    if given.choice == NOT_AN_ITEM:
        return "Not an item"
    chosen = question.choice(given.choice)
    words = chosen.words if chosen else given.choice
    return f"{words}: {given.words}" if given.words else words


def _rows(
    version: ReturnVersion, problems: dict[int, CheckProblem], people: dict[int | None, str]
) -> tuple[tuple[CheckRow, ...], tuple[CheckProblem, ...]]:
    """The document's rows with their items; then the problems that no item carries."""
    carried = {item.id: [problems[row.id] for row in problems_of(item)] for item in version.items}
    for row in version.problems:
        about = item_of(row)
        if about is not None and problems[row.id] not in carried[about.id]:
            carried[about.id].append(problems[row.id])
    items = _items(version, carried, people)
    told = {problem.id for found in carried.values() for problem in found}
    elsewhere = tuple(one for one in problems.values() if one.id not in told)
    document = source_rows(reading_of(version).document)
    return tuple(_check_rows(document, items)), elsewhere


def _items(
    version: ReturnVersion, carried: dict[int, list[CheckProblem]], people: dict[int | None, str]
) -> list[CheckItem]:
    totals: dict[Part, int] = {}
    for item in version.items:
        totals[item.part] = totals.get(item.part, 0) + 1
    seen: dict[Part, int] = {}
    found = []
    for item in version.items:
        seen[item.part] = seen.get(item.part, 0) + 1
        found.append(_item(item, (seen[item.part], totals[item.part]), carried[item.id], people))
    return found


def _item(
    row: ReturnItem, of: tuple[int, int], problems: list[CheckProblem], people: dict[int | None, str]
) -> CheckItem:
    return CheckItem(
        id=row.id,
        row_version=row.row_version,
        part=row.part,
        of=of,
        label=row.label,
        text=row.text,
        source_text=row.source_text,
        place=row.place,
        saying=row.saying,
        ask=row.ask,
        ask_source_text=row.ask_source_text,
        ask_saying=row.ask_saying,
        kind=row.kind,
        suggested_kind=row.suggested_kind,
        suggestion_reason=row.suggestion_reason,
        standing=row.standing,
        decision=row.decision,
        decided_by=people.get(row.decided_by_id, ""),
        problems=tuple(problems),
    )


def _check_rows(document: tuple[SourceRow, ...], items: list[CheckItem]) -> list[CheckRow]:
    """Items beside their row; rows without an item stand with the next row that has one, blank ones are left out."""
    by_row: dict[int | None, list[CheckItem]] = {}
    for item in items:
        by_row.setdefault(row_of(document, item.place), []).append(item)
    rows = [CheckRow("", (), tuple(by_row[None]), ())] if None in by_row else []
    waiting: list[SourceRow] = []
    for index, source in enumerate(document):
        if index in by_row:
            rows.append(_check_row((*waiting, source), by_row[index]))
            waiting = []
        elif not source.blank:
            waiting.append(source)
    return [*rows, CheckRow(waiting[0].place, tuple(waiting), (), ())] if waiting else rows


def _check_row(source: tuple[SourceRow, ...], items: list[CheckItem]) -> CheckRow:
    marks: dict[str, tuple[str, ...]] = {}
    for problem in (one for item in items for one in item.problems):
        if problem.severity is Severity.LOOK and problem.code != "unplaced":
            continue
        for place, words in words_at(source[-1], problem.place, quoted_in(problem.message)).items():
            marks[place] = (*marks.get(place, ()), *words)
    return CheckRow(source[-1].place, source, tuple(items), tuple(marks.items()))
