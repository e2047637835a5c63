"""Reads a name: where it ends, and what of its capitals is a title, a role or a word that begins a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import Gender, SpeakerKind
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.gender import given_names
from audiobrief.segmenter.mention import Mention, MentionKind, bare, is_common, noun_gender, strip_possessive
from audiobrief.segmenter.nominals import Head, nominal_of
from audiobrief.segmenter.tokens import begins_name

if TYPE_CHECKING:
    from audiobrief.segmenter.tokens import Token

_TITLE_ENDS = lexicon.BODY_NOUNS | {"staff", "operations"}
_NOT_APPOSED = lexicon.SAYING | lexicon.PHRASE_BREAKS | {"whose"}
#: Abbreviations that follow a name.
_AFTER_NAMES = frozenset({"jr", "sr", "inc", "co", "corp", "ltd"})


def read_name(tokens: list[Token], at: int, floor: int) -> Mention | None:
    """The name that begins with the capital at ``at``, parted from titles and roles before it."""
    if is_common(tokens, at) or _is_verb(tokens, at):
        return None
    words: list[str] = []
    index, possessive, body = at, False, False
    sentence = tokens[at].sentence
    while index < len(tokens) and tokens[index].sentence == sentence and len(words) < 14:
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].sentence == sentence else None
        if token.is_capital:
            if words and is_common(tokens, index) and bare(words[-1]) not in given_names():
                break
            word, possessive = strip_possessive(token.text)
            words.append(word)
            body = body or word.lower() in lexicon.BODY_NAMES
            index += 1
            if possessive:
                break
        elif (
            words
            and following is not None
            and following.is_capital
            and not is_common(tokens, index + 1)
            and (token.lower in lexicon.PARTICLES or (body and token.lower in lexicon.CONNECTORS))
        ):
            words.append(token.text)
            index += 1
        elif (
            words
            and body
            and token.lower in lexicon.CONNECTORS
            and index + 2 < len(tokens)
            and tokens[index + 1].lower in lexicon.DETERMINERS
            and tokens[index + 2].is_capital
        ):
            words += [token.text, tokens[index + 1].text]
            index += 2
        else:
            break
    head = Head(at, index - 1, bare(words[-1]), possessive)
    return _parse_name(tokens, words, head, floor)


def _is_verb(tokens: list[Token], at: int) -> bool:
    """Whether a capital only begins a sentence: “Added Lund: …”."""
    token = tokens[at]
    if token.lower not in lexicon.SAYING or token.lower in given_names() or at + 1 >= len(tokens):
        return False
    starts = at == 0 or tokens[at - 1].sentence != token.sentence
    following = tokens[at + 1]
    return starts and following.sentence == token.sentence and following.is_capital and not is_common(tokens, at + 1)


class _Titles(NamedTuple):
    """The titles and roles before a name."""

    #: How many words they are.
    length: int
    gender: Gender | None
    roles: list[str]


def _parse_name(tokens: list[Token], words: list[str], head: Head, floor: int) -> Mention | None:
    """The mention that capitalised words make: a person's or body's name, or a nominal such as “the Mayor”."""
    titles = _titles(words)
    name = words[titles.length :]
    if len(name) == 1 and _is_noun(head.noun, titled=titles.length > 0):
        return nominal_of(tokens, head, floor)
    while name and not begins_name(name[0]):
        # “Chief of Staff Ann Lee”: what joins the title's words and its last word.
        name = name[1:]
        if name and titles.length and bare(name[0]) in _TITLE_ENDS:
            name = name[1:]
    if not name:
        return None
    if not titles.length:
        name = _from_given_name(name)
    nouns = _nouns_before(tokens, head.first, floor)
    gender = titles.gender or next(filter(None, map(noun_gender, nouns)), None)
    token = tokens[head.first]
    mention = Mention(
        MentionKind.NAME,
        head.first,
        head.last,
        tuple(name),
        token.sentence,
        token.paragraph,
        _source_of(name, titled=bool(titles.roles or nouns)),
        gender,
        [*titles.roles, *nouns],
        head.possessive,
    )
    _read_apposition(tokens, mention)
    return mention


def _titles(words: list[str]) -> _Titles:
    plain = [bare(word) for word in words]
    count, gender, roles = 0, None, []
    for index in range(len(words) - 1):
        word = plain[index]
        title = word in lexicon.HONORIFICS and (word != "st" or index == 0)
        abbreviated = (
            words[index].endswith(".")
            and len(word) > 1
            and word in lexicon.ABBREVIATIONS
            and not (index and word in _AFTER_NAMES)
        )
        role = word in lexicon.PERSON_NOUNS and plain[index + 1] not in lexicon.SUFFIXES and _not_surname(plain, index)
        if title or role or abbreviated:
            count = index + 1
            gender = lexicon.HONORIFICS.get(word) or noun_gender(word) or gender
            roles.append(word)
    return _Titles(count, gender, roles)


def _is_noun(word: str, *, titled: bool) -> bool:
    return word in lexicon.PERSON_NOUNS or word in lexicon.BODY_NOUNS or (word in lexicon.DOCUMENT_NOUNS and not titled)


def _nouns_before(tokens: list[Token], first: int, floor: int) -> list[str]:
    """The lower-case nouns right before a name: “coach Maria Diaz”, “former police chief Li Wei”."""
    nouns: list[str] = []
    before = first - 1
    while before >= floor and first - before <= 3 and tokens[before].sentence == tokens[first].sentence:
        if tokens[before].lower not in lexicon.PERSON_NOUNS:
            break
        nouns.append(tokens[before].lower)
        before -= 1
    return nouns


def _source_of(name: list[str], *, titled: bool) -> SpeakerKind | None:
    body = any(bare(word) in lexicon.BODY_NAMES for word in name)
    # “Park Min-jae”: a body's name of two words would end in its noun.
    if body and len(name) == 2 and "-" in name[1] and bare(name[1]) not in lexicon.BODY_NAMES:
        body = False
    acronym = len(name) == 1 and len(name[0]) > 1 and name[0].replace(".", "").isupper()
    # “Mr. Street”, “Chief Justice Hall”: a title outweighs a surname that is also a body's word.
    surname = titled and len(name) <= 2 and bare(name[-1]) not in lexicon.BODY_NOUNS
    if acronym or (body and not surname):
        return SpeakerKind.ORGANIZATION
    if titled or (len(name) > 1 and bare(name[0]) in given_names()):
        return SpeakerKind.PERSON
    return None


def _not_surname(plain: list[str], index: int) -> bool:
    """Whether a role word is not somebody's surname, as it is in “Tom Baker Smith”."""
    return index == 0 or plain[index - 1] not in given_names()


