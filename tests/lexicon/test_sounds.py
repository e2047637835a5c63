import pytest

from audiobrief.lexicon.endings import ending_sound
from audiobrief.lexicon.ipa import NotIpaError, checked
from audiobrief.lexicon.xsampa import to_ipa


def test_what_keyboards_have_is_put_right():
    assert checked(" 'gɑ:d ") == "ˈɡɑːd"
    assert checked("bõ") == "bo\u0303"
    assert checked("ç") == checked("c\u0327") == "ç"


@pytest.mark.parametrize("text", ["", "ˈ", "RAT", "kæt1", "<b>", "kaj\u0416", "\u0303a", "[[h@l'oU]]"])
def test_what_is_no_transcription_is_refused(text: str):
    with pytest.raises(NotIpaError):
        checked(text)


@pytest.mark.parametrize(
    ("sampa", "ipa"),
    [
        ('"pEntIm@', "ˈpɛntɪmə"),
        ('dZEIn"dO~', "dʒɛɪnˈdɔ\u0303"),
        ("t`_hr\\`@`", "ʈʰɻɚ"),
        ("|\\|\\a:", "ǁaː"),
        ("b_<J\\_<", "ɓʄ"),
        ("n=", "n\u0329"),
        ("a-b", "ab"),
    ],
)
def test_x_sampa_in_ipa(sampa: str, ipa: str):
    assert to_ipa(sampa) == ipa
    checked(to_ipa(sampa))


def test_english_endings_sound_as_in_speech():
    assert [ending_sound(ipa, "'s") for ipa in ("kæt", "dɒɡ", "bʌs", "tʃɜːtʃ", "biː", "pʰətʰ")] == [
        "s", "z", "ɪz", "ɪz", "z", "s",
    ]  # fmt: skip
    assert ending_sound("kæt", "") == ""
