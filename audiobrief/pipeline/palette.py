"""Which voices can be cast for an article: those of the engine that was chosen, and of others where it lacks some.

An engine is chosen by name, or ``auto``: the best that is installed and has its model. A voice of any other engine may be
asked for by its id. Where the engine has too few voices for everyone quoted, or none of a gender, other installed engines add
theirs; where it has none of the article's language, the article is refused with a sentence that says what would help.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.casting import load_voices
from audiobrief.casting.packs import find_voice
from audiobrief.casting.pins import NARRATOR, speakers_of
from audiobrief.errors import CastError, EngineUnavailableError
from audiobrief.languages import base_language
from audiobrief.model import SpeakerKind
from audiobrief.pipeline.alphabets import is_readable
from audiobrief.synthesizer import EngineError
from audiobrief.synthesizer.loading import AUTO, DEFAULT_ENGINE, engine_names, find_driver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from audiobrief.casting import CastFile
    from audiobrief.model import Cast, Script, Voice
    from audiobrief.synthesizer.driver import Device, Driver

_log = logging.getLogger(__name__)

#: Which engine is better than which, as far as audiobrief knows them; neural ones that it doesn't know come after these.
_BEST_FIRST = ("kokoro", "piper")
#: Characters that tell what an article is written in.
_ENOUGH = 2_000


class Palette(NamedTuple):
    """The voices there are to choose from."""

    #: For anyone; the first of a language is its narrator.
    voices: tuple[Voice, ...]
    #: For those only for whom they are asked.
    others: tuple[Voice, ...] = ()


def choose_engine(name: str, device: Device = "cpu") -> str:
    """The engine that was asked for, by its name, or the best there is for ``auto``.

    Raises:
        EngineUnavailableError: there is no such engine, or it can't be used here; says what to do.
    """
    if name == AUTO:
        usable = [driver for driver in all_drivers() if driver.problem(device) is None]
        if not usable:
            raise EngineUnavailableError("no speech engine here can run on a GPU: leave out --device gpu")
        best = min(usable, key=_rank)
        _tell_passed_over(best)
        return best.name
    try:
        problem = find_driver(name).problem(device)
    except EngineError as error:
        raise EngineUnavailableError(f"{error}: there are {', '.join((AUTO, *engine_names()))}") from error
    if problem is not None:
        raise EngineUnavailableError(f"the engine {name} can't be used: {problem}")
    return name


def _tell_passed_over(chosen: Driver) -> None:
    """Warn of better engines whose voices were installed here and that can't be used all the same, such as a damaged one."""
    for driver in all_drivers():
        problem = driver.problem() if _rank(driver) < _rank(chosen) else None
        if problem is not None and any(driver.has(voice) for voice in _voices_of(driver)):
            _log.warning("the engine %s is passed over for %s: %s", driver.name, chosen.name, problem)


def all_drivers() -> Iterator[Driver]:
    """The drivers of all engines, the default one first. One that can't be imported is said when it is asked for by name."""
    for name in engine_names():
        try:
            yield find_driver(name)
        except EngineError:
            continue


def all_voices() -> tuple[Voice, ...]:
    """Every voice that some pack knows or that is installed, those of the default engine first."""
    return tuple(voice for driver in all_drivers() for voice in _voices_of(driver))


def usable_voices(engine: str) -> tuple[Voice, ...]:
    """The voices of an engine whose models are installed."""
    driver = find_driver(engine)
    return tuple(voice for voice in _voices_of(driver) if driver.has(voice))


def _castable(engine: str) -> tuple[Voice, ...]:
    """Those that anybody may be given."""
    return tuple(voice for voice in usable_voices(engine) if not voice.on_demand)


def palette(
    script: Script, engine: str, pinned: Mapping[str, str], known: CastFile | None, *, any_engine: bool = False
) -> Palette:
    """The voices for a script.

    Args:
        script: who is quoted, and in what language.
        engine: as ``choose_engine`` gave it.
        pinned: voices that were asked for; with one for the narrator, the language is no reason to refuse.
        known: the cast file.
        any_engine: whether those of another engine will do where this one has none of the script's language: the best's.

    Raises:
        CastError: no voice of the engine speaks the script's language; says what would help.
    """
    own = _castable(engine)
    others = _on_request(engine, pinned, known)
    language = base_language(script.language)
    fitting = [voice for voice in own if base_language(voice.language) == language]
    if not fitting:
        if any(name.strip().casefold() == NARRATOR for name in pinned):
            return Palette(own, others)
        if any_engine and (other := _engine_for(language)) is not None:
            _log.warning("no voice of %s here speaks the article's language, %r: %s reads it", engine, language, other)
            return palette(script, other, pinned, known)
        raise CastError(_refusal(script.language or language, engine, is_readable(_beginning(script))))
    return Palette((*own, *_more(script, fitting, engine)), others)


def _engine_for(language: str) -> str | None:
    """The best engine here that has a voice of a language; ``None`` if none has."""
    for driver in sorted(all_drivers(), key=_rank):
        if driver.problem() is None and _of(language, _castable(driver.name)) is not None:
            return driver.name
    return None


