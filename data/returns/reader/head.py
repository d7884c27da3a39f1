"""The head of a return: title, period, group, chair and vice chair, however they are laid out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.returns.reader.flow import Unit
from data.returns.reader.groups import canonical_group
from data.returns.reader.names import read_officers
from data.returns.reader.normalise import key
from data.returns.reader.period import find_period, tidy_edges
from data.returns.reader.template import CHAIR_LABEL, MARKING, NIL, TITLE, VACANT, VICE_LABEL
from data.returns.reader.tree import Paragraph
from data.returns.reader.written import GroupName, Officer, OfficerCell, Passage, Period

_TITLE = re.compile(r"quarterly\s+(?:report|return|update)\b", re.IGNORECASE)
_TITLE_LONGEST = 200
_LONGEST_OFFICER = 80
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=\n)|(?<=\s)|(?<=[,;|]))(?:(?P<vice>{VICE_LABEL})|(?P<chair>{CHAIR_LABEL}))"
    r"(?:\s*\((?:s|es|acting)\))?(?P<colon>\s*[:–-])?(?=\s|$|[A-Z])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:and|&)\s+(?=[A-Z])")
_GROUP_LABEL = re.compile(
    r"^(?:(?:name of )?(?:delivery |task )?(?:group|board)(?: name)?)\s*:\s*", re.IGNORECASE
)
_PERIOD_LABEL = re.compile(r"^(?:reporting )?(?:period|month|quarter|date)\s*:\s*", re.IGNORECASE)
_GROUPLIKE = re.compile(r"\b(group|board|partnership|network|committee|forum)\b", re.IGNORECASE)


@dataclass
class Head:
    """What the head says."""

    title: Passage | None = None
    period: Period | None = None
    group: GroupName | None = None
    chair: tuple[Officer, ...] = ()
    chair_cell: OfficerCell = OfficerCell.ABSENT
    vice_chair: tuple[Officer, ...] = ()
    vice_chair_cell: OfficerCell = OfficerCell.ABSENT
    vice_chair_place: str = ""
    vacant: list[Passage] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)


def read_head(units: list[Unit], page_headers: tuple[Paragraph, ...], aliases: Mapping[str, str]) -> Head:
    """The head from the units before the first section; what it lacks is looked for in the page headers."""
    reading = _HeadReading(aliases)
    for unit in units:
        reading.read_unit(unit)
    return reading.finish(page_headers)


def is_officers_line(text: str) -> bool:
    """Whether the words are an officer after a label, as the head of a return has them, and no prose about one."""
    match = _LABEL.match(text)
    return match is not None and (
        match["colon"] is not None or (len(text) <= _LONGEST_OFFICER and "." not in text)
    )


class _HeadReading:
    def __init__(self, aliases: Mapping[str, str]) -> None:
        self.head = Head()
        self._aliases = aliases
        self._loose: list[Passage] = []

    def read_unit(self, unit: Unit) -> None:
        waiting = ""
        for cell in unit.cells:
            lines = [line for line in cell.paragraphs() if line.text]
            text = "\n".join(line.text for line in lines)
            place = lines[0].place if lines else cell.place
            if text and (waiting or _GOES_ON.match(text)) and not _LABEL.search(text):
                self._officers(waiting or "chair", _GOES_ON.sub("", text), place)
                waiting = ""
            elif _starts_with_label(text):
                waiting = self._labelled(text, place)
            else:
                for line in lines:
                    self._line(line)

    def _labelled(self, text: str, place: str) -> str:
        """Officers after their labels. Gives the label that has nothing after it and so waits for the next cell."""
        labels = [
            match for match in _LABEL.finditer(text) if match.start() == 0 or match["colon"] or match["vice"]
        ]
        before = ""
        for match, after in zip(labels, [*labels[1:], None], strict=True):
            said = text[match.end() : after.start() if after else len(text)]
            kind = (
                "vice" if match["vice"] else ("bodies" if "chaired" in match["chair"].casefold() else "chair")
            )
            self._officers(kind, said.strip(" \t:;,|"), place)
            before = "" if said.strip(" :") else kind
        return before

    def _officers(self, kind: str, text: str, place: str) -> None:
        cell = _officer_cell(text)
        officers = read_officers(text, place, kind == "bodies") if cell is OfficerCell.FILLED else ()
        if text and VACANT.fullmatch(key(text)):
            self.head.vacant.append(Passage(text, place))
        if kind == "vice":
            self.head.vice_chair, self.head.vice_chair_cell = self.head.vice_chair + officers, cell
            self.head.vice_chair_place = place
        else:
            self.head.chair, self.head.chair_cell = self.head.chair + officers, cell

    def _line(self, line: Paragraph) -> None:
        for text in line.lines:
            if self.head.title is None and self._title(text, line):
                continue
            self._loose.append(Passage(text, line.place))

    def _title(self, text: str, line: Paragraph) -> bool:
        match = _TITLE.search(text) if len(text) <= _TITLE_LONGEST and TITLE.search(key(text)) else None
        if match is None:
            return False
        self.head.title = Passage(line.text.replace("\n", " "), line.place)
        after = text[match.end() :]
        found = find_period(after) or find_period(text[: match.start()])
        rest = tidy_edges(text[: match.start()]) or (found.rest if found else tidy_edges(after))
        if found is not None:
            self.head.period = Period(found.as_written, found.month, line.place)
        if rest:
            self._loose.append(Passage(rest, line.place))
        return True

    def finish(self, page_headers: tuple[Paragraph, ...]) -> Head:
        """Settle period and group from what is left, then from the page headers; list the rest as unplaced."""
        plain = [line for line in page_headers if not MARKING.match(key(line.text))]
        if self.head.title is None:
            plain = [
                line for line in plain if self.head.title is not None or not self._title(line.text, line)
            ]
        headers = [Passage(line.text, line.place) for line in plain]
        for loose in (self._loose, headers):
            if self.head.period is None:
                self._find_period(loose)
            if self.head.group is None:
                self._find_group(loose)
        self.head.unplaced += [item for item in self._loose if not _is_empty_field(item.text)]
        return self.head

    def _find_period(self, loose: list[Passage]) -> None:
        for item in loose:
            text = _TITLE.sub("", _PERIOD_LABEL.sub("", item.text))
            found = find_period(text)
            whole = found is not None and not found.rest
            if found is not None and (whole or _TITLE.search(item.text) or _PERIOD_LABEL.match(item.text)):
                self.head.period = Period(found.as_written, found.month, item.place)
                loose.remove(item)
                if found.rest:
                    loose.append(Passage(found.rest, item.place))
                return

    def _find_group(self, loose: list[Passage]) -> None:
        """The first text that is a group's name, or else that looks like one. A page header must be known."""
        named = [(item, tidy_edges(_GROUP_LABEL.sub("", item.text))) for item in loose]
        named = [(item, text) for item, text in named if text and len(text) <= _TITLE_LONGEST]
        known = [(item, text) for item, text in named if canonical_group(text, self._aliases)]
        like = [(item, text) for item, text in named if _GROUPLIKE.search(text)]
        in_body = loose is self._loose
        for item, text in known or like or (named if in_body else []):
            self.head.group = GroupName(text, canonical_group(text, self._aliases), item.place)
            loose.remove(item)
            return


def _starts_with_label(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and (match["colon"] is not None or len(text) <= _TITLE_LONGEST)


def _officer_cell(text: str) -> OfficerCell:
    if not text or VACANT.fullmatch(key(text)):
        return OfficerCell.BLANK
    return OfficerCell.NA if NIL.fullmatch(key(text)) else OfficerCell.FILLED


def _is_empty_field(text: str) -> bool:
    """A label of the head with nothing after it."""
    return bool(_GROUP_LABEL.fullmatch(text + " ") or _PERIOD_LABEL.fullmatch(text + " "))
