"""The tables of a CSP's update: its action plan by column headings, and small tables of figures as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.returns.reader.bullets import starts_bullet, strip_bullet
from data.returns.reader.csp_template import ACTION_PLAN, COLUMNS, FIGURES_LABEL, NUMBER, SPENDING_LABEL
from data.returns.reader.normalise import key
from data.returns.reader.parsed import FiguresTable, OtherCell, PlanAction
from data.returns.reader.tree import Cell, Paragraph, Row, Table
from data.returns.reader.written import Passage

_ENOUGH_COLUMNS = 3
_NUMBERED = re.compile(r"(?P<number>\(?\d{1,3}((\.\d{1,3})+[a-z]?[.)]?|[a-z]?[.)]|[a-z]))(?=\s)")
_LETTERED = re.compile(r"\(?[a-z]{1,4}\)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True)
class ReadTable:
    """What a table is: rows of the action plan, or a table as written; `loose` are words above the plan's headings."""

    actions: tuple[PlanAction, ...] = ()
    figures: FiguresTable | None = None
    loose: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class _Columns:
    """The headings of a plan: which grid columns each covers, its meaning ("" for one of its own) and its words."""

    spans: tuple[tuple[int, int, str, str], ...]

    @property
    def names(self) -> list[str]:
        return [name for _, _, name, _ in self.spans if name]

    def of(self, cell: Cell) -> tuple[str, str]:
        """The meaning of the column that a cell begins in, and its heading."""
        found = (
            (name, words)
            for start, end, name, words in self.spans
            if start <= cell.start < max(end, start + 1)
        )
        return next(found, ("", ""))


def read_table(table: Table, caption: str) -> ReadTable:
    """The action plan, or the table as written. An empty table gives neither."""
    labelled = caption.startswith((FIGURES_LABEL, SPENDING_LABEL))
    at = None if labelled else plan_heading(table, caption)
    if at is not None:
        actions = tuple(_actions(table.rows[at + 1 :], _columns(table.rows[at])))
        return ReadTable(actions, loose=tuple(_loose(table, at, actions)))
    kept = [(row.place, tuple(_text(cell) for cell in row.cells)) for row in table.rows]
    if not any(text for _, row in kept for text in row):
        return ReadTable()
    rows, row_places = tuple(row for _, row in kept), tuple(place for place, _ in kept)
    return ReadTable(figures=FiguresTable(table.place, caption, rows, row_places))


def plan_heading(table: Table, caption: str = "") -> int | None:
    """The index of the row that heads an action plan; None for a table that is none."""
    named = ACTION_PLAN.fullmatch(key(caption)) is not None
    return next((at for at, row in enumerate(table.rows) if _heads_plan(_columns(row), named)), None)


def is_action_plan(cells: Iterable[Cell]) -> bool:
    """Whether the cells are the headings of an action plan."""
    return _heads_plan(_columns(Row("", tuple(cells))), named=False)


def _heads_plan(columns: _Columns, named: bool) -> bool:
    names = columns.names
    if "action" not in names and "milestones" not in names:
        return False
    return len(names) >= _ENOUGH_COLUMNS or (len(names) > 1 and (named or "update" in names))


def _columns(row: Row) -> _Columns:
    """The meaning of each grid column of a heading row. A second column of the same meaning is one of its own."""
    spans: list[tuple[int, int, str, str]] = []
    for cell in row.cells:
        words = key(_text(cell))
        taken = {name for _, _, name, _ in spans}
        fits = (name for name, pattern in COLUMNS.items() if pattern.search(words))
        name = next(fits, "")
        spans.append((cell.start, cell.end, "" if name in taken else name, _text(cell)))
    return _Columns(tuple(spans))


def _actions(rows: tuple[Row, ...], columns: _Columns) -> Iterator[PlanAction]:
    section, above = "", ""
    for row in rows:
        if [words for *_, words in _columns(row).spans] == [words for *_, words in columns.spans]:
            continue
        own = [cell for cell in row.cells if cell.filled and not cell.merged_up]
        if not own:
            continue
        if len(row.cells) == 1 and len(columns.spans) > 1:
            section, above = _text(row.cells[0]), ""
            continue
        read = _action(row, columns, section, above)
        above = read.action
        yield read


def _action(row: Row, columns: _Columns, section: str, above: str) -> PlanAction:
    said: dict[str, list[Cell]] = {name: [] for name in COLUMNS}
    others: list[OtherCell] = []
    for cell in (one for one in row.cells if one.filled):
        name, heading = columns.of(cell)
        if not name and not heading and NUMBER.fullmatch(_text(cell)):
            name = "number"
        if name:
            said[name].append(cell)
        else:
            others.append(OtherCell(heading, _text(cell)))
    number, action = _numbered_action(said)
    merged = any(cell.merged_up for cell in said["action"])
    goes_on = merged or (not action and bool(above))
    return PlanAction(
        row.place,
        above if goes_on and not merged else action,
        tuple(step for cell in said["milestones"] for line in cell.paragraphs() for step in _steps(line)),
        _joined(said["lead_agency"]),
        _joined(said["partners"]),
        _joined(said["update"]),
        number="" if merged and not said["number"] else number,
        section=section,
        goes_on=goes_on,
        others=tuple(others),
    )


def _numbered_action(said: dict[str, list[Cell]]) -> tuple[str, str]:
    """The row's number and its action: in columns of their own, in two cells under one heading, or in one text."""
    number, cells = _joined(said["number"]), said["action"]
    if not number and len(cells) > 1 and NUMBER.fullmatch(_text(cells[0])):
        number, cells = _text(cells[0]), cells[1:]
    action = _joined(cells)
    found = _NUMBERED.match(action) if not number else None
    return (found["number"] if found else number), action


def _steps(line: Paragraph) -> list[str]:
    """The milestones of a paragraph, one for each line that begins anew; a bullet is taken off, a number is kept."""
    steps: list[list[str]] = []
    for words in line.lines:
        numbered = _NUMBERED.match(words) or _LETTERED.match(words)
        if not steps or numbered or starts_bullet(words):
            steps.append([words if numbered else strip_bullet(words)])
        else:
            steps[-1].append(words)
    joined = ("\n".join(step).strip() for step in steps)
    return [step for step in joined if step]


def _loose(table: Table, at: int, actions: tuple[PlanAction, ...]) -> Iterator[Passage]:
    """Words above the headings that are no title of the plan, and lines across the table with nothing under them."""
    for row in table.rows[:at]:
        yield from (one for one in _own(row) if not ACTION_PLAN.fullmatch(key(one.text)))
    sections = {action.section for action in actions}
    for row in table.rows[at + 1 :]:
        if len(row.cells) == 1:
            yield from (one for one in _own(row) if one.text not in sections)


def _own(row: Row) -> Iterator[Passage]:
    return (Passage(_text(cell), cell.place) for cell in row.cells if cell.filled and not cell.merged_up)


def _joined(cells: list[Cell]) -> str:
    return "\n".join(_text(cell) for cell in cells)


def _text(cell: Cell) -> str:
    return "\n".join(line.text for line in cell.paragraphs() if line.text)
