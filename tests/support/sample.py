"""The sample board year as a folder, built once a run by the commands that `make run` uses, then copied."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import only_one

ROOT = Path(__file__).parents[2]
PASSWORD = "A-sample-password-for-the-tests-4711"
ACCOUNTS = {
    name: f"{name}@sample.test"
    for name in ("member", "dasv.lead", "fenland.lead", "planner", "planner2", "admin")
}
BUILDING_SECONDS = 240
DATABASE = "board.sqlite3"


@dataclass(frozen=True)
class SampleCopy:
    """A copy of the sample year that a test may change: its folder and the settings that lead to it."""

    folder: Path

    @property
    def database_url(self) -> str:
        """The SQLite database of the copy."""
        return f"sqlite:///{self.folder / DATABASE}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that works on the copy, free of this machine's own settings."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("BOARD_") and name not in {"DATABASE_URL", "PORT", "WEB_CONCURRENCY"}
        }
        return inherited | {
            "DATABASE_URL": self.database_url,
            "BOARD_FILES": str(self.folder / "files"),
            "BOARD_ASSET_CACHE": str(self.folder / "assets"),
            "BOARD_SAMPLE_PASSWORD": PASSWORD,
            "BOARD_SECRET_KEY": "only-for-tests-" * 4,
        }

    def renew(self, shared: Path) -> None:
        """Make the copy as it was at first, under a server that goes on: it takes longer to start than most tests.

        The data version goes on rising, so that the server holds no read model of what was there before.
        """
        files = self.folder / "files"
        with closing(sqlite3.connect(self.folder / DATABASE)) as here:
            (version,) = here.execute("SELECT data_version FROM store_state").fetchone()
            with closing(sqlite3.connect(shared / "sample" / DATABASE)) as built:
                built.backup(here)
            here.execute("UPDATE store_state SET data_version = ?", (version + 1,))
            here.commit()
        shutil.rmtree(files)
        shutil.copytree(shared / "sample" / files.name, files)


def copy(shared: Path, target: Path) -> SampleCopy:
    """A fresh copy of the sample year in the folder `target`, which must not exist yet."""
    with only_one(shared, "sample"):
        if not (shared / "sample").exists():
            _build(shared)
    return SampleCopy(Path(shutil.copytree(shared / "sample", target)))


def _build(shared: Path) -> None:
    building = SampleCopy(shared / "sample-building")
    building.folder.mkdir()
    for command in ("migrate", "load-sample"):
        done = subprocess.run(
            [sys.executable, "-m", "data", command],
            cwd=ROOT,
            env=building.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=BUILDING_SECONDS,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"python -m data {command} failed: {done.stderr[-800:]}")
    building.folder.rename(shared / "sample")
