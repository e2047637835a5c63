"""Is the text in step with the sound? Whisper listens to the span of a sentence or a cue, and should hear just that.

    AUDIOBRIEF_MODELS=DIR python benchmarks/sync.py WHISPER_DIR [--engines pyttsx3 piper kokoro] [--sentences 10] [--cues 30] [-v]

WHISPER_DIR holds a faster-whisper model (base); needs the dependency group ``bench`` (faster-whisper, whisper-normalizer, jiwer).

*In its span*: of so many whole sentences of the timeline, and cues of the WebVTT file, spread over an episode, how many are heard
with a word error rate of .2 at most when nothing but their span is transcribed (beam 1, int8, Whisper's own English normalizer).

A span that fails is told apart by listening again with its neighbours on both sides. *Out of step*: its first or last word is
then heard 0.3 s or more from where others are, by the span. *Misheard*: it is heard there, or can't be recognized, so the voice
is to blame, or Whisper, and not the times. -v shows what was heard.

*Offset*: where the first and the last word are heard by the word times that Whisper gives with the neighbours around, less where
the span says. These times come from attention and are some 100 ms wrong themselves, more at a pause; what shows is whether a
transcript runs early or late.

*By its sound*: where the level of the recording first rises above -50 dBFS after the pause before a sentence, less where the
timeline says that it starts; and where it last falls below, less where it ends. All sentences with a pause of a tenth of a second
before or after. Nobody's ear is needed for that, and it is exact to 5 ms.

Text: ../shared/articles/clarkston.txt where it is, else tests/articles/ferry.txt.
"""

from __future__ import annotations

import argparse
import difflib
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jiwer
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio
from measure import table
from narrate import OWN, SHARED
from whisper_normalizer.english import EnglishTextNormalizer

from audiobrief.checking.transcripts import read_cues
from audiobrief.pipeline.stored import load_episode

if TYPE_CHECKING:
    from collections.abc import Sequence

