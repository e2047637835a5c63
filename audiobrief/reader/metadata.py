"""What a page says about itself: JSON-LD (schema.org), Open Graph, meta tags, ``<time>``, ``<html lang>``."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from audiobrief.reader.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobrief.reader.soup import Page

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Tech|Scholarly|Social|Report|Opinion|Analysis|Review)?\w*(?:Article|Posting)$|^Report$"
)
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]+\s+|\s*\|\s*")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SPACE = re.compile(r"\s+")
_LEADING_BY = re.compile(r"by:?\s+", re.IGNORECASE)
#: JSON-LD is looked through this many values deep and wide; real pages need far fewer.
_MOST_VALUES = 20_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own statements; ``None`` where it makes none."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    image: str | None = None


def read_metadata(page: Page, url: str | None) -> Metadata:
    """Collects the metadata of a parsed page; what is broken is passed over."""
    news = _json_ld_article(page)
    meta = _meta_tags(page)

    def first(*names: str) -> str | None:
        return next((meta[name] for name in names if meta.get(name)), None)

    publisher = _name(news.get("publisher")) or first("og:site_name", "application-name")
    link = _canonical(page) or first("og:url")
    base = url or link
    if link is not None and base is not None:
        link = _join(base, link)
    image = _image(news.get("image")) or first("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return Metadata(
        title=_title(page, _string(news.get("headline")), first("og:title", "twitter:title"), publisher),
        byline=_byline(news.get("author"))
        or _person(first("author", "dc.creator", "parsely-author", "article:author")),
        published=_published(page, news, first),
        publisher=publisher,
        language=_language(
            page, _string(news.get("inLanguage")), first("og:locale", "content-language", "dc.language")
        ),
        url=url or link,
        image=_join(base, image) if image and base else image,
    )


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, none at its edges."""
    return _SPACE.sub(" ", text).strip()


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if not isinstance(value, str):
        return None
    # Some publishers escape HTML within JSON once more.
    return squeeze(html.unescape(value)).encode("utf-8", "replace").decode("utf-8") or None


def _json_ld_article(page: Page) -> dict[str, object]:
    for script in page.all("script"):
        if "ld+json" not in str(script.get("type", "")).lower():
            continue
        for node in _nodes(_loads(script.get_text())):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in kinds):
                return node
    return {}


def _loads(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """All objects in a JSON value, outer ones first."""
    queue, at = [value], 0
    while at < min(len(queue), _MOST_VALUES):
        item = queue[at]
        at += 1
        if isinstance(item, dict):
            yield item
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)


def _meta_tags(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in page.all("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = tag.get("content")
        if isinstance(name, str) and isinstance(content, str) and squeeze(content):
            found.setdefault(name.strip().lower(), squeeze(content))
    return found


def _title(page: Page, headline: str | None, shared: str | None, publisher: str | None) -> str | None:
    title = headline or shared
    if title is None:
        tag = page.first("title")
        title = squeeze(tag.get_text()) if tag is not None else None
    return without_site_name(title, publisher) if title else None


def without_site_name(title: str, publisher: str | None) -> str:
    """The title without the site's name that pages put behind it ("Headline | Site") or before it."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2:
        return title
    site = (publisher or "").lower()
    if site and parts[-1].lower() == site:
        return title[: title.rfind(parts[-1])].rstrip(" |–—·»:-")
    if site and parts[0].lower() == site:
        return title[len(parts[0]) :].lstrip(" |–—·»:-")
    if "|" in title:
        return max(title.split("|"), key=len).strip()
    return title


def _byline(author: object) -> str | None:
    people = author if isinstance(author, list) else [author]
    names: list[str] = []
    for person in people[:20]:
        name = _person(_name(person))
        if name and name not in names:
            names.append(name)
    if len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return names[0] if names else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _string(value)


def _person(name: str | None) -> str | None:
    """The name, unless it is an address or too long for one."""
    if name is None or "://" in name or "@" in name or len(name) > 150 or not any(char.isalpha() for char in name):
        return None
    return _LEADING_BY.sub("", name, count=1) if _LEADING_BY.match(name) else name


def _published(page: Page, news: dict[str, object], first: Callable[..., str | None]) -> str | None:
    candidates = [
        _string(news.get("datePublished")),
        _string(news.get("dateCreated")),
        first(
            "article:published_time",
            "datepublished",
            "parsely-pub-date",
            "dc.date.issued",
            "dc.date",
            "date",
            "pubdate",
        ),
    ]
    tag = next((tag for tag in page.all("time") if tag.get("datetime")), None)
    if tag is not None:
        candidates.append(str(tag["datetime"]))
    return next((iso for date in candidates if date and (iso := parse_date(date))), None)


def _canonical(page: Page) -> str | None:
    links = (tag for tag in page.all("link") if "canonical" in str(tag.get("rel", "")).lower().split())
    return next((address for tag in links if (address := str(tag.get("href", "")).strip())), None)


def _image(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return _string(value)


def _language(page: Page, *others: str | None) -> str | None:
    root = page.first("html")
    own = root.get("lang") or root.get("xml:lang") if root is not None else None
    for tag in (own, *others):
        if isinstance(tag, str) and _LANGUAGE_TAG.fullmatch(tag.strip()):
            head, *rest = tag.strip().replace("_", "-").split("-")
            return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return None
