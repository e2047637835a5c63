"""Checkers that no one here wrote. Where one can't be had, the tests that use it skip, saying so."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

#: Where ``npm install`` puts what tests/npm/package.json names.
MODULES = Path(__file__).parent / "npm" / "node_modules"

_PARSE_VTT = """
const { WebVTTParser } = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
const entities = require(process.argv[1] + "/html-entities.json");
console.log(JSON.stringify(new WebVTTParser(entities).parse(text, "subtitles")));
"""


def module(name: str) -> Path:
    """A package of npm's."""
    place = MODULES / name
    if not place.exists():
        pytest.skip(f"{name} is not installed: npm install --prefix tests/npm")
    return place


def program(name: str) -> str:
    """A program on the path."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def parse_vtt(text: str) -> dict[str, Any]:
    """What the W3C's WebVTT parser makes of a text: its cues, and its errors."""
    done = subprocess.run(
        [program("node"), "-e", _PARSE_VTT, str(module("webvtt-parser"))],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    parsed: dict[str, Any] = json.loads(done.stdout)
    return parsed


def nu_messages(*pages: Path) -> list[dict[str, Any]]:
    """What the Nu HTML checker has to say about pages: errors and warnings."""
    jar = module("vnu-jar") / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [
            program("java"),
            "-Xss4m",
            "-jar",
            str(jar),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            *map(str, pages),
        ],
        capture_output=True,
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages
