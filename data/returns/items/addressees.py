"""Which bodies a requested action is addressed to: only those it names beyond doubt."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.returns.items.asked import ALL_BODIES, BODY, OWN
from data.returns.items.wording import same_words
from data.store.tables import Body
from data.terms import BodyKind


@dataclass(frozen=True)
class Name:
    """A name or abbreviation of a body; one that could mean another body names nobody."""

    words: str
    body_id: int
    ambiguous: bool = False


@dataclass(frozen=True)
class Answered:
    """Whom a person chose for an ask: some bodies, or the group itself."""

    body_ids: tuple[int, ...] = ()
    own: bool = False


@dataclass(frozen=True)
class KnownBodies:
    """Every name that bodies go by, the longest first, and the ids behind each phrase for several at once.

    `authorities` are the ids of the responsible authorities, `by_slug` those of all.
    """

    names: tuple[Name, ...]
    together: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]
    authorities: tuple[int, ...]
    by_slug: Mapping[str, int]

    def chosen(self, choice: str) -> Answered:
        """The bodies behind an answer of the check page: the group itself, all authorities, or one body."""
        if choice == OWN:
            return Answered(own=True)
        if choice == ALL_BODIES:
            return Answered(self.authorities)
        body_id = self.by_slug.get(choice.removeprefix(BODY))
        return Answered((body_id,) if body_id is not None else ())


_SEVERAL: tuple[tuple[str, Callable[[Body], bool]], ...] = (
    (r"\bresponsible authorities\b", lambda body: body.kind is BodyKind.RESPONSIBLE_AUTHORITY),
    (r"\b(all|every) (board )?(members?|member bodies|member body)\b", lambda _: True),
    (r"\b(the |all |six )(district and city councils|district councils|councils)\b", lambda body: bool(body.csp_id)),
    (r"\b(all )?(partner boards|board chairs)\b", lambda body: body.kind is BodyKind.PARTNER_BOARD),
)  # fmt: skip


def known_bodies(session: Session) -> KnownBodies:
    """The bodies that are active, with their names and aliases."""
    bodies = session.scalars(
        select(Body)
        .where(Body.active_to.is_(None))
        .options(selectinload(Body.aliases))
        .order_by(Body.position, Body.id)
    ).all()
    authorities = tuple(body.id for body in bodies if body.kind is BodyKind.RESPONSIBLE_AUTHORITY)
    by_slug = {body.slug: body.id for body in bodies}
    return KnownBodies(_names(bodies), _together(bodies), authorities, by_slug)


def addressed_to(text: str, known: KnownBodies) -> tuple[int, ...]:
    """The ids of the bodies that a text names, in order of id; none where it names nobody clearly.

    A longer name is found before a shorter one inside it, so that "Cambridge City Council" is not also
    "Cambridge". An ambiguous name (PCC, CCC, South) uses up its words and names nobody.
    """
    rest = same_words(text)
    found: set[int] = set()
    for pattern, ids in known.together:
        if pattern.search(rest):
            found.update(ids)
    for name in known.names:
        pattern = re.compile(rf"(?<![\w]){re.escape(name.words)}(?![\w])")
        if pattern.search(rest):
            rest = pattern.sub(" ", rest)
            found.update(() if name.ambiguous else (name.body_id,))
    return tuple(sorted(found))


def _names(bodies: Iterable[Body]) -> tuple[Name, ...]:
    names = [Name(same_words(body.name), body.id) for body in bodies]
    names += [Name(same_words(a.name), body.id, a.ambiguous) for body in bodies for a in body.aliases]
    return tuple(sorted(names, key=lambda name: (-len(name.words), name.words, name.body_id)))


def _together(bodies: Iterable[Body]) -> tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]:
    return tuple(
        (re.compile(phrase), tuple(body.id for body in bodies if belongs(body)))
        for phrase, belongs in _SEVERAL
    )
