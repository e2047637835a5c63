"""Finding: what a rule says of a file, and the report of all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    #: It plays, but listeners, apps or shops may not like it.
    WARNING = "warning"
    #: It should not be published like this.
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of a rule."""

    level: Level
    #: What was found, as it may be shown: no control character is in it.
    message: str
    #: What to do about it; empty where there is nothing to do.
    advice: str = ""
    #: Where in the recording, in seconds.
    seconds: float | None = None
    #: Name of the rule.
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that the rules say of a file."""

    path: Path
    #: ``mp3``, ``transcript``, ``chapters``, ``timeline``, ``page``, ``epub``, ``daisy`` ``feed``; else ``unknown``.
    kind: str
    findings: tuple[Finding, ...]
    #: What was measured: ``seconds``, ``loudness`` and the like.
    measured: Mapping[str, float | int | str | None] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """That of the worst finding."""
        levels = {finding.level for finding in self.findings}
        return next((level for level in (Level.ERROR, Level.WARNING) if level in levels), Level.OK)


def ok(message: str) -> Finding:
    """All is well; the message says what was found."""
    return Finding(Level.OK, message)


def warning(message: str, advice: str = "", seconds: float | None = None) -> Finding:
    """Something that listeners, apps or shops may not like."""
    return Finding(Level.WARNING, message, advice, seconds)


def error(message: str, advice: str = "", seconds: float | None = None) -> Finding:
    """Something that must not be published."""
    return Finding(Level.ERROR, message, advice, seconds)
