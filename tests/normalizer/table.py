"""The table of written and spoken pairs, one file for each language and class, and how a reading is compared.

A line holds the written form, then the accepted readings, parted by tabs. Lines that begin with "# " are comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).with_name("pairs")
_SILENT = re.compile(r"['’]")
_HALF_OF_DAY = re.compile(r"\b([ap]) m\b")
_PARTING = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Pair:
    """A written form and the readings that are right."""

    language: str
    kind: str
    written: str
    readings: tuple[str, ...]

    def is_read_by(self, said: str) -> bool:
        """Whether one of the readings is what was said."""
        return key(said) in {key(reading) for reading in self.readings}


def key(reading: str) -> str:
    """A reading without what doesn't count: case, punctuation, hyphens."""
    words = " ".join(_PARTING.sub(" ", _SILENT.sub("", reading.casefold())).split())
    return _HALF_OF_DAY.sub(r"\1m", words)


def pairs(language: str, folder: Path = FOLDER) -> list[Pair]:
    """All pairs of a language."""
    found = []
    for file in sorted((folder / language).glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                written, *readings = line.split("\t")
                found.append(Pair(language, file.stem, written, tuple(readings)))
    return found


def accuracy(table: list[Pair], normalize: Callable[[str], str]) -> dict[str, tuple[float, list[tuple[Pair, str]]]]:
    """For each class, the share of pairs read right, and the others with what was said."""
    by_kind: dict[str, list[tuple[Pair, str]]] = {}
    for pair in table:
        by_kind.setdefault(pair.kind, []).append((pair, normalize(pair.written)))
    results = {}
    for kind, said in by_kind.items():
        wrong = [(pair, reading) for pair, reading in said if not pair.is_read_by(reading)]
        results[kind] = (1 - len(wrong) / len(said), wrong)
    return results
