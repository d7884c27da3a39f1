"""What one run of the tests shares between its xdist workers: a folder, and the process that owns it."""

from pathlib import Path

import pytest

FOLDER = pytest.StashKey[Path]()
OWNER = pytest.StashKey[int]()
