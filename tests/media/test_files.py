"""Files are whole or not there, and nobody's file is overwritten unasked."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from shotwright.errors import FileInTheWay, Unwritable, WrongUse
from shotwright.media import files
from shotwright.media.files import check_writable, digest, publish, write_bytes


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    write_bytes(target, b"one", force=False)
    assert target.read_bytes() == b"one"
    with pytest.raises(FileInTheWay):
        write_bytes(target, b"two", force=False)
    assert target.read_bytes() == b"one"
    write_bytes(target, b"two", force=True)
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("umask", "private", "mode"), [(0o022, False, 0o644), (0o077, False, 0o600), (0o022, True, 0o600)]
)
def test_files_are_for_whom_the_user_lets_and_private_ones_for_their_owner(
    tmp_path: Path, umask: int, private: bool, mode: int
) -> None:
    before = os.umask(umask)
    try:
        write_bytes(tmp_path / "a.pem", b"key", force=False, private=private)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pem").stat().st_mode) == mode


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full. Nothing was spent. Free some space"),
        (errno.EACCES, "permission is denied"),
        (errno.EROFS, "disk is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_refusals_of_the_system_become_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(Unwritable, match=words):
        write_bytes(tmp_path / "a.bin", b"one", force=True)
    assert not list(tmp_path.iterdir())


def test_a_target_is_refused_before_any_work(tmp_path: Path) -> None:
    check_writable(tmp_path / "new.mp4", force=False)
    (tmp_path / "old.mp4").touch()
    with pytest.raises(FileInTheWay, match="--force"):
        check_writable(tmp_path / "old.mp4", force=False)
    check_writable(tmp_path / "old.mp4", force=True)
    with pytest.raises(WrongUse, match="is a folder"):
        check_writable(tmp_path, force=True)
    with pytest.raises(Unwritable, match="folder does not exist"):
        check_writable(tmp_path / "nowhere" / "new.mp4", force=False)
    with pytest.raises(Unwritable, match="part of its path is a file"):
        check_writable(tmp_path / "old.mp4" / "new.mp4", force=False)
    with pytest.raises(Unwritable, match="name is too long"):
        check_writable(tmp_path / ("long" * 100 + ".mp4"), force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["old.mp4"]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "target"
    made.write_bytes(b"ours")
    target.write_bytes(b"theirs")
    with pytest.raises(FileInTheWay, match="appeared meanwhile"):
        publish(made, target, force=False)
    assert (made.read_bytes(), target.read_bytes()) == (b"ours", b"theirs")
    publish(made, target, force=True)
    assert target.read_bytes() == b"ours" and not made.exists()


@pytest.mark.parametrize("there", [False, True])
def test_it_also_holds_where_the_disk_has_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", no_links)
    made, target = tmp_path / "made", tmp_path / "target"
    made.write_bytes(b"ours")
    if there:
        target.write_bytes(b"theirs")
        with pytest.raises(FileInTheWay):
            publish(made, target, force=False)
        assert target.read_bytes() == b"theirs"
    else:
        publish(made, target, force=False)
        assert target.read_bytes() == b"ours" and not made.exists()


@pytest.mark.parametrize("size", [0, 1, files.CHUNK, files.CHUNK + 1])
def test_a_digest_covers_every_byte(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.bin"
    data = bytes(range(256)) * (size // 256 + 1)
    path.write_bytes(data[:size])
    assert digest(path) == hashlib.sha256(data[:size]).hexdigest()
