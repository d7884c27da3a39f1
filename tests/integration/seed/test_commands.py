"""`load-sample` and `sample-accounts`, as `make run` calls them."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import select

from data.__main__ import main
from data.accounts.passwords import verify
from data.store.session import Store
from data.store.tables import Person
from tests.makers import a_meeting


@pytest.fixture
def files(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of files of an empty database that the commands are pointed at."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("BOARD_FILES", str(tmp_path / "files"))
    monkeypatch.delenv("BOARD_SAMPLE_PASSWORD", raising=False)
    return tmp_path / "files"


def password_hash(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(Person.password_hash).where(Person.email == "member@sample.test")).one()


def test_loads_once_and_prints_the_accounts_every_time(
    files: Path, store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["load-sample"]) == 0
    first = capsys.readouterr().out
    kept = files.parent / "sample-password"
    password = kept.read_text().strip()
    assert "The sample board year is loaded." in first
    assert f"Password: {password}" in first
    assert first.count("@sample.test") == 6
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert verify(password, password_hash(store))

    version = store.data_version()
    assert main(["load-sample"]) == 0
    again = capsys.readouterr().out
    assert "loaded" not in again
    assert f"Password: {password}" in again
    assert store.data_version() == version

    monkeypatch.setenv("BOARD_SAMPLE_PASSWORD", "another one")
    assert main(["sample-accounts"]) == 0
    assert "Password: another one" in capsys.readouterr().out
    assert verify("another one", password_hash(store))


def test_a_database_with_other_data_is_refused_in_one_sentence(
    files: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.write() as session:
        a_meeting(session, "2018-19-Q3")
    assert main(["load-sample"]) == 2
    assert capsys.readouterr().err.startswith("This database holds other data already")


def test_there_are_no_sample_accounts_outside_a_sample_database(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sample-accounts"]) == 2
    assert "no sample accounts" in capsys.readouterr().err
    assert not (files.parent / "sample-password").exists()
