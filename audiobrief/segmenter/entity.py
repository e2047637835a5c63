"""An entity: somebody or something that a text mentions, with what is known of its name, kind and gender."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.model import Gender, SpeakerKind
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.gender import gender_of_name

if TYPE_CHECKING:
    from audiobrief.segmenter.mention import Mention


@dataclass(slots=True)
class Entity:
    """A person, a body or a document that the text mentions."""

    index: int
    #: The words of the fullest name so far.
    words: tuple[str, ...]
    kind: SpeakerKind | None
    nominal: bool = False
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    #: What titles and nouns say.
    titled: Gender | None = None
    title_evidence: str = ""
    #: Pronouns that mean it, told by rules that are sure enough for gender.
    pronouns: dict[Gender, int] = field(default_factory=dict)
    pronoun_evidence: dict[Gender, str] = field(default_factory=dict)
    mentions: list[int] = field(default_factory=list)
    #: Mentions right after “in”, “near” and the like.
    located: int = 0

    @property
    def place(self) -> bool:
        """Whether it is more likely a place than a person."""
        return self.kind is None and self.located * 2 >= max(1, len(self.mentions)) and self.located > 0

    @property
    def name(self) -> str:
        """The fullest name the text gives; a nominal begins with a capital."""
        name = " ".join(self.words)
        return name[:1].upper() + name[1:] if self.nominal else name

    @property
    def first_name_gender(self) -> Gender | None:
        """The gender that the first name tells."""
        return None if self.nominal or self.kind is SpeakerKind.ORGANIZATION else gender_of_name(self.words)

    @property
    def likely_gender(self) -> Gender | None:
        """The gender that agreement with a pronoun is tested on: a title's, else the first name's."""
        return self.titled or self.first_name_gender

    def gender(self) -> tuple[Gender | None, str]:
        """The gender and where it was read from: a title, then pronouns, a noun, the first name."""
        if self.titled and self.title_evidence in lexicon.HONORIFICS:
            return self.titled, self.title_evidence
        if self.pronouns:
            best = max(self.pronouns, key=lambda gender: self.pronouns[gender])
            if self.pronouns[best] * 3 > sum(self.pronouns.values()) * 2:
                return best, self.pronoun_evidence[best]
        if self.titled:
            return self.titled, self.title_evidence
        told = self.first_name_gender
        return told, "first name" if told else ""


def agrees(entity: Entity, pronoun: Mention) -> bool:
    """Whether an entity may be what a pronoun means, by kind, number and what is known of its gender."""
    if pronoun.words[0] == "it":
        return entity.kind in {SpeakerKind.DOCUMENT, SpeakerKind.ORGANIZATION}
    if entity.kind in {SpeakerKind.DOCUMENT, SpeakerKind.ORGANIZATION} or entity.place:
        return False
    if pronoun.plural:
        return entity.plural or entity.kind is SpeakerKind.PERSON
    if entity.plural or (entity.kind is None and len(entity.words) == 1 and not entity.pronouns):
        return False
    return entity.likely_gender in {None, pronoun.gender}
