"""A CSP's update from a Word document: its priorities, what is said of each, its action plan and its tables."""

from dataclasses import dataclass, field, replace

from data.returns.reader import csp_template as form
from data.returns.reader import places
from data.returns.reader.bullets import items
from data.returns.reader.cells import passages
from data.returns.reader.csp_doubts import find_csp_doubts
from data.returns.reader.csp_said import stated_and_nil
from data.returns.reader.csp_tables import plan_heading, read_table
from data.returns.reader.groups import canonical_csp
from data.returns.reader.headings import after_label
from data.returns.reader.normalise import key
from data.returns.reader.parsed import CspPriority, CspUpdate, FiguresTable, ParsedReturn, PlanAction
from data.returns.reader.period import find_period
from data.returns.reader.template import MARKING
from data.returns.reader.tree import Block, Cell, Document, Paragraph, Row, Table, paragraphs
from data.returns.reader.written import GroupName, Passage, Period

_ENOUGH_PARTS = _LAYOUT_CELLS = 2


@dataclass
class _Priority:
    place: str
    priority: str = ""
    lead: str = ""
    said: dict[form.CspPart, list[Passage]] = field(
        default_factory=lambda: {part: [] for part in form.CspPart}
    )

    def built(self) -> CspPriority:
        said = {part.value: stated_and_nil(part.value, found) for part, found in self.said.items()}
        stated = {name: passages for name, (passages, _) in said.items()}
        nil = tuple(one for _, found in said.values() for one in found)
        return CspPriority(self.place, self.priority, self.lead, **stated, nil=nil)


@dataclass
class _Found:
    title: Passage | None = None
    csp: GroupName | None = None
    period: Period | None = None
    priorities: list[_Priority] = field(default_factory=list)
    actions: list[PlanAction] = field(default_factory=list)
    figures: list[FiguresTable] = field(default_factory=list)
    spending: list[FiguresTable] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)


def has_csp_part(body: tuple[Block, ...]) -> bool:
    """Whether the file has at least two of the form's headings."""
    found = {
        part
        for line in paragraphs(body)
        for part in form.CspPart
        if after_label((line,), form.HEADINGS[part])
    }
    return len(found) >= _ENOUGH_PARTS


def read_csp_update(document: Document, empty: ParsedReturn) -> ParsedReturn:
    """The reading of an update."""
    found = _Reader().read(document)
    update = CspUpdate(
        found.csp,
        tuple(item.built() for item in found.priorities),
        tuple(found.actions),
        tuple(found.figures),
        tuple(found.spending),
    )
    read = replace(
        empty,
        header_as_written=found.title.text if found.title else None,
        header_place=found.title.place if found.title else "",
        period=found.period,
        unplaced=tuple(found.unplaced),
        csp_update=update,
    )
    return replace(read, problems=tuple(find_csp_doubts(read, update)))


