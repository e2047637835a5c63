"""Tells languages apart by their commonest words, or by their script where that is enough.

English, German, French and Spanish, for which there are rules, take little to be known; others take more, since what is none of
the four is read by the rules and voices of English: a text must not be refused for a few words that look foreign.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from audiobrief.patterns import lazy

_WORD = lazy(r"[^\W\d_]+")
# The commonest function words of each language that the other three do not share.
_COMMON = {
    "en": "the and of that was for with his her are this have not but from they which will been said who has "
    "were would",
    "de": "der und nicht ist ein eine mit dem den auf auch sich das von zu wird sind für aus nach bei einen sie "
    "wie über im vom zum",
    "fr": "les et dans est une pour qui sur pas plus au avec du ce ont par mais cette aux été ses sont elle nous leur "
    "le il était",
    "es": "los las y que del una con por para como más fue sus ha este pero sobre también esta muy entre desde hasta "
    "el lo al su años",
}
#: Words that are none of English, and none of another language here but a near relation.
_FURTHER = {
    "it": "il di che è per una non sono della dei nel alla più anche gli questo ha dal nella delle stato degli loro",
    "pt": "o que não uma com os para mais dos ao são pela também como mas quando muito foi nos já um em pelo",
    "nl": "het een van en niet dat op zijn met voor aan ook naar maar bij werd hebben door wordt deze",
    "sv": "och att det som på är av för med till inte har om ett var vid från efter också när",
    "da": "og det er på af med til ikke har som et der blev fra også ved efter være",
    "no": "og det er på av med til ikke har som et ble fra også ved etter være",
    "fi": "ja ei että oli hän mutta kun ovat myös joka sekä mukaan kuin eikä jo sitten tai jotka",
    "pl": "w na się nie że jest z jak ale po od przez był są oraz tym dla który",
    "cs": "se na v je že z s jako ale po byl jsou které aby jeho také už",
    "ro": "și în cu nu este că pe din pentru sunt mai care fost după fi",
    "hu": "az és hogy nem egy volt meg csak már ez még mint után szerint",
    "tr": "ve bir bu için ile çok olarak daha gibi olan kadar sonra",
    "id": "yang dan di dengan untuk dari ini pada tidak itu dalam adalah oleh",
}
_LANGUAGE = {word: tag for tag, words in _COMMON.items() for word in words.split()}
_SAMPLE = 20_000
#: How many hits make a language of ``_FURTHER``, of how many words, and one in how many of all.
_FEWEST, _FEWEST_WORDS, _SHARE = 5, 4, 6
#: Scripts by the first word of their letters' Unicode names, with the language that they are taken for where nothing else is
#: said. Left out are those that none of our own voices reads while espeak-ng does: their sentences are given to it one by one.
_SCRIPTS = {
    "CJK": "zh", "CYRILLIC": "ru", "DEVANAGARI": "hi", "GREEK": "el", "HANGUL": "ko", "KHMER": "km", "LAO": "lo", "TIBETAN": "bo",
    "THAANA": "dv", "SYRIAC": "syc", "YI": "ii",
}  # fmt: skip
_UKRAINIAN = frozenset("ґєії")
_FEWEST_LETTERS, _MOST_OF_THEM = 10, 0.8


def detect_language(text: str) -> str | None:
    """A tag of two letters, or three; ``None`` where the text is too short or speaks for no language that is known here."""
    sample = text[:_SAMPLE]
    by_script = _by_script(sample) if max(sample, default="") >= "\u0370" else None
    if by_script is not None:
        return by_script
    written = _WORD.findall(sample)
    words = [word.lower() for word in written]
    hits = Counter(_LANGUAGE[word] for word in words if word in _LANGUAGE)
    ranked = hits.most_common(2)
    most, second = ([count for _, count in ranked] + [0, 0])[:2]
    if most >= max(3, 2 * second) and most * 12 >= len(words):
        return ranked[0][0]
    return _further(written, most)


def _further(words: list[str], hits: int) -> str | None:
    """The language of ``_FURTHER`` that a text's words speak for, and speak for more than its ``hits`` for one of the four."""
    # Not those with capitals, which names are full of: Dan, Van, Il.
    counted = Counter(words)
    found = {tag: [count for word in common.split() if (count := counted[word])] for tag, common in _FURTHER.items()}
    best = max(found, key=lambda tag: sum(found[tag]))
    most = sum(found[best])
    enough = len(found[best]) >= _FEWEST_WORDS and most >= max(_FEWEST, 2 * hits) and most * _SHARE >= len(words)
    return best if enough else None


def _by_script(text: str) -> str | None:
    """The language of a text nearly all of which is in a script that tells it."""
    letters = [character for character in text if character.isalpha()]
    counted = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script, count = counted.most_common(1)[0] if counted else ("", 0)
    # The Japanese write with Chinese letters among their own.
    if count < _FEWEST_LETTERS or count < _MOST_OF_THEM * len(letters) or counted["HIRAGANA"] or counted["KATAKANA"]:
        return None
    return "uk" if script == "CYRILLIC" and not _UKRAINIAN.isdisjoint(text.lower()) else _SCRIPTS.get(script)
