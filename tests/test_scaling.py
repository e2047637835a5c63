"""What docs/scaling.md has people type is what audiobrief and Dask understand."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from audiobrief.cli.batch import batch_command

PAGE = (Path(__file__).parents[1] / "docs" / "scaling.md").read_text(encoding="utf-8")
COMMANDS: dict[tuple[str, ...], click.Command] = {
    ("audiobrief", "batch"): batch_command,
    ("dask", "scheduler"): dask_scheduler.main,
    ("dask", "worker"): dask_worker.main,
}


def blocks(language: str) -> str:
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL))


def manifests() -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(blocks("yaml")))


def containers() -> list[dict[str, Any]]:
    cluster, job = manifests()
    specs = (cluster["spec"]["scheduler"]["spec"], cluster["spec"]["worker"]["spec"], job["spec"]["template"]["spec"])
    return [one for spec in specs for one in spec["containers"]]


def typed() -> list[tuple[tuple[str, ...], list[str]]]:
    """Each command of ours or Dask's on the page, and what stands behind it."""
    found = []
    for line in blocks("sh").splitlines():
        words = shlex.split(line.removesuffix("&"), comments=True)
        while words and words[0] == "srun":
            words = words[1:]
        if tuple(words[:2]) in COMMANDS:
            found.append((tuple(words[:2]), words[2:]))
    for one in containers():
        words = one.get("command") or ["audiobrief", *one["args"]]
        found.append((tuple(words[:2]), words[2:]))
    return found


def test_the_page_has_them_all():
    assert {name for name, _ in typed()} == set(COMMANDS)
    assert len(typed()) >= 10


@pytest.mark.parametrize(("name", "words"), typed(), ids=str)
def test_every_option_is_one(name: tuple[str, ...], words: list[str]):
    command = COMMANDS[name]
    command.make_parser(click.Context(command)).parse_args(list(words))


def test_parts_of_the_cluster_fit_each_other():
    cluster, job = manifests()
    name = cluster["metadata"]["name"]
    service = cluster["spec"]["scheduler"]["service"]
    assert service["selector"] == {"dask.org/cluster-name": name, "dask.org/component": "scheduler"}
    scheduler, worker, batch = containers()
    assert {port["targetPort"] for port in service["ports"]} == {port["name"] for port in scheduler["ports"]}
    (address,) = (word for word in batch["args"] if word.startswith("tcp://"))
    assert address == f"tcp://{name}-scheduler:{scheduler['command'][-1]}"
    assert job["kind"] == "Job"
    # What the worker takes is what it is given.
    assert worker["command"][worker["command"].index("--nthreads") + 1] == worker["resources"]["limits"]["cpu"]
    assert len({one["image"] for one in containers()}) == 1


def test_the_script_is_python_and_runs_a_batch():
    tree = ast.parse(blocks("python"))
    (words,) = (
        [ast.literal_eval(word) for word in node.elts]
        for node in ast.walk(tree)
        if isinstance(node, ast.List) and ast.unparse(node).startswith("['audiobrief'")
    )
    batch_command.make_parser(click.Context(batch_command)).parse_args(words[2:])
