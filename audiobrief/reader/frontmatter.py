"""The front matter of a Markdown file: YAML between lines of ``---``, or TOML between lines of ``+++``."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from audiobrief.patterns import lazy
from audiobrief.reader.dates import parse_date
from audiobrief.reader.documents import Facts, list_names

if TYPE_CHECKING:
    from collections.abc import Mapping

_FENCED = lazy(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<inner>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
#: More than a page of it is no front matter; and so deep a nesting is no data.
_LONGEST = 20_000
_SITE_ADDRESS = lazy(r"https?://\S+", re.IGNORECASE)


def split_front_matter(text: str) -> tuple[Facts, str]:
    """What the front matter says, and the text after it; a text without any, or with a broken one, as it is."""
    found = _FENCED.match(text[:_LONGEST])
    if found is None:
        return Facts(), text
    values = _toml(found["inner"]) if found["fence"] == "+++" else _yaml(found["inner"])
    if not values:
        return Facts(), text
    return _facts({str(key).lower(): value for key, value in values.items()}), text[found.end() :]


def _toml(text: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):  # of TOML; also a number of thousands of digits, and deep nesting
        return None


def _yaml(text: str) -> Mapping[Any, Any] | None:
    import yaml  # noqa: PLC0415 - most texts have none

    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return None  # between two rules may stand anything: then it is text
    return values if isinstance(values, dict) else None


def _facts(values: Mapping[str, Any]) -> Facts:
    def first(*names: str) -> str | None:
        return next((text for name in names if (text := _text(values.get(name)))), None)

    url = first("canonical_url", "canonicalurl", "canonical", "url", "permalink", "link")
    return Facts(
        title=first("title"),
        byline=_people(values.get("author") or values.get("authors") or values.get("byline")),
        published=_date(
            next((values[name] for name in ("date", "published", "publishdate", "pubdate") if values.get(name)), None)
        ),
        language=first("lang", "language", "locale"),
        publisher=first("publisher", "site", "site_name", "publication"),
        url=url if url and _SITE_ADDRESS.fullmatch(url) else None,
        image=_text(values.get("image") or values.get("cover") or values.get("featured_image")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("src") or value.get("image") or value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _people(value: object) -> str | None:
    people = value if isinstance(value, list) else [value]
    return list_names([name for person in people[:20] if (name := _text(person))])


def _date(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return parse_date(value) if isinstance(value, str) else None
