"""What tests of the whole app, database to answer, may ask for.

- `make_app(**settings)`: the app on this test's database, with people of every role.
- `probe_app`: such an app with the small pages of `tests.support.probe` instead of the real ones.
- `sample`: the sample year on each kind of database.
- `visitor`: an anonymous `Visitor` of `probe_app`; `signed_in(role)`: one who is somebody.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from dash import Dash

from app import create_app
from dashboard import registry
from dashboard.access import EXTENSION
from dashboard.config import Settings
from data.accounts import passwords
from data.clock import now
from data.returns.reader.interpret import read_return
from data.seed.load import load_sample
from data.store.files import FileStore
from data.store.session import Store
from data.store.tables import Lead, Person
from data.terms import Role
from tests.makers import a_csp, a_reporter
from tests.support import probe
from tests.support.databases import Databases
from tests.support.visitor import Visitor

MakeApp = Callable[..., Dash]
PASSWORD = "three unrelated words"
SAMPLE_PASSWORD = "a password for these tests"


@pytest.fixture(scope="session")
def _cheap_hash() -> str:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture
def peopled(store: Store, _cheap_hash: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with a member, a lead of one of two groups, a planner and an administrator."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with store.write() as session:
        led = a_reporter(session, "dasv")
        a_csp(session, "fenland")
        for role in Role:
            email = probe.PEOPLE[role.name.lower()]
            person = Person(
                email=email, post="A post", role=role, password_hash=_cheap_hash, created_at=now()
            )
            session.add(person)
            session.flush()
            if role is Role.LEAD:
                session.add(Lead(person_id=person.id, reporter_id=led.id))
    return store


@pytest.fixture
def make_app(peopled: Store, database_url: str, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes apps on this test's database; every setting may be given."""
    made: list[Dash] = []

    def make(**settings: object) -> Dash:
        given = {"database_url": database_url, "files": tmp_path / "files", "secret_key": "k" * 40} | settings
        made.append(create_app(Settings(**given)))
        return made[-1]

    yield make
    for app in made:
        app.server.extensions[EXTENSION].store.close()


@pytest.fixture
def probe_app(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> Dash:
    """The app with a small page of every kind."""
    monkeypatch.setattr(registry, "MODULES", (probe.MODULE,))
    return make_app()


@pytest.fixture
def visitor(probe_app: Dash) -> Visitor:
    """Somebody who has not signed in."""
    return Visitor(probe_app)


@pytest.fixture
def signed_in(probe_app: Dash) -> Callable[[str], Visitor]:
    """Gives a visitor of `probe_app` who is signed in: `signed_in("planner")`."""
    return lambda role: Visitor(probe_app).becomes(probe.PEOPLE[role])


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def sample(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The sample year, loaded once a run into each kind of database; only for reading."""
    url = databases.migrated(request.param)
    store = Store(url)
    load_sample(store, FileStore(tmp_path_factory.mktemp("files")), read_return, SAMPLE_PASSWORD)
    yield store
    store.close()
    databases.discard(url)
