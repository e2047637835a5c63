"""What is said of how the voices were made is in the vocabulary's words, and never more than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audiobrief.casting import load_voices
from audiobrief.model import Cast
from audiobrief.publisher import source_types

VOICE = load_voices()[0]


def cast(*engines: str) -> Cast:
    narrator, *others = (replace(VOICE, engine=engine) for engine in engines)
    return Cast(narrator, {voice.engine: voice for voice in others})


@pytest.mark.parametrize(
    ("engines", "kinds"),
    [
        (["pyttsx3"], ["algorithmicMedia"]),
        (["kokoro"], ["trainedAlgorithmicMedia"]),
        (["pyttsx3", "piper"], ["trainedAlgorithmicMedia", "algorithmicMedia"]),
        (["somebody's own"], []),
    ],
)
def test_the_source_type_follows_the_kind_of_engine(engines: list[str], kinds: list[str]):
    assert [kind.value for kind in source_types(cast(*engines))] == kinds


def test_it_is_written_as_the_iptc_and_schema_org_write_it():
    (kind,) = source_types(cast("kokoro"))
    assert kind.iptc == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert kind.schema_org == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
