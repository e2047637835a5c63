"""Places in the Bible: "Mt 5,3-12", "1. Kor 13,13", "Jn 3, 16"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.patterns import has_match, lazy

if TYPE_CHECKING:
    import re

    from audiobrief.normalizer.continental.language import Language


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    books = "|".join(sorted(language.books, key=len, reverse=True))
    return lazy(
        rf"(?<![\w.,-])(?:(?P<part>[1-3])\.? ?)?(?P<book>{books})\.? (?P<chapter>\d{{1,3}})(?:, ?(?P<verse>\d{{1,3}})"
        r"(?:[-–.](?P<last>\d{1,3}))?f{0,2})(?![\w,]|[.:]\d)",
        needs=has_match(r"[a-zéí]\.? \d{1,3}, ?\d"),
    )


def say_scripture(text: str, language: Language) -> str:
    """The text with places in the Bible as they are read out."""

    def said(found: re.Match[str]) -> str:
        book = language.books[found["book"]]
        number = f"{language.book(int(found['part']))} " if found["part"] else ""
        last = f" {language.to} {language.count(int(found['last']), None)}" if found["last"] else ""
        chapter, verse = (language.count(int(found[name]), None) for name in ("chapter", "verse"))
        return f"{number}{book} {chapter}, {verse}{last}"

    return _pattern(language).sub(said, text)
