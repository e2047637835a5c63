"""Sentences in a script that their voice can't read."""

from __future__ import annotations

import dataclasses
import logging
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.casting import load_voices
from audiobrief.errors import CastError, SynthesisError
from audiobrief.pipeline import scripts
from audiobrief.pipeline.alphabets import script_of
from tests.synthesizer.test_readings import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Rain fell.", None),
        ("", None),
        ("123 …", None),
        ("Дождь шёл.", "CYRILLIC"),
        ("今天下雨。", "CJK"),
        ("The word дождь means rain.", None),
        ("Ελλάδα μου", "GREEK"),
        ("5 µm", None),
        ("𝒜ｂ ℵ", None),
        ("私たちの街へようこそ", "HIRAGANA"),
        ("東京タワーの上", "HIRAGANA"),
        ("𐎠𐎼𐎹", "OLD"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str | None):
    assert script_of(text) == script


def test_a_sentence_in_another_script_is_said_by_a_voice_that_reads_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    text = "A sign by the road\n\nThe sign said this.\n\nДобро пожаловать в наш город у реки.\n\nNobody could read it."
    with caplog.at_level(logging.WARNING):
        episode = audiobrief.narrate(audiobrief.read_text(text), tmp_path / "x.mp3")
    (warning,) = [record.getMessage() for record in caplog.records if "can't read" in record.getMessage()]
    assert "Добро пожаловать" in warning
    assert "ru" in warning.split(": ")[-1]
    said = next(sentence for sentence in episode.timeline.sentences if sentence.text.startswith("Добро"))
    # Read, not spelled: a letter's name takes more than a quarter of a second.
    assert 1 < (said.end - said.start) / episode.timeline.rate < 5


