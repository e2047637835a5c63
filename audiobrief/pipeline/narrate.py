"""The one way to make an episode; the command line, the batch and the Python API all go through it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from audiobrief.assembler.mp3 import DEFAULT_BIT_RATE, DEFAULT_RATE, FrameSpec
from audiobrief.errors import check_type
from audiobrief.model import Article
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.sound import DEFAULT_LOUDNESS, Sound
from audiobrief.pipeline.studio import Studio
from audiobrief.pipeline.wishes import Wishes
from audiobrief.synthesizer.loading import AUTO, DEFAULT_ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Literal

    from audiobrief.model import Episode
    from audiobrief.pipeline.studio import ProgressReport
    from audiobrief.synthesizer.engine import EngineLoader


def narrate(  # noqa: PLR0913  (one parameter an option)
    source: str | os.PathLike[str] | Article,
    output: str | os.PathLike[str] | None = None,
    *,
    voices: Literal["one", "two", "all"] = "all",
    voice: Mapping[str, str] | None = None,
    cast_file: str | os.PathLike[str] | None = None,
    lexicons: Sequence[str | os.PathLike[str]] = (),
    cache: bool = True,
    cover: str | os.PathLike[str] | None = None,
    companions: Iterable[str] = (),
    embed_audio: bool = False,
    show: str | None = None,
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
    """Turn an article into a narrated MP3 with chapters.

    Args:
        source: a file of any kind that ``read`` takes or a script file, a web address, ``-`` for standard input, or an article
            that was read before.
        output: where the episode goes; its name tells what it is: an MP3, AAC (``.m4b``, ``.m4a``) or Opus (``.opus``,
            ``.ogg``). By default ``build/<title>.mp3`` under the working folder. Folders are created. The file is written
            beside its place and put there when it is whole.
        voices: ``one``: the narrator reads all; ``two``: one voice for all quotations; ``all``: a voice for each speaker.
        voice: voice by speaker, such as ``{"Ada Byron": "en-gb+f2"}``.
        cast_file: a TOML file with the voices of people, kept from article to article: read if it exists, and, with ``all``
            voices, new people added when the episode is done. ``voice`` counts more.
        lexicons: pronunciation lexicons (W3C PLS or TOML), beside the user's and the project's own; later ones count more.
        cache: whether clips of voices that take long to speak are kept, and those kept before are used.
        cover: a JPEG or PNG file; by default the picture that the source brings along, as an EPUB does.
        companions: formats of the files to write beside the MP3, such as ``("vtt", "page")``; ``("all",)`` for all.
        embed_audio: whether the player page holds the MP3 itself.
        show: title of the show that the episode belongs to, for the companion files.
        keep: kinds of text to speak although they are no narration, such as ``("credit", "code")``; ``KINDS`` of
            ``audiobrief.model`` has all.
        drop: kinds of text to leave out although they are, such as ``("table",)``.
        captions: ``read``: captions and descriptions of pictures are spoken, as asides in a voice of their own.
        cues: whether a listener is told of items, rows and quotations: “First item: …”.
        say_synthetic: whether it is said at the end, in words that are not the article's, that the voices are synthetic.
        sample_rate: Hz; Opus has 8, 12, 16, 24 and 48 kHz, and takes the next higher one.
        bit_rate: kb/s, constant; of AAC and Opus about so many.
        loudness: target of the whole episode in LUFS, integrated (ITU-R BS.1770-4).
        jobs: number of worker processes; by default as many as are quickest on this machine.
        engine: whose voices to cast: ``pyttsx3``, ``kokoro``, ``piper``, or ``auto`` for the best that is installed.
        device: what neural engines run on.
        progress: called with the characters of the source spoken so far and those to be spoken in all.
        load_engine: makes a speech engine from its name and a folder for temporary files; for engines of your own.

    Raises:
        SourceError: the source can't be read; ``ScriptFileError`` names the line of a script file that is wrong.
        NothingToSayError: nothing is left to say after cleaning.
        CastError: there is no such voice or speaker, no voice for the article's language, or the cast file is wrong.
        LexiconError: a lexicon can't be read or is wrong; names the line.
        CacheError: ``AUDIOBRIEF_CACHE_SIZE`` does not hold a size.
        EngineUnavailableError: an engine that is needed, or its model, is missing or damaged; says what to do.
        SynthesisError: a sentence could not be spoken; names it.
        OutputError: the episode can't be written, or not as its name says, the cast file neither, or the cover can't be used.
        CoverageError: a character of the source would be lost or said twice.
        WrongTypeError: the source is neither a path nor an address nor an article.
        ValueError: a sample rate, bit rate, loudness, companion file or kind of text that can't be had; names those that can.
    """
    check_type(source, (str, os.PathLike, Article), "narrate", "a path, a web address or an Article")
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
    return produce(
        source,
        output,
        direction,
        sound,
        jobs=jobs,
        cache=cache,
        device=device,
        progress=progress,
        load_engine=load_engine,
    )


def produce(  # noqa: PLR0913  (what, where to, how, by what means, and who is told)
    source: str | os.PathLike[str] | Article,
    output: str | os.PathLike[str] | None,
    direction: Direction,
    sound: Sound,
    *,
    jobs: int | None = None,
    cache: bool = True,
    device: Literal["cpu", "gpu"] = "cpu",
    progress: ProgressReport | None = None,
    load_engine: EngineLoader | None = None,
) -> Episode:
    """Make one episode as ``direction`` and ``sound`` say. The other arguments and the errors are those of ``narrate``."""
    with Studio(jobs, load_engine, cache=cache, engine=direction.engine, device=device) as studio:
        # While the workers start: loading the stages takes as long as they do.
        from audiobrief.pipeline.episode import make_episode  # noqa: PLC0415

        return make_episode(studio, source, output, sound, direction, progress)
