"""Episodes as they come out of the pipeline, but that nobody has spoken them: the times are made up, 15 characters a second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import audiobrief
from audiobrief import casting
from audiobrief.model import Article, Episode, Loudness, SpokenSentence, Timeline
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.timing import chapters_of
from audiobrief.pipeline.wishes import Wishes

RATE = 22050
PAUSE = 0.35
SPEED = 15

#: What an article may try: to run, to break out of its place, to be taken for markup, to be read the other way round.
HOSTILE_TITLES = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "breakout": "\"'></title></script><style>*{display:none}</style>{{7*7}}{% raw %}<!--",
    "emoji": "Flood 🌊 wins 🏆 — 👩🏽‍🚒’s day",
    "rtl": "المدينة تصوّت لشراء العبّارة",
    "override": "Annual \u202eexe.troper\u202c report \u0007\u0000",
    "long": "A very long title indeed " * 20,
    "welded": "W" * 500,
    "path": "../../etc/passwd\\..\\C:\\x?*|",
    "cue": "00:00:01.000 --> 00:00:02.000",
}


def episode(
    source: Article | Path | str,
    name: str = "episode.mp3",
    *,
    cleaned: bool = True,
    wishes: Wishes | None = None,
    **facts: str,
) -> Episode:
    """The episode of an article, cleaned (by these wishes) or as it is, with these facts about it changed."""
    article = audiobrief.read_text(source) if isinstance(source, str) else source
    if cleaned or not isinstance(article, Article):
        article, script, cast = prepare(article, wishes=wishes or Wishes())
    else:
        script = audiobrief.segment(article)
        cast = casting.cast(script, casting.load_voices())
    article = replace(article, **facts)
    sentences, at = [], 0
    for line in plan_lines(article, script, cast):
        end = at + int(RATE * max(len(line.spoken), 3) / SPEED)
        sentences.append(
            SpokenSentence(
                at, end, line.text, line.spoken, line.speaker, line.section, line.spans, is_aside=line.is_aside
            )
        )
        at = end + int(RATE * PAUSE)
    timeline = Timeline(RATE, at, tuple(sentences))
    return Episode(Path(name), article, script, cast, timeline, chapters_of(script, timeline), Loudness(-16.0, -1.5))


def said(one: Episode) -> str:
    """All that is said, without white space."""
    return "".join("".join(sentence.text.split()) for sentence in one.timeline.sentences)
