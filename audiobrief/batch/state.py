"""What a batch remembers of each article, in a hidden folder beside the episodes: so it goes on where it was.

A state is a small JSON file of its own, written beside its place and renamed into it after all files of the article are in
theirs. Whatever kills the batch, a state that is there tells of files that were whole.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Protocol, Self

from filelock import FileLock, Timeout

from audiobrief.batch.job import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

FOLDER = ".audiobrief"
_WORKING = ".working"


@dataclass(frozen=True, slots=True)
class State:
    """What was made of an article, and of what."""

    #: Hash of the input, the settings and the version.
    key: str
    #: Hash of everything that shapes the sound and the tag.
    plan: str
    row: Row
    #: Size in bytes by file name, of the episode and the files beside it.
    sizes: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The state as it is kept."""
        return {"key": self.key, "plan": self.plan, "row": self.row.as_json(), "sizes": self.sizes}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> State:
        """The state that ``as_json`` gave.

        Raises:
            ValueError: it is none.
        """
        try:
            return cls(value["key"], value["plan"], Row.from_json(value["row"]), value["sizes"])
        except (KeyError, TypeError) as error:
            raise ValueError("not a state") from error

    def is_whole(self, folder: Path) -> bool:
        """Whether all files are there, as large as they were."""
        try:
            return all((folder / name).stat().st_size == size for name, size in self.sizes.items())
        except OSError:
            return False


class Lock(Protocol):
    """Keeps others from working on an article."""

    def acquire(self, timeout: float | None = None) -> object:
        """Take it, or raise ``filelock.Timeout``."""
        ...

    def release(self, force: bool = False) -> None:
        """Give it back."""
        ...


class ArticleFolder(Protocol):
    """Where episodes go, and what is remembered of them: a folder, or something else that can do as much."""

    @property
    def output(self) -> Path:
        """Where files are written to."""
        ...

    def lock(self, name: str) -> Lock:
        """A lock on an article."""
        ...

    def sweep(self, name: str) -> None:
        """Remove what was left unfinished of an article."""
        ...

    def sweep_if_free(self, name: str) -> None:
        """The same, unless somebody is at work on it."""
        ...

    def working(self, name: str) -> AbstractContextManager[None]:
        """Within, files of an article are written."""
        ...

    def whole(self, name: str) -> State | None:
        """The state of an article whose files are all there."""
        ...

    def glance(self, name: str) -> State | None:
        """The same without the article's lock; ``None`` where only its holder can tell whether it is to be believed."""
        ...

    def write(self, name: str, state: State) -> None:
        """Remember what was made of an article, whose files are where they belong."""
        ...

    def finish(self, name: str, state: State) -> None:
        """Put the files of an article, which are in ``output``, where they belong, and remember what was made of it."""
        ...


class StateFolder:
    """The states of the articles of one output folder."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._root = output / FOLDER

    def __str__(self) -> str:
        return str(self.output)

    def prepared(self, scratch: Path) -> StateFolder:  # noqa: ARG002  (as of every output folder)
        """The same: files are made beside their places."""
        return self

    def make(self) -> Self:
        """Make the folder.

        Raises:
            OSError: it can't be made, or nothing can be written into it.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=self._root):
            pass
        return self

    def _place(self, name: str, ending: str) -> Path:
        # The last digits of a name are evenly spread: 256 folders keep a million files quick to find.
        return self._root / name[-2:] / f"{name}{ending}"

    def lock(self, name: str) -> FileLock:
        """A lock that keeps other batches, of other processes too, from working on the same article."""
        place = self._place(name, ".lock")
        place.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(place)

    def read(self, name: str) -> State | None:
        """The state of an article; ``None`` where there is none, or none that can be understood."""
        try:
            return State.from_json(json.loads(self._place(name, ".json").read_bytes()))
        except (OSError, ValueError):
            return None

    def whole(self, name: str) -> State | None:
        """The state of an article whose files are all there as they were made, else ``None``."""
        state = self.read(name)
        return state if state is not None and state.is_whole(self.output) else None

    def glance(self, name: str) -> State | None:  # noqa: ARG002
        """Nothing: what a killed run has left is swept by whoever holds the lock, and a lock costs little here."""
        return None

    def finish(self, name: str, state: State) -> None:
        """Remember what was made of an article; its files were made where they belong.

        Raises:
            OSError: it can't be written.
        """
        self.write(name, state)

    def write(self, name: str, state: State) -> None:
        """Remember what was made of an article.

        Raises:
            OSError: it can't be written.
        """
        place = self._place(name, ".json")
        write_parts(place, [json.dumps(state.as_json(), ensure_ascii=False).encode("utf-8", "surrogatepass")])

    def sweep_if_free(self, name: str) -> None:
        """Remove what was left unfinished of an article, unless somebody is at work on it."""
        with suppress(Timeout, OSError), self.lock(name).acquire(timeout=0):
            self.sweep(name)

    @contextmanager
    def working(self, name: str) -> Iterator[None]:
        """Within, files of an article are written. A mark tells whoever holds its lock next if this process is killed."""
        mark = self._place(name, _WORKING)
        mark.touch()
        try:
            yield
        finally:
            with suppress(OSError):
                mark.unlink(missing_ok=True)

    def sweep(self, name: str) -> None:
        """Remove what a run that was killed left unfinished. Only for whoever holds the article's lock."""
        # To look through the folder takes the longer the more episodes are in it, and is seldom needed.
        mark = self._place(name, _WORKING)
        if not mark.exists():
            return
        for folder in (self.output, mark.parent):
            for path in folder.glob(f".{name}.*.part"):
                with suppress(OSError):
                    path.unlink()
        with suppress(OSError):
            mark.unlink(missing_ok=True)


def write_parts(place: Path, parts: Iterable[bytes]) -> None:
    """Write a file beside its place and rename it into it.

    Raises:
        OSError: it can't be written; then what was in its place still is.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(parts)
        beside.replace(place)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
