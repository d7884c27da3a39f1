"""A CSP's update from a Word document: its priorities, what is said of each, its action plan and its tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from data.returns.reader import csp_template as form
from data.returns.reader.bullets import items
from data.returns.reader.cells import passages
from data.returns.reader.csp_tables import read_table
from data.returns.reader.groups import canonical_csp
from data.returns.reader.headings import after_label
from data.returns.reader.normalise import key
from data.returns.reader.parsed import (
    CspPriority,
    CspUpdate,
    FiguresTable,
    GroupName,
    ParsedReturn,
    Passage,
    Period,
    PlanAction,
)
from data.returns.reader.period import find_period
from data.returns.reader.places import WHOLE_FILE
from data.returns.reader.problems import Problem, problem
from data.returns.reader.template import MARKING, NIL
from data.returns.reader.word.tree import Block, Paragraph, Table, WordDocument, paragraphs

_ENOUGH_PARTS = 2


@dataclass
class _Priority:
    place: str
    priority: str = ""
    lead: str = ""
    said: dict[form.CspPart, list[Passage]] = field(
        default_factory=lambda: {part: [] for part in form.CspPart}
    )

    def built(self) -> CspPriority:
        said = {part.value: tuple(found) for part, found in self.said.items()}
        return CspPriority(self.place, self.priority, self.lead, **said)


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


def read_csp_update(document: WordDocument, empty: ParsedReturn) -> ParsedReturn:
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
    return replace(read, problems=tuple(_doubts(read, update)))


class _Reader:
    def __init__(self) -> None:
        self._found = _Found()
        self._part: form.CspPart | None = None
        self._caption = ""

    def read(self, document: WordDocument) -> _Found:
        for block in document.body:
            if isinstance(block, Paragraph):
                self._line(block)
            else:
                self._table(block)
        if self._found.csp is None:
            self._find_csp(document.headers)
        return self._found

    def _table(self, table: Table) -> None:
        """A grid of actions or figures; a table that only holds the form's layout is read as paragraphs."""
        if any(self._is_form_line(line) for line in paragraphs((table,))):
            for line in paragraphs((table,)):
                self._line(line)
            return
        actions, figures = read_table(table, self._caption)
        self._found.actions += actions
        if figures is not None:
            spent = form.SPENDING.search(key(" ".join((figures.title, *figures.rows[0]))))
            (self._found.spending if spent else self._found.figures).append(figures)
        self._caption = ""

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
            self._found.priorities[-1].said[self._part] += [
                item for item in items(line) if not _is_nothing(item.text)
            ]

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
            self._caption = line.text
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


def _is_nothing(text: str) -> bool:
    written = key(text)
    return bool(NIL.fullmatch(written) or form.NOTHING.fullmatch(written))


def _doubts(read: ParsedReturn, update: CspUpdate) -> Iterator[Problem]:
    place = read.header_place or WHOLE_FILE
    if update.csp is None or update.csp.canonical is None:
        yield problem("csp_missing", update.csp.place if update.csp else place)
    if read.period is None:
        yield problem("period_missing", place)
    public = [item for priority in update.priorities for item in priority.publicity]
    if read.marking is not None and public and read.marking.text.casefold() != "official":
        yield problem("publicity_marked", public[0].place, text=read.marking.text)
    for item in read.unplaced:
        yield problem("unplaced", item.place)
