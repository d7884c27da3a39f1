"""The tables of a CSP's update: its action plan by column headings, and small tables of figures as written."""

from data.returns.reader.bullets import items
from data.returns.reader.csp_template import COLUMNS
from data.returns.reader.normalise import key
from data.returns.reader.parsed import FiguresTable, PlanAction
from data.returns.reader.word.tree import Cell, Row, Table

_ENOUGH_COLUMNS = 3


def read_table(table: Table, caption: str) -> tuple[list[PlanAction], FiguresTable | None]:
    """The actions of an action plan, or the table as written. An empty table gives neither."""
    for number, row in enumerate(table.rows):
        columns = _columns(row)
        if "action" in columns.values() and len(columns) >= _ENOUGH_COLUMNS:
            return _actions(table.rows[number + 1 :], columns), None
    rows = tuple(tuple(_text(cell) for cell in row.cells) for row in table.rows)
    filled = any(text for row in rows for text in row)
    return [], FiguresTable(table.place, caption, rows) if filled else None


def _columns(row: Row) -> dict[int, str]:
    """The meaning of each grid column of a heading row."""
    found: dict[int, str] = {}
    for cell in row.cells:
        for name, pattern in COLUMNS.items():
            if name not in found.values() and pattern.search(key(_text(cell))):
                found[cell.start] = name
                break
    return found


def _actions(rows: tuple[Row, ...], columns: dict[int, str]) -> list[PlanAction]:
    actions: list[PlanAction] = []
    for row in rows:
        said = {columns[cell.start]: cell for cell in row.cells if cell.start in columns and cell.filled}
        if said and _columns(row) != columns:
            actions.append(_action(row, said))
    return actions


def _action(row: Row, said: dict[str, Cell]) -> PlanAction:
    milestones = said.get("milestones")
    texts = {name: _text(said[name]) if name in said else "" for name in COLUMNS if name != "milestones"}
    steps = tuple(item.text for line in milestones.paragraphs() for item in items(line)) if milestones else ()
    return PlanAction(
        row.place, texts["action"], steps, texts["lead_agency"], texts["partners"], texts["update"]
    )


def _text(cell: Cell) -> str:
    return "\n".join(line.text for line in cell.paragraphs())