_RATE = 16_000
_MOST_ERRORS = 0.2
#: Seconds that are listened to at most, and that are added where there is no neighbour.
_WINDOW, _MARGIN = 28.0, 1.0
#: Seconds of silence that a span is put into: what begins with its first sample is often not understood.
_QUIET = 0.5
#: Seconds by which a word is heard elsewhere than is usual that make a span out of step.
_OFF = 0.3
#: Of the measure by sound: samples of a step, the level in dBFS, and seconds of pause.
_STEP, _SILENT, _PAUSE = 80, -50.0, 0.1
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Span:
    """A text, and when it is said, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Heard:
    """What was heard of a span."""

    span: Span
    #: Word error rate in its span, and with its neighbours around.
    alone: float
    among: float
    hypothesis: str
    #: Seconds by which the first word is heard after the span's start, and the last after its end; ``None`` where that isn't
    #: recognized.
    first: float | None
    last: float | None

    def verdict(self, first: float, last: float) -> str:
        """Heard in its span, misheard, or out of step: offsets are compared with what is usual for first and last words."""
        if self.alone <= _MOST_ERRORS:
            return "heard"
        offsets = ((self.first, first), (self.last, last))
        is_off = any(offset is not None and abs(offset - usual) > _OFF for offset, usual in offsets)
        return "out of step" if is_off else "misheard"


class Listener:
    """Whisper, and how it writes words."""

    def __init__(self, model: str, audio: np.ndarray[Any, Any]) -> None:
        self._model = WhisperModel(model, device="cpu", compute_type="int8")
        self._normalize = EnglishTextNormalizer()
        self._audio = audio

    def words(self, text: str) -> list[str]:
        """A text as words that can be compared."""
        return str(self._normalize(text)).split()

    def hear(self, start: float, end: float) -> list[tuple[str, float, float]]:
        """The words between two times, each with its own."""
        quiet = np.zeros(int(_QUIET * _RATE), dtype=self._audio.dtype)
        piece = np.concatenate((quiet, self._audio[max(0, int(start * _RATE)) : int(end * _RATE)], quiet))
        segments, _ = self._model.transcribe(
            piece,
            language="en",
            beam_size=1,
            vad_filter=False,
            condition_on_previous_text=False,
            word_timestamps=True,
        )
        start -= _QUIET
        return [
            (word.word, start + word.start, start + word.end) for segment in segments for word in segment.words or ()
        ]

    def judge(self, before: Span | None, span: Span, after: Span | None) -> Heard:
        """Listen to a span alone, and among its neighbours."""
        said = self.words(span.text)
        alone = " ".join(self.words("".join(word for word, _, _ in self.hear(span.start, span.end))))
        spans = [one for one in (before, span, after) if one is not None]
        if spans[-1].end - spans[0].start > _WINDOW:  # Whisper hears thirty seconds at once
            spans = [span]
        begin = spans[0].start if spans[0] is not span else span.start - _MARGIN
        end = spans[-1].end if spans[-1] is not span else span.end + _MARGIN
        heard = [(one, start, end) for word, start, end in self.hear(max(0.0, begin), end) for one in self.words(word)]
        texts = [self.words(one.text) for one in spans]
        at = sum(map(len, texts[: spans.index(span)]))
        places = _aligned([word for text in texts for word in text], [word for word, _, _ in heard])
        found = [places.get(at + index) for index in range(len(said))]
        within = [place for place in found if place is not None]
        among = 1.0
        if within:
            among = jiwer.wer(" ".join(said), " ".join(word for word, _, _ in heard[within[0] : within[-1] + 1]))
        return Heard(
            span,
            jiwer.wer(" ".join(said), alone) if said else 0.0,
            among,
            alone,
            None if found[0] is None else heard[found[0]][1] - span.start,
            None if found[-1] is None else heard[found[-1]][2] - span.end,
        )


def _aligned(said: list[str], heard: list[str]) -> dict[int, int]:
    """For words that were said, which of those that were heard they are."""
    blocks = difflib.SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks()
    return {block.a + index: block.b + index for block in blocks for index in range(block.size)}


def spread(places: list[int], number: int) -> list[int]:
    """So many of them, spread evenly."""
    return sorted({places[int((index + 0.5) * len(places) / number)] for index in range(number)})


def whole(sentences: list[Span]) -> list[int]:
    """The places of whole sentences: where the speaker changes within one, the timeline has its parts."""
    ended = [bool(_ENDED.search(one.text)) for one in sentences]
    return [place for place, end in enumerate(ended) if end and (not place or ended[place - 1])]


def narrate(text: Path, folder: Path, engine: str) -> tuple[Path, list[Span], list[Span]]:
    """An episode, its sentences, and its cues."""
    mp3 = folder / f"{engine}.mp3"
    command = [sys.executable, "-m", "audiobrief", "narrate", str(text), "-o", str(mp3), "--engine", engine, "-q"]
    subprocess.run([*command, "--with", "timeline,vtt"], check=True)
    timeline = load_episode(mp3).episode.timeline
    sentences = [Span(one.start / timeline.rate, one.end / timeline.rate, one.text) for one in timeline.sentences]
    written = mp3.with_suffix(".vtt").read_text(encoding="utf-8")
    cues = [Span(cue.start, cue.end, _TAG.sub("", cue.text)) for cue in read_cues(written, ".vtt")]
    return mp3, sentences, cues


def by_sound(audio: np.ndarray[Any, Any], spans: list[Span]) -> list[str]:
    """A row of the table: how far sound is from where sentences start and end, in milliseconds."""
    steps = audio[: len(audio) // _STEP * _STEP].reshape(-1, _STEP)
    loud = 20 * np.log10(np.sqrt((steps**2).mean(axis=1)) + 1e-9) > _SILENT
    length = len(audio) / _RATE
    starts, ends = [], []
    for place, span in enumerate(spans):
        before = spans[place - 1].end if place else 0.0
        after = spans[place + 1].start if place + 1 < len(spans) else length
        heard = np.flatnonzero(loud[_at((before + span.start) / 2) : _at((span.end + after) / 2)])
        if not len(heard):
            continue
        if span.start - before > _PAUSE:
            starts.append((_at((before + span.start) / 2) + heard[0]) * _STEP / _RATE - span.start)
        if after - span.end > _PAUSE:
            ends.append((_at((before + span.start) / 2) + heard[-1] + 1) * _STEP / _RATE - span.end)
    return [_offsets(starts), _offsets(ends)]


def _at(seconds: float) -> int:
    return int(seconds * _RATE / _STEP)


def measured(listener: Listener, spans: list[Span], places: list[int], *, verbose: bool) -> list[str]:
    """A row of the table: heard, misheard, out of step, and offsets of the spans in these places."""
    found = []
    for place in places:
        before = spans[place - 1] if place else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        found.append(listener.judge(before, spans[place], after))
    usual = [
        statistics.median([offset for offset in offsets if offset is not None] or [0.0])
        for offsets in ([one.first for one in found], [one.last for one in found])
    ]
    verdicts = [one.verdict(*usual) for one in found]
    for heard, verdict in zip(found, verdicts, strict=True):
        if verbose and verdict != "heard":
            print(
                f"{verdict}, {heard.span.start:.2f} to {heard.span.end:.2f} s, {heard.alone:.2f} alone, {heard.among:.2f}"
                f" among others, first {_signed(heard.first)}, last {_signed(heard.last)}:"
                f"\n  said  {heard.span.text}\n  heard {heard.hypothesis}",
                file=sys.stderr,
            )
    return [
        f"{verdicts.count('heard')} of {len(found)}",
        str(verdicts.count("misheard")),
        str(verdicts.count("out of step")),
        _offsets([one.first for one in found]),
        _offsets([one.last for one in found]),
    ]


def _signed(offset: float | None) -> str:
    return "not recognized" if offset is None else f"{offset * 1000:+.0f} ms"


def _offsets(offsets: Sequence[float | None]) -> str:
    known = [offset * 1000 for offset in offsets if offset is not None]
    if not known:
        return "none recognized"
    return f"{statistics.median(known):+.0f} / {max(known, key=abs):+.0f} ms ({len(known)})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("whisper", metavar="WHISPER_DIR")
    parser.add_argument("--engines", nargs="*", default=["pyttsx3", "piper", "kokoro"])
    parser.add_argument("--sentences", type=int, default=10)
    parser.add_argument("--cues", type=int, default=30)
    parser.add_argument("-v", "--verbose", action="store_true", help="tell what was heard instead")
    arguments = parser.parse_args()
    text = SHARED if SHARED.exists() else OWN
    rows: list[list[str]] = []
    sounds: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        for engine in arguments.engines:
            mp3, sentences, cues = narrate(text, Path(name), engine)
            audio = decode_audio(str(mp3), sampling_rate=_RATE)
            sounds.append([engine, *by_sound(audio, sentences)])
            listener = Listener(arguments.whisper, audio)
            for what, spans, places in (
                ("sentences", sentences, spread(whole(sentences), arguments.sentences)),
                ("cues", cues, spread(list(range(len(cues))), arguments.cues)),
            ):
                rows.append([engine, what, *measured(listener, spans, places, verbose=arguments.verbose)])
                print(" | ".join(rows[-1]), file=sys.stderr)
    print(
        table(
            [
                "engine",
                "of",
                "in its span",
                "misheard",
                "out of step",
                "first word: median / worst",
                "last word: median / worst",
            ],
            rows,
        )
    )
    print("\nBy its sound, median / worst:\n")
    print(table(["engine", "sentences start", "sentences end"], sounds))


if __name__ == "__main__":
    main()
