"""The nouns of the house: frozen, slotted dataclasses without any input or output."""

from audiobrief.model.article import Article, Block, BlockKind, Removed, Span, TextBlock, TextMap
from audiobrief.model.episode import Chapter, Episode, Loudness, SpokenSentence, SpokenWord, Timeline
from audiobrief.model.script import Gender, Quote, Script, Section, Segment, SegmentKind, Speaker, SpeakerKind
from audiobrief.model.speech import Phonemes, Utterance, WordTiming
from audiobrief.model.voice import Cast, Voice

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Cast",
    "Chapter",
    "Episode",
    "Gender",
    "Loudness",
    "Phonemes",
    "Quote",
    "Removed",
    "Script",
    "Section",
    "Segment",
    "SegmentKind",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpokenSentence",
    "SpokenWord",
    "TextBlock",
    "TextMap",
    "Timeline",
    "Utterance",
    "Voice",
    "WordTiming",
]
