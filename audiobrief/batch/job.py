"""Job and Row: an article that a batch is to narrate, and what became of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from audiobrief.version import __version__

if TYPE_CHECKING:
    from audiobrief.reader import Entry


class Status(StrEnum):
    """What became of an article."""

    #: An episode was made.
    MADE = "made"
    #: The episode of an earlier run is still right.
    KEPT = "kept"
    #: No episode could be made; the reason is given.
    FAILED = "failed"
    #: The same source was named twice.
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a JSON Lines file, read when it is its turn: texts of a million articles would not fit into memory."""

    path: str
    #: In bytes.
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Content:
    """What a job's source says, where it goes with the job to a machine that may not have the file."""

    #: The line of a record.
    line: bytes | None = None
    #: What is in the file.
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One article to narrate."""

    #: From 1, in the order of the inputs.
    number: int
    #: What a person calls the source: its path or address, or file and line of a record.
    source: str
    #: File name of the episode without its ending: the same for the same source in every run, different for different ones.
    name: str
    #: The record that holds the article or tells where it is; ``None`` where ``source`` is a path or an address.
    record: Record | None = None
    #: The entry of a feed that the article is, or that tells where it is.
    entry: Entry | None = None
    #: Why the article can't be narrated, where that is known before it is tried.
    wrong: str = ""
    duplicate: bool = False
    #: What was read of the source already.
    content: Content = Content()


@dataclass(slots=True)
class Row:
    """What became of one article: a line of the report."""

    source: str
    status: Status
    #: File name in the output folder; ``None`` where there is none.
    output: str | None = None
    #: One sentence, where it failed.
    reason: str = ""
    title: str | None = None
    #: Length of the episode in seconds.
    audio_seconds: float = 0.0
    #: Time the article took, in seconds; of the run that made it.
    work_seconds: float = 0.0
    #: Visible characters of the source: spoken and removed, together all that there are.
    characters: int = 0
    characters_spoken: int = 0
    characters_removed: int = 0
    speakers: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    #: Files beside the episode.
    files: list[str] = field(default_factory=list)
    #: Of audiobrief.
    version: str = ""

    def as_json(self) -> dict[str, Any]:
        """The row as it stands in the report."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Row:
        """The row that ``as_json`` gave.

        Raises:
            ValueError: it is none.
        """
        known = {one.name for one in fields(cls)}
        try:
            return cls(**{**{key: value[key] for key in value.keys() & known}, "status": Status(value["status"])})
        except (KeyError, TypeError) as error:
            raise ValueError("not a row of a report") from error


def decided(job: Job) -> Row | None:
    """The row of a job of which it is known before it is tried that nothing is to be made; ``None`` for all others."""
    if job.duplicate:
        return Row(job.source, Status.DUPLICATE, reason="the same source was named before", version=__version__)
    return failed(job, job.wrong) if job.wrong else None


def failed(job: Job, reason: str) -> Row:
    """The row of an article that no episode was made of."""
    return Row(job.source, Status.FAILED, reason=reason, version=__version__)
