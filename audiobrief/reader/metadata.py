"""What a page says about itself: JSON-LD (schema.org), Open Graph, meta tags, ``<time>``, ``<html lang>``."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from audiobrief.patterns import lazy
from audiobrief.reader.bylines import find_names, join_names, person
from audiobrief.reader.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4.element import Tag

    from audiobrief.reader.soup import Page

_ARTICLE_TYPES = lazy(
    r"(?:News|Blog|Tech|Scholarly|Social|Report|Opinion|Analysis|Review)?\w*(?:Article|Posting)$|^Report$"
)
_TITLE_PARTS = lazy(r"\s+[|–—·»:•@-]+\s+|\s*\|\s*|(?<=[\u3040-\u9fff？！。”])\s?_")
_HOST = lazy(r"^\w+://([^/]*).*$")
_LANGUAGE_TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SEPARATORS = " |–—·»:•-_@"
_URL_DATE = lazy(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")
_DATE_CLASS = lazy(
    r"^(?:dt-published|published|dtstart|(?:[a-z]+[-_]{1,2})*(?:entry|post|article|publish|published|story|pub)[-_]{0,2}(?:date|time|on))$",
    re.IGNORECASE,
)
_DATE_ENDS = ("date", "time", "on", "published", "dtstart")
_LONGEST_PUBLISHER = 60
#: Names of meta tags, by what they say. Publishers' systems have their own; the first that is there counts.
_AUTHOR_TAGS = (
    "author", "dc.creator", "dcterms.creator", "parsely-author", "article:author", "article:author_name",
    "og:article:author", "sailthru.author", "citation_author", "byl",
)  # fmt: skip
_DATE_TAGS = (
    "article:published_time", "datepublished", "article:published", "og:article:published_time", "og:pubdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "article:publicationdate", "publishdate",
    "publish-date", "publication_date", "published_time", "pubdate", "pub_date", "pdate", "date", "datecreated",
    "article:created_time", "created",
)  # fmt: skip
#: JSON-LD is looked through this many values deep and wide; real pages need far fewer.
_MOST_VALUES = 20_000
_MOST_TIMES = 20
_LONGEST_DATE = 90
#: A shorter ``articleBody`` is a summary.
_SHORTEST_BODY = 400
_PARAGRAPH_TAG = lazy(r"</?(?:p|div|br|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = lazy(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)


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
    #: The story, where the page brings it as data for a script to show.
    body: str | None = None


def read_metadata(page: Page, url: str | None) -> Metadata:
    """Collects the metadata of a parsed page; what is broken is passed over."""
    news = _json_ld_article(page)
    meta = _meta_tags(page)

    def first(*names: str) -> str | None:
        return next((meta[name] for name in names if meta.get(name)), None)

    shared = first("og:title", "twitter:title")
    publisher = _site(_name(news.get("publisher")), first("og:site_name", "application-name", "dc.publisher"), shared)
    link = _canonical(page) or first("og:url")
    base = url or link
    if link is not None and base is not None:
        link = _join(base, link)
    image = _image(news.get("image")) or first("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return Metadata(
        title=_title(page, _string(news.get("headline")), shared, publisher, url or link),
        byline=_byline(news.get("author"))
        or next((name for tag in _AUTHOR_TAGS if (name := person(first(tag)))), None)
        or _written_by(meta)
        or find_names(page),
        published=_published(page, news, first, url or link),
        publisher=publisher,
        language=_language(
            page, _string(news.get("inLanguage")), first("og:locale", "content-language", "dc.language")
        ),
        url=url or link,
        image=_join(base, image) if image and base else image,
        body=_body(news.get("articleBody")),
    )


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, none at its edges."""
    return " ".join(text.split())


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
    """The first object that is an article, what it refers to by ``@id`` put in its place."""
    found: dict[str, object] = {}
    known: dict[str, dict[str, object]] = {}
    for script in page.all("script"):
        if "ld+json" not in str(script.get("type", "")).lower():
            continue
        for node in _nodes(_loads(script.get_text())):
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > len(known.get(identity, ())):
                known[identity] = node
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not found and any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in kinds):
                found = node
    return {key: _resolved(value, known) for key, value in found.items()}


def _resolved(value: object, known: dict[str, dict[str, object]]) -> object:
    if isinstance(value, list):
        return [_resolved(item, known) for item in value[:100]]
    if isinstance(value, dict) and not value.get("name"):
        identity = value.get("@id")
        return known.get(identity, value) if isinstance(identity, str) else value
    return value


def _body(value: object) -> str | None:
    """The text of an ``articleBody``, its lines kept, markup taken out."""
    if not isinstance(value, str) or len(value) < _SHORTEST_BODY:
        return None
    text = html.unescape(value).encode("utf-8", "replace").decode("utf-8")
    text = _TAG.sub(" ", _PARAGRAPH_TAG.sub("\n", text))
    return "\n".join(line for part in text.split("\n") if (line := squeeze(part)))


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
        attributes = tag.attrs
        content = attributes.get("content")
        if not isinstance(content, str) or not (content := squeeze(content)):
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            if key in attributes:
                for name in str(attributes[key]).lower().split():
                    found.setdefault(name, content)
    return found


