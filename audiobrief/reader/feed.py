"""RSS and Atom feeds: what entries there are, and each entry as an article, from the feed itself or from where it links to."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from io import BytesIO
from time import struct_time
from typing import TYPE_CHECKING, Any

from audiobrief.errors import SourceError
from audiobrief.patterns import lazy
from audiobrief.reader.documents import Facts, list_names, with_facts
from audiobrief.reader.entries import Entry, Feed
from audiobrief.reader.html import read_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobrief.model import Article

_ENTITY_DECLARATION = lazy(r"<!ENTITY", re.IGNORECASE)
_TAG = lazy(r"<[^>]*>")
_WEB = lazy(r"https?://", re.IGNORECASE)
#: An excerpt ends in dots, or in a link to the rest.
_CUT_OFF = lazy(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|(?:read|continue|more|weiter|lire|leer)\b[^.!?]{0,60})\W*$", re.IGNORECASE
)
#: A whole article is longer than this; a feed's summary shorter than the other.
_SHORTEST_CONTENT, _SHORTEST_SUMMARY = 400, 1_500


def parse_feed(text: str, name: str, url: str | None = None, *, allow_local: bool = False) -> Feed:
    """Takes a feed apart.

    Args:
        text: the feed.
        name: what to call it in an error.
        url: where it came from; makes addresses in it absolute.
        allow_local: whether its links may lead into the local network.

    Raises:
        SourceError: it declares XML entities, is damaged beyond reading, or there is no entry in it.
    """
    import feedparser  # noqa: PLC0415 - loads only for feeds

    if _ENTITY_DECLARATION.search(text):
        raise SourceError(f"{name} declares XML entities, which no feed needs and bombs are made of: don't use it.")
    headers = {"content-type": "application/xml; charset=utf-8", **({"content-location": url} if url else {})}
    # What is unsafe in a browser is text here; sanitizing would take classes away that tell furniture from prose.
    try:
        parsed = feedparser.parse(
            BytesIO(text.encode("utf-8", "replace")),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=True,
        )
    except (ValueError, OverflowError) as error:
        # feedparser looks up "&#x110000;" as a character, which there is not.
        raise SourceError(f"{name} is damaged and can't be read as a feed ({error}): load it again.") from error
    if not parsed.entries:
        raise SourceError(f"{name} is a feed without entries: there is nothing to narrate in it yet.")
    about = parsed.feed
    title, language = _line(about.get("title")), _line(about.get("language"))
    # A feed need not be in order; what has no date stays where it stands.
    ordered = sorted(parsed.entries, key=_moment, reverse=True) if all(map(_moment, parsed.entries)) else parsed.entries
    entries = tuple(
        _entry(number, entry, title, language, allow_local=allow_local) for number, entry in enumerate(ordered, 1)
    )
    return Feed(title, url or _line(about.get("link")), language, entries)


def read_entry(entry: Entry) -> Article:
    """An entry as an article: from the feed where it has all of it, else from the page it links to.

    Raises:
        FetchError: the page can't be fetched.
        SourceError: there is neither text nor a page.
    """
    facts = Facts(
        title=entry.title or None,
        byline=entry.byline,
        published=entry.published,
        language=entry.language,
        publisher=entry.publisher,
        url=entry.url,
        image=entry.image,
    )
    if not entry.is_full and entry.url and _WEB.match(entry.url):
        from audiobrief.reader.files import read  # noqa: PLC0415 - reads feeds too

        return _completed(read(entry.url, allow_local=entry.allow_local), facts)
    if not _text(entry.content):
        what = f"Entry {entry.number} of {entry.publisher or 'the feed'}"
        raise SourceError(f"{what} has neither text nor a link to a page: choose another one.")
    head = f"<title>{html.escape(entry.title)}</title>" if entry.title else ""
    return with_facts(
        read_html(f"<head>{head}</head><body><article>{entry.content}</article></body>", entry.url), facts
    )


def _completed(article: Article, facts: Facts) -> Article:
    """The article with what its feed knows of it where the page does not say."""
    return replace(
        article,
        title=article.title or facts.title,
        byline=article.byline or facts.byline,
        published=article.published or facts.published,
        language=article.language or facts.language,
        publisher=article.publisher or facts.publisher,
        image=article.image or facts.image,
    )


def entry_of(feed: Feed, number: int | None, name: str) -> Entry:
    """The entry of that number; the newest by default.

    Raises:
        SourceError: there is no such entry.
    """
    number = 1 if number is None else number
    if not 1 <= number <= len(feed.entries):
        raise SourceError(
            f"{name} has {len(feed.entries)} entries, and no entry {number}: “audiobrief clean {name} --list” lists them."
        )
    return feed.entries[number - 1]


def _entry(number: int, entry: Any, publisher: str | None, language: str | None, *, allow_local: bool) -> Entry:  # noqa: ANN401 - a dictionary of feedparser's
    contents = [str(one.get("value") or "") for one in entry.get("content", [])]
    summary = str(entry.get("summary") or "")
    content = max([*contents, summary], key=lambda one: len(_text(one)))
    length = len(_text(content))
    full = length >= (_SHORTEST_CONTENT if content in contents else _SHORTEST_SUMMARY)
    full = full and not _CUT_OFF.search(_text(content)[-200:])
    people = [_line(author.get("name")) for author in entry.get("authors", []) if author]
    return Entry(
        number=number,
        title=_text(str(entry.get("title") or "")),
        byline=list_names([name for name in people if name and "@" not in name]),
        published=_iso(_moment(entry)),
        url=_line(entry.get("link")),
        image=_image(entry),
        publisher=publisher,
        language=_line(entry.get("language")) or language,
        content=content,
        is_full=full,
        allow_local=allow_local,
    )


def _image(entry: Any) -> str | None:  # noqa: ANN401
    candidates: Iterable[Any] = [
        *entry.get("media_content", []),
        *entry.get("media_thumbnail", []),
        entry.get("image") or {},
    ]
    for one in candidates:
        link = _line(one.get("url") or one.get("href"))
        if link and not str(one.get("type") or one.get("medium") or "image").startswith(("video", "audio")):
            return link
    enclosures = (one for one in entry.get("enclosures", []) if str(one.get("type", "")).startswith("image/"))
    return next((_line(one.get("href")) for one in enclosures), None)


def _moment(entry: Any) -> tuple[int, ...]:  # noqa: ANN401
    # Not by feedparser's own "get", which answers for one date with the other, and warns that it does.
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return tuple(moment[:6]) if isinstance(moment, (struct_time, tuple)) else ()


def _iso(moment: tuple[int, ...]) -> str | None:
    if not moment:
        return None
    year, month, day, hour, minute, second = moment
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}+00:00"


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _text(content: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", content)).split())
