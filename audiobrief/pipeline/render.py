"""Speaking a passage sentence by sentence and encoding it: what a worker does with each task."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.assembler.clips import edit
from audiobrief.assembler.levels import gain_for
from audiobrief.assembler.loudness import measure
from audiobrief.assembler.passages import ClipInPassage, build, samples_of
from audiobrief.pipeline.pool import FailedTaskError
from audiobrief.synthesizer import EngineError, check_clip

if TYPE_CHECKING:
    from pydub import AudioSegment

    from audiobrief.assembler.encoded import EncodedPassage
    from audiobrief.pipeline.lines import Line, Passage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer import Engine
    from audiobrief.synthesizer.engine import EngineLoader


class Renderer:
    """Renders passages with engines that are started when a voice first needs them, and kept."""

    def __init__(self, scratch: str, load: EngineLoader) -> None:
        self._scratch = Path(scratch)
        self._load = load
        self._engines: dict[str, Engine] = {}

    def warm_up(self, engine: str) -> None:
        """Start an engine before it is needed. One that can't start is not missed until it is."""
        with suppress(EngineError):
            self._engine(engine)

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = self._load(name, self._scratch)
        return self._engines[name]

    def __call__(self, task: tuple[Passage, Sound]) -> EncodedPassage:
        """Speak, level and encode a passage.

        Raises:
            FailedTaskError: an engine can't start, or gave no usable sound for a sentence.
        """
        passage, sound = task
        clips = []
        for line in passage.lines:
            clip = self._speak(line)
            measured = measure(samples_of(clip), clip.frame_rate)
            clips.append(
                ClipInPassage(
                    clip,
                    gain_for(measured.loudness, clip.duration_seconds, line.voice.loudness, sound.loudness + sound.aim),
                    sound.pauses.after(line.boundary, speaker_changes=line.speaker_changes),
                    measured.energies,
                )
            )
        return build(clips, sound.spec, last=passage.last)

    def _speak(self, line: Line) -> AudioSegment:
        name = line.voice.engine
        try:
            clip = self._engine(name).speak(line.spoken, line.voice)
            check_clip(clip, line.spoken, line.voice.rate)
        except EngineError as error:
            raise FailedTaskError(f"{error} (voice {line.voice.id} of {name})") from error
        return edit(clip)
