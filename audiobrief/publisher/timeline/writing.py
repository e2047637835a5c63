"""From an episode to its timeline file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json, to_builtins

from audiobrief.patterns import lazy
from audiobrief.publisher.disclosure import notice_of, source_types
from audiobrief.publisher.timeline import document as d
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobrief.model import Article, Block, Episode, Script, SpokenSentence, Voice
    from audiobrief.publisher.edition import Edition

_SURROGATES = lazy("[\ud800-\udfff]")


def render_timeline(episode: Episode, edition: Edition) -> bytes:
    """The timeline file of an episode, as JSON."""
    written = _document(episode, edition)
    try:
        return json.encode(written) + b"\n"
    except UnicodeEncodeError:
        # Half a character, which no file can hold and no format shows; what replaces it is as long.
        return json.encode(_whole(to_builtins(written))) + b"\n"


def _document(episode: Episode, edition: Edition) -> d.Document:
    timeline, cast = episode.timeline, episode.cast
    voices = {voice.id: voice for voice in cast.all_voices}
    return d.Document(
        format=d.FORMAT,
        version=d.VERSION,
        generator=f"audiobrief {__version__}",
        notice=notice_of(episode),
        digital_source_types=[kind.iptc for kind in source_types(cast)],
        audio=d.Audio(
            name=episode.output.name,
            rate=timeline.rate,
            samples=timeline.length,
            integrated_loudness=episode.loudness.integrated,
            true_peak=episode.loudness.true_peak,
        ),
        article=_article(episode.article),
        script=_script(episode.script),
        voices=[_voice(voice, edition.engines) for voice in voices.values()],
        cast=d.CastPart(
            narrator=cast.narrator.id,
            speakers={name: voice.id for name, voice in cast.voices.items()},
            aside=None if cast.aside is None else cast.aside.id,
        ),
        chapters=[d.ChapterPart(title=one.title, range=(one.start, one.end)) for one in episode.chapters],
        sentences=list(map(_sentence, timeline.sentences)),
        show=edition.show,
        stories=[
            d.StoryPart(
                source=one.source,
                article=_article(one.article),
                span=(one.span.start, one.span.end),
                sections=(one.sections.start, one.sections.end),
            )
            for one in episode.stories
        ],
        absent=[d.AbsentPart(source=one.source, reason=one.reason) for one in episode.absent],
        music=[(span.start, span.end) for span in timeline.music],
    )


def _article(article: Article) -> d.ArticlePart:
    picture = article.image or ""
    return d.ArticlePart(
        source=article.source,
        blocks=list(map(_block, article.blocks)),
        removed=[
            d.RemovedPart(range=(one.start, one.end), text=one.text, kind=one.kind, reason=one.reason)
            for one in article.removed
        ],
        title=article.title,
        byline=article.byline,
        published=article.published,
        language=article.language,
        url=article.url,
        publisher=article.publisher,
        image=None if picture.startswith("data:") else article.image,
    )


def _block(block: Block) -> d.BlockPart:
    return d.BlockPart(
        kind=block.kind,
        spans=[(span.start, span.end) for span in block.spans],
        level=block.level,
        position=block.position,
        label=block.label,
        cells=[
            d.CellPart(range=(cell.start, cell.end), header=cell.header, is_header=cell.is_header)
            for cell in block.cells
        ],
        author=block.author,
        aloud=block.aloud,
    )


def _script(script: Script) -> d.ScriptPart:
    return d.ScriptPart(
        sections=[
            d.SectionPart(
                title=section.title,
                segments=[
                    d.SegmentPart(
                        range=(one.start, one.end), kind=one.kind, speaker=one.speaker, confidence=one.confidence
                    )
                    for one in section.segments
                ],
            )
            for section in script.sections
        ],
        title=script.title,
        language=script.language,
        speakers=[
            d.SpeakerPart(name=one.name, kind=one.kind, gender=one.gender, evidence=one.evidence)
            for one in script.speakers
        ],
    )


def _voice(voice: Voice, engines: Mapping[str, str]) -> d.VoicePart:
    return d.VoicePart(
        id=voice.id,
        engine=voice.engine,
        name=voice.name,
        language=voice.language,
        accent=voice.accent,
        rate=voice.rate,
        gender=voice.gender,
        pitch=voice.pitch,
        loudness=float(voice.loudness),
        median_pitch=float(voice.median_pitch),
        speed=float(voice.speed),
        sample_rate=voice.sample_rate,
        on_demand=voice.on_demand,
        licence=voice.licence,
        made_by=engines.get(voice.id, ""),
    )


def _sentence(sentence: SpokenSentence) -> d.SentencePart:
    return d.SentencePart(
        range=(sentence.start, sentence.end),
        text=sentence.text,
        section=sentence.section,
        spans=[(span.start, span.end) for span in sentence.spans],
        spoken=None if sentence.spoken == sentence.text else sentence.spoken,
        speaker=sentence.speaker,
        words=[(word.start, word.end, word.text_start, word.text_end) for word in sentence.words],
        is_aside=sentence.is_aside,
        is_added=sentence.is_added,
    )


def _whole(value: Any) -> Any:  # noqa: ANN401  (whatever JSON can be)
    """The same with a replacement character for each half of one."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(key): _whole(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return value
