"""Asking the sample year."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from data.store.session import Store
from tests.integration.conftest import SAMPLE_PASSWORD


@pytest.fixture
def session(sample: Store) -> Iterator[Session]:
    with sample.read() as session:
        yield session


@pytest.fixture
def sample_password() -> str:
    """The password that the sample was loaded with."""
    return SAMPLE_PASSWORD
