"""A mention of somebody or something, and what single words tell about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from audiobrief.model import Gender, SpeakerKind
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.gender import given_names

if TYPE_CHECKING:
    from audiobrief.segmenter.tokens import Token


class MentionKind(Enum):
    """How somebody is mentioned."""

    NAME = auto()
    PRONOUN = auto()
    NOMINAL = auto()


@dataclass(slots=True)
class Mention:
    """Somebody or something mentioned in ``tokens[first:last + 1]``."""

    kind: MentionKind
    first: int
    last: int
    #: The words of a name without titles, or those of a nominal.
    words: tuple[str, ...]
    sentence: int
    paragraph: int
    #: What the words say it is; ``None`` where they don't.
    source: SpeakerKind | None = None
    gender: Gender | None = None
    #: Nouns that describe the person: “Mayor” before the name, “the mayor”, “spokesman” after it.
    roles: list[str] = field(default_factory=list)
    #: “Lund's”: not the subject of the verb that follows.
    possessive: bool = False
    #: “the mayor”, not “a mayor”.
    definite: bool = False
    plural: bool = False
    #: A pronoun with the word that follows it, as written.
    phrase: str = ""
    #: It stands right after “in”, “near” and the like.
    located: bool = False
    #: It begins its sentence.
    starts: bool = False
    #: It stands in brackets or describes the name that follows (“Reuters” in “Reuters reporter Ann Lee”): no subject.
    aside: bool = False
    #: It follows the mention before it after a comma only.
    apposed: bool = False
    #: Index of the entity it refers to, once resolved.
    entity: int = -1

    @property
    def may_be_subject(self) -> bool:
        """Whether nothing around it keeps it from being the subject of a verb."""
        return not (self.possessive or self.aside or self.located)

    @property
    def text(self) -> str:
        """The words joined."""
        return " ".join(self.words)


_POSSESSIVES = ("'s", "’s", "'", "’")


def bare(word: str) -> str:
    """A word in lower case without its possessive ending and final point."""
    word = word.lower()
    for ending in _POSSESSIVES:
        if word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word.rstrip(".")


def strip_possessive(word: str) -> tuple[str, bool]:
    """A word without its possessive ending, and whether it had one."""
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)], True
    return word, False


def noun_gender(noun: str) -> Gender | None:
    """The gender that a noun for a person carries, as “spokeswoman” does."""
    if noun in lexicon.MALE_NOUNS:
        return Gender.MALE
    return Gender.FEMALE if noun in lexicon.FEMALE_NOUNS else None


def is_common(tokens: list[Token], at: int) -> bool:
    """Whether a capitalised word is an ordinary one that begins a sentence, or the name of a day or month."""
    word = bare(tokens[at].text)
    if word not in lexicon.NOT_NAMES and tokens[at].lower not in lexicon.NOT_NAMES:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    given = word in given_names()
    return not (
        given and following is not None and following.is_capital and bare(following.text) not in lexicon.NOT_NAMES
    )
