"""Frame: what an episode says around its articles, filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobrief.pipeline.brief.words import words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from audiobrief.model import Absent, Article
    from audiobrief.pipeline.brief.gather import Found
    from audiobrief.pipeline.brief.wanted import Wanted
    from audiobrief.pipeline.brief.words import Words

_CREDITS_TITLE = "Sources"
_UNTITLED = "Brief"
#: A title that ends so needs no full stop after it.
_ENDED = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of an episode that are no article's."""

    #: Of the episode, and of its first chapter.
    title: str
    show: str | None
    day: dt.date
    #: Empty for none.
    opening: str
    #: What is said before the sources; empty in a language that has no words for it.
    credits_heading: str
    #: Of their chapter.
    credits_title: str
    #: A line a source; none where there are to be no credits.
    credits: tuple[str, ...]
    #: That the voices are synthetic; empty where that is not to be said.
    notice: str = ""


def frame_of(found: Sequence[Found], absent: Sequence[Absent], wanted: Wanted, show: str | None) -> Frame:
    """Fill in what is ours.

    Args:
        found: the articles, of one language.
        absent: what could not be read: the credits say how much that is.
        wanted: what was asked for.
        show: title of the show.
    """
    words = words_of(found[0].script.language)
    show = _line(show) or None
    day = wanted.day
    usual = words.opening.format(show=show or words.show, date=words.day(day)) if words else f"{show}." if show else ""
    opening = usual if wanted.opening is None else _filled(wanted.opening, words, show, day)
    usual_title = usual.removesuffix(".") if words else " ".join(filter(None, (show or _UNTITLED, day.isoformat())))
    return Frame(
        title=_line(wanted.title) or usual_title,
        show=show,
        day=day,
        opening=_line(opening),
        credits_heading=words.sources if words else "",
        credits_title=words.sources if words else _CREDITS_TITLE,
        credits=tuple(_credits(found, absent, words)) if wanted.credits else (),
    )


def _filled(opening: str, words: Words | None, show: str | None, day: dt.date) -> str:
    """A person's own opening. Only these two names are filled in: what else stands in braces is theirs."""
    date = words.day(day) if words else day.isoformat()
    name = show or (words.show if words else _UNTITLED)
    return opening.replace("{show}", name).replace("{date}", date)


def _credits(found: Sequence[Found], absent: Sequence[Absent], words: Words | None) -> list[str]:
    lines = [_credit(one.article, one.script.sections[0].title, words) for one in found]
    if absent and words:
        one, more = words.absent
        lines.append(one if len(absent) == 1 else more.format(count=len(absent)))
    return lines


def _credit(article: Article, fallback: str, words: Words | None) -> str:
    """One source: its title, who wrote it, who published it."""
    left, right = words.quotes if words else ("“", "”")
    byline, publisher = _line(article.byline), _line(article.publisher) or host(article.url)
    if byline and words:
        byline = f"{words.by} {byline}"
    facts = [f"{left}{_line(article.title) or _line(fallback)}{right}", byline, publisher]
    text = ", ".join(filter(None, facts))
    return text if text.endswith(_ENDED) else f"{text}."


def host(url: str | None) -> str:
    """The name of a web address's site, as people call it; empty where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
