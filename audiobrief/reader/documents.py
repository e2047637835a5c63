"""Documents that are all article (Markdown, Word, books): made into a page with their facts in its head, and read as one.

There is no furniture around such a document, so nothing of it may be taken for some: its blocks all stand in one element,
whatever elements its author used.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiobrief.model import Block, BlockKind
from audiobrief.patterns import lazy
from audiobrief.reader.html import read_html

if TYPE_CHECKING:
    from audiobrief.model import Article

_LANGUAGE_TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_BODY = "html body article"
#: Elements that hold one block each; the cleaner never takes one of them for the whole article.
_LEAVES = frozenset(
    ["p", "li", "dt", "dd", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "figcaption"]
)
#: A headline further down than this is no headline but a heading that happens to say the same.
_HEADLINE_REACH = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says about itself; ``None`` where it says nothing."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    image: str | None = None


def read_document(body: str, facts: Facts) -> Article:
    """Reads a document.

    Args:
        body: its content as HTML.
        facts: its metadata.
    """
    article = read_html(f"<html><head>{_head(facts)}</head><body><article>{body}</article></body></html>", facts.url)
    blocks = tuple(flat(block, demote=number >= _HEADLINE_REACH) for number, block in enumerate(article.blocks))
    return with_facts(replace(article, blocks=blocks), facts)


def with_facts(article: Article, facts: Facts) -> Article:
    """The article with the metadata of its container, which knows better than a page within it."""
    return replace(
        article,
        title=article.title or facts.title,
        byline=facts.byline or article.byline,
        published=facts.published or article.published,
        language=_tag(facts.language) or article.language,
        url=facts.url or article.url,
        publisher=facts.publisher or article.publisher,
        image=facts.image or article.image,
    )


def _tag(language: str | None) -> str | None:
    """A language tag in its usual form, such as ``en-GB``; ``None`` where it is no tag."""
    if language is None or not _LANGUAGE_TAG.fullmatch(language):
        return None
    head, *rest = language.replace("_", "-").split("-")
    return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def flat(block: Block, *, demote: bool = False) -> Block:
    """The block as one of a document's, without the elements it stood in."""
    if demote and block.kind is BlockKind.TITLE:
        block = replace(block, kind=BlockKind.HEADING, level=1)
    leaf = block.markup.rpartition(" ")[2].partition(".")[0]
    return replace(block, markup=f"{_BODY} {leaf if leaf in _LEAVES else 'p'}")


def _head(facts: Facts) -> str:
    named = {"author": facts.byline, "date": facts.published, "og:site_name": facts.publisher, "og:image": facts.image}
    tags = [f'<meta name="{name}" content="{html.escape(value)}">' for name, value in named.items() if value]
    return (f"<title>{html.escape(facts.title)}</title>" if facts.title else "") + "".join(tags)


def formula(tex: str) -> str:
    """A formula in TeX as an element of a page."""
    return f'<math alttext="{html.escape(tex)}">{html.escape(tex)}</math>'


def list_names(names: list[str]) -> str | None:
    """Names as a byline has them: "Ann, Bob and Cy"."""
    names = list(dict.fromkeys(name for name in names if name))
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else next(iter(names), None)
