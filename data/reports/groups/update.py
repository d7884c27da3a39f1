"""A CSP's update in its parts, as its page shows them: priorities, action plan, figures, spending, publicity. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.reports.returns.lines import ItemLine, ReturnLines
from data.terms import Part

_SAID = frozenset({Part.ACHIEVEMENT, Part.CONCERN, Part.RECOMMENDATION})
_ELSEWHERE = frozenset({Part.PERIOD, Part.GROUP, Part.CHAIR, Part.VICE_CHAIR, Part.PLAN})


@dataclass(frozen=True)
class PriorityRead:
    """One priority: its own item, None where the update names none, and what is said of it, in the form's order."""

    name: str
    own: ItemLine | None
    said: tuple[ItemLine, ...]

    def of(self, part: Part) -> tuple[ItemLine, ...]:
        """What is said in one section."""
        return tuple(item for item in self.said if item.part is part)


@dataclass(frozen=True)
class Update:
    """An update. `publicity` may be made public; `held` may not, and its words stand nowhere as publicity.

    `rest` is whatever the form has no part for, or what was carried forward.
    """

    return_id: int
    priorities: tuple[PriorityRead, ...]
    plan: tuple[ItemLine, ...]
    figures: tuple[ItemLine, ...]
    spending: tuple[ItemLine, ...]
    publicity: tuple[ItemLine, ...]
    held: tuple[ItemLine, ...]
    rest: ReturnLines


@dataclass
class _Priority:
    name: str
    label: str | None
    own: ItemLine | None = None
    said: list[ItemLine] = field(default_factory=list)


def update_of(lines: ReturnLines) -> Update:
    """The parts of an update that was read."""
    tables = lines.of(Part.FIGURES)
    public = lines.of(Part.PUBLICITY)
    shown = {Part.PRIORITY, *_SAID, Part.ACTION_PLAN, Part.FIGURES, Part.PUBLICITY}
    rest = tuple(item for item in lines.items if item.part not in shown | _ELSEWHERE)
    return Update(
        return_id=lines.return_id,
        priorities=tuple(_priorities(lines.items)),
        plan=lines.of(Part.ACTION_PLAN),
        figures=tuple(item for item in tables if not item.spending),
        spending=tuple(item for item in tables if item.spending),
        publicity=tuple(item for item in public if not item.held_back),
        held=tuple(item for item in public if item.held_back),
        rest=ReturnLines(lines.return_id, rest),
    )


def _priorities(items: Iterable[ItemLine]) -> list[PriorityRead]:
    """The priorities in their order. What is said of one that a person left out stands under its name."""
    found: list[_Priority] = []
    for item in items:
        if item.part is Part.PRIORITY:
            found.append(_Priority(item.text, None, item))
        elif item.part in _SAID:
            if not found or found[-1].label not in (None, item.label):
                found.append(_Priority(item.label, item.label))
            found[-1].label = item.label
            found[-1].said.append(item)
    return [PriorityRead(one.name, one.own, tuple(one.said)) for one in found]
