"""Original bytes: kept whole under random names, or not at all, and checked when read back."""

from pathlib import Path

import pytest

from data.store.files import DamagedFile, FileStore, NotKept, sha256_of


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_gives_back_what_was_kept(files: FileStore) -> None:
    kept = files.keep(b"the words")
    assert (files.read(kept.name, kept.sha256), kept.size) == (b"the words", 9)
    assert kept.sha256 == sha256_of(b"the words")


def test_the_name_says_nothing_of_the_content(files: FileStore) -> None:
    first, second = files.keep(b"same"), files.keep(b"same")
    assert first.name != second.name
    assert first.sha256 not in (first.name, second.name)


def test_only_the_owner_may_read_the_file(files: FileStore, tmp_path: Path) -> None:
    files.keep(b"the words")
    [kept] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_says_when_the_bytes_are_not_those_that_were_kept(
    files: FileStore, tmp_path: Path, harm: str
) -> None:
    kept = files.keep(b"the words")
    [path] = [path for path in tmp_path.rglob("*") if path.is_file()]
    path.write_bytes(b"other words") if harm == "changed" else path.unlink()
    with pytest.raises(DamagedFile):
        files.read(kept.name, kept.sha256)


@pytest.mark.parametrize("name", ["../secret", "a/b", "", "a.b"])
def test_refuses_a_name_that_it_never_gave(files: FileStore, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a kept file"):
        files.read(name, "")


def test_nothing_is_left_when_the_disk_is_full(
    files: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.store.files.os.fsync", full)
    with pytest.raises(NotKept, match="No space left"):
        files.keep(b"the words")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_further_names_lead_to_the_same_bytes_kept_once(files: FileStore, tmp_path: Path) -> None:
    kept = files.keep(b"the words")
    first, second = files.another_name(kept.name), files.another_name(kept.name)
    assert len({kept.name, first, second}) == 3
    assert {files.read(name, kept.sha256) for name in (first, second)} == {b"the words"}
    assert {files.first_name(name) for name in (kept.name, first, second)} == {kept.name}
    assert max(map(len, (first, second))) <= 64
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
