from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.assembler.levels import gain_for

loudness = st.floats(-40, -10)


@given(clip=loudness, seconds=st.floats(0, 60), voice=loudness, target=st.floats(-24, -14), by=st.floats(-4, 4))
def test_a_higher_target_is_reached_by_as_much_more_gain(
    clip: float, seconds: float, voice: float, target: float, by: float
):
    first, second = gain_for(clip, seconds, voice, target), gain_for(clip, seconds, voice, target + by)
    if abs(first) < 30 > abs(second):
        assert second - first == pytest.approx(by)


def test_a_clip_too_short_to_measure_gets_its_voices_gain():
    assert gain_for(None, 0.3, -22, -16) == gain_for(-22, 10, -22, -16)


def test_the_longer_a_clip_the_more_its_own_loudness_counts():
    gains = [gain_for(-20, seconds, -24, -16) for seconds in (0.5, 2, 8, 60)]
    assert gains == sorted(gains, reverse=True)
    assert gain_for(-24, 5, -24, -16) > gains[0] > gains[-1] > gain_for(-20, 5, -20, -16)


def test_a_wild_measurement_is_not_believed_altogether():
    assert gain_for(-60, 30, -22, -16) == gain_for(-30, 30, -22, -16)


def test_the_gain_has_bounds():
    assert gain_for(None, 1, -200, -16) == 30
