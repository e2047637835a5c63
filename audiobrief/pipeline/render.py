"""Speaking a passage sentence by sentence and encoding it: what a worker does with each task."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.assembler.clips import edit_and_tell
from audiobrief.assembler.levels import gain_for
from audiobrief.assembler.loudness import measure
from audiobrief.assembler.passages import ClipInPassage, build, samples_of
from audiobrief.pipeline.lines import RenderedPassage
from audiobrief.pipeline.serving import FailedTaskError
from audiobrief.synthesizer import EngineError, check_clip, plausible_words
from audiobrief.synthesizer.loading import InstalledEngines

if TYPE_CHECKING:
    from pydub import AudioSegment

    from audiobrief.model import WordTiming
    from audiobrief.pipeline.kept import KeptClips
    from audiobrief.pipeline.lines import Line, Passage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer import Clip, Engine
    from audiobrief.synthesizer.engine import EngineLoader


class Renderer:
    """Renders passages with engines that are started when a voice first needs them, and kept."""

    def __init__(self, scratch: str, load: EngineLoader, kept: KeptClips) -> None:
        self._scratch = Path(scratch)
        self._load = load
        self._kept = kept
        self._engines: dict[str, tuple[EngineLoader, Engine]] = {}

    def warm_up(self, engine: str, threads: int | None = None) -> None:
        """Start an engine before it is needed. One that can't start is not missed until it is."""
        with suppress(EngineError):
            self._engine(engine, threads)

    def _engine(self, name: str, threads: int | None) -> Engine:
        """An engine that runs on so many threads; one that runs on others is started anew."""
        load = self._load
        if isinstance(load, InstalledEngines):
            load = load.with_threads(name, threads)
        if name in self._engines and self._engines[name][0] != load:
            # Before the other is loaded: two of them may be more than the memory holds.
            del self._engines[name]
        if name not in self._engines:
            self._engines[name] = load, load(name, self._scratch)
        return self._engines[name][1]

    def __call__(self, task: tuple[Passage, Sound]) -> RenderedPassage:
        """Speak, level and encode a passage.

        Raises:
            FailedTaskError: an engine can't start, or gave no usable sound for a sentence.
        """
        passage, sound = task
        return self._kept.render(passage, sound, lambda: self._rendered_anew(passage, sound))

    def _rendered_anew(self, passage: Passage, sound: Sound) -> RenderedPassage:
        clips, words = [], []
        for line in passage.lines:
            clip, heard = self._speak(line, passage.threads)
            words.append(heard)
            measured = measure(samples_of(clip), clip.frame_rate)
            clips.append(
                ClipInPassage(
                    clip,
                    gain_for(measured.loudness, clip.duration_seconds, line.voice.loudness, sound.loudness + sound.aim),
                    sound.pauses.after(line.boundary, speaker_changes=line.speaker_changes),
                    measured.energies,
                )
            )
        return RenderedPassage(
            build(clips, sound.spec, last=passage.last, plain=sound.plain, ceiling=sound.ceiling), tuple(words)
        )

    def _speak(self, line: Line, threads: int | None) -> tuple[AudioSegment, tuple[WordTiming, ...]]:
        try:
            clip = self._kept.speak(line.utterance, line.voice, lambda: self._spoken_anew(line, threads))
        except EngineError as error:
            raise FailedTaskError(f"{error} (voice {line.voice.id} of {line.voice.engine})") from error
        edited, cut = edit_and_tell(clip.audio)
        return edited, _moved(plausible_words(clip, line.spoken), cut, edited.duration_seconds)

    def _spoken_anew(self, line: Line, threads: int | None) -> Clip:
        clip = self._engine(line.voice.engine, threads).speak(line.utterance, line.voice)
        check_clip(clip.audio, line.spoken, line.voice.rate)
        return clip


def _moved(words: tuple[WordTiming, ...], cut: float, length: float) -> tuple[WordTiming, ...]:
    """Word timings of a clip whose start was cut off and that is now so long."""
    moved = (replace(word, start=max(0.0, word.start - cut), end=min(length, word.end - cut)) for word in words)
    return tuple(word for word in moved if word.start < word.end)
