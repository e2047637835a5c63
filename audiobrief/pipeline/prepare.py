"""From a source to who says what in which voice: every stage before the first sound."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from audiobrief.casting import cast as make_cast
from audiobrief.casting import remarks
from audiobrief.casting.pins import quoted_here
from audiobrief.pipeline.palette import check_usable, palette
from audiobrief.pipeline.source import load
from audiobrief.pipeline.wishes import Wishes
from audiobrief.synthesizer.loading import DEFAULT_ENGINE

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from typing import Literal

    from audiobrief.casting import CastFile
    from audiobrief.model import Article, Cast, Script
    from audiobrief.pipeline.source import NamedBytes

_NO_WISHES = Wishes()
_log = logging.getLogger(__name__)


def prepare(  # noqa: PLR0913  (one parameter an option)
    source: str | os.PathLike[str] | Article | NamedBytes,
    *,
    voices: Literal["one", "two", "all"] = "all",
    voice: Mapping[str, str] | None = None,
    known: CastFile | None = None,
    engine: str = DEFAULT_ENGINE,
    any_engine: bool = False,
    wishes: Wishes = _NO_WISHES,
    all_quoted: bool = True,
) -> tuple[Article, Script, Cast]:
    """Read, clean, segment and cast a source; a script file is read and cast.

    What is odd about the voices without being wrong is logged as a warning.

    Args:
        source: as ``load`` takes it.
        voices: ``one``: the narrator reads all; ``two``: one voice for all quotations; ``all``: a voice for each speaker.
        voice: voice by speaker, such as ``{"Ada Byron": "en-gb+f2"}``.
        known: who has which voice in all articles; ``voice`` counts more.
        engine: whose voices to cast, as ``choose_engine`` gives it.
        any_engine: whether those of another will do where that has none of the article's language.
        wishes: what is kept or left out of an article.
        all_quoted: whether it is an error that ``voice`` names somebody who is not quoted.

    Returns:
        The cleaned article, its script and the cast.

    Raises:
        SourceError: the source can't be read; a script file's error names the line.
        NothingToSayError: nothing is left to say after cleaning.
        CastError: there is no such voice or speaker, or no voice for the article's language.
        EngineUnavailableError: a voice's engine or model is missing.
    """
    article, script = load(source, wishes)
    if voice and not all_quoted:
        voice = quoted_here(voice, script)
    cast = cast_script(script, voices=voices, voice=voice, known=known, engine=engine, any_engine=any_engine)
    return article, script, cast


def cast_script(  # noqa: PLR0913  (one parameter an option)
    script: Script,
    *,
    voices: Literal["one", "two", "all"] = "all",
    voice: Mapping[str, str] | None = None,
    known: CastFile | None = None,
    engine: str = DEFAULT_ENGINE,
    any_engine: bool = False,
) -> Cast:
    """Give everyone in a script a voice that can speak here. Arguments and errors are those of ``prepare``.

    What is odd about the voices without being wrong is logged as a warning.
    """
    colours = palette(script, engine, voice or {}, known, any_engine=any_engine)
    made = make_cast(script, colours.voices, pinned=voice or {}, mode=voices, known=known, others=colours.others)
    check_usable(made, engine)
    available = (*colours.voices, *colours.others)
    for remark in remarks(script, made, available, pinned=voice or {}, mode=voices, known=known):
        _log.warning(remark)
    return made
