"""The Dockerfile, what it is given, and the page about it agree with each other and with the package. No engine is needed."""

from __future__ import annotations

import re
import shlex
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from audiobrief.cli.app import audiobrief
from audiobrief.folders import MODELS_VARIABLE
from audiobrief.synthesizer.cache_folder import FOLDER_VARIABLE

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "docker.md").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Dockerfile with what follows it."""
    lines = [line for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines() if line.strip()]
    text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    return [
        (word.upper(), rest.strip())
        for word, _, rest in (line.partition(" ") for line in re.sub(r"\\\n\s*", " ", text).splitlines())
    ]


def given(word: str) -> list[str]:
    return [rest for name, rest in instructions() if name == word]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    return found[max(place for place, (name, _) in enumerate(found) if name == "FROM") :]


def arguments() -> dict[str, str]:
    return {name: value.strip('"') for name, _, value in (rest.partition("=") for rest in given("ARG"))}


def python_versions() -> tuple[tuple[int, int], tuple[int, int]]:
    """From which on, and below which."""
    low, high = re.findall(r"(\d+)\.(\d+)", PROJECT["requires-python"])
    return (int(low[0]), int(low[1])), (int(high[0]), int(high[1]))


def test_its_python_is_one_that_the_package_is_for():
    low, high = python_versions()
    major, minor = map(int, arguments()["PYTHON"].split("."))
    assert low <= (major, minor) < high
    assert {rest.partition(" ")[0] for rest in given("FROM")} == {"python:${PYTHON}-slim"}
    if minor >= 14:  # what the comment says
        assert not any("kokoro" in one and "3.14" in one for one in PROJECT["optional-dependencies"]["kokoro"])


def ignored(path: str) -> bool:
    """Whether a file is kept from the builder: the last rule that matches it or a folder above it holds."""
    found = False
    parts = path.split("/")
    ways = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        rule = line.strip().removeprefix("!")
        if not rule or rule.startswith("#"):
            continue
        patterns = (rule, rule.removeprefix("**/"), rule.replace("**/", "*/"))
        if any(fnmatch(way, pattern) for way in ways for pattern in patterns):
            found = not line.startswith("!")
    return found


def test_what_is_copied_exists_and_is_given_to_the_builder():
    copied = [shlex.split(rest)[:-1] for rest in given("COPY") if not rest.startswith("--from")]
    sources = [source for one in copied for source in one]
    assert {"requirements.txt", "pyproject.toml", "audiobrief", "voices", PROJECT["readme"], "LICENSE"} == set(sources)
    assert set(PROJECT["license-files"]) <= set(sources)
    for source in sources:
        assert (ROOT / source).exists()
        assert not ignored(source)
    assert not ignored("audiobrief/cli/app.py")
    for kept in (
        ".git/config",
        ".venv/bin/python",
        "tests/conftest.py",
        "audiobrief/cli/__pycache__/app.pyc",
        ".env",
        "build/a.mp3",
    ):
        assert ignored(kept), kept


def test_everything_the_wheel_is_built_from_is_copied():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    sources = {source for rest in given("COPY") for source in shlex.split(rest)[:-1]}
    assert {*build["packages"], *build["force-include"]} <= sources


def test_it_runs_without_rights_and_installs_nothing_as_it_runs():
    stage = last_stage()
    names = [name for name, _ in stage]
    user = dict(stage)["USER"]
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert "RUN" not in names[names.index("USER") :]
    assert f"--uid {user.partition(':')[0]} " in " ".join(given("RUN"))
    assert not any("pip install" in rest for name, rest in stage if name == "RUN")
    assert not {"ADD", "EXPOSE", "HEALTHCHECK"} & set(names)


def test_it_runs_the_command_and_keeps_models_and_clips_in_volumes():
    stage = dict(last_stage())
    assert stage["ENTRYPOINT"] == '["audiobrief"]'
    assert "audiobrief" in PROJECT["scripts"]
    settings = dict(re.findall(r"(\w+)=(\S+)", stage["ENV"]))
    assert stage["VOLUME"] == f'["{settings[MODELS_VARIABLE]}", "{settings[FOLDER_VARIABLE]}"]'
    for place in (settings[MODELS_VARIABLE], settings[FOLDER_VARIABLE], stage["WORKDIR"]):
        assert re.search(rf"install -d [^&]*{place}\b", stage["RUN"]), place
    assert settings["PATH"].startswith("/opt/audiobrief/bin:")
    assert "--from=build /opt/audiobrief /opt/audiobrief" in given("COPY")


def test_what_is_locked_is_checked_and_no_host_is_named():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes --no-deps -r requirements.txt" in text
    assert "//" not in text
    assert "index-url" not in text


def commands() -> list[list[str]]:
    """What the page has audiobrief do, in its examples and as a service."""
    found = []
    for line in re.findall(r"^docker run .*$", PAGE, re.MULTILINE):
        words = shlex.split(line)
        image = next(place for place, word in enumerate(words) if word.partition(":")[0] == "audiobrief")
        found.append(words[image + 1 :])
    return [*found, *(one["command"] for one in service().values())]


def service() -> dict[str, Any]:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    found: dict[str, Any] = yaml.safe_load(text)["services"]
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_commands_on_the_page_are_ones(words: list[str]):
    command: click.Command = audiobrief
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    # Raises what a wrong option or a missing argument raises, and opens nothing.
    _, rest, _ = command.make_parser(click.Context(command)).parse_args(list(words))
    assert rest == []


def test_the_service_has_volumes_where_the_image_has_and_writes_nowhere_else():
    stage = dict(last_stage())
    (one,) = service().values()
    mounted = {mount.split(":")[1] for mount in one["volumes"]}
    assert set(re.findall(r"/\w+", stage["VOLUME"])) <= mounted
    words = one["command"]
    assert {words[1], words[words.index("-o") + 1]} <= mounted
    assert one["read_only"]
    assert one["tmpfs"] == ["/tmp"]  # noqa: S108  (of a container)
    assert one["user"] != "0:0"


def test_the_extras_of_the_page_are_the_package_s():
    extras = {extra for one in re.findall(r"EXTRAS=([\w,]+)", PAGE) for extra in one.split(",")}
    assert extras <= set(PROJECT["optional-dependencies"])
    assert set(re.findall(r"--build-arg (\w+)=", PAGE)) <= set(arguments())
