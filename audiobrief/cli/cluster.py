"""The options that say on which cluster a batch is to run."""

from __future__ import annotations

import math
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from audiobrief.batch.cluster.options import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable


def cluster_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--cluster``, ``--resource`` and ``--shared``; the command takes ``cluster``, a ``Cluster`` or ``None``."""

    @wraps(command)
    def with_cluster(**values: Any) -> Any:  # noqa: ANN401  (whatever the command takes and gives)
        address, resources, shared = values.pop("cluster"), values.pop("resource"), values.pop("shared")
        if address is None and (resources or shared):
            raise click.UsageError(
                f"{'--resource' if resources else '--shared'} is for a --cluster: name its scheduler"
            )
        cluster = None if address is None else Cluster(address, dict(map(_resource, resources)), shared)
        return command(cluster=cluster, **values)

    with_options: Callable[..., Any] = with_cluster
    for option in (
        click.option(
            "--shared",
            is_flag=True,
            help="The cluster's workers see this machine's folders under the same paths: they read and write there themselves.",
        ),
        click.option(
            "--resource",
            multiple=True,
            metavar="NAME=AMOUNT",
            help="What an article takes up of the resources that the cluster's workers were started with, such as GPU=1.",
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Do the work on the Dask cluster whose scheduler is there, such as tcp://10.0.0.1:8786.",
        ),
    ):
        with_options = option(with_options)
    return with_options


def _resource(text: str) -> tuple[str, float]:
    name, _, amount = text.partition("=")
    try:
        value = float(amount)
    except ValueError:
        value = math.nan
    if not name or not 0 < value < math.inf:
        raise click.UsageError(f"--resource {text}: name one, and how much of it an article takes up, such as GPU=1")
    return name, value
