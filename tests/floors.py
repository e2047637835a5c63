"""Accuracy that must not fall: the floors in floors.toml, which only rise.

python -m tests.floors NAME VALUE      raises a floor; refuses to lower one
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

FILE = Path(__file__).with_name("floors.toml")


def floor(name: str) -> float:
    """The least value that a measure may have."""
    return float(tomllib.loads(FILE.read_text(encoding="utf-8"))[name])


def check(name: str, value: float) -> None:
    """Fail where a measure is under its floor."""
    least = floor(name)
    assert value >= least, f"{name} is {value:.4f}, under its floor of {least}"


def rise(name: str, value: float) -> None:
    """Write a new floor.

    Raises:
        ValueError: it would be lower than the one there is.
    """
    text = FILE.read_text(encoding="utf-8")
    line = re.compile(rf"^{re.escape(name)} = .*$", re.MULTILINE)
    if line.search(text):
        if value < floor(name):
            raise ValueError(f"{name}: floors only rise, from {floor(name)} to {value} they would not")
        text = line.sub(f"{name} = {value}", text)
    else:
        text += f"{name} = {value}\n"
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rise(sys.argv[1], float(sys.argv[2]))
