"""What the service wrote down: jobs and charges in a folder, each on the disk before the client hears of it.

The client may be killed at any instant; these books are what an audit compares its ledger with.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Job:
    """One order as the service has it."""

    id: str
    reference: str
    charged: bool
    fate: str = "fine"
    request: dict[str, Any] = field(default_factory=dict)
    """What was ordered, as the fake understood it."""


class Account:
    """The books of one account. Several processes may write: each line is one append."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "jobs.jsonl"
        folder.mkdir(parents=True, exist_ok=True)
        self.file.touch()
        self._lock = threading.Lock()
        self._jobs: list[Job] = []
        self._read = 0

    def enter(self, job: Job) -> Job:
        """Write a job down."""
        line = json.dumps(asdict(job)) + "\n"
        with self._lock:
            handle = os.open(self.file, os.O_WRONLY | os.O_APPEND)
            try:
                os.write(handle, line.encode())
            finally:
                os.close(handle)
        return job

    @property
    def jobs(self) -> list[Job]:
        """Every job so far, in order of arrival; those of other processes too."""
        with self._lock:
            with self.file.open("rb") as file:
                file.seek(self._read)
                rest = file.read()
            whole = rest[: rest.rfind(b"\n") + 1]
            self._read += len(whole)
            self._jobs += [Job(**json.loads(line)) for line in whole.splitlines()]
            return list(self._jobs)

    def job(self, name: str) -> Job | None:
        """The job with this id."""
        return next((job for job in self.jobs if job.id == name), None)

    def under(self, reference: str) -> list[Job]:
        """The jobs that came under one of the client's references."""
        return [job for job in self.jobs if job.reference == reference]

    @property
    def charges(self) -> list[Job]:
        """What the client must pay for."""
        return [job for job in self.jobs if job.charged]
