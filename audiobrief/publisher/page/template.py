"""Filling in the pages' templates: everything escaped, and a policy that lets no script run but our own."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.publisher.characters import clock, printable
from audiobrief.publisher.page.facts import iso_duration
from audiobrief.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
GENERATOR = "audiobrief"


def render(template: str, *, style: str, script: str | None = None, kind: str = "page", **values: object) -> str:
    """Fill in a template.

    Args:
        template: name of its file.
        style: name of the style sheet that is put into the page.
        script: name of the script that is put into the page, if any.
        kind: what the page is, for those who find it.
        values: what the template names. Text is escaped, and rid of characters that HTML can't hold.
    """
    from markupsafe import Markup  # noqa: PLC0415  (loaded by those who want pages)

    css, js = _asset(style), _asset(script) if script else ""
    return (
        _environment()
        .get_template(template)
        .render(
            values,
            # Files of ours, which nobody else writes into.
            style=Markup(css),  # noqa: S704
            script=Markup(js),  # noqa: S704
            policy=_policy(css, js),
            generator=f"{GENERATOR} {__version__}, {kind}",
        )
    )


def linked_data(value: dict[str, Any]) -> str:
    """JSON-LD as the content of a script element, marked as safe: nothing in it can end the element."""
    from markupsafe import Markup  # noqa: PLC0415

    text = printable(json.dumps(value, ensure_ascii=False))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


def _policy(css: str, js: str) -> str:
    """The Content Security Policy: this style, this script, the audio beside the page (or in it), and nothing else."""
    # Browsers differ in whether a page opened from a disk is 'self' to what lies beside it; elsewhere file: changes nothing.
    parts = [
        "default-src 'none'",
        f"style-src '{digest(css)}'",
        "media-src 'self' file: data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if js:
        parts.append(f"script-src '{digest(js)}'")
    return "; ".join(parts)


def digest(text: str) -> str:
    """How a Content Security Policy names a style or a script of the page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def load_templates() -> None:
    """Compile all templates: for a process that others are forked from, since that takes longer than a short article's files."""
    environment = _environment()
    for name in environment.list_templates(filter_func=lambda name: not name.endswith((".py", ".pyc", ".css", ".js"))):
        environment.get_template(name)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  (slow to import, and for pages only)

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters["clock"] = lambda milliseconds: clock(milliseconds / 1000)
    environment.filters["iso_duration"] = lambda milliseconds: iso_duration(milliseconds / 1000)
    return environment


def _finalized(value: object) -> object:
    if value is None:
        return ""
    # Not the subclass that marks what is escaped already.
    return printable(value) if type(value) is str else value
