"""Brings every mention back to whom it means: a surname, first name, initialism or “the mayor” to the fullest name."""

# ruff: noqa: RUF003 - typographic quotation marks, apostrophes and dashes are what this is about

from __future__ import annotations

from collections import Counter, defaultdict

from audiobrief.model import Gender, SpeakerKind
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.entity import Entity, agrees
from audiobrief.segmenter.gender import NICKNAMES, given_names
from audiobrief.segmenter.mention import Mention, MentionKind, bare, noun_gender

#: How far back, in mentions, the one whom a pronoun means is looked for.
_REACH = 24


class People:
    """All entities of a text, with every mention's ``entity`` set."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.entities: list[Entity] = []
        self._full: dict[tuple[str, ...], int] = {}
        self._by_last: dict[str, list[int]] = defaultdict(list)
        self._by_first: dict[str, list[int]] = defaultdict(list)
        self._by_initials: dict[str, int] = {}
        self._by_role: dict[str, list[int]] = defaultdict(list)
        self._by_phrase: dict[str, int] = {}
        self._place = {id(mention): at for at, mention in enumerate(mentions)}
        self._collect_full_names()
        self._resolve()

    def of(self, mention: Mention) -> Entity | None:
        """The entity that a mention means."""
        return self.entities[mention.entity] if mention.entity >= 0 else None

    def named(self, label: str) -> Entity:
        """The person whom the label of a turn names: “SMITH”, “Anna Lee”, “AL”; a new one where the text names nobody so."""
        words, title = _untitled(label.split())
        gender = lexicon.HONORIFICS.get(title)
        if label.isupper() and len(words) == 1 and len(label) <= 3:
            people = [entity for entity in self.entities if _initials(entity) == label]
            if len(people) == 1:
                return people[0]
        if label.isupper():
            words = [word.capitalize() for word in words]
        key = _key(tuple(words))
        known = self._full.get(key, -1)
        for table in (self._by_last, self._by_first):
            if known < 0 and len(key) == 1 and len(table.get(key[0], ())) == 1:
                known = table[key[0]][0]
        if known >= 0 and gender is not None and self.entities[known].likely_gender not in {None, gender}:
            # “MR. SMITH:” and “MS. SMITH:” are two.
            words = [label.split(maxsplit=1)[0].capitalize(), *words]
            key = (title, *key)
            known = self._full.get(key, -1)
        if known < 0:
            known = self._new(tuple(words), SpeakerKind.PERSON).index
            self._full[key] = known
        entity = self.entities[known]
        if gender is not None and entity.titled is None:
            entity.titled, entity.title_evidence = gender, title
        return entity

    def interviewed(self, but: str | None = None) -> Entity | None:
        """Who answers where the answers are labelled A: the person the text names most, and first."""
        people = [
            entity
            for entity in self.entities
            if not (entity.nominal or entity.plural or entity.place)
            and len(entity.words) > 1
            and entity.kind in {SpeakerKind.PERSON, None}
            and entity.name != but
        ]
        sure = [entity for entity in people if entity.kind is SpeakerKind.PERSON] or people
        return max(sure, key=lambda entity: (len(entity.mentions), -min(entity.mentions, default=0)), default=None)

    def _new(self, words: tuple[str, ...], kind: SpeakerKind | None, *, nominal: bool = False) -> Entity:
        entity = Entity(len(self.entities), words, kind, nominal)
        self.entities.append(entity)
        return entity

    def _collect_full_names(self) -> None:
        """Enters all names of two words and more, the longest first, so that shorter forms find them."""
        full = [mention for mention in self.mentions if mention.kind is MentionKind.NAME and len(mention.words) > 1]
        seen = {_key(mention.words) for mention in full}
        lasts = Counter(key[-1] for key in seen)
        alone = {
            bare(mention.words[0])
            for mention in self.mentions
            if mention.kind is MentionKind.NAME and len(mention.words) == 1 and not mention.located
        }
        for mention in full:
            key = _key(mention.words)
            # “Turin Mayor-elect Ann Lee” and the like: a known name with capitals before it is that name.
            for start in range(1, len(key) - 1):
                if (
                    key[start:] in seen
                    and len(mention.words) == len(key)
                    and mention.source is not SpeakerKind.ORGANIZATION
                ):
                    mention.words = mention.words[start:]
                    key = key[start:]
                    break
            if key in self._full:
                continue
            known = self._same_person(key) if mention.source is not SpeakerKind.ORGANIZATION else None
            if known is not None:
                self._full[key] = known.index
                if len(key) > len(known.words):
                    known.words = mention.words
                continue
            ordinary = mention.possessive or key[0].endswith(("ing", "ed", "ly"))
            if len(key) == 2 and mention.starts and ordinary and key[0] not in given_names() and lasts[key[1]] > 1:
                # “Asserting Smith’s right …”: an ordinary word that begins a sentence.
                mention.words = mention.words[1:]
                continue
            self._enter(mention, key, alone)

    def _enter(self, mention: Mention, key: tuple[str, ...], alone: set[str]) -> None:
        """Enters a full name that is new; ``alone`` are the words that stand as names by themselves."""
        entity = self._new(mention.words, None)
        self._full[key] = entity.index
        if mention.source is SpeakerKind.ORGANIZATION:
            initials = "".join(word[0] for word in mention.words if word[0].isupper())
            if len(initials) > 1:
                self._by_initials.setdefault(initials, entity.index)
            return
        if mention.source is None and not mention.located and key[-1] in alone:
            # Called by the last word alone, as people are.
            entity.kind = SpeakerKind.PERSON
        self._by_last[key[-1]].append(entity.index)
        self._by_first[key[0]].append(entity.index)

    def _same_person(self, key: tuple[str, ...]) -> Entity | None:
        """A known person of the same surname whose first name fits: equal, an initial, or a short form."""
        for index in self._by_last.get(key[-1], ())[:8]:
            other = self.entities[index]
            first, known = key[0], bare(other.words[0])
            if first == known or (min(len(first), len(known)) == 1 and first[0] == known[0]):
                return other
            if len(key) > 2 and known in key[1:-1]:
                return other
            if (
                (first[:3] == known[:3] and min(len(first), len(known)) == 3)
                or NICKNAMES.get(first) == known
                or (NICKNAMES.get(known) == first)
            ):
                return other
        return None

    def _resolve(self) -> None:
        last_seen: dict[int, int] = {}
        for at, mention in enumerate(self.mentions):
            if mention.kind is MentionKind.NAME:
                entity: Entity | None = self._entity_of_name(mention, last_seen)
            elif mention.kind is MentionKind.PRONOUN:
                entity = self._antecedent(mention, at)
            elif (entity := self._apposed(mention, at, last_seen)) is not None:
                # It only tells more of somebody who is named beside it.
                mention.entity = entity.index
                continue
            else:
                entity = self._entity_of_nominal(mention, last_seen)
            if entity is None:
                continue
            mention.entity = entity.index
            entity.mentions.append(at)
            last_seen[entity.index] = at
            if mention.kind is MentionKind.NAME:
                entity.located += mention.located
                self._describe(entity, mention)

    def _apposed(self, nominal: Mention, at: int, last_seen: dict[int, int]) -> Entity | None:
        """Who is named right beside a nominal, after a comma: “the nephew, Ben Hall”, “Ben Hall, a nephew”."""
        after = self.mentions[at + 1] if at + 1 < len(self.mentions) else None
        if after is not None and _names_it(nominal, after):
            after.roles += nominal.roles
            after.gender = after.gender or nominal.gender
            after.source = SpeakerKind.PERSON
            return self._entity_of_name(after, last_seen)
        before = self.mentions[at - 1] if nominal.apposed else None
        if before is not None and before.kind is MentionKind.NAME and nominal.source is SpeakerKind.PERSON:
            return self.entities[before.entity]
        return None

    def _describe(self, entity: Entity, mention: Mention) -> None:
        if mention.source is not None and (entity.kind is None or mention.source is SpeakerKind.PERSON):
            entity.kind = mention.source
        for role in mention.roles:
            if role not in entity.roles:
                entity.roles.add(role)
                self._by_role[role].append(entity.index)
        if mention.gender and not entity.titled:
            entity.titled = mention.gender
            entity.title_evidence = next((role for role in mention.roles if _role_gender(role) is mention.gender), "")

    def _entity_of_name(self, mention: Mention, last_seen: dict[int, int]) -> Entity:
        key = _key(mention.words)
        if key in self._full:
            return self.entities[self._full[key]]
        word = key[-1]
        if mention.words[0].isupper() and mention.words[0].replace(".", "") in self._by_initials:
            return self.entities[self._by_initials[mention.words[0].replace(".", "")]]
        for table in (self._by_last, self._by_first):
            found = table.get(word)
            # “Park said” may be Park Min-jae, but an acronym is no surname.
            if found and (mention.source is not SpeakerKind.ORGANIZATION or not mention.words[0].isupper()):
                return self._pick(found, mention, last_seen)
        entity = self._new(mention.words, mention.source)
        self._full[key] = entity.index
        if mention.source is SpeakerKind.PERSON:
            self._by_last[word].append(entity.index)
        return entity

    def _pick(self, found: list[int], mention: Mention, last_seen: dict[int, int]) -> Entity:
        """Of several people of one surname, the one mentioned last whose gender fits; else the next to come."""
        options = found[-8:]
        fitting = [
            index
            for index in options
            if mention.gender is None or self.entities[index].likely_gender in {None, mention.gender}
        ] or options
        seen = [index for index in fitting if index in last_seen]
        return self.entities[max(seen, key=lambda index: last_seen[index]) if seen else fitting[0]]

    def _entity_of_nominal(self, mention: Mention, last_seen: dict[int, int]) -> Entity:
        noun = mention.roles[0]
        if mention.definite and not mention.plural and mention.source is SpeakerKind.PERSON:
            named = [index for index in self._by_role.get(noun, ())[-8:] if index in last_seen]
            if named:
                return self.entities[max(named, key=lambda index: last_seen[index])]
        phrase = " ".join(mention.words).lower()
        if mention.definite and len(mention.words) == 2 and noun not in self._by_phrase and not mention.plural:
            known = self._unnamed_role(mention)
            if known is not None:
                return known
        owned = mention.words[0].lower() not in lexicon.DETERMINERS
        if mention.definite and not owned:
            phrase = "the " + noun if mention.source is not SpeakerKind.PERSON else phrase.split(" ", 1)[-1]
        if phrase in self._by_phrase:
            entity = self.entities[self._by_phrase[phrase]]
        else:
            entity = self._new(mention.words, mention.source, nominal=True)
            entity.plural = mention.plural
            self._by_phrase[phrase] = entity.index
            entity.titled = mention.gender
            entity.title_evidence = noun if mention.gender else ""
            entity.roles.add(noun)
            if not mention.definite or owned:
                # “A neighbour said … The neighbour added”: the second is the first.
                self._by_phrase[noun] = entity.index
        return entity

    def _unnamed_role(self, nominal: Mention) -> Entity | None:
        """Whom “the striker” means where nobody was called one: the only person the sentence before is about."""
        if nominal.source is not SpeakerKind.PERSON or nominal.words[0].lower() != "the":
            return None
        found: set[int] = set()
        at = self._place[id(nominal)]
        for index in range(at - 1, max(-1, at - _REACH), -1):
            mention = self.mentions[index]
            if nominal.sentence - mention.sentence > 1 and nominal.paragraph - mention.paragraph > 1:
                break
            if (
                mention.kind is MentionKind.NAME
                and mention.entity >= 0
                and len(self.entities[mention.entity].words) > 1
            ):
                entity = self.entities[mention.entity]
                if entity.kind is SpeakerKind.PERSON or (entity.kind is None and not entity.place):
                    found.add(entity.index)
        if len(found) != 1:
            return None
        entity = self.entities[found.pop()]
        fits = nominal.gender is None or entity.likely_gender in {None, nominal.gender}
        return entity if fits and not entity.roles else None

    def _antecedent(self, pronoun: Mention, at: int) -> Entity | None:
        """Whom a pronoun most likely means: the subject of the sentence before, else the last mentioned that agrees."""
        best: Entity | None = None
        rivals: set[int] = set()
        sentence_of_best = -1
        for index in range(at - 1, max(-1, at - _REACH), -1):
            mention = self.mentions[index]
            if mention.entity < 0 or pronoun.sentence - mention.sentence > 6:
                continue
            entity = self.entities[mention.entity]
            if not agrees(entity, pronoun):
                continue
            if best is not None and mention.sentence < sentence_of_best:
                break
            rivals.add(entity.index)
            # Walking back within one sentence, the earlier mention is the subject and is preferred.
            if best is None or not mention.possessive:
                best, sentence_of_best = entity, mention.sentence
        if best is not None and pronoun.gender and len(rivals) == 1 and pronoun.sentence - sentence_of_best <= 2:
            best.pronouns[pronoun.gender] = best.pronouns.get(pronoun.gender, 0) + 1
            best.pronoun_evidence.setdefault(pronoun.gender, pronoun.phrase)
        return best


def _initials(entity: Entity) -> str:
    return "" if entity.nominal else "".join(word[0] for word in entity.words).upper()


def _untitled(words: list[str]) -> tuple[list[str], str]:
    """A label's words without the titles before the name, and the first of these, bare, that tells a gender."""
    title = ""
    while len(words) > 1 and bare(words[0]) in lexicon.HONORIFICS:
        title = title if lexicon.HONORIFICS.get(title) else bare(words[0])
        words = words[1:]
    return words, title


def _role_gender(role: str) -> Gender | None:
    return lexicon.HONORIFICS.get(role) or noun_gender(role)


def _names_it(nominal: Mention, name: Mention) -> bool:
    """Whether a name in apposition tells whom a nominal means."""
    return (
        nominal.source is SpeakerKind.PERSON
        and not nominal.plural
        and not nominal.possessive
        and (nominal.definite or len(name.words) > 1)
        and name.apposed
        and name.kind is MentionKind.NAME
        and name.source is not SpeakerKind.ORGANIZATION
    )


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    key = tuple(bare(word) for word in words if word[0].isupper() or word.lower() not in lexicon.CONNECTORS)
    while len(key) > 2 and key[-1] in lexicon.SUFFIXES:
        key = key[:-1]
    return key or tuple(bare(word) for word in words)
