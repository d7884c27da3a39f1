"""The sample year, loaded once a run into each kind of database."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from data.returns.reader.interpret import read_return
from data.seed.load import load_sample
from data.store.files import FileStore
from data.store.session import Store
from tests.support.databases import Databases

PASSWORD = "a password for these tests"


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def sample(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    url = databases.migrated(request.param)
    store = Store(url)
    load_sample(store, FileStore(tmp_path_factory.mktemp("files")), read_return, PASSWORD)
    yield store
    store.close()
    databases.discard(url)


@pytest.fixture
def session(sample: Store) -> Iterator[Session]:
    with sample.read() as session:
        yield session


@pytest.fixture
def sample_password() -> str:
    """The password that the sample was loaded with."""
    return PASSWORD