def check_pinned(engine: str, pinned: Mapping[str, str], device: Device = "cpu") -> None:
    """Make sure that voices that are asked for by name are there and can speak, before there is an article to cast.

    Arguments are those of ``palette`` and ``check_usable``.

    Raises:
        CastError: there is no such voice.
        EngineUnavailableError: one can't speak here; says what to do.
    """
    voices = (*_castable(engine), *_on_request(engine, pinned, None))
    for wanted in pinned.values():
        _check_usable(find_voice(wanted, voices), engine, device)


def check_usable(cast: Cast, engine: str, device: Device = "cpu") -> None:
    """Make sure that every voice of a cast can speak here.

    Args:
        cast: made from a palette.
        engine: as ``choose_engine`` gave it: known to be usable.
        device: what neural engines are to run on.

    Raises:
        EngineUnavailableError: one can't; says what to do.
    """
    for voice in cast.all_voices:
        _check_usable(voice, engine, device)


def _check_usable(voice: Voice, engine: str, device: Device) -> None:
    driver = find_driver(voice.engine)
    problem = None if voice.engine == engine else driver.problem(device if driver.neural else "cpu")
    # What an engine lacks may be a model, but another than this voice's.
    if not driver.has(voice) and (problem is None or "voices install" in problem):
        problem = f"its model is not installed: audiobrief voices install {voice.id}"
    if problem is not None:
        raise EngineUnavailableError(f"the voice {voice.id} can't be used: {problem}")


def _on_request(engine: str, pinned: Mapping[str, str], known: CastFile | None) -> tuple[Voice, ...]:
    """The voices that only those get for whom they are asked."""
    # Most articles are cast from one engine without a look at the others.
    mixed = (
        any(":" in name for name in pinned.values())
        or engine != DEFAULT_ENGINE
        or (known is not None and any(voice.engine != engine for voice in known.voices.values()))
    )
    return tuple(voice for voice in all_voices() if voice.engine != engine or voice.on_demand) if mixed else ()


def _rank(driver: Driver) -> tuple[bool, int]:
    known = _BEST_FIRST.index(driver.name) if driver.name in _BEST_FIRST else len(_BEST_FIRST)
    return (not driver.neural, known)


def _voices_of(driver: Driver) -> tuple[Voice, ...]:
    return driver.fitted(load_voices(driver.name, driver.pack))


def _more(script: Script, fitting: list[Voice], engine: str) -> tuple[Voice, ...]:
    """Voices of other engines, best first, where an engine has too few for everyone, or too few of a gender."""
    speakers = speakers_of(script).values()
    free = fitting[1:]
    needed = [speaker.gender for speaker in speakers if speaker.kind is SpeakerKind.PERSON and speaker.gender]
    if len(free) >= len(speakers) and all(
        sum(voice.gender is gender for voice in free) >= needed.count(gender) for gender in set(needed)
    ):
        return ()
    language = base_language(script.language)
    return tuple(
        voice
        for driver in sorted((one for one in all_drivers() if one.name != engine and one.problem() is None), key=_rank)
        for voice in _castable(driver.name)
        if base_language(voice.language) == language
    )


def _beginning(script: Script) -> str:
    """Enough of a script's text to tell what it is written in."""
    return "".join(segment.text[:_ENOUGH] for section in script.sections for segment in section.segments)[:_ENOUGH]


def _refusal(language: str, engine: str, readable: bool) -> str:
    """Why an article can't be read, with what to install or choose: the engine's own voice first, then what is here already.

    Args:
        language: the article's.
        engine: which is to read it.
        readable: whether a voice of another language gets through what it is written in.
    """
    ways = []
    if own := _installable(language, find_driver(engine)):
        ways.append(own)
    others = [driver for driver in sorted(all_drivers(), key=_rank) if driver.name != engine]
    here = [one.name for one in others if one.problem() is None and _of(language, usable_voices(one.name)) is not None]
    ways += [f"take the engine {here[0]} (--engine {here[0]})"] if here else []
    if not ways:
        ways = [
            f"{command}, and take the engine {one.name} (--engine {one.name})"
            for one in others
            if (command := _installable(language, one))
        ][:1]
    lacking = f"no voice of {engine} here" if ways else "no voice of any engine"
    if not here and readable:
        ways.append("have another voice read it all the same with --voice narrator=VOICE")
    return f"{lacking} speaks the article's language, {language!r}{': ' if ways else ''}{', or '.join(ways)}"


def _installable(language: str, driver: Driver) -> str | None:
    """What brings an engine a voice of a language, as something to do."""
    known = _of(language, _voices_of(driver))
    if known is not None and driver.has(known):
        known = None
    name = known.id if known is not None else None
    if name is None and driver.name == "piper":
        from audiobrief.synthesizer.catalogue import published_voice  # noqa: PLC0415  (seldom needed)

        name = published_voice(base_language(language))
    if name is None:
        return None
    # What it lacks may be more than the voice.
    problem = driver.problem()
    before = "" if problem is None or "voices install" in problem else f"{problem}; then "
    return f"{before}audiobrief voices install {name}"


def _of(language: str, voices: Iterable[Voice]) -> Voice | None:
    """The first voice of a language, whatever its region."""
    wanted = base_language(language)
    return next((voice for voice in voices if base_language(voice.language) == wanted), None)
