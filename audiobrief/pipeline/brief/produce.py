"""Several articles into one episode, from Python and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.assembler.mp3 import DEFAULT_BIT_RATE, DEFAULT_RATE, FrameSpec
from audiobrief.pipeline.brief.wanted import DEFAULT_NEWEST, Wanted
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.mixing import Music
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.sound import DEFAULT_LOUDNESS, Sound
from audiobrief.pipeline.studio import Studio
from audiobrief.pipeline.wishes import Wishes
from audiobrief.synthesizer.loading import AUTO, DEFAULT_ENGINE

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Literal

    from audiobrief.model import Article, Episode
    from audiobrief.pipeline.studio import ProgressReport
    from audiobrief.reader import Entry
    from audiobrief.synthesizer.engine import EngineLoader


def brief(  # noqa: D417, PLR0913  (one parameter an option; most are documented where narrate is)
    sources: Iterable[str | os.PathLike[str] | Article | Entry],
    output: str | os.PathLike[str] | None = None,
    *,
    title: str | None = None,
    show: str | None = None,
    opening: str | None = None,
    credits: bool = True,  # noqa: A002  (what it is called in English)
    day: dt.date | None = None,
    newest: int = DEFAULT_NEWEST,
    skip_failed: bool = False,
    allow_local: bool = False,
    intro: str | os.PathLike[str] | None = None,
    between: str | os.PathLike[str] | None = None,
    bed: str | os.PathLike[str] | None = None,
    bed_under: Literal["frame", "all"] = "frame",
    outro: str | os.PathLike[str] | None = None,
    voices: Literal["one", "two", "all"] = "all",
    voice: Mapping[str, str] | None = None,
    cast_file: str | os.PathLike[str] | None = None,
    lexicons: Sequence[str | os.PathLike[str]] = (),
    cache: bool = True,
    cover: str | os.PathLike[str] | None = None,
    companions: Iterable[str] = (),
    embed_audio: bool = False,
    keep: Iterable[str] = (),
    drop: Iterable[str] = (),
    captions: Literal["drop", "read"] = "drop",
    cues: bool = True,
    say_synthetic: bool = False,
    sample_rate: int = DEFAULT_RATE,
    bit_rate: int = DEFAULT_BIT_RATE,
    loudness: float = DEFAULT_LOUDNESS,
    jobs: int | None = None,
    engine: str = DEFAULT_ENGINE,
    device: Literal["cpu", "gpu"] = "cpu",
    progress: ProgressReport | None = None,
    load_engine: EngineLoader | None = None,
) -> Episode:
    """Turn several articles into one narrated MP3, each a chapter, with an opening line and the sources at the end.

    A person who is quoted in several articles has one voice. What is said around the articles is marked ``is_added`` in the
    timeline; ``Episode.stories`` has each article and its place.

    Args:
        sources: what ``narrate`` takes, in the order in which it is to be heard; a feed stands for its newest entries.
        output: where the episode goes, as ``narrate`` takes it; by default ``build/<title>.mp3``.
        title: of the episode; by default what the opening line usually says.
        show: title of the show, which the opening line names.
        opening: what is said first, by default “(show) for (date)” in the language of the articles; ``{show}`` and
            ``{date}`` are filled in. Empty for no opening.
        credits: whether the sources are named at the end.
        day: of the episode, today by default.
        newest: how many entries of a feed are taken.
        skip_failed: whether the episode is made without the articles that can't be read or spoken; ``Episode.absent`` has
            them, and the credits say how many they are.
        allow_local: whether addresses in the local network may be fetched.
        intro: music before the first word: a WAV file or, with the extra ``media``, any that FFmpeg reads.
        between: a jingle between two articles.
        bed: music under the speech, repeated as needed.
        bed_under: what the bed lies under: ``frame``, the opening and the credits, or ``all``.
        outro: music after the last word.
        voices: this and all that follow are as ``narrate`` takes them.

    Raises:
        MusicError: a music file can't be used; says which and why.
        AudiobriefError: as ``narrate`` raises them, with the name of the article.
        ValueError: as ``narrate`` raises it.
    """
    sound = Sound(FrameSpec(sample_rate, bit_rate), loudness)
    any_engine = engine == AUTO
    if engine != DEFAULT_ENGINE or device != "cpu":
        from audiobrief.pipeline.palette import choose_engine  # noqa: PLC0415  (others need a look at their models first)

        engine = choose_engine(engine, device)
    direction = Direction(
        voices=voices,
        voice=voice or {},
        cast_file=cast_file,
        engine=engine,
        any_engine=any_engine,
        lexicons=lexicons,
        cover=cover,
        publication=Publication.of(companions, embed_audio=embed_audio, show=show),
        wishes=Wishes.of(keep, drop, captions, cues=cues),
        say_synthetic=say_synthetic,
    )
    wanted = Wanted(
        title=title,
        opening=opening,
        credits=credits,
        newest=newest,
        skip_failed=skip_failed,
        allow_local=allow_local,
        music=Music.of(intro, between, bed, outro, under_all=bed_under == "all"),
        **({} if day is None else {"day": day}),
    )
    return produce_brief(
        tuple(sources),
        output,
        direction,
        sound,
        wanted,
        jobs=jobs,
        cache=cache,
        device=device,
        progress=progress,
        load_engine=load_engine,
    )


def produce_brief(  # noqa: PLR0913  (what, where to, how, by what means, and who is told)
    sources: Sequence[str | os.PathLike[str] | Article | Entry],
    output: str | os.PathLike[str] | None,
    direction: Direction,
    sound: Sound,
    wanted: Wanted,
    *,
    jobs: int | None = None,
    cache: bool = True,
    device: Literal["cpu", "gpu"] = "cpu",
    progress: ProgressReport | None = None,
    load_engine: EngineLoader | None = None,
) -> Episode:
    """Make one episode as ``direction``, ``sound`` and ``wanted`` say. The other arguments and errors are those of ``brief``."""
    with Studio(jobs, load_engine, cache=cache, engine=direction.engine, device=device) as studio:
        # While the workers start: loading the stages takes as long as they do.
        from audiobrief.pipeline.brief.make import make_brief  # noqa: PLC0415

        return make_brief(studio, sources, output, sound, direction, wanted, progress)