def _from_given_name(name: list[str]) -> list[str]:
    """Drops capitalised words that stand before the given name: “Lisbon Liberal Ann Lee” gives “Ann Lee”."""
    known = given_names()
    if len(name) >= 3 and bare(name[0]) not in known:
        for index in range(1, len(name) - 1):
            if bare(name[index]) in known and name[index + 1][0].isupper() and len(name) - index <= 4:
                return name[index:]
    return name


def _is_persons(tokens: list[Token], at: int, mention: Mention) -> bool:
    """Whether an age or “who” follows a name: “Lund, 19,”, “Lund, who”."""
    following = [token for token in tokens[at : at + 3] if token.sentence == mention.sentence and token.quote < 0]
    words = [token.lower for token in following]
    if words[:1] == [","]:
        words = words[1:]
        aged = len(words) == 2 and words[0].isdigit() and int(words[0]) < 120 and words[1] in {",", "."}
        return aged or words[:1] == ["who"] or words[:1] == ["whose"]
    return words[:1] == ["who"]


def _read_apposition(tokens: list[Token], mention: Mention) -> None:
    """Adds what a phrase after the name says of the person: “Hall, a spokesman for …”, “Lund (the mayor)”."""
    at = mention.last + 1
    if (
        mention.source is None
        and len(mention.words) > 1
        and not mention.possessive
        and _is_persons(tokens, at, mention)
    ):
        mention.source = SpeakerKind.PERSON
    if at >= len(tokens) or tokens[at].text not in {",", "(", "—", "–"} or mention.possessive:
        return
    for index in range(at + 1, min(at + 10, len(tokens))):
        token = tokens[index]
        if token.sentence != mention.sentence or token.quote >= 0 or token.text in {",", ")", ";", ".", ":"}:
            return
        if token.lower in _NOT_APPOSED:
            return
        noun = bare(token.text)
        if noun in lexicon.PERSON_NOUNS:
            mention.roles.append(noun)
            mention.gender = mention.gender or noun_gender(noun)
            if mention.source is None:
                mention.source = SpeakerKind.PERSON
