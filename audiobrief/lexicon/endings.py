"""English plurals and possessives: whether a word is another's, and how the ending sounds."""

from __future__ import annotations

from audiobrief.patterns import lazy

#: Letters after which a plural is written with “es”.
_HISSING_LETTERS = ("s", "x", "z", "ch", "sh")
_HISSING = ("s", "z", "ʃ", "ʒ")
_VOICELESS = ("p", "t", "k", "f", "θ")
#: A word of fewer letters makes another word as often as a plural: “Lo” and “Los”, “new” and “news”.
_SHORTEST = 4
#: What may follow the letter of a sound, and says nothing of whether it hisses or is voiced.
_SMALL = lazy(r"[ʰʷʲˠˤⁿˡʼːˑˈˌ.\s\u0300-\u036f]+$")


def is_plural(word: str, singular: str, *, any_case: bool) -> bool:
    """Whether a word is the regular plural of another.

    Args:
        word: as written.
        singular: as in an entry.
        any_case: whether the case of letters counts for nothing.
    """
    given = word.lower() if any_case else word
    ending = given[len(singular) :]
    if not given.startswith(singular) or not singular[-1].isalpha():
        return False
    if len(singular) > 1 and word[: len(singular)].isupper():
        return word.endswith("s") and ending == "s"  # NGOs
    if len(singular) < _SHORTEST:
        return False
    return ending == ("es" if singular.lower().endswith(_HISSING_LETTERS) else "s")


def ending_sound(ipa: str, ending: str) -> str:
    """How “s”, “es” or “'s” sounds after a word that sounds like ``ipa``; nothing where there is no ending."""
    if not ending:
        return ""
    sound = _SMALL.sub("", ipa)
    if sound.endswith(_HISSING):
        return "ɪz"
    return "s" if sound.endswith(_VOICELESS) else "z"
