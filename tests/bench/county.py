"""Made-up counties of several sizes, each in a folder of its own, and the pages of one that are measured."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from data.store.session import Store
from data.store.tables import Meeting, Reporter, Return, Risk, RiskAssessment
from data.terms import ReporterKind, ReturnState

ROOT = Path(__file__).parents[2]
PASSWORD = "A-password-for-measuring-4711"
MEMBER = "member@sample.test"
BUILDING_SECONDS = 180


@dataclass(frozen=True)
class MadeCounty:
    """One size: its folder, and how long making it took."""

    scale: int
    folder: Path
    seconds: float = 0.0

    @property
    def database_url(self) -> str:
        """Its SQLite database."""
        return f"sqlite:///{self.folder / 'board.sqlite3'}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that serves it, free of this machine's own settings."""
        own = {"DATABASE_URL", "PORT", "WEB_CONCURRENCY"}
        kept = {n: v for n, v in os.environ.items() if not n.startswith("BOARD_") and n not in own}
        return kept | {
            "DATABASE_URL": self.database_url,
            "BOARD_FILES": str(self.folder / "files"),
            "BOARD_SAMPLE_PASSWORD": PASSWORD,
            "BOARD_SECRET_KEY": "only-for-measuring-" * 3,
        }


def make(scale: int, folder: Path) -> MadeCounty:
    """Make the county of this size by the commands that anybody would use."""
    folder.mkdir(parents=True)
    made, began = MadeCounty(scale, folder), time.monotonic()
    for command in (["migrate"], ["synth", "--scale", str(scale)]):
        subprocess.run(
            [sys.executable, "-m", "data", *command],
            cwd=ROOT,
            env=made.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=BUILDING_SECONDS,
            check=True,
        )
    return MadeCounty(scale, folder, round(time.monotonic() - began, 1))


def pages(county: MadeCounty) -> dict[str, str]:
    """The address of each page that is measured: name to path."""
    store = Store(county.database_url)
    with store.read() as session:
        current = session.scalars(select(Meeting.id).where(Meeting.current)).one()
        spoken_of = select(Risk.ref).join(RiskAssessment, RiskAssessment.risk_id == Risk.id)
        spoken_of = spoken_of.where(RiskAssessment.meeting_id == current, RiskAssessment.open.is_(True))
        ref = session.scalars(
            spoken_of.where(RiskAssessment.source_item_id.is_not(None)).order_by(Risk.id).limit(1)
        ).one()
        group = session.execute(
            select(Reporter.slug, Return.id)
            .join(Return, Return.reporter_id == Reporter.id)
            .where(Return.meeting_id == current, Return.state == ReturnState.ACCEPTED)
            .where(Reporter.kind == ReporterKind.DELIVERY_GROUP)
            .order_by(Reporter.position)
            .limit(1)
        ).one()
    store.close()
    return {
        "overview": "/",
        "risks": "/risks",
        "one risk": f"/risks/{ref}",
        "groups": "/groups",
        "one group": f"/groups/{group.slug}",
        "csps": "/csps",
        "plan": "/plan",
        "returns": "/returns",
        "one return": f"/returns/{group.id}",
    }
