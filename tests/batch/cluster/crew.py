"""A Dask cluster of processes of its own, started by the commands that a person starts one with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[3]
_START_SECONDS = 60


class Crew:
    """A scheduler, and machines with a worker each."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.scheduler = self._run("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-show")
        self.machines: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def add(self, *options: str) -> None:
        """Add a machine."""
        deadline = time.monotonic() + _START_SECONDS
        while not self.file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.machines.append(self._run("worker", "--nthreads", "1", "--local-directory", str(self.folder), *options))

    def _run(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            # The engines of the tests, by which processes of the workers know them.
            "PYTHONPATH": str(ROOT),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        }
        command = [sys.executable, "-m", "dask", kind, "--scheduler-file", str(self.file), "--no-dashboard", *options]
        with (self.folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)

    def lose_machine(self) -> None:
        """A machine is gone, and all that ran on it."""
        _kill_all(self.machines.pop())

    def lose_scheduler(self) -> None:
        self.scheduler.kill()
        self.scheduler.wait()

    def close(self) -> None:
        for process in (*self.machines, self.scheduler):
            _kill_all(process)


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    found: Sequence[psutil.Process] = ()
    with suppress(psutil.NoSuchProcess):
        machine = psutil.Process(process.pid)
        found = machine.children(recursive=True)
    process.kill()
    for one in found:
        with suppress(psutil.NoSuchProcess):
            one.send_signal(signal.SIGKILL)
    process.wait()
