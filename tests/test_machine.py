"""A container, a pod or a job of a cluster may have less than its machine, and no more than that is used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from audiobrief import machine
from audiobrief.batch.memory import share_of_memory
from audiobrief.pipeline.workers import available_cores
from audiobrief.synthesizer.models import memory_for

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Control groups: this process is in job/step."""
    (tmp_path / "own").write_text("1:name=systemd:/elsewhere\n0::/job/step\n", encoding="ascii")
    (tmp_path / "groups" / "job" / "step").mkdir(parents=True)
    monkeypatch.setattr(machine, "_OWN", tmp_path / "own")
    monkeypatch.setattr(machine, "_GROUPS", tmp_path / "groups")
    return tmp_path / "groups"


def limit(group: Path, *, memory: str, cpu: str) -> None:
    (group / "memory.max").write_text(f"{memory}\n", encoding="ascii")
    (group / "cpu.max").write_text(f"{cpu}\n", encoding="ascii")


def test_without_limits_it_is_all_there_is(groups: Path):
    all_memory, all_cores = machine.memory(), machine.cores()
    limit(groups / "job" / "step", memory="max", cpu="max 100000")
    assert (machine.memory(), machine.cores()) == (all_memory, all_cores)
    assert all_cores >= 1


def test_the_lowest_limit_around_the_process_holds(groups: Path):
    limit(groups / "job", memory="64000000", cpu="100000 100000")
    limit(groups / "job" / "step", memory="128000000", cpu="max 100000")
    (groups / "other").mkdir()
    limit(groups / "other", memory="1", cpu="1 100000")
    assert (machine.memory(), machine.cores()) == (64_000_000, 1)
    assert share_of_memory(2) == 25_600_000
    assert memory_for(12_000_000) == 4
    assert available_cores() == 1


def test_a_part_of_a_processor_is_one(groups: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    limit(groups, memory="max", cpu="150000 100000")
    assert machine.cores() == 2
    limit(groups, memory="max", cpu="10000 100000")
    assert machine.cores() == 1


@pytest.mark.parametrize("said", ["", "garbled", "0", "5 x", "5 0"])
def test_what_can_not_be_understood_limits_nothing(groups: Path, said: str):
    before = machine.cores()
    (groups / "cpu.max").write_text(said, encoding="ascii")
    assert machine.cores() == before


def test_a_process_outside_of_what_it_sees_is_not_looked_for(groups: Path, tmp_path: Path):
    (tmp_path / "own").write_text("0::/../../own\n", encoding="ascii")
    (tmp_path / "memory.max").write_text("1\n", encoding="ascii")
    assert machine.memory() != 1
