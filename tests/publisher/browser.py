"""A real browser for the tests of pages. Where there is none, they skip, saying so."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.checkers import browser_place, module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

#: WCAG 2.0 A to 2.2 AA.
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

_WATCH = """
window.violations = [];
document.addEventListener(
  "securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
window.alert = (text) => violations.push(`alert ${text}`);
"""


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, without a window."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    place = browser_place()
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=place, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"]
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path, *, hash_: str = "", **settings: Any) -> Iterator[Page]:
    """A page from a file. At the end: it has asked for nothing but itself and its audio, and its policy was not violated."""
    settings.setdefault("viewport", {"width": 1200, "height": 900})
    context = browser.new_context(**settings)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(_WATCH)
    page.goto(path.as_uri() + hash_)
    yield page
    if settings.get("java_script_enabled", True):
        assert page.evaluate("window.violations") == []
    assert errors == []
    beside = path.parent.as_uri() + "/"
    assert [url for url in asked if not url.startswith((beside, "data:", "blob:"))] == []
    context.close()


def axe_violations(page: Page, *extra: str) -> list[str]:
    """What axe-core finds against the WCAG, 2.0 A to 2.2 AA, and against other rules of its by name."""
    page.evaluate((module("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": _WCAG}, "rules": {name: {"enabled": True} for name in extra}}
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]
