"""What of this machine is ours: how much of it a process may use, in a container, a pod or a job, too; and whose a folder is."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where Linux shows control groups (version 2), and which of them this process is in.
_GROUPS, _OWN = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def memory() -> int | None:
    """Bytes of memory that this process may use with all others of its container or job; ``None`` where nothing tells."""
    try:
        total = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    except (AttributeError, ValueError, OSError):  # not on Windows
        total = []
    limits = [int(words[0]) for words in _limits("memory.max") if words[0].isdecimal()]
    return min(total + limits, default=None)


def cores() -> int:
    """How many processors this process may use at once, parts of one counted as one."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    # Microseconds of processor time, and of the time in which they may be used.
    quotas = [words for words in _limits("cpu.max") if len(words) == 2 and all(map(str.isdecimal, words))]
    return max(1, min([count, *(math.ceil(int(quota) / int(period)) for quota, period in quotas if int(period))]))


def is_ours(folder: Path) -> bool:
    """Whether a folder belongs to whoever runs this; on Windows, which knows no such owner, any does."""
    if not hasattr(os, "getuid"):
        return True
    try:
        return folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def _limits(name: str) -> Iterator[list[str]]:
    """What is said of the group of this process, and of those around it, as words."""
    try:
        lines = _OWN.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    path = next((line.removeprefix("0::") for line in lines if line.startswith("0::")), None)
    if path is None or ".." in path:
        return
    own = _GROUPS / path.strip("/")
    for group in (own, *own.parents):
        if not group.is_relative_to(_GROUPS):
            return
        try:
            words = (group / name).read_text("ascii").split()
        except (OSError, UnicodeDecodeError):
            continue  # the outermost group has none
        if words:
            yield words
