"""Whom an ask names."""

from collections.abc import Iterator

import pytest

from data.returns.items.addressees import KnownBodies, addressed_to, known_bodies
from data.store.session import Store
from data.store.tables import BodyAlias
from data.terms import BodyKind
from tests.makers import a_body, a_csp


@pytest.fixture
def known(store: Store) -> Iterator[tuple[KnownBodies, dict[int, str]]]:
    with store.write() as session:
        csp = a_csp(session, "fenland")
        fenland = a_body(session, "fenland", "Fenland District Council", csp_id=csp.id)
        city = a_body(session, "city", "Cambridge City Council", csp_id=csp.id)
        city.aliases = [BodyAlias(name="Cambridge City")]
        police = a_body(session, "police", "Cambridgeshire Constabulary")
        police.aliases = [BodyAlias(name="the Constabulary")]
        pcc = a_body(session, "pcc", "Police and Crime Commissioner", kind=BodyKind.COMMISSIONER)
        pcc.aliases = [BodyAlias(name="PCC", ambiguous=True)]
        board = a_body(
            session, "justice", "Cambridgeshire Criminal Justice Board", kind=BodyKind.PARTNER_BOARD
        )
        session.flush()
        slugs = {body.id: body.slug for body in (fenland, city, police, pcc, board)}
        yield known_bodies(session), slugs


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Fenland District Council to name a lead officer", {"fenland"}),
        ("The constabulary and Cambridge City to share figures", {"police", "city"}),
        ("All responsible authorities to say how they can help", {"fenland", "city", "police"}),
        ("Every member body names a champion", {"fenland", "city", "police", "pcc", "justice"}),
        ("The six district and city councils say what they can do", {"fenland", "city"}),
        ("Board chairs to consider how groups link", {"justice"}),
        ("PCC to fund this", set()),
        ("The Police and Crime Commissioner to fund this", {"pcc"}),
        ("Organisations are asked to support this", set()),
        ("Cambridge Cityscape to answer", set()),
        ("", set()),
    ],
)
def test_names_only_bodies_that_are_beyond_doubt(
    known: tuple[KnownBodies, dict[int, str]], text: str, slugs: set[str]
) -> None:
    bodies, slug_of = known
    assert {slug_of[body_id] for body_id in addressed_to(text, bodies)} == slugs


def test_a_body_that_no_longer_exists_is_not_asked(store: Store) -> None:
    from datetime import date

    with store.write() as session:
        a_body(session, "old", "Old Council", active_to=date(2017, 3, 31))
        assert addressed_to("Old Council to answer", known_bodies(session)) == ()
