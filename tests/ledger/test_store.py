"""The store: commits in groups, faults that spoil nothing for others, migrations, the disk that is full."""

from __future__ import annotations

import asyncio
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from shotwright.errors import Unwritable, WrongUse
from shotwright.ledger import Ledger, events_after, finished_step, keep_step, schema
from shotwright.ledger.events import happened
from shotwright.ledger.store import Refused
from shotwright.media import failpoint


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new one."""
    opened = Ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()


def write(number: int) -> Any:
    """A write that leaves an event and returns its number."""

    def work(connection: sa.Connection) -> int:
        happened(connection, 0.0, f"event {number}")
        return number

    return work


async def test_many_writes_share_a_commit(ledger: Ledger) -> None:
    commits = []
    sa.event.listen(ledger.engine, "commit", lambda connection: commits.append(1))
    answers = await asyncio.gather(*(ledger.write("write", write(number)) for number in range(2000)))
    assert answers == list(range(2000))
    assert len(commits) <= 200
    kinds = [event.kind for event in ledger.read_now(lambda c: events_after(c, count=5000))]
    assert kinds == [f"event {number}" for number in range(2000)]


async def test_nobody_is_told_before_the_commit(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def halt(point: str) -> None:
        if point == "write.after":
            seen.append(len(ledger.read_now(events_after)))

    monkeypatch.setattr(failpoint, "halt", halt)
    await ledger.write("write", write(1))
    assert seen == [1]


async def test_one_bad_write_spoils_nothing_for_the_others(ledger: Ledger) -> None:
    def refused(connection: sa.Connection) -> None:
        raise Refused("no")

    def broken(connection: sa.Connection) -> None:
        happened(connection, 0.0, "half done")
        keep_step(connection, "twice", "test", 1, 0.0)
        connection.execute(schema.step.insert().values(key="twice", kind="test", result=2, at=0.0))

    bad = [refused, broken]
    works = [write(0), *bad, write(1), *bad, write(2)]
    answers = await asyncio.gather(*(ledger.write("write", work) for work in works), return_exceptions=True)
    assert [answer for answer in answers if isinstance(answer, int)] == [0, 1, 2]
    assert sum(isinstance(answer, Refused) for answer in answers) == 2
    assert sum(isinstance(answer, sa.exc.IntegrityError) for answer in answers) == 2
    assert [event.kind for event in ledger.read_now(events_after)] == ["event 0", "event 1", "event 2"]
    assert ledger.read_now(lambda c: finished_step(c, "twice")) is None


async def test_a_caller_that_is_gone_takes_no_write_back(ledger: Ledger) -> None:
    task = asyncio.create_task(ledger.write("write", write(1)))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await ledger.write("write", write(2))
    assert [event.kind for event in ledger.read_now(events_after)] == ["event 1", "event 2"]


def test_events_can_be_followed(ledger: Ledger) -> None:
    for number in range(3):
        ledger.write_now("write", write(number))
    first = ledger.read_now(lambda c: events_after(c, count=2))
    assert [event.kind for event in first] == ["event 0", "event 1"]
    assert [event.kind for event in ledger.read_now(lambda c: events_after(c, first[-1].id))] == ["event 2"]


def test_a_step_that_two_did_keeps_the_first_result(ledger: Ledger) -> None:
    for result in ({"take": 1}, {"take": 2}):
        ledger.write_now("step", lambda c, result=result: keep_step(c, "digest", "paint", result, 0.0))
    assert ledger.read_now(lambda c: finished_step(c, "digest")) == {"take": 1}


def test_a_closed_ledger_takes_no_write(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.close()
    with pytest.raises(RuntimeError, match="closed"):
        ledger.write_now("write", write(1))


def test_a_full_disk_is_said_and_the_ledger_goes_on_when_there_is_room(ledger: Ledger) -> None:
    def fill(connection: sa.Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        happened(connection, 0.0, "large", words="x" * 100_000)

    with pytest.raises(Unwritable, match="disk is full"):
        ledger.write_now("fill", fill)
    ledger.write_now("room", lambda c: c.exec_driver_sql("PRAGMA max_page_count = 1000000") and None)
    ledger.write_now("write", write(1))
    assert [event.kind for event in ledger.read_now(events_after)] == ["event 1"]


def test_commits_are_on_the_disk_and_readers_stand_beside_the_writer(ledger: Ledger) -> None:
    def settings(connection: sa.Connection) -> tuple[Any, Any]:
        read = connection.exec_driver_sql
        return read("PRAGMA journal_mode").scalar(), read("PRAGMA synchronous").scalar()

    assert ledger.read_now(settings) == ("wal", 2)
    # A reader keeps its snapshot while the writer goes on.
    with ledger.engine.connect() as reader, reader.begin():
        reader.exec_driver_sql("BEGIN")
        assert events_after(reader) == []
        ledger.write_now("write", write(1))
        assert events_after(reader) == []


def test_a_ledger_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unwritable, match="folder"):
        Ledger(tmp_path / "file" / "ledger.sqlite")
    (tmp_path / "noise.sqlite").write_bytes(b"this is no database, and never was one" * 100)
    with pytest.raises((Unwritable, sa.exc.DatabaseError)):
        Ledger(tmp_path / "noise.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where no ledger is yet: a file, or a new database on the server."""
    if request.param == "sqlite":
        return tmp_path / "ledger.sqlite"
    url = sa.make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg")
    name = f"store_{secrets.token_hex(4)}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create database {name}")
    engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


def version(place: Path | str) -> tuple[str, str]:
    """Version and identity of the ledger there."""
    ledger = Ledger(place)
    wanted = sa.select(schema.about.c.value).where(schema.about.c.name == "version")
    found = str(ledger.read_now(lambda c: c.scalar(wanted)))
    ledger.close()
    return found, ledger.identity


def test_an_older_ledger_becomes_a_newer_one_and_keeps_its_identity(
    place: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(place)
    assert before[0] == str(len(schema.MIGRATIONS))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, _add_a_column))
    for _ in range(2):
        assert version(place) == (str(int(before[0]) + 1), before[1])
    monkeypatch.undo()
    with pytest.raises(WrongUse, match="Update Shotwright"):
        Ledger(place)


def test_a_migration_that_breaks_off_leaves_the_ledger_as_it_was(
    place: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(place)

    def breaks(connection: sa.Connection) -> None:
        _add_a_column(connection)
        raise RuntimeError("stopped halfway")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, breaks))
    with pytest.raises(RuntimeError, match="halfway"):
        Ledger(place)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], _add_a_column))
    assert version(place) == (str(int(before[0]) + 1), before[1])


def _add_a_column(connection: sa.Connection) -> None:
    connection.exec_driver_sql("alter table step add column cost bigint")


def test_processes_that_open_a_new_ledger_at_once_agree_on_its_identity(place: Path | str) -> None:
    code = "import sys; from pathlib import Path; from shotwright.ledger import Ledger; p = sys.argv[1]\n"
    code += "print(Ledger(p if '://' in p else Path(p)).identity)"
    command = [sys.executable, "-c", code, str(place)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {process.communicate(timeout=60)[0].strip() for process in running}
    assert len(said) == 1 and len(said.pop()) == 6
