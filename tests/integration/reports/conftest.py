"""The small board that these tests are about."""

from collections.abc import Iterator

import pytest

from data.store.session import Store
from tests.support.small_board import SmallBoard, small_board


@pytest.fixture
def board(store: Store) -> Iterator[SmallBoard]:
    """The small board in one open write, which each test adds to."""
    with store.write() as session:
        yield small_board(session)
