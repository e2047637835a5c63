"""X-SAMPA, the IPA in ASCII, which pronunciation lexicons may be written in."""

from __future__ import annotations

from audiobrief.lexicon.ipa import NotIpaError

#: After J. C. Wells, "Computer-coding the IPA" (1995). Letters of a to z that are not here stand for themselves.
_SYMBOLS = {
    # letters with a tail or a hook
    "b_<": "ɓ", "d_<": "ɗ", "d`": "ɖ", "g_<": "ɠ", "h\\": "ɦ", "j\\": "ʝ", "l\\": "ɺ", "l`": "ɭ", "n`": "ɳ", "p\\": "ɸ",
    "r\\`": "ɻ", "r\\": "ɹ", "r`": "ɽ", "s\\": "ɕ", "s`": "ʂ", "t`": "ʈ", "v\\": "ʋ", "x\\": "ɧ", "z\\": "ʑ", "z`": "ʐ",
    # capitals
    "A": "ɑ", "B\\": "ʙ", "B": "β", "C": "ç", "D": "ð", "E": "ɛ", "F": "ɱ", "G\\_<": "ʛ", "G\\": "ɢ", "G": "ɣ", "H\\": "ʜ",
    "H": "ɥ", "I\\": "ᵻ", "I": "ɪ", "J\\_<": "ʄ", "J\\": "ɟ", "J": "ɲ", "K\\": "ɮ", "K": "ɬ", "L\\": "ʟ", "L": "ʎ",
    "M\\": "ɰ", "M": "ɯ", "N\\": "ɴ", "N": "ŋ", "O\\": "ʘ", "O": "ɔ", "P": "ʋ", "Q": "ɒ", "R\\": "ʀ", "R": "ʁ", "S": "ʃ",
    "T": "θ", "U\\": "ᵿ", "U": "ʊ", "V": "ʌ", "W": "ʍ", "X\\": "ħ", "X": "χ", "Y": "ʏ", "Z": "ʒ",
    # digits and signs
    "1": "ɨ", "2": "ø", "3\\": "ɞ", "3`": "ɝ", "3": "ɜ", "4": "ɾ", "5": "ɫ", "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ",
    "&": "ɶ", "@\\": "ɘ", "@`": "ɚ", "@": "ə", "{": "æ", "}": "ʉ", "?\\": "ʕ", "?": "ʔ", "<\\": "ʢ", ">\\": "ʡ",
    "!\\": "ǃ", "|\\|\\": "ǁ", "|\\": "ǀ", "=\\": "ǂ",
    # stress, length, limits
    '"': "ˈ", "%": "ˌ", ":\\": "ˑ", ":": "ː", "-\\": "‿", "-": "", ".": ".", "||": "‖", "|": "|", " ": " ",
    # diacritics
    "'": "ʲ", "=": "\u0329", "~": "\u0303", '_"': "\u0308", "_+": "\u031f", "_-": "\u0320", "_/": "\u030c",
    "_0": "\u0325", "_=": "\u0329", "_>": "ʼ", "_?\\": "ˤ", "_\\": "\u0302", "_^": "\u032f", "_}": "\u031a",
    "_~": "\u0303", "_A": "\u0318", "_a": "\u033a", "_B": "\u030f", "_c": "\u031c", "_d": "\u032a", "_e": "\u0334",
    "_F": "\u0302", "_G": "ˠ", "_H": "\u0301", "_h": "ʰ", "_j": "ʲ", "_k": "\u0330", "_L": "\u0300", "_l": "ˡ",
    "_M": "\u0304", "_m": "\u033b", "_N": "\u033c", "_n": "ⁿ", "_O": "\u0339", "_o": "\u031e", "_q": "\u0319",
    "_R": "\u030c", "_r": "\u031d", "_T": "\u030b", "_t": "\u0324", "_v": "\u032c", "_w": "ʷ", "_X": "\u0306",
    "_x": "\u033d",
}  # fmt: skip
_LONGEST = max(map(len, _SYMBOLS))


def to_ipa(text: str) -> str:
    """A transcription in X-SAMPA in the International Phonetic Alphabet.

    Raises:
        NotIpaError: a character does not belong to X-SAMPA.
    """
    found, at = [], 0
    while at < len(text):
        for length in range(_LONGEST, 0, -1):
            symbol = text[at : at + length]
            if symbol in _SYMBOLS:
                found.append(_SYMBOLS[symbol])
                break
        else:
            length, symbol = 1, text[at]
            if not ("a" <= symbol <= "z"):
                raise NotIpaError(f"{symbol!r} in {text!r} is no symbol of X-SAMPA")
            found.append(symbol)
        at += length
    return "".join(found)
