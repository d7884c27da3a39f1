"""What changed between two versions of a return, item by item. Pure: no clock, no database.

Partners are looked for in one part of the return first, then across parts: the same words, the same risk of the
register, the same Place with some words in common, and last words that are alike. No item has two partners. The
difference the other way round is the same difference with then and now exchanged.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from data.returns.difference.changed_words import Piece, changed_words, same_words
from data.terms import Part

ALIKE = 0.5
"""Words in common, as a share of the words of both, from which two items without any other tie are taken as one."""

ALIKE_AT_ONE_PLACE = 0.25
"""The same for two items at one Place: a row put in above moves every Place below it, so some words must agree."""

NEAR = 50
"""How far apart two items without a partner may stand, counted in such items, to be compared word by word."""

_WORD = re.compile(r"\w+")


class Kind(StrEnum):
    """What became of an item or of an ask."""

    ADDED = "Added"
    TAKEN_OUT = "Taken out"
    REWORDED = "Reworded"
    MOVED = "Moved"
    UNCHANGED = "Unchanged"


class Tie(StrEnum):
    """Why two items are taken as one."""

    WORDS = "the same words"
    RISK = "the same risk on the register"
    PLACE = "the same place in the file"
    ALIKE = "words that are alike"


@dataclass(frozen=True)
class Said:
    """One item of a version. `asks` is whether its right cell asks something; `risk` names its risk, "" for none."""

    part: Part
    text: str
    ask: str = ""
    label: str = ""
    place: str = ""
    risk: str = ""
    asks: bool = False

    @property
    def words(self) -> frozenset[tuple[str, int]]:
        """Every word that it says or asks, numbered where it comes again, for likeness."""
        counted = Counter(_WORD.findall(f"{self.text} {self.ask}".casefold()))
        return frozenset((word, at) for word, times in counted.items() for at in range(times))


@dataclass(frozen=True)
class Change:
    """An item then and now: one of the two is None where it was added or taken out. `alike` is 1 for the same words."""

    then: Said | None
    now: Said | None
    tie: Tie | None = None
    alike: float = 0

    @property
    def kind(self) -> Kind:
        """What became of the item with its ask."""
        if self.then is None or self.now is None:
            return Kind.ADDED if self.then is None else Kind.TAKEN_OUT
        if not (_same(self.then, self.now) and same_words(self.then.label, self.now.label)):
            return Kind.REWORDED
        return Kind.UNCHANGED if self.then.part is self.now.part else Kind.MOVED

    @property
    def ask_kind(self) -> Kind | None:
        """What became of its ask; None where neither asks anything."""
        then, now = _ask(self.then), _ask(self.now)
        if then is None or now is None:
            return None if then is now else Kind.ADDED if then is None else Kind.TAKEN_OUT
        return Kind.UNCHANGED if same_words(then, now) else Kind.REWORDED

    @property
    def text(self) -> tuple[Piece, ...]:
        """The words of the item, each as kept, put in or taken out."""
        return changed_words(self.then.text if self.then else "", self.now.text if self.now else "")

    @property
    def ask(self) -> tuple[Piece, ...]:
        """The same for its right cell."""
        return changed_words(self.then.ask if self.then else "", self.now.ask if self.now else "")

    @property
    def part(self) -> Part:
        """The part that it stands in now, or stood in."""
        said = self.now or self.then
        if said is None:
            raise ValueError("A change is of something that is said now or was said then.")
        return said.part


@dataclass(frozen=True)
class Difference:
    """Every item of both versions, once: those of now in their order, with those taken out where they stood."""

    changes: tuple[Change, ...]

    def count(self, kind: Kind) -> int:
        """How many items this became of."""
        return sum(change.kind is kind for change in self.changes)

    def count_asks(self, kind: Kind) -> int:
        """How many asks this became of."""
        return sum(change.ask_kind is kind for change in self.changes)

    @property
    def changed(self) -> tuple[Change, ...]:
        """All but the unchanged."""
        return tuple(change for change in self.changes if change.kind is not Kind.UNCHANGED)


def difference(then: Sequence[Said], now: Sequence[Said]) -> Difference:
    """The difference between the items of an earlier and a later version."""
    found = _Partners(then, now)
    for same_part in (True, False):
        found.pair_equal(Tie.WORDS, same_part, lambda said: (_key(said), _plain(said.label)))
        found.pair_equal(Tie.WORDS, same_part, _key)
        found.pair_equal(Tie.WORDS, same_part, lambda said: _plain(said.text) or None)
        found.pair_equal(Tie.RISK, same_part, lambda said: said.risk or None)
        if same_part:
            found.pair_alike(Tie.PLACE, same_part)
        found.pair_alike(Tie.ALIKE, same_part)
    return Difference(tuple(found.in_order()))


def likeness(one: Said, other: Said) -> float:
    """Words in common as a share of the words of both: 1 for the same words in any order, 0 for none."""
    return _share(one.words, other.words)


@dataclass
class _Partners:
    """The partners found so far: position then to (position now, tie)."""

    then: Sequence[Said]
    now: Sequence[Said]
    found: dict[int, tuple[int, Tie]] = field(default_factory=dict)

    def pair_equal(self, tie: Tie, same_part: bool, key: Callable[[Said], Hashable | None]) -> None:
        """Pair the items of one key, the first with the first; a key of None is no tie."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at in self._left_now():
            waiting[self._within(self.now[at], key, same_part)].append(at)
        for at in self._left_then():
            wanted = self._within(self.then[at], key, same_part)
            if wanted is not None and waiting.get(wanted):
                self.found[at] = (waiting[wanted].popleft(), tie)

    def pair_alike(self, tie: Tie, same_part: bool) -> None:
        """Pair what is most alike first, at one Place or anywhere near; equals go by their order."""
        close = sorted(self._close(tie, same_part), key=lambda one: (-one[0], sum(one[1:]), max(one[1:])))
        taken = set[int]()
        for _, then, now in close:
            if then not in self.found and now not in taken:
                self.found[then] = (now, tie)
                taken.add(now)

    def in_order(self) -> Iterable[Change]:
        """Every change: what was taken out stands before what came between the same two items."""
        then_of = {now: then for then, (now, _) in self.found.items()}
        gone = deque(self._left_then())
        following = [len(self.then)] * len(self.now)
        for at in reversed(range(len(self.now))):
            following[at] = then_of.get(at, following[at + 1] if at + 1 < len(self.now) else len(self.then))
        for at, said in enumerate(self.now):
            while gone and gone[0] < following[at]:
                yield Change(self.then[gone.popleft()], None)
            yield self._pair(then_of[at], at) if at in then_of else Change(None, said)
        for at in gone:
            yield Change(self.then[at], None)

    def _pair(self, then: int, now: int) -> Change:
        one, other = self.then[then], self.now[now]
        return Change(one, other, self.found[then][1], likeness(one, other))

    def _close(self, tie: Tie, same_part: bool) -> Iterable[tuple[float, int, int]]:
        left = [(at, self.now[at], self.now[at].words) for at in self._left_now()]
        by_part: defaultdict[Part | None, list[tuple[int, Said, frozenset[tuple[str, int]]]]] = defaultdict(
            list
        )
        for one in left:
            by_part[one[1].part if same_part else None].append(one)
        rank: Counter[Part | None] = Counter()
        for at in self._left_then():
            said, part = self.then[at], self.then[at].part if same_part else None
            near = by_part[part][max(0, rank[part] - NEAR) : rank[part] + NEAR + 1]
            rank[part] += 1
            words = said.words
            for there, other, others in near:
                share = _share(words, others)
                if share >= (ALIKE_AT_ONE_PLACE if tie is Tie.PLACE else ALIKE) and (
                    tie is not Tie.PLACE or (said.place and said.place == other.place)
                ):
                    yield share, at, there

    def _left_then(self) -> list[int]:
        return [at for at in range(len(self.then)) if at not in self.found]

    def _left_now(self) -> list[int]:
        taken = {now for now, _ in self.found.values()}
        return [at for at in range(len(self.now)) if at not in taken]

    def _within(self, said: Said, key: Callable[[Said], Hashable | None], same_part: bool) -> Hashable | None:
        wanted = key(said)
        return None if wanted is None else (said.part if same_part else None, wanted)


def _share(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0


def _same(then: Said, now: Said) -> bool:
    return same_words(then.text, now.text) and same_words(then.ask, now.ask)


def _key(said: Said) -> tuple[str, str]:
    return _plain(said.text), _plain(said.ask)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _ask(said: Said | None) -> str | None:
    return said.ask if said and said.asks else None
