"""Where models lie, and whether they are whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief import machine
from audiobrief.synthesizer.checksums import checksum

if TYPE_CHECKING:
    from audiobrief.synthesizer.driver import Device

#: What is added to a file's name for the file that keeps its checksum, in the format of ``sha256sum``.
SUM_SUFFIX = ".sha256"


def damage(path: Path, expected: str | None = None) -> str | None:
    """What is wrong with a model's file, in a few words; ``None`` where nothing is.

    It must have the checksum that was noted when it was installed, or else, where one is known, the ``expected`` one.
    """
    try:
        noted = Path(f"{path}{SUM_SUFFIX}").read_text("ascii").split()
        expected = noted[0] if noted else expected
    except (FileNotFoundError, UnicodeDecodeError):
        pass
    except OSError as error:
        return f"its checksum can't be read: {error.strerror or error}"
    try:
        if not path.is_file():
            return "is missing"
        if not path.stat().st_size:
            return "is empty"
        if expected is not None and checksum(path) != expected:
            return "is damaged or was changed (its checksum is not that of the file that was published)"
    except OSError as error:
        return f"can't be read: {error.strerror or error}"
    return None


def memory_for(size: int) -> int:
    """How many processes of so many bytes fit into three quarters of the memory that there is for us; at least one."""
    memory = machine.memory()
    return 1 << 10 if memory is None else max(1, memory * 3 // 4 // size)


def layout_for(size: int, cores: int, device: Device) -> tuple[int, int]:
    """The ``Driver.layout`` of an engine whose workers take so many bytes each."""
    if device == "gpu":
        return 1, 1
    workers = min(cores, memory_for(size))
    return workers, max(1, cores // workers)