class _Reader:
    def __init__(self) -> None:
        self._found = _Found()
        self._part: form.CspPart | None = None
        self._captions: list[Paragraph] = []

    @property
    def _caption(self) -> str:
        """The line that stands over the table to come."""
        return self._captions[-1].text if self._captions else ""

    def read(self, document: Document) -> _Found:
        for block in document.body:
            if isinstance(block, Paragraph):
                self._line(block)
            else:
                self._table(block)
        if self._found.csp is None:
            self._find_csp(document.headers)
        self._keep_captions(self._captions)
        return self._found

    def _keep_captions(self, lines: list[Paragraph]) -> None:
        """Lines that look like captions and have no table under them belong nowhere that we know."""
        self._found.unplaced += passages(
            line for line in lines if not form.ACTION_PLAN.fullmatch(key(line.text))
        )

    def _table(self, table: Table) -> None:
        """A grid of actions or figures; a table that only holds the form's layout is read row by row."""
        labelled = self._caption.startswith((form.FIGURES_LABEL, form.SPENDING_LABEL))
        if labelled or not self._is_layout(table):
            self._grid(table)
            return
        rows: list[Row] = []
        for row in (*table.rows, None):
            if row is not None and self._goes_on(table, rows, row):
                rows.append(row)
                continue
            if rows:
                self._grid(replace(table, rows=tuple(rows)))
                rows = []
            if row is not None:
                self._layout_row(table, rows, row)

    def _layout_row(self, table: Table, rows: list[Row], row: Row) -> None:
        """The lines of a row that only holds the layout; one that heads an action plan begins its grid."""
        if plan_heading(replace(table, rows=(row,)), self._caption) is not None:
            rows.append(row)
            return
        for cell in row.cells:
            if not cell.merged_up:
                self._cell(cell)

    def _goes_on(self, table: Table, rows: list[Row], row: Row) -> bool:
        """Whether a row belongs to the grid above it: until a line of the form comes."""
        return bool(rows) and not self._is_layout(replace(table, rows=(row,)))

    def _cell(self, cell: Cell) -> None:
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                self._line(block)
            else:
                self._table(block)

    def _grid(self, table: Table) -> None:
        read = read_table(table, self._caption)
        self._found.actions += read.actions
        self._found.unplaced += read.loose
        spent = False
        if read.figures is not None:
            figures, spent = _kind_of(read.figures)
            (self._found.spending if spent else self._found.figures).append(figures)
        if read.actions or spent or self._part is form.CspPart.PUBLICITY:
            self._part = None  # what follows is no longer said of the priority, least of all for publicity
        self._keep_captions(self._captions[:-1])
        self._captions = []

    def _is_layout(self, table: Table) -> bool:
        """Whether a heading of the form stands in it as in a layout: beside one cell at the most."""
        return any(
            self._is_form_line(line)
            for row in table.rows
            if sum(cell.filled for cell in row.cells) <= _LAYOUT_CELLS
            for line in paragraphs((replace(table, rows=(row,)),))
        )

    def _is_form_line(self, line: Paragraph) -> bool:
        return any(after_label((line,), label) for label in form.HEADINGS.values())

    def _line(self, line: Paragraph) -> None:
        for part, label in form.HEADINGS.items():
            after = after_label((line,), label)
            if after is not None:
                self._part = part
                for rest in after[1]:
                    self._say(rest)
                return
        if self._part is not None and not self._opens_other(line):
            self._say(line)
        else:
            self._outside(line)

    def _opens_other(self, line: Paragraph) -> bool:
        """Whether the line ends what is said of a priority: a new priority, a caption, the action plan."""
        if form.PRIORITY.match(line.text) or form.ACTION_PLAN.fullmatch(key(line.text)):
            return True
        return line.bold or line.heading

    def _say(self, line: Paragraph) -> None:
        if not self._found.priorities:
            self._found.priorities.append(_Priority(line.place))
        if self._part is not None:
            self._found.priorities[-1].said[self._part] += _points(line)

    def _outside(self, line: Paragraph) -> None:
        priority, lead = form.PRIORITY.match(line.text), form.LEAD.match(line.text)
        self._part = None
        if priority is not None:
            self._found.priorities.append(_Priority(line.place, (priority["said"] or "").strip()))
        elif lead is not None and self._found.priorities:
            self._found.priorities[-1].lead = (lead["said"] or "").strip()
        elif self._found.title is None and form.TITLE.search(line.text):
            self._title(line)
        elif not self._names_csp(line):
            self._loose(line)

    def _loose(self, line: Paragraph) -> None:
        """A caption of the table that follows, or words that belong nowhere."""
        if line.bold or line.heading or form.ACTION_PLAN.fullmatch(key(line.text)):
            self._captions.append(line)
        else:
            self._found.unplaced += passages([line])

    def _title(self, line: Paragraph) -> None:
        self._found.title = Passage(line.text, line.place)
        after = form.TITLE.sub("", line.text, count=1)
        period = find_period(after)
        if period is not None:
            self._found.period = Period(period.as_written, period.month, line.place)
        rest = period.rest if period else after
        if canonical_csp(rest):
            self._found.csp = GroupName(rest, canonical_csp(rest), line.place)

    def _names_csp(self, line: Paragraph) -> bool:
        text = form.CSP_LABEL.sub("", line.text)
        named = bool(form.CSP_NAME.search(text)) or text != line.text
        if self._found.csp is not None or not named:
            return False
        self._found.csp = GroupName(text, canonical_csp(text), line.place)
        return True

    def _find_csp(self, headers: tuple[Paragraph, ...]) -> None:
        for line in headers:
            if canonical_csp(line.text) and not MARKING.match(key(line.text)):
                self._found.csp = GroupName(line.text, canonical_csp(line.text), line.place)
                return


def _points(line: Paragraph) -> list[Passage]:
    """The points of a paragraph. Of several, each has a Place of its own, so that a doubt is about one of them."""
    found = items(line)
    if len(found) == 1:
        return found
    return [Passage(one.text, places.line(line.place, number)) for number, one in enumerate(found, 1)]


def _kind_of(figures: FiguresTable) -> tuple[FiguresTable, bool]:
    """A table with its title, and whether it is of spending: as its caption says, else by its words."""
    for label, spent in ((form.FIGURES_LABEL, False), (form.SPENDING_LABEL, True)):
        if figures.title.startswith(label):
            return replace(figures, title=figures.title.removeprefix(label).strip()), spent
    words = key(" ".join((figures.title, *figures.rows[0])))
    return figures, form.SPENDING.search(words) is not None
