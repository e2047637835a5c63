from __future__ import annotations

import pytest

from audiobrief.assembler.pauses import Boundary, Pauses, pause


def test_a_pause_is_the_longer_the_more_comes_to_an_end():
    order = [Boundary.CLAUSE, Boundary.SENTENCE, Boundary.LIST_ITEM, Boundary.PARAGRAPH, Boundary.SECTION]
    lengths = [pause(boundary) for boundary in order]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) == len(lengths)


@pytest.mark.parametrize("boundary", [boundary for boundary in Boundary if boundary is not Boundary.END])
def test_a_change_of_speaker_takes_a_moment_more(boundary: Boundary):
    assert pause(boundary, speaker_changes=True) > pause(boundary)


def test_nobody_speaks_after_the_end():
    assert pause(Boundary.END, speaker_changes=True) == pause(Boundary.END) > 0


def test_lengths_can_be_chosen():
    assert Pauses(sentence=1.0, speaker_change=0.5).after(Boundary.SENTENCE, speaker_changes=True) == 1.5


@pytest.mark.parametrize("length", [-0.1, float("nan")])
def test_a_negative_pause_is_refused_by_name(length: float):
    with pytest.raises(ValueError, match="paragraph"):
        Pauses(paragraph=length)
