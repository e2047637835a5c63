"""An output folder on storage, where there is neither renaming nor locking: what is remembered of an article is written last.

An episode is made in a folder of this machine. When it is whole, the state of an earlier one is removed, the files are put where
they belong, and then the new state is: whatever stops it in between, there is no state, and the article is done again.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.batch.state import FOLDER, State
from audiobrief.batch.storage.locks import LEASE, StoredLock
from audiobrief.batch.storage.objects import put, put_file, read_small, remove, size_of
from audiobrief.errors import StorageError
from audiobrief.pipeline.serving import show_life

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.batch.storage.address import Address


@dataclass(slots=True)
class StoredFolder:
    """The episodes and states of the articles in one folder on storage."""

    address: Address
    #: Where episodes are made, on this machine.
    output: Path = Path()
    #: Seconds that whoever has an article may give no sign of life.
    lease: float = field(default_factory=lambda: LEASE)
    #: Of the marks of this run; all its processes are one, for no article is given to two of them.
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    _held: StoredLock | None = None

    def __str__(self) -> str:
        return str(self.address)

    def make(self) -> StoredFolder:
        """Make sure that it can be written to and read from.

        Raises:
            StorageError: it can't.
        """
        probe = self.address / FOLDER / f"probe-{self.owner}"
        put(probe, b"audiobrief", within=self.address)
        if read_small(probe) != b"audiobrief":
            raise StorageError(f"{self.address} can't be used: what is written there can't be read again")
        remove(probe)
        return self

    def prepared(self, scratch: Path) -> StoredFolder:
        """The same, with room on this machine to make episodes in."""
        place = scratch / "made"
        place.mkdir(parents=True, exist_ok=True)
        return replace(self, output=place, _held=None)

    def _place(self, name: str, ending: str) -> Address:
        return self.address / FOLDER / name[-2:] / f"{name}{ending}"

    def lock(self, name: str) -> StoredLock:
        """A lock that keeps other batches, wherever they run, from working on the same article."""
        self._held = StoredLock(self._place(name, ".lock"), self.owner, self.lease)
        return self._held

    def sweep(self, name: str) -> None:
        """Remove what is left on this machine of an article that was not finished."""
        for pattern in (f"{name}.*", f".{name}.*"):
            for path in self.output.glob(pattern):
                with suppress(OSError):
                    path.unlink()

    def sweep_if_free(self, name: str) -> None:
        """Remove what is left of an article that was given up, and the mark that this run has it."""
        self.sweep(name)
        with suppress(StorageError):  # the mark ends by itself
            remove(self._place(name, ".lock") / self.owner)

    @contextmanager
    def working(self, name: str) -> Iterator[None]:
        """Within, files of an article are written; on this machine, they are gone afterwards."""
        try:
            yield
        finally:
            self.sweep(name)

    def read(self, name: str) -> State | None:
        """The state of an article; ``None`` where there is none, or none that can be understood.

        Raises:
            StorageError: it can't be asked for.
        """
        found = read_small(self._place(name, ".json"))
        try:
            return None if found is None else State.from_json(json.loads(found))
        except ValueError:
            return None

    def whole(self, name: str) -> State | None:
        """The state of an article whose files are all there as they were made, else ``None``.

        Raises:
            StorageError: it can't be asked for.
        """
        state = self.read(name)
        if state is None:
            return None
        there = all(size_of(self.address / file) == size for file, size in state.sizes.items())
        return state if there else None

    def glance(self, name: str) -> State | None:
        """The same: no lock is needed, for a state is there only when all else is."""
        return self.whole(name)

    def write(self, name: str, state: State) -> None:
        """Remember what was made of an article whose files are where they belong.

        Raises:
            StorageError: it can't be written.
        """
        text = json.dumps(state.as_json(), ensure_ascii=False)
        put(self._place(name, ".json"), text.encode("utf-8", "surrogatepass"))

    def finish(self, name: str, state: State) -> None:
        """Put the files of an article where they belong, and remember what was made of it.

        Raises:
            StorageError: they can't be written, or another batch has taken the article.
        """
        if self._held is not None:
            self._held.check()
        remove(self._place(name, ".json"))
        for file in state.sizes:
            put_file(self.address / file, self.output / file)
            show_life()
        self.write(name, state)
