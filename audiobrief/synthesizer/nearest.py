"""Given sounds in those that an engine has: no engine knows all of the International Phonetic Alphabet.

Models pass over a sign that they were not trained on, so that “bɝd” would be said as “bd”. For a sound that is lacking the
nearest is taken, and finer marks are left out; a word with a sound that nothing comes near, such as a click, had better be read
by its letters.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

#: What stands in for a sound, the best first.
_NEAREST: dict[str, tuple[str, ...]] = {
    # vowels
    "ɝ": ("ɜːɹ", "ɜːr"), "ɚ": ("əɹ", "ər"), "ɞ": ("ɜ",), "ɘ": ("ə",), "ɵ": ("ø", "ə"), "ɶ": ("œ", "a"), "ʉ": ("u",),
    "ʏ": ("y", "ɪ"), "ᵻ": ("ɪ",), "ᵿ": ("ʊ",), "ᵊ": ("ə",), "ɤ": ("o",), "ɯ": ("u",), "ɨ": ("ɪ",), "ɜ": ("ə",), "ɒ": ("ɔ",),
    # consonants
    "ɫ": ("l",), "ɬ": ("l",), "ɮ": ("l",), "ɭ": ("l",), "ʟ": ("l",), "ɺ": ("ɾ", "l"), "ʎ": ("lj",), "ɱ": ("m",), "ɳ": ("n",),
    "ɴ": ("ŋ",), "ɲ": ("nj",), "ʍ": ("w",), "ʋ": ("v",), "ⱱ": ("v",), "ʙ": ("b",), "ʀ": ("ʁ", "r"), "ɽ": ("ɾ", "r"),
    "ɻ": ("ɹ", "r"),
    "ɓ": ("b",), "ɗ": ("d",), "ɖ": ("d",), "ʈ": ("t",), "ʄ": ("ɟ", "dʒ"), "ɟ": ("dʒ",), "ɠ": ("ɡ",), "ɢ": ("ɡ",), "ʛ": ("ɡ",),
    "ɦ": ("h",), "ħ": ("h",), "ʜ": ("h",), "ʕ": ("ʔ",), "ʢ": ("ʔ",), "ʡ": ("ʔ",), "ɧ": ("ʃ",), "ʂ": ("ʃ",), "ɕ": ("ʃ",),
    "ʐ": ("ʒ",), "ʑ": ("ʒ",), "ʝ": ("j",), "ɸ": ("f",), "ɰ": ("ɣ", "w"), "ɥ": ("w",),
    "ʣ": ("dz",), "ʤ": ("dʒ",), "ʥ": ("dʒ",), "ʦ": ("ts",), "ʧ": ("tʃ",), "ʨ": ("tʃ",),
    # a hook that makes a vowel one with an r
    "˞": ("ɹ", "r"),
}  # fmt: skip
_SYLLABIC = "\u0329"
_CEDILLA = "\u0327"
#: What a sign is that makes a sound; others mark one.
_SOUNDS = frozenset({"Ll", "Lo", "Lu"})


def nearest(ipa: str, known: Container[str]) -> str | None:
    """A transcription in the signs that an engine knows, letters and marks apart.

    Args:
        ipa: of a word, or several.
        known: the signs.

    Returns:
        ``None`` where a sound is not among them and nothing comes near it, or none is left.
    """
    plain = unicodedata.normalize("NFD", ipa)
    if _CEDILLA not in known:
        plain = plain.replace(f"c{_CEDILLA}", "ç")
    said: list[str] = []
    for at, sign in enumerate(plain):
        if sign in known or sign.isspace():
            found: str | None = sign
        else:
            found = next((one for one in _NEAREST.get(sign, ()) if all(part in known for part in one)), None)
        if found is None and unicodedata.category(sign) in _SOUNDS:
            return None
        # Without its mark a consonant that is a syllable would be none.
        if found is not None and plain[at + 1 : at + 2] == _SYLLABIC and _SYLLABIC not in known and "ə" in known:
            said.append("ə")
        said.append(found or "")
    result = "".join(said)
    return result if any(unicodedata.category(sign) in _SOUNDS for sign in result) else None
