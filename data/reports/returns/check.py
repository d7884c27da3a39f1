"""What the check page shows: the document, what was read from each of its rows, and what waits for an answer."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.clock import today
from data.people import Right, Viewer
from data.refusals import NotOpen
from data.reports.meetings import view_of
from data.reports.reporters import name_of
from data.reports.returns.check_lines import CheckItem, CheckProblem, CheckRow, OpenRisk, ReturnCheck
from data.reports.returns.source_rows import SourceRow, quoted_in, row_finder, source_rows, words_at
from data.returns.back_file.packs import may_have_bytes, parts_of_files
from data.returns.deciding.answered_items import is_read, open_item_named
from data.returns.deciding.answers import place_beside, rows_by_id, surroundings
from data.returns.deciding.choices import CLOSED_BY_NOW, Surroundings, question_of
from data.returns.deciding.closed_by_now import closed_problems
from data.returns.deciding.decisions import problems_by_item
from data.returns.deciding.given import Given, answer_in_words
from data.returns.items.reading import is_at
from data.returns.items.update_cells import plan_row, table_of
from data.returns.lock import why_locked
from data.returns.owed import find_return
from data.returns.versions import reading_of
from data.store.tables import Meeting, Person, Reporter, ReturnItem, ReturnProblem, ReturnVersion, Risk
from data.store.visibility import risks_for
from data.terms import Part, RiskStatus, Severity


def return_check(session: Session, viewer: Viewer, return_id: int, number: int) -> ReturnCheck:
    """One version of a return, for somebody who may submit it. Raises NotOpen otherwise."""
    owed = find_return(session, viewer, Right.SUBMIT, return_id)
    where = (ReturnVersion.return_id == owed.id, ReturnVersion.number == number)
    items = selectinload(ReturnVersion.items)
    loading = (items, items.selectinload(ReturnItem.update_item), selectinload(ReturnVersion.problems))
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
        on_behalf=viewer.on_behalf(owed.reporter_id),
        moderation_reason=version.moderation_reason,
        receipt=version.receipt or "",
        why_locked=why_locked(session, owed, today()),
        open_risks=_open_risks(session, viewer, owed.reporter_id),
        rows=rows,
        problems=tuple(sorted(problems.values(), key=lambda one: list(Severity).index(one.severity))),
        elsewhere=elsewhere,
        bytes_open=may_have_bytes(session, viewer, parts_of_files(session, [file.id]).get(file.id)),
    )


def _open_risks(session: Session, viewer: Viewer, reporter_id: int) -> tuple[OpenRisk, ...]:
    where = (Risk.reporter_id == reporter_id, Risk.status != RiskStatus.CLOSED, risks_for(viewer))
    found = session.scalars(select(Risk).where(*where).order_by(Risk.ref, Risk.id))
    return tuple(OpenRisk(risk.id, risk.ref, risk.title) for risk in found)


def _people(session: Session, version: ReturnVersion) -> dict[int | None, str]:
    wanted = {version.file.received_by_id, *(item.decided_by_id for item in version.items)}
    wanted |= {problem.answered_by_id for problem in version.problems}
    found = session.execute(select(Person.id, Person.post).where(Person.id.in_(wanted - {None})))
    return {row.id: row.post for row in found}


def _problems(
    session: Session, version: ReturnVersion, people: dict[int | None, str]
) -> list[tuple[ReturnProblem, CheckProblem]]:
    around, rows = surroundings(session, version), rows_by_id(version)
    closed = closed_problems(session, version.id)
    found = []
    for row in version.problems:
        beside = replace(around, beside=place_beside(row, rows))
        answer = row.answer or (CLOSED_BY_NOW if row.id in closed else "")
        found.append((row, _problem(row, answer, beside, people)))
    return found


def _problem(
    row: ReturnProblem, answer: str, around: Surroundings, people: dict[int | None, str]
) -> CheckProblem:
    question = question_of(row.code, around)
    given = Given.parse(answer)
    return CheckProblem(
        id=row.id,
        row_version=row.row_version,
        code=row.code,
        severity=row.severity,
        place=row.place,
        open_item=open_item_named(row),
        message=row.message,
        action=row.action,
        question=question,
        choice=given.choice if given else "",
        words=given.words if given else "",
        answer_words=answer_in_words(question, answer),
        answered_by=people.get(row.answered_by_id, ""),
    )


def _rows(
    version: ReturnVersion, problems: dict[int, CheckProblem], people: dict[int | None, str]
) -> tuple[tuple[CheckRow, ...], tuple[CheckProblem, ...]]:
    """The document's rows with their items; then the problems that no item carries, an answer's own item left out."""
    answers = {item.id for item in version.items if not is_read(item)}
    about = {item_id: found for item_id, found in problems_by_item(version).items() if item_id not in answers}
    carried = {item_id: [problems[row.id] for row in found] for item_id, found in about.items()}
    items = _items(version, carried, people)
    told = {problem.id for found in carried.values() for problem in found}
    elsewhere = tuple(one for one in problems.values() if one.id not in told)
    document = source_rows(reading_of(version).document)
    return tuple(_check_rows(document, items)), elsewhere


def _items(
    version: ReturnVersion, carried: dict[int, list[CheckProblem]], people: dict[int | None, str]
) -> list[CheckItem]:
    read = [item for item in version.items if is_read(item)]
    totals: dict[Part, int] = {}
    for item in read:
        totals[item.part] = totals.get(item.part, 0) + 1
    seen: dict[Part, int] = {}
    found = []
    for item in read:
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
        continues=row.continues_risk_id,
        decision=row.decision,
        decided_by=people.get(row.decided_by_id, ""),
        problems=tuple(problems),
        row=plan_row(row.update_item),
        table=table_of(row.update_item),
        spending=row.update_item.spending if row.update_item else False,
        held_back=row.update_item.held_back if row.update_item else "",
        addresses=row.update_item.concern_item_id if row.update_item else None,
    )


def _check_rows(document: tuple[SourceRow, ...], items: list[CheckItem]) -> list[CheckRow]:
    """Items beside their row; rows without an item stand with the next row that has one, blank ones are left out."""
    by_row: dict[int | None, list[CheckItem]] = {}
    find = row_finder(document)
    for item in items:
        by_row.setdefault(find(item.place), []).append(item)
    rows = [CheckRow("", (), tuple(by_row[None]), ())] if None in by_row else []
    waiting: list[SourceRow] = []
    for index, source in enumerate(document):
        if index in by_row:
            rows.append(_check_row((*waiting, source), by_row[index]))
            waiting = []
        elif rows and not waiting and _goes_on(rows[-1], source):
            here = _marks((source,), rows[-1].items)
            rows[-1] = replace(
                rows[-1], source=(*rows[-1].source, source), marks=(*rows[-1].marks, *here.items())
            )
        elif not source.blank:
            waiting.append(source)
    return [*rows, CheckRow(waiting[0].place, tuple(waiting), (), ())] if waiting else rows


def _goes_on(row: CheckRow, source: SourceRow) -> bool:
    """Whether a row of the document is part of what was read above it, as the rows of a table of figures are."""
    return any(is_at(source.place, item.place) for item in row.items)


def _check_row(source: tuple[SourceRow, ...], items: list[CheckItem]) -> CheckRow:
    marks = _marks(source[-1:], items)
    return CheckRow(source[-1].place, source, tuple(items), tuple(marks.items()))


def _marks(source: Iterable[SourceRow], items: Iterable[CheckItem]) -> dict[str, tuple[str, ...]]:
    """The words of these rows that the problems of these items rest on."""
    marks: dict[str, tuple[str, ...]] = {}
    problems = [one for item in items for one in item.problems]
    for row in source:
        for problem in problems:
            if problem.severity is Severity.LOOK and problem.code != "unplaced":
                continue
            for place, words in words_at(row, problem.place, quoted_in(problem.message)).items():
                marks[place] = (*marks.get(place, ()), *words)
    return marks
