"""What passes for the sound of a text, and what does not."""

from __future__ import annotations

import pytest
from pydub import AudioSegment
from pydub.generators import Sine

from audiobrief.model import WordTiming
from audiobrief.synthesizer import Clip, EngineError, check_clip, plausible_words
from audiobrief.synthesizer.plausibility import expected_seconds

SENTENCE = "The harbor master counted eleven boats before the fog came in."


def tone(seconds: float) -> AudioSegment:
    return Sine(220, sample_rate=22050).to_audio_segment(duration=seconds * 1000)


def test_a_clip_of_the_expected_length_passes():
    check_clip(tone(expected_seconds(SENTENCE)), SENTENCE, 175)


@pytest.mark.parametrize(
    ("clip", "complaint"),
    [
        (AudioSegment.empty(), "silent"),
        (AudioSegment.silent(duration=4000, frame_rate=22050), "silent"),
        (tone(4.0) - 60, "silent"),
        (tone(0.6), "too short"),
        (tone(30.0), "too long"),
    ],
)
def test_a_clip_that_can_not_be_its_sentence_is_refused(clip: AudioSegment, complaint: str):
    with pytest.raises(EngineError, match=complaint):
        check_clip(clip, SENTENCE, 175)


def test_half_a_long_sentence_is_refused():
    text = f"{SENTENCE} {SENTENCE}"
    with pytest.raises(EngineError, match="too short"):
        check_clip(tone(expected_seconds(text) * 0.5), text, 175)


def test_the_speaking_rate_counts():
    half_speed = expected_seconds(SENTENCE, 87)
    check_clip(tone(half_speed), SENTENCE, 87)
    with pytest.raises(EngineError, match="too short"):
        check_clip(tone(half_speed * 0.45), SENTENCE, 87)


@pytest.mark.parametrize("text", ["1,234,567.89", "287(g)", "x" * 300, "你好世界", "No.", "@", "½"])
def test_texts_whose_length_says_little_are_not_refused_for_it(text: str):
    for factor in (0.5, 2.5):
        check_clip(tone(max(0.3, expected_seconds(text) * factor)), text, 175)


def test_word_timings_that_can_be_true_are_kept():
    words = (WordTiming(0.1, 0.5, 0, 3), WordTiming(0.5, 2.0, 4, 10))
    assert plausible_words(Clip(tone(2.0), words), SENTENCE) == words


@pytest.mark.parametrize(
    "wrong",
    [
        WordTiming(0.4, 0.9, 4, 10),
        WordTiming(0.9, 0.9, 4, 10),
        WordTiming(0.6, 2.5, 4, 10),
        WordTiming(0.6, 1.0, 2, 10),
        WordTiming(0.6, 1.0, 4, 999),
    ],
)
def test_one_word_timing_that_can_not_be_true_makes_all_of_them_void(wrong: WordTiming):
    assert plausible_words(Clip(tone(2.0), (WordTiming(0.1, 0.5, 0, 3), wrong)), SENTENCE) == ()
