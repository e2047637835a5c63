"""Episodes that make good and bad books."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import lameenc

from audiobrief.model import Episode, SpokenSentence, SpokenWord
from tests.publisher.episodes import HOSTILE_TITLES, RATE, episode
from tests.publisher.test_transcripts import MARKUP

FERRY = Path(__file__).parents[1] / "articles" / "ferry.txt"
ARABIC = "المدينة تصوّت لشراء العبّارة\n\nقال أحمد حسن: «سنشتري العبّارة». ثم خرج من القاعة.\n\nوفي المساء عاد الركاب."
CHINESE = "市政府买船\n\n他们说：“很好。”然后走了。第二天，船来了。"


def with_words(one: Episode) -> Episode:
    """The episode as an engine that times its words gives it: a word's time is its share of the letters."""

    def timed(sentence: SpokenSentence) -> SpokenSentence:
        length, count = sentence.end - sentence.start, len(sentence.text)
        words = (
            SpokenWord(
                sentence.start + length * match.start() // count,
                sentence.start + length * match.end() // count,
                *match.span(),
            )
            for match in re.finditer(r"\w+", sentence.text)
        )
        return replace(sentence, words=tuple(words))

    return replace(one, timeline=replace(one.timeline, sentences=tuple(map(timed, one.timeline.sentences))))


@cache
def silence(seconds: int) -> bytes:
    """An MP3."""
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_bit_rate(32)
    encoder.silence()
    return bytes(encoder.encode(bytes(2 * RATE * seconds)) + encoder.flush())


def hostile() -> dict[str, Episode]:
    return {
        "markup": episode(MARKUP),
        **{
            name: with_words(
                episode(
                    f"{title}\n\nIt began\x0b\x0c at noon. “It looked at us,” said {title}.\n\n- One {title}\n- Two\ufffe",
                    **dict.fromkeys(("title", "byline", "publisher", "published"), title),
                    url=f"https://x.example/{title}",
                )
            )
            for name, title in HOSTILE_TITLES.items()
        },
    }


def other_books() -> dict[str, Episode]:
    ferry = episode(FERRY, language="en")
    return {
        "chapters": ferry,
        "words": with_words(ferry),
        "arabic": episode(ARABIC, language="ar"),
        "chinese": episode(CHINESE, language="zh-Hant-TW"),
        "no-language": episode("It rained.", language=""),
        "odd-language": episode("It rained.", language="en-x-1-a-b"),
    }
