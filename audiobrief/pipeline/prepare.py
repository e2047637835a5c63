"""From an article as read to who says what in which voice: every stage before the first sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.casting import cast, load_voices
from audiobrief.cleaner import clean
from audiobrief.errors import NothingToSayError
from audiobrief.segmenter import segment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from audiobrief.model import Article, Cast, Script


def prepare(
    article: Article, *, voices: Literal["one", "two", "all"] = "all", voice: Mapping[str, str] | None = None
) -> tuple[Article, Script, Cast]:
    """Clean, segment and cast an article.

    Args:
        article: as read.
        voices: ``one``: the narrator reads all; ``two``: one voice for all quotations; ``all``: a voice for each speaker.
        voice: voice by speaker, such as ``{"Ada Byron": "en-gb+f2"}``.

    Returns:
        The cleaned article, its script and the cast.

    Raises:
        NothingToSayError: nothing is left to say after cleaning.
        CastError: there is no such voice or speaker.
    """
    cleaned = clean(article)
    if not any(character.isalnum() for character in cleaned.text):
        raise NothingToSayError(
            "nothing is left to say after cleaning: see what was taken out, and why, with “audiobrief clean”"
        )
    script = segment(cleaned)
    return cleaned, script, cast(script, load_voices(), pinned=voice or {}, mode=voices)
