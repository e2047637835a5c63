"""The nouns of the house: frozen, slotted dataclasses without any input or output."""

from audiobrief.model.article import OPENING_KINDS, Article, Block, BlockKind, Cell, Removed, Span, TextBlock, TextMap
from audiobrief.model.audiokind import AAC, AUDIO_KINDS, MP3, OPUS, AudioKind, audio_kind, stem_of
from audiobrief.model.brief import Absent, Story
from audiobrief.model.episode import Chapter, Episode, Loudness, SpokenSentence, SpokenWord, Timeline
from audiobrief.model.kinds import KINDS, kinds_named
from audiobrief.model.script import Gender, Quote, Script, Section, Segment, SegmentKind, Speaker, SpeakerKind
from audiobrief.model.speech import Phonemes, Utterance, WordTiming
from audiobrief.model.voice import Cast, Voice

__all__ = [
    "AAC",
    "AUDIO_KINDS",
    "KINDS",
    "MP3",
    "OPENING_KINDS",
    "OPUS",
    "Absent",
    "Article",
    "AudioKind",
    "Block",
    "BlockKind",
    "Cast",
    "Cell",
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
    "Story",
    "TextBlock",
    "TextMap",
    "Timeline",
    "Utterance",
    "Voice",
    "WordTiming",
    "audio_kind",
    "kinds_named",
    "stem_of",
]
