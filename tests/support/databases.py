"""Databases for tests: prepared once a run as a template, then copied, so that every test has its own."""

import shutil
from pathlib import Path
from uuid import uuid4

from data.store.migrate import migrate
from data.store.session import Store
from tests.support import postgres


class Databases:
    """Makes databases of one kind ("sqlite" or "postgres") for one xdist worker."""

    def __init__(self, shared: Path, owner: int, folder: Path) -> None:
        """`shared` is the run's folder, `owner` the run's process, `folder` where this worker's files go."""
        self.shared, self.owner, self.folder = shared, owner, folder

    def empty(self, kind: str) -> str:
        """The URL of a new database without a single table."""
        return self._server().create(uuid4().hex) if kind == "postgres" else self._file_url(self._new_file())

    def migrated(self, kind: str) -> str:
        """The URL of a new database with every table and no row of content."""
        return self._copy(kind, "migrated")

    def discard(self, url: str) -> None:
        """Remove a database that one of these methods made."""
        if url.startswith("sqlite"):
            file = Path(url.removeprefix("sqlite:///"))
            for part in file.parent.glob(f"{file.name}*"):
                part.unlink()
        else:
            server = self._server()
            server.drop(url.split("?", maxsplit=1)[0].rsplit("/", maxsplit=1)[-1].removeprefix(server.prefix))

    def _copy(self, kind: str, template: str) -> str:
        with postgres.only_one(self.shared, f"{kind}-{template}"):
            ready = self.shared / f"{kind}-{template}.ready"
            if not ready.exists():
                self._prepare(kind, template)
                ready.touch()
        if kind == "postgres":
            return self._server().create(uuid4().hex, template)
        return self._file_url(Path(shutil.copy(self.shared / f"{template}.db", self._new_file())))

    def _prepare(self, kind: str, template: str) -> None:
        store = Store(
            self._server().create(template)
            if kind == "postgres"
            else self._file_url(self.shared / f"{template}.db")
        )
        migrate(store)
        store.close()

    def _server(self) -> postgres.Server:
        return postgres.server(self.shared, self.owner)

    def _new_file(self) -> Path:
        return self.folder / f"{uuid4().hex}.db"

    def _file_url(self, file: Path) -> str:
        return f"sqlite:///{file}"
