"""A worker's side of the pool: tasks in, results and signs of life out, until the parent closes the pipe or is gone."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from audiobrief.folders import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from audiobrief.folders import Folders


class Failure(NamedTuple):
    """What a worker says of a task that it could not do."""

    reason: str


class Sign(NamedTuple):
    """A sign of life of a task that takes long."""

    value: Any


class Remark(NamedTuple):
    """Something that a worker warns of: its parent says it."""

    text: str


#: The pipe of this process, where it is a worker, and its place among the workers.
_to_parent: Connection | None = None
_place = 0


def is_first_worker() -> bool:
    """Whether this process is the worker that is given a task before all others; known when it is set up."""
    return _place == 0


def show_life(value: Any = None) -> None:  # noqa: ANN401  (whatever can be pickled)
    """Called in a worker by a task that takes long: its time starts anew, and whoever listens is given ``value``.

    Elsewhere it does nothing.
    """
    if _to_parent is not None:
        _to_parent.send(Sign(value))


class _Passing(logging.Handler):
    """Gives what is warned of in a worker to its parent, which knows who is to hear of it."""

    def emit(self, record: logging.LogRecord) -> None:
        if _to_parent is not None:
            _to_parent.send(Remark(record.getMessage()))


def pass_on_warnings() -> None:
    """From now on, in this worker, what audiobrief warns of is said by the parent, each once."""
    logger = logging.getLogger("audiobrief")
    logger.propagate = False
    logger.addHandler(_Passing(logging.WARNING))


class FailedTaskError(Exception):
    """Raised by a worker's function: a sentence says why, the worker is not to be trusted any more."""


def serve(
    pipe: Connection,
    setup: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
    place: int,
    folders: Folders,
) -> None:
    """The life of a worker: tasks in, results out, until the parent closes the pipe or is gone."""
    # Ctrl-C goes to the whole process group; the parent decides what becomes of the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    global _to_parent, _place
    _to_parent, _place = pipe, place
    tell(folders)
    try:
        function = setup(*arguments)
        while True:
            pipe.send(function(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except FailedTaskError as error:
        pipe.send(Failure(str(error)))
    except Exception as error:  # noqa: BLE001  (whatever went wrong, the parent is told and decides)
        pipe.send(Failure(f"{type(error).__name__}: {error}"))


def _end_with_parent() -> None:
    """End this process when its parent is gone, whatever it is doing: nobody is left to replace it if it hangs."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
