"""The notes of an episode, which apps show while it plays: how it begins, where it is from, how its voices were made."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from audiobrief.publisher.characters import one_line, shortened
from audiobrief.publisher.disclosure import NOTICE, NOTICE_OF_SEVERAL
from audiobrief.publisher.page.facts import moment, web_address

#: Characters of the beginning, and sources that are named: Apple shows 4,000 bytes.
_LEAD = 300
_MOST_SOURCES = 20
_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class Source:
    """An article that an episode was made of."""

    title: str
    author: str = ""
    publisher: str = ""
    #: ISO 8601.
    published: str | None = None
    url: str | None = None


def render_notes(lead: str, sources: tuple[Source, ...], licences: str) -> str:
    """The notes as HTML of paragraphs, lists and links, everything else escaped.

    Args:
        lead: the first paragraph that is heard.
        sources: the articles; several of an episode of several.
        licences: a sentence on the licences of the voices; empty where nothing is known of them.
    """
    several = len(sources) > 1
    parts = [f"<p>{escape(shortened(lead, _LEAD))}</p>"] if one_line(lead) else []
    lines = [line for source in sources[:_MOST_SOURCES] if (line := _line(source))]
    if several:
        more = len(sources) - _MOST_SOURCES
        lines += [f"… and {more} more"] if more > 0 else []
        parts.append(f"<p>Sources:</p><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>")
    elif lines:
        parts.append(f"<p>Source: {lines[0]}</p>")
    parts.append(f"<p>{escape(NOTICE_OF_SEVERAL if several else NOTICE)}</p>")
    if cleaned := one_line(licences):
        parts.append(f"<p>{escape(shortened(cleaned, _LEAD))}</p>")
    return "\n".join(parts)


def _line(source: Source) -> str:
    title = escape(shortened(source.title, _LONGEST_TITLE))
    if address := web_address(source.url):
        title = f'<a href="{escape(address)}">{title or escape(address)}</a>'
    day = moment(source.published)
    facts = (source.author, source.publisher, day.text if day else "")
    return ", ".join(filter(None, [title, *(escape(shortened(fact, _LONGEST_TITLE)) for fact in facts)]))