def _written_by(meta: dict[str, str]) -> str | None:
    """The author in a card's labels: ``twitter:label1`` "Written by", ``twitter:data1`` the name."""
    for number in ("1", "2"):
        if meta.get(f"twitter:label{number}", "").lower() in {
            "written by",
            "by",
            "author",
            "verfasst von",
            "escrito por",
        }:
            return person(meta.get(f"twitter:data{number}"))
    return None


def _site(*names: str | None) -> str | None:
    """The publisher's name, without what it says of itself behind a bar or dash; the last name is the page's title."""
    title = names[-1]
    for name in names[:-1]:
        if not name or name == title:
            continue
        short = _TITLE_PARTS.split(name)[0].strip(_SEPARATORS) or name
        if "://" not in short and len(short) <= _LONGEST_PUBLISHER:
            return short
    return None


def _title(page: Page, headline: str | None, shared: str | None, publisher: str | None, url: str | None) -> str | None:
    title = headline or shared
    if title is not None:
        return without_site_name(title, publisher)
    tag = page.first("title")
    title = squeeze(tag.get_text()) if tag is not None else None
    return without_site_name(title, publisher, tab=True, url=url) if title else None


def without_site_name(title: str, publisher: str | None, *, tab: bool = False, url: str | None = None) -> str:
    """The title without the site's name that pages put behind it ("Headline | Site") or before it.

    Args:
        title: the title.
        publisher: the site's name, if it is known.
        tab: whether it is the title of a browser's tab, where a site's name is to be expected.
        url: the page's address, which may name the site as well.
    """
    parts = [part for part in _TITLE_PARTS.split(title) if part]
    if len(parts) < 2:
        return title.strip(_SEPARATORS) or title
    before, site = title[: title.rfind(parts[-1])].rstrip(_SEPARATORS), _letters(parts[-1])
    if publisher and site == _letters(publisher):
        return before
    if publisher and _letters(parts[0]) == _letters(publisher):
        return title[len(parts[0]) :].lstrip(_SEPARATORS)
    if "|" in title and (tab or not publisher):
        return max(title.split("|"), key=len).strip(_SEPARATORS)
    named = len(site) > 3 and site in _letters(_HOST.sub(r"\1", url or ""))
    if tab and (named or (len(parts[-1].split()) <= 3 and len(before.split()) > 4)):
        return before
    return title.strip(_SEPARATORS) or title


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _byline(author: object) -> str | None:
    people = author if isinstance(author, list) else [author]
    return join_names([name for one in people[:20] if (name := person(_name(one)))])


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _string(value)


def _published(page: Page, news: dict[str, object], first: Callable[..., str | None], url: str | None) -> str | None:
    stated = (_string(news.get("datePublished")), _string(news.get("dateCreated")), *map(first, _DATE_TAGS))
    found = next((iso for date in stated if date and (iso := parse_date(date))), None)
    if found is not None:
        return found
    times = sorted(page.all("time"), key=lambda tag: not _says_published(tag))
    for tag in times[:_MOST_TIMES]:
        for date in (tag.get("datetime"), tag.get("content"), tag.get_text(" ", strip=True)):
            if date and (iso := parse_date(str(date))):
                return iso
    return _marked_date(page) or _date_in(url)


def _says_published(tag: Tag) -> bool:
    words = f"{tag.get('itemprop', '')} {tag.get('class', '')}".lower()
    return "publish" in words or tag.has_attr("pubdate")


def _marked_date(page: Page) -> str | None:
    """The date of an element that is marked as such by microdata, microformats or a class in their manner."""
    looked_at = 0
    for tag in page.elements:
        attributes = tag.attrs
        marked = ("itemprop" in attributes and "datePublished" in str(attributes["itemprop"])) or (
            "class" in attributes and any(map(_is_dates, attributes["class"])) and "bday" not in attributes["class"]
        )
        if marked:
            looked_at += 1
            for date in (
                attributes.get("content"),
                attributes.get("title"),
                tag.get_text(" ", strip=True)[:_LONGEST_DATE],
            ):
                if date and (iso := parse_date(str(date))):
                    return iso
            if looked_at > _MOST_TIMES:
                break
    return None


@lru_cache(maxsize=20_000)
def _is_dates(word: str) -> bool:
    # All end so: cheaper to ask for than to try the pattern.
    return word.lower().endswith(_DATE_ENDS) and _DATE_CLASS.match(word) is not None


def _date_in(url: str | None) -> str | None:
    """The day in an address such as ``https://example.org/2019/11/20/bridge``."""
    found = _URL_DATE.search(url or "")
    return parse_date(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None


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
