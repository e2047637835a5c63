"""Which cluster a batch is to run on, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster."""

    #: Of the scheduler, such as ``tcp://10.0.0.1:8786``, or a file that the scheduler wrote.
    address: str
    #: What an article takes up of what the workers were started with, such as ``{"GPU": 1}``.
    resources: Mapping[str, float] = field(default_factory=dict)
    #: Whether the workers see the same folders as this machine under the same paths: then they read sources and write episodes
    #: themselves. Otherwise both travel.
    shared: bool = False
