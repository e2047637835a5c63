"""Running whole commands and measuring them: wall time, and the memory of a process and all its children together."""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

import audiobrief

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SAMPLE_SECONDS = 0.05
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Run:
    """One finished command."""

    seconds: float
    #: Highest sum, over all processes of the command, of the memory that is theirs (proportional set size on Linux, resident
    #: set size elsewhere), in bytes. 0 where it was not sampled.
    memory: int
    output: str


def compile_package() -> None:
    """Compile what has been edited, as pip does where it installs: else every process of a command compiles it again."""
    if not compileall.compile_dir(str(Path(audiobrief.__file__).parent), quiet=1):
        raise RuntimeError("a module of audiobrief can't be compiled")


def run(command: Sequence[str], *, sample_memory: bool = False) -> Run:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    started = time.perf_counter()
    # A file, not a pipe: one that nobody reads while memory is sampled would stop the command once it is full.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        with subprocess.Popen(command, stdout=output) as process:
            peak = 0
            if sample_memory:
                parent = psutil.Process(process.pid)
                while process.poll() is None:
                    peak = max(peak, memory_of(parent))
                    time.sleep(_SAMPLE_SECONDS)
            process.wait()
        seconds = time.perf_counter() - started
        output.seek(0)
        printed = output.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    return Run(seconds, peak, printed)


def memory_of(parent: psutil.Process) -> int:
    """What a process and all below it use, in bytes: their proportional set size on Linux, resident set size elsewhere."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        for process in (parent, *parent.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                if sys.platform == "linux":
                    total += process.memory_full_info().pss
                else:
                    total += process.memory_info().rss
    return total


def in_turn(runs: int, *commands: Callable[[], Run]) -> list[float]:
    """Median wall time of each command in seconds, run in turn (A B A B …) after one round that does not count."""
    times: list[list[float]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, measured in zip(commands, times, strict=True):
            seconds = command().seconds
            if number:
                measured.append(seconds)
    return [statistics.median(measured) for measured in times]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
