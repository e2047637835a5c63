"""Markdown to an article: CommonMark with front matter, GitHub's tables and task lists, footnotes and definition lists."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.errors import SourceError, check_type
from audiobrief.patterns import lazy
from audiobrief.reader.documents import formula, read_document
from audiobrief.reader.frontmatter import split_front_matter
from audiobrief.reader.plain import read_text

if TYPE_CHECKING:
    from audiobrief.model import Article

#: A day and a half of speech, and some seconds of parsing.
_LONGEST = 2_000_000
#: Of one paragraph's brackets the parser tries each with each.
_MOST_BRACKETS = 5_000
#: The parser leaves out what is nested more deeply than it is told to look.
_DEEPEST = 100
_TOO_DEEP = lazy(r"^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){40}|^[ \t]{80,}(?:[-*+>]|\d{1,9}[.)])", re.MULTILINE)


def read_markdown(text: str, url: str | None = None) -> Article:
    r"""Reads Markdown. ``Article.source`` is the text as a browser would show it; front matter becomes metadata.

    Args:
        text: the file's text, line ends as ``\\n``.
        url: where it came from.

    Raises:
        SourceError: larger than any book.
        WrongTypeError: it is no string.
    """
    check_type(text, str, "read_markdown", "the text as a string")
    if len(text) > _LONGEST:
        raise SourceError(f"A Markdown text of more than {_LONGEST:,} characters is too large: split it.")
    if _TOO_DEEP.search(text) or any(part.count("[") > _MOST_BRACKETS for part in text.split("\n\n")):
        return replace(read_text(text), url=url)  # no article, but nothing of it may be lost
    facts, body = split_front_matter(text)
    return read_document(_to_html(body), replace(facts, url=url or facts.url))


def _to_html(text: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loads only for Markdown
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415
    from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.tasklists import tasklists_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    parser.use(dollarmath_plugin, allow_space=False, double_inline=True, renderer=lambda tex, _: formula(tex))
    html: str = parser.render(text)
    return html
