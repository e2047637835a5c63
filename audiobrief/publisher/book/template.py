"""Filling in the templates of books: everything escaped, and rid of what XML can't hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.publisher.characters import printable

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


def fill(template: str, **values: object) -> bytes:
    """Fill in a template.

    Args:
        template: its path in this folder.
        values: what it names. Text is escaped.
    """
    return _environment().get_template(template).render(values).encode()


def asset(name: str) -> bytes:
    """A file of this folder, as it is."""
    return (_HERE / name).read_bytes()


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
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    environment.filters["seconds"] = _seconds
    return environment


def _seconds(milliseconds: int) -> str:
    """A time as SMIL counts it."""
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}s"


def _finalized(value: object) -> object:
    if value is None:
        return ""
    # Not the subclass that marks what is escaped already. A form feed is white space in HTML, and nothing that XML may hold.
    return printable(value).replace("\f", " ") if type(value) is str else value
