"""Errand and Answer: an article on its way to a worker of a cluster and back, and the folder that it is made in there."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audiobrief.batch.job import Row
from audiobrief.batch.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from audiobrief.batch.job import Job


@dataclass(frozen=True, slots=True)
class Errand:
    """An article to be made, and what was made of it before, where the worker can't see that for itself."""

    job: Job
    known: State | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an article, and what is to be remembered and written of it where it did not write that itself."""

    row: Row
    state: State | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """The answer as it travels: nothing in it is ours, so that a scheduler without audiobrief can pass it on."""
        state = None if self.state is None else self.state.as_json()
        return {"row": self.row.as_json(), "state": state, "files": dict(self.files)}

    @classmethod
    def from_plain(cls, value: dict[str, Any]) -> Answer:
        """The answer that ``as_plain`` gave."""
        state = None if value["state"] is None else State.from_json(value["state"])
        return cls(Row.from_json(value["row"]), state, value["files"])


class FarFolder:
    """What a worker takes for the output folder: one article at a time, whose files are then fetched from it."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._known: State | None = None
        #: What is to be remembered of the article.
        self.made: State | None = None

    def expect(self, known: State | None) -> None:
        """Get ready for the next article."""
        self._known, self.made = known, None

    def lock(self, name: str) -> NoLock:
        """Nobody else works here."""
        return NoLock(name)

    def sweep(self, name: str) -> None:  # noqa: ARG002  (as of every folder)
        """Remove what is left of earlier articles, and of tries whose worker died."""
        self.output.mkdir(parents=True, exist_ok=True)
        for path in self.output.iterdir():
            with suppress(OSError):
                path.unlink()

    def sweep_if_free(self, name: str) -> None:
        """Remove what is left."""
        self.sweep(name)

    def working(self, name: str) -> AbstractContextManager[None]:  # noqa: ARG002
        """All that is left here is swept."""
        return nullcontext()

    def whole(self, name: str) -> State | None:  # noqa: ARG002
        """What was sent along."""
        return self._known

    def glance(self, name: str) -> State | None:  # noqa: ARG002
        """Nothing: there is no lock to be spared."""
        return None

    def finish(self, name: str, state: State) -> None:
        """Keep what is to be sent back."""
        self.write(name, state)

    def write(self, name: str, state: State) -> None:  # noqa: ARG002
        """Keep what is to be sent back."""
        self.made = state


class NoLock:
    """A lock on what nobody else can get at."""

    def __init__(self, name: str) -> None:
        self.name = name

    def acquire(self, timeout: float | None = None) -> None:
        """Do nothing."""

    def release(self, force: bool = False) -> None:
        """Do nothing."""
