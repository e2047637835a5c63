"""Hostile and broken files: each has a row, and nothing crashes, hangs or lands outside the folder.

AUDIOBRIEF_FUZZ=5000 makes that many; by default it is a few dozen.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

from audiobrief.batch.job import Row, Status
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.run import run_batch
from audiobrief.batch.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = int(os.environ.get("AUDIOBRIEF_FUZZ", "60"))
_WORDS = [
    "The",
    "harbour",
    "“opened”",
    "at",
    "noon,",
    "said",
    "Mara",
    "Lind.",
    "It’s",
    "[[h@l'oU]]",
    "<break/>",
    "$5",
    "&amp;",
    "日本",
    "émigré",
    "\x00",
    "\u202e",
    "10:30",
]
_TAGS = ("p", "div", "table", "tr", "td", "blockquote", "ul", "li", "h1", "script", "svg", "math", "template", "a", "b")


def noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice([0, 1, 7, 300, 5000]))


def prose(chance: random.Random) -> bytes:
    text = " ".join(chance.choice(_WORDS) for _ in range(chance.choice([0, 1, 20, 200])))
    return text.encode(chance.choice(["utf-8", "utf-16", "utf-32", "cp1252", "shift-jis"]), "replace")


def markup(chance: random.Random) -> bytes:
    parts = []
    for _ in range(chance.choice([1, 30, 400])):
        tag = chance.choice(_TAGS)
        parts += [chance.choice([f"<{tag}>", f"</{tag}>", f"<{tag} class='x' style=\"display:none\"", "<!--", "]]>"])]
        parts += [chance.choice(_WORDS)]
    return ("<html><title>../../etc/passwd</title>" + "".join(parts)).encode()


def deep(chance: random.Random) -> bytes:
    depth = chance.choice([100, 3000])
    return ("<html><body>" + "<div>" * depth + "A sentence in the deep.").encode()


def bomb(chance: random.Random) -> bytes:
    entities = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, chance.choice([5, 40])))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "boom">{entities}]><html><body>&e4;</body></html>'.encode()


def damaged(chance: random.Random) -> bytes:
    text = bytearray(
        b"<html><body><article><h1>Harbour</h1><p>The harbour opened at noon.</p></article></body></html>" * 3
    )
    for _ in range(chance.choice([1, 10, 60])):
        text[chance.randrange(len(text))] = chance.randrange(256)
    return bytes(text)


_KINDS: tuple[Callable[[random.Random], bytes], ...] = (noise, prose, markup, deep, bomb, damaged)
_ENDINGS = (".txt", ".html", ".md", ".epub", ".docx", ".xhtml")


def is_in_order(row: Row) -> bool:
    """Whether a row says in a sentence of ours why there is no episode, or accounts for every character of it."""
    if row.status is Status.MADE:
        return not row.reason and row.characters == row.characters_spoken + row.characters_removed
    ours = "Error" not in row.reason.split(":")[0] and "died" not in row.reason and "in time" not in row.reason
    return row.status is Status.FAILED and bool(row.reason) and ours


def test_every_file_has_a_row_and_nothing_is_written_elsewhere(tmp_path: Path):
    chance = random.Random(COUNT)  # noqa: S311  (files, not secrets)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(COUNT):
        kind = _KINDS[number % len(_KINDS)]
        (folder / f"{number}-{kind.__name__}{chance.choice(_ENDINGS)}").write_bytes(kind(chance))
    before = {path for path in tmp_path.rglob("*") if "out" not in path.parts}
    options = BatchOptions(timeout=600, retries=0)  # a hang is for ever, and a machine may be busy
    rows = [row for _, row in run_batch([str(folder)], tmp_path / "out", Settings(), options)]
    assert len(rows) == COUNT
    assert [row for row in rows if not is_in_order(row)] == []
    assert {path for path in tmp_path.rglob("*") if "out" not in path.parts} == before
    assert {path.suffix for path in (tmp_path / "out").iterdir() if path.is_file()} <= {".mp3"}
