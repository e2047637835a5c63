"""Where music is heard, how loud, and what becomes of the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from audiobrief.assembler.layers import Layer, loop_of
from audiobrief.assembler.mixer import ALONE, BETWEEN_LONGEST, UNDER, Mixer, Part, Score
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.passages import ClipInPassage, build
from tests.assembler.music import tones
from tests.assembler.sounds import segment, speech

if TYPE_CHECKING:
    from pydub import AudioSegment

    from audiobrief.assembler.encoded import EncodedPassage

SPEC = FrameSpec()
RATE = SPEC.rate
#: What is heard of each music, and of nothing else: speech is silenced where music is measured.
INTRO, BELL, BED, OUTRO = 3000.0, 4000.0, 5000.0, 6000.0
PARTS = [
    (Part.OPENING, 0),
    *[(Part.ARTICLE, 0)] * 3,
    *[(Part.ARTICLE, 1)] * 2,
    (Part.ARTICLE, 2),
    *[(Part.CREDITS, 0)] * 2,
]


def music(frequency: float, seconds: float = 3.0) -> AudioSegment:
    return segment(tones(seconds, frequency, rate=RATE).astype(np.float32))


def passages(silent: bool = False) -> list[EncodedPassage]:
    """Nine lines in four passages, parts beginning within them as well as between."""
    made = []
    for number, lines in enumerate(((0, 1), (2, 3, 4), (5, 6), (7, 8))):
        clips = [
            ClipInPassage(segment(speech(1.5 + line / 10, seed=line) * (0.0 if silent else 1.0)), 0.0, 1.6)
            for line in lines
        ]
        made.append(build(clips, SPEC, last=number == 3, plain=True, ceiling=-3))
    return made


def mixed(score: Score, parts: list[tuple[Part, int]] = PARTS, *, silent: bool = False):
    mixer = Mixer(score, parts, RATE, -16.0, -2.0)
    given = passages(silent)
    made = [mixer.add(passage) for passage in given]
    heard = np.concatenate([np.frombuffer(one.frames, np.int16) for one in made]).astype(np.float32) / 32768
    spans, at = [], 0
    for one in made:
        assert len(one.frames) == 2 * one.samples
        spans += [(at + start, at + end) for start, end in one.sentence_spans]
        at += one.samples
    return heard, spans, given, made


def tone(heard: np.ndarray, frequency: float, step: float = 0.05) -> np.ndarray:
    """Level of one tone over time, in dB."""
    size = int(step * RATE)
    rows = heard[: len(heard) // size * size].reshape(-1, size) * np.hanning(size)
    wave = np.exp(-2j * np.pi * frequency * np.arange(size) / RATE)
    return 20 * np.log10(np.abs(rows @ wave) * 4 / size + 1e-6)


def sounding(heard: np.ndarray, frequency: float, floor: float = -60.0, step: float = 0.05) -> tuple[float, float]:
    """From when to when it is heard, in seconds."""
    loud = np.flatnonzero(tone(heard, frequency, step) > floor)
    return float(loud[0] * step), float((loud[-1] + 1) * step)


def test_without_music_nothing_changes():
    heard, spans, given, _ = mixed(Score())
    before = np.concatenate([np.frombuffer(one.frames, np.int16) for one in given]).astype(np.float32) / 32768
    assert np.allclose(heard, before, atol=2 / 32768)
    assert spans[0][0] == 0


def test_speech_is_the_same_to_the_sample_where_it_is_said_to_be():
    score = Score(music(INTRO), music(BELL, 1.0), None, music(OUTRO))
    heard, spans, given, _ = mixed(score)
    pcm = np.concatenate([np.frombuffer(one.frames, np.int16) for one in given]).astype(np.float32) / 32768
    at, first = 0, []
    for one in given:
        first += [(at + start, at + end) for start, end in one.sentence_spans]
        at += one.samples
    for (start, end), (was, until) in zip(spans, first, strict=True):
        assert end - start == until - was
        assert np.allclose(heard[start:end], pcm[was:until], atol=2 / 32768)


def test_an_intro_is_heard_to_its_end_before_the_first_word():
    heard, spans, _, _ = mixed(Score(intro=music(INTRO)), silent=True)
    start, end = sounding(heard, INTRO)
    assert start == 0
    assert end == pytest.approx(3.0, abs=0.06)
    assert spans[0][0] == pytest.approx(3.4 * RATE, abs=2)


def test_a_long_intro_goes_on_under_the_opening_and_no_further():
    heard, spans, _, _ = mixed(Score(intro=music(INTRO, 60.0)), silent=True)
    levels = tone(heard, INTRO)
    assert spans[0][0] == 10 * RATE
    alone, under = levels[60], levels[int(spans[0][0] / RATE / 0.05) + 10]
    assert alone - under == pytest.approx(ALONE - UNDER, abs=0.5)
    assert sounding(heard, INTRO)[1] == pytest.approx(spans[0][1] / RATE + 2.0, abs=0.2)


def test_between_is_between_articles_alone():
    heard, spans, _, _ = mixed(Score(between=music(BELL, 2.0)), silent=True)
    on = (tone(heard, BELL) > -50).astype(int)
    starts = np.flatnonzero(np.diff(on) > 0) * 0.05
    assert len(starts) == 2
    for start, line in zip(starts, (3, 5), strict=True):
        assert start == pytest.approx(spans[line][1] / RATE + 0.5, abs=0.1)
        assert spans[line + 1][0] / RATE == pytest.approx(spans[line][1] / RATE + 0.5 + 2.0 + 0.4, abs=0.05)


def test_a_short_jingle_makes_a_pause_no_longer():
    _, with_music, _, _ = mixed(Score(between=music(BELL, 0.6)))
    _, without, _, _ = mixed(Score())
    assert with_music == without


def test_a_long_jingle_is_cut():
    _, spans, _, _ = mixed(Score(between=music(BELL, 40.0)), silent=True)
    assert (spans[4][0] - spans[3][1]) / RATE == pytest.approx(BETWEEN_LONGEST + 0.9, abs=0.05)


def test_a_bed_lies_under_opening_and_credits():
    heard, spans, _, _ = mixed(Score(bed=music(BED)), silent=True)
    levels = tone(heard, BED)

    def at(seconds: float) -> float:
        return float(np.median(levels[int(seconds / 0.05) : int(seconds / 0.05) + 4]))

    assert spans[0][0] == 3 * RATE
    alone, under = at(1.0), at(spans[0][0] / RATE + 0.5)
    assert alone - under == pytest.approx(ALONE - UNDER, abs=0.5)
    assert at(spans[2][0] / RATE) < -80
    assert at(spans[7][0] / RATE + 0.3) == pytest.approx(under, abs=0.5)
    assert at(spans[8][1] / RATE + 2.0) == pytest.approx(alone, abs=0.5)
    assert levels[-3:].max() < -60


def test_a_bed_under_all_is_repeated_without_a_seam_and_gives_way_to_the_jingle():
    heard, spans, _, _ = mixed(Score(bed=music(BED), between=music(BELL, 2.0), under_all=True), silent=True)
    levels = tone(heard, BED)
    for line, (start, end) in enumerate(spans):
        if line in {4, 6}:  # it is coming up again after a jingle
            start += RATE // 2  # noqa: PLW2901
        part = levels[int(start / RATE / 0.05) + 1 : int(end / RATE / 0.05) - 1]
        assert part.max() - part.min() < 6, line
    bell = int((spans[3][1] / RATE + 1.5) / 0.05)
    assert levels[bell] < -80


def test_an_outro_follows_the_last_word():
    heard, spans, _, _ = mixed(Score(outro=music(OUTRO), bed=music(BED)), silent=True)
    start, end = sounding(heard, OUTRO, floor=-40)
    assert start == pytest.approx(spans[-1][1] / RATE + 0.5, abs=0.1)
    assert end == pytest.approx(spans[-1][1] / RATE + 3.5, abs=0.1)
    assert sounding(heard, BED)[1] < start + 1.2
    assert len(heard) / RATE - end < 0.6


@pytest.mark.parametrize("under_all", [False, True])
def test_with_all_of_it_the_peak_stays_below_the_ceiling(under_all: bool):
    loud = [segment(speech(4.0, pitch=pitch)) for pitch in (90, 150, 220, 300)]
    _, _, _, made = mixed(Score(*loud, under_all=under_all))
    assert max(one.true_peak for one in made) <= -1.95
    assert len(made[0].energies) == made[0].samples // (RATE // 10)


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_music_of_another_rate_is_as_high_as_it_was(rate: int):
    clip = segment(tones(3.0, INTRO, rate=rate).astype(np.float32), rate)
    heard, _, _, _ = mixed(Score(intro=clip), silent=True)
    assert sounding(heard, INTRO)[1] == pytest.approx(3.0, abs=0.06)


def test_one_article_alone():
    parts = [(Part.ARTICLE, 0)] * 9
    heard, spans, _, _ = mixed(Score(music(INTRO, 60.0), music(BELL), music(BED), music(OUTRO)), parts, silent=True)
    assert spans[0][0] == 10 * RATE
    assert tone(heard, BELL).max() < -55
    assert tone(heard, BED).max() < -55
    assert sounding(heard, INTRO)[1] < 16


def test_a_loop_has_no_seam():
    clip = tones(3.0, 440.0, 553.0, rate=RATE).astype(np.float32)
    loop = loop_of(clip, RATE)
    assert len(loop) == 2 * RATE
    twice = np.concatenate((loop, loop))
    assert np.abs(np.diff(twice)).max() <= np.abs(np.diff(clip)).max() * 1.5
    assert len(loop_of(clip[:2], RATE)) == 2


def test_a_layer_is_the_same_however_it_is_cut_up():
    sound = tones(2.0, 440.0, rate=RATE).astype(np.float32)

    def layer() -> Layer:
        made = Layer(sound, 1000, 0.0, loops=True)
        made.fade(1000, 9000, 1.0)
        made.fade(60_000, 80_000, 0.2)
        made.fade(70_000, 100_000, 0.0)
        return made

    whole = np.zeros(120_000, np.float32)
    layer().add_to(whole, 0)
    parts, cut = layer(), []
    for start in range(0, 120_000, 7_000):
        piece = np.zeros(min(7_000, 120_000 - start), np.float32)
        parts.add_to(piece, start)
        cut.append(piece)
    assert np.allclose(np.concatenate(cut), whole, atol=1e-5)
    assert parts.is_over(120_000)
    assert not layer().is_over(50_000)
    assert len(parts._points) <= 2
