"""The options that say how many articles are done at once and for how long they are tried, for every command that does many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from audiobrief.batch.options import DEFAULT_RETRIES, DEFAULT_TIMEOUT, BatchOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.synthesizer.driver import Device

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Running:
    """How a batch is to be run, as the options say."""

    jobs: int | None
    timeout: float
    retries: int
    #: In MiB.
    memory: int | None
    no_cache: bool

    def options(self, device: Device, **more: Any) -> BatchOptions:  # noqa: ANN401  (fields of BatchOptions)
        """The same with the device and what else there is to say."""
        memory = None if self.memory is None else self.memory * _MEBIBYTE
        return BatchOptions(
            jobs=self.jobs,
            timeout=self.timeout,
            retries=self.retries,
            memory=memory,
            cache=not self.no_cache,
            device=device,
            **more,
        )


def running_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--jobs``, ``--timeout``, ``--retries``, ``--memory`` and ``--no-cache``.

    The command gets none of them: it takes one keyword argument, ``running``, a ``Running``.
    """

    @wraps(command)
    def with_running(**values: Any) -> Any:  # noqa: ANN401  (whatever the command takes and gives)
        running = Running(**{name: values.pop(name) for name in Running.__slots__})
        return command(running=running, **values)

    with_options: Callable[..., Any] = with_running
    for add in reversed(_OPTIONS):
        with_options = add(with_options)
    return with_options


_OPTIONS = (
    click.option(
        "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes. Default: one a processor."
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=1),
        default=DEFAULT_TIMEOUT,
        show_default=True,
        metavar="SECONDS",
        help="How long an article may go without progress before its worker is replaced.",
    ),
    click.option(
        "--retries",
        type=click.IntRange(min=0),
        default=DEFAULT_RETRIES,
        show_default=True,
        metavar="N",
        help="How often an article is tried again whose worker died, hung or lost a sentence.",
    ),
    click.option(
        "--memory",
        type=click.IntRange(min=64),
        metavar="MIB",
        help="Memory a worker may use (Linux). Default: its share of four fifths of the machine's.",
    ),
    click.option("--no-cache", is_flag=True, help="Speak every sentence anew, and keep none for the next run."),
)
