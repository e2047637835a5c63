"""Given sounds in the signs that an engine knows."""

from __future__ import annotations

import pytest

from audiobrief.synthesizer.mnemonics import mnemonics
from audiobrief.synthesizer.nearest import nearest

#: Letters as a model for English may have them, some marks, and a space.
KNOWN = frozenset("abdefhijklmnoprstuvwzæðŋɐɑɔəɛɜɡɪɹʃʊʌʒθˈˌː \u0303")


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("ˈwɛɹtə", "ˈwɛɹtə"),
        ("bɝd", "bɜːɹd"),
        ("ˈbɚɡəɹ ˈkɪŋ", "ˈbəɹɡəɹ ˈkɪŋ"),
        ("ˈɬæn", "ˈlæn"),
        ("fʏɐ̯", "fɪɐ"),
        ("kʷɪ˥˩k‿ɪt", "kɪkɪt"),
        ("t͡ʃa", "tʃa"),
        ("ˈbʌtn̩", "ˈbʌtən"),
        ("sã", "sa\u0303"),
        ("ʧʌʤ", "tʃʌdʒ"),
        ("wɜ˞d", "wɜɹd"),
        ("ǃʌŋ", None),
        ("ʘ", None),
        ("ˈ", None),
        ("", None),
    ],
)
def test_what_is_lacking_is_said_by_the_nearest_or_not_at_all(ipa: str, said: str | None):
    assert nearest(ipa, KNOWN) == said


def test_a_sound_of_two_signs_is_taken_for_one_where_only_that_is_known():
    assert nearest("ça", frozenset("aç")) == "ça"
    assert nearest("ça", frozenset("ac\u0327")) == "c\u0327a"


@pytest.mark.parametrize("ipa", ["ɔːsa˥", "kʷɪk", "ˈɓoko", "ʦa", "ʀa"])
def test_espeak_ng_says_sounds_with_finer_marks_and_those_it_lacks(ipa: str):
    assert mnemonics(ipa, "en-us") is not None
