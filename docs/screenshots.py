"""Takes the pictures of the player page that the documentation shows. Needs Debian's chromium.

python docs/screenshots.py tests/articles/ferry.txt docs
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

import audiobrief

# Name, width, height, colours and the second that is heard.
SHOTS = [
    ("player-wide", 1160, 820, "light", 105),
    ("player-narrow", 320, 700, "light", 62),
    ("player-dark", 640, 700, "dark", 128),
]


def main() -> None:
    """Narrate the article and photograph its page."""
    source, folder = map(Path, sys.argv[1:])
    article = replace(audiobrief.read(source), published="2026-11-23", publisher="Coastal Wire")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        episode = audiobrief.narrate(
            article, Path(scratch) / "ferry.mp3", companions=["all"], show="Coastal Wire, read aloud"
        )
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--mute-audio"])
        for name, width, height, colours, second in SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=colours, reduced_motion="reduce"
            )
            page.goto(episode.files["page"].as_uri() + f"#t={second}")
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
