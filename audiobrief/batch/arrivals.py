"""Files that come into a folder, given out when they are whole.

A file is whole when it has not changed for a while: no system tells whether whoever writes it is done, and a copy over a network
stops and goes on. The system tells of what happens in a folder (watchdog), and the folder is looked through now and then all the
same: network folders tell nothing, and queues overflow.
"""

from __future__ import annotations

import heapq
import logging
import os
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple, Self

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from audiobrief.batch.folders import articles_in, is_article, is_kept_out, is_output
from audiobrief.errors import SourceError

if TYPE_CHECKING:
    from types import TracebackType

    from watchdog.events import FileSystemEvent

_log = logging.getLogger(__name__)
#: Seconds between two looks through a folder whose events are told.
SAFETY_INTERVAL = 300.0
#: An empty file is one that has just been made, more often than not: it must stay so for this many times as long.
_EMPTY_PATIENCE = 10
_STOP_SECONDS = 5.0


class _Look(NamedTuple):
    """What a file was when it was looked at: whether it has changed is seen by this."""

    size: int
    modified: int
    inode: int


class Arrivals:
    """The articles of a folder, each once for each time that it has changed; a context manager.

    ``next`` gives a path, which is the caller's until ``done`` is told of it.
    """

    def __init__(
        self, folder: Path, output: Path | None, *, settle: float, interval: float | None, once: bool = False
    ) -> None:
        """Take a folder.

        Args:
            folder: to be watched; with all folders in it.
            output: where the episodes go, which are no articles; ``None`` where they can't be in the way.
            settle: seconds that a file must not change before it is whole.
            interval: seconds between two looks through the folder, for one whose system tells nothing; ``None`` to be told.
            once: whether to look through it a single time.
        """
        self._folder = folder
        self._output = output
        self._settle = settle
        self._interval = interval
        self._once = once
        self._told: SimpleQueue[str] = SimpleQueue()
        #: A heap: when each file is looked at again, and what it was.
        self._waiting: list[tuple[float, str, _Look]] = []
        self._expected: set[str] = set()
        self._busy: set[str] = set()
        self._given: dict[str, _Look] = {}
        self._stop = threading.Event()
        self._looked = threading.Event()
        self._looking = threading.Thread(target=self._look_through, name="looking for articles", daemon=True)
        self._observer = None if once or interval is not None else Observer()

    def __enter__(self) -> Self:
        """Begin to watch.

        Raises:
            SourceError: there is no such folder.
        """
        if not self._folder.is_dir():
            raise SourceError(f"{self._folder} is no folder: name the one that articles come into")
        if self._observer is not None:
            try:
                self._observer.schedule(_Handler(self), os.path.realpath(self._folder), recursive=True)
                self._observer.start()
            except OSError as error:
                _log.warning("%s is looked through now and then: it can't be watched (%s)", self._folder, error)
                self._observer, self._interval = None, self._interval or 5.0
        self._looking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Watch no longer."""
        self._stop.set()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(_STOP_SECONDS)
        self._looking.join(_STOP_SECONDS)

    @property
    def ended(self) -> bool:
        """Whether nothing will come any more: everything there was has been given, with ``once``."""
        return self._once and self._looked.is_set() and self._told.empty() and not self._waiting and not self._busy

    def next(self) -> str | None:
        """A file that is whole and has not been given as it is, if there is one."""
        self._take_in()
        now = time.monotonic()
        while self._waiting and self._waiting[0][0] <= now:
            _, path, before = heapq.heappop(self._waiting)
            self._expected.discard(path)
            found = _look_at(path)
            if found is None or self._given.get(path) == found:
                continue
            if found != before or path in self._busy:
                self._expect(path, found)
                continue
            self._busy.add(path)
            self._given[path] = found
            return path
        return None

    def done(self, path: str) -> None:
        """Whatever became of a file, it is given again when it has changed."""
        self._busy.discard(path)

    def tell(self, path: str) -> None:
        """Something has happened to a file. From any thread."""
        self._told.put(path)

    def tell_of_folder(self, folder: Path) -> None:
        """A folder has come, with all that is in it. From any thread."""
        for path in articles_in(folder, self._output):
            self.tell(str(path))

    def place_of(self, told: str) -> Path | None:
        """Where something lies that the system tells of, as the folder is named here; ``None`` for what is not looked into."""
        try:
            inside = Path(os.path.realpath(os.path.dirname(told)), os.path.basename(told)).relative_to(  # noqa: PTH119, PTH120
                os.path.realpath(self._folder)
            )
        except ValueError:
            return None
        place, folder = self._folder / inside, self._folder.resolve()
        output = None if self._output is None else self._output.resolve()
        made_here = (
            output is not None
            and output != folder
            and output.is_relative_to(folder)
            and place.resolve().is_relative_to(output)
        )
        return None if made_here or any(is_kept_out(part) for part in inside.parts) else place

    def is_article(self, place: Path) -> bool:
        """Whether a file is one, and none that was made of one."""
        return is_article(place.name) and not is_output(place, self._output)

    def _take_in(self) -> None:
        while True:
            try:
                path = self._told.get_nowait()
            except Empty:
                return
            found = None if path in self._expected else _look_at(path)
            if found is not None and self._given.get(path) != found:
                self._expect(path, found)

    def _expect(self, path: str, found: _Look) -> None:
        patience = self._settle * (1 if found.size else _EMPTY_PATIENCE)
        self._expected.add(path)
        heapq.heappush(self._waiting, (time.monotonic() + patience, path, found))

    def _look_through(self) -> None:
        """Tell of all files that are not as they were at the last look, until it is all over."""
        known: dict[str, _Look] = {}
        missing = False
        while not self._stop.is_set():
            for path in map(str, articles_in(self._folder, self._output)):
                found = _look_at(path)
                if found is not None and known.get(path) != found:
                    known[path] = found
                    self.tell(path)
                if self._stop.is_set():
                    return
            self._looked.set()
            if missing != (not self._folder.is_dir()):
                missing = not missing
                _log.warning("the folder %s %s", self._folder, "is gone: it may come back" if missing else "is back")
            if self._once:
                return
            self._stop.wait(SAFETY_INTERVAL if self._interval is None else self._interval)


class _Handler(FileSystemEventHandler):
    """Tells of what has come or changed; what has gone is nothing to us."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals

    def on_any_event(self, event: FileSystemEvent) -> None:
        """The system tells of something."""
        told = os.fsdecode(event.dest_path if event.event_type == "moved" else event.src_path)
        if event.event_type not in {"created", "modified", "moved", "closed", "attrib"} or not told:
            return
        place = self._arrivals.place_of(told)
        if place is None:
            return
        if not event.is_directory:
            if self._arrivals.is_article(place):
                self._arrivals.tell(str(place))
        elif event.event_type in {"created", "moved"}:
            self._arrivals.tell_of_folder(place)


def _look_at(path: str) -> _Look | None:
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return _Look(found.st_size, found.st_mtime_ns, found.st_ino)