def said(text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> tuple[float, str]:
    """How long a sentence within an English article takes, in seconds, and what warnings say."""
    article = audiobrief.read_text(f"A sign by the road\n\nThe sign said this.\n\n{text}.\n\nNobody could read it.")
    with caplog.at_level(logging.WARNING):
        episode = audiobrief.narrate(article, tmp_path / "x.mp3")
    sentence = next(one for one in episode.timeline.sentences if one.text.startswith(text))
    warnings = "\n".join(record.getMessage() for record in caplog.records)
    return (sentence.end - sentence.start) / episode.timeline.rate, warnings


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("مرحبا بكم في مدينتنا", "ar"),
        ("ברוכים הבאים לעירנו", "he"),
        ("ยินดีต้อนรับสู่เมือง", "th"),
        ("እንኳን ደህና መጡ ወደ ከተማችን", "am"),
        ("எங்கள் நகரத்திற்கு வருக", "ta"),
        ("私たちの街へようこそ", "ja"),
    ],
)
def test_espeak_ng_reads_more_scripts_than_its_pack_has_voices_for(
    text: str, voice: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    seconds, warnings = said(text, tmp_path, caplog)
    assert f"“{text}.” is in a script that en-us can't read: {voice} says it" in warnings
    assert 1 < seconds < 5


def test_a_voice_of_espeak_ng_stays_itself_in_another_script(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    article = audiobrief.read_text("A sign by the road\n\nThe sign said this.\n\nברוכים הבאים לעירנו.")
    with caplog.at_level(logging.WARNING):
        audiobrief.narrate(article, tmp_path / "x.mp3", voice={"narrator": "en-us+linda"})
    assert caplog.records[0].getMessage().endswith("en-us+linda can't read: he+linda says it")


@pytest.mark.parametrize(
    ("text", "name"), [("𐎠𐎼𐎹𐎠𐎴 𐎧𐏁", "Old Persian"), ("សូមស្វាគមន៍", "Khmer"), ("ᚠᚢᚦᚨᚱᚲ", "Runic"), ("𒀀𒁀𒂀", "Cuneiform")]
)
def test_what_no_voice_reads_is_spelled_with_a_warning(
    text: str, name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    seconds, warnings = said(text, tmp_path, caplog)
    assert f"“{text}.” is in a script that no voice here can read, {name}: en-us" in warnings
    assert seconds > 0.5 * len(text.replace(" ", ""))


def test_what_would_be_spelled_for_minutes_is_refused_with_the_way_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    passage = "ព្រះរាជាណាចក្រកម្ពុជាគឺជារដ្ឋមួយស្ថិតនៅភាគខាងត្បូងនៃឧបទ្វីបឥណ្ឌូចិនក្នុងតំបន់អាស៊ីអាគ្នេយ៍"
    with pytest.raises(
        SynthesisError, match=r"“ព្រះ[^”]{1,40}…” could not be .*script, Khmer, .* too long .*script file"
    ):
        said(passage, tmp_path, caplog)
    assert not (tmp_path / "x.mp3").exists()


def test_an_article_in_a_script_that_nobody_reads_is_refused_by_its_language(tmp_path: Path):
    article = audiobrief.read_text("ព្រះរាជាណាចក្រកម្ពុជា\n\nស្ពានត្រូវបានបិទក្រោយទឹកជំនន់។")
    # No advice: a voice that is made to read it all the same meets sentences that are too long to be spelled.
    with pytest.raises(CastError, match=r"no voice of any engine speaks the article's language, 'km'$"):
        audiobrief.narrate(article, tmp_path / "x.mp3")


@pytest.mark.parametrize(
    ("language", "text"),
    [("sw", "Habari\n\nDaraja limefungwa baada ya mafuriko."), ("he", "הגשר\n\nהגשר נסגר אחרי השיטפון.")],
)
def test_the_voice_that_is_advised_for_a_language_without_one_reads_it(tmp_path: Path, language: str, text: str):
    article = dataclasses.replace(audiobrief.read_text(text), language=language)
    with pytest.raises(CastError, match="have another voice read it all the same with --voice narrator=VOICE"):
        audiobrief.narrate(article, tmp_path / "x.mp3")
    assert audiobrief.narrate(article, tmp_path / "x.mp3", voice={"narrator": "en-us"}).timeline.sentences


def test_what_has_no_sound_is_refused_with_the_way_out(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    with pytest.raises(SynthesisError, match=r"“ꦗꦮ ꦧꦱ\.” could not be spoken: .* its script, Javanese.* lexicon"):
        said("ꦗꦮ ꦧꦱ", tmp_path, caplog)
    assert not (tmp_path / "x.mp3").exists()


def test_a_lexicon_gives_sounds_to_words_that_have_none(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    lexicon = tmp_path / "java.toml"
    lexicon.write_text('[words]\n"ꦗꦮ" = "/dʒɑːvə/"\n"ꦧꦱ" = "basa"\n', "utf-8")
    article = audiobrief.read_text("A sign by the road\n\nThe sign said this.\n\nꦗꦮ ꦧꦱ.")
    with caplog.at_level(logging.WARNING):
        episode = audiobrief.narrate(article, tmp_path / "x.mp3", lexicons=[lexicon])
    assert not caplog.records
    sentence = episode.timeline.sentences[-1]
    assert (sentence.end - sentence.start) / episode.timeline.rate > 0.6


def test_words_that_are_not_heard_among_others_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    _, warnings = said("The word ꦗꦮ was cut into the door", tmp_path, caplog)
    assert warnings == "“ꦗꦮ” can't be heard: no voice has a sound for its script, Javanese"


def letters(script: str) -> str:
    """Six letters of a script."""
    every = (chr(code) for code in range(0x370, sys.maxunicode + 1))
    named = [
        letter
        for letter in every
        if unicodedata.category(letter) in {"Lo", "Lu", "Ll"} and unicodedata.name(letter, "").startswith(f"{script} ")
    ]
    return "".join(named[place * len(named) // 6] for place in range(6))


def test_espeak_ng_is_silent_in_just_the_scripts_that_are_said_to_have_no_sound():
    # Of Cherokee's letters espeak-ng has a name for a few that are seldom used.
    known = [name for name in scripts._SILENT if name != "CHEROKEE"]
    assert read(*[(letters(name), "en-US") for name in known]) == [""] * len(known)
    spelled = ["OLD PERSIAN", "KHMER", "LAO", "TIBETAN", "RUNIC", "YI", "ADLAM", "THAANA", "SYRIAC", "GOTHIC", "VAI"]
    assert all(read(*[(letters(name), "en-US") for name in spelled]))


def test_an_article_in_a_language_of_its_own_script_is_read_by_its_voices():
    voices = load_voices()
    for language in ("ru", "uk", "el", "hi", "zh", "ko"):
        assert any(voice.language.startswith(language) for voice in voices)
