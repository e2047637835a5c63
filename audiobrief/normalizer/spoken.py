"""The spoken form of a text: the same words, with nothing in it that an engine would obey, stumble over or drop."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from audiobrief.errors import check_type
from audiobrief.normalizer.addresses import say_addresses
from audiobrief.normalizer.emoji_names import name_emoji
from audiobrief.patterns import holds, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish"}
#: What a terminal obeys (ECMA-48, 5.4 and 5.6): a control sequence such as that of a color, a control string such as that of
#: a window's title, the choice of a set of characters. The sign that begins it may be one of eight bits. Of escapes that are a
#: letter alone, none, as a word may begin with it.
_SEQUENCE = lazy(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[!-/]{0,8}[@-~]|\x1b[ -/]{1,4}[0-~]|"
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,500}(?:\x07|\x1b\\|\x9c)",
    needs=holds(*"\x1b\x9b\x9d\x90\x98\x9e\x9f"),
)
_UNPRINTABLE = lazy(r"[^\x20-\x7e]")
#: Control and format characters, and code points that are no characters. A soft hyphen goes without a trace.
_UNSPEAKABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
#: Signs that engines obey, drop or each say in another way, as words.
_SIGNS = {
    "en": {"<": "less than", ">": "greater than", "&": "and", "\\": "backslash", "@": "at"},
    "de": {"<": "kleiner als", ">": "größer als", "&": "und", "\\": "Backslash", "@": "at"},
    "fr": {"<": "inférieur à", ">": "supérieur à", "&": "et", "\\": "barre oblique inverse", "@": "arobase"},
    "es": {"<": "menor que", ">": "mayor que", "&": "y", "\\": "barra invertida", "@": "arroba"},
}
_SIGN = lazy(r"[<>&\\@]")
#: The shorter one also where it has a space on one side alone. By here a text is seldom what other gates were asked about.
_DASH = lazy(
    r"[—―⸺⸻]|-{2,}|(?:(?<=\s)|^)[–-](?=\s)|(?<=[^\W\d_])–(?=\s)|(?<=\s)–(?=[^\W\d_])",
    needs=holds("- ", " -", "--", *"—–―⸺⸻"),
)
#: Joined to the words on both sides it may be a hyphen, "cost-benefit"; before these a clause begins.
_DASH_BEFORE_CLAUSE = {
    "en": lazy(
        r"(?<=[a-z,’'\")”])–(?=[“\"]?(?:and|but|or|nor|so|yet|thus|the|a|an|this|that|these|those|his|her|its|their|our|my|your|he|she|"
        r"it|they|we|you|I|who|which|what|when|where|while|because|if|as|for|from|in|on|at|by|to|of|with|rather|specifically|not|no|even|including|"
        r"especially|mostly|is|are|was|were|has|have|had|will|would)\b(?!–))",
        needs=holds("–"),
    )
}
_DASH_RANGE = lazy(r"(?<=\d)\s?–\s?(?=\d)", needs=holds("–"))
_RANGE = {"en": " to ", "de": " bis ", "fr": " à ", "es": " a "}
_ELLIPSIS = lazy(r"(?:…|\.{2,}|(?:\. ){2,}\.)[\s.…]*", needs=holds("…", "..", ". ."))
_QUOTES = frozenset("“”„‟\"«»‹›'‘’‚‛`´")
_QUOTATION_MARKS = lazy(r"[“”„‟\"«»‹›]|(?<![^\W_])['‘’‚‛`´]|['‘’‛`´](?![^\W_])")
_APOSTROPHE = lazy(r"[‘’‛´`]")
#: Brackets and bars part what stands in them from the rest, as a comma does. Round ones with something in them engines
#: know.
_PARTING = lazy(r"[\[\]{}|•·◦▪■→←]+", needs=holds(*"[]{}|•·◦▪■→←"))
_SILENT = lazy(r"[*_^~™®©℠]+", needs=holds(*"*_^~™®©℠"))
#: A letter or an ending that a quotation was altered in belongs to its word: "[W]e", "love[s]".
_ALTERED = lazy(
    r"\[([^\W\d_])\](?=[^\W\d_]{1,30}(?![\w\]]))|(?<=[^\W\d_]{2})\[(s|(?<=e\[)d|ed|es|ing|er|ers|ly|ion)\](?!\w)",
    needs=holds("["),
)
#: Marks within a word part nothing: "the “moan”-worthy rest", "no “if”s".
_WITHIN_WORD = lazy(
    r"(?<=[^\W_])[”“\"](?=-[^\W_]|s(?!\w))|(?<=[^\W_]-)[“\"](?=[^\W_])",
    needs=holds("”-", "“-", "“s", '"-', "”s", '"s', "-“", '-"'),
)
#: A space that was lost behind a comma or between two sentences.
_WELDED = lazy(r"[,;.](?:(?<=[a-zß-ÿ]{2}[,;])(?=[A-Za-zÀ-ÿ\d])|(?<=[a-zß-ÿ]{3}\.)(?=[A-ZÀ-Þ][a-zß-ÿ]{1,20}[ ,’']))")
#: Between words, a slash is a short pause; with spaces around it a longer one.
_SLASH = lazy(r"(?<=[^\W\d_])/(?=[^\W\d_])", needs=holds("/"))
_SPACED_SLASH = lazy(
    r"(?<=[^\W\d_][\s.,])(?<!\band )(?<!\bor )(?<!\b[Tt]he )(?<!\ba ) ?/{1,2} (?=[^\W\d_])", needs=holds("/ ")
)
_OR: dict[str, str] = {}
#: What the patterns for brackets, slashes and signs that are words or nothing look for.
_OTHER_SIGNS = frozenset("/[]{}|•·◦▪■→←*_^~™®©℠<>&\\@")
#: Two marks that come together, or a space beside one: what the next three look for.
_PAUSES = lazy(r"[ .,!?;:(][.,!?;:)]|\( ")
# Spaces are single by then.
_SPACE_BEFORE_PAUSE = lazy(r" (?=[.,!?;:)](?:[\s.,!?;:)]|$))|(?<=\() ")
_DOUBLED_PAUSE = lazy(r",(?: ?,)+")
#: The full stops of "p.m." end nothing: a comma after them is the only pause there is.
_PAUSE_AT_STOP = lazy(r", ?(?=[.!?;:)](?:\W|$))|(?<=[.!?;:(])(?<![ap]\.m\.) ?,")
_SPACES = lazy(r"\s+")


def spoken_form(text: str, language: str = "en") -> str:
    """What an engine is given to say for a text.

    Every word stays. Figures, abbreviations, acronyms and signs that stand for words are written as the language says them
    (a language without rules of its own leaves its figures to the engine), quotation marks are dropped, dashes,
    ellipses and brackets become pauses, control and format characters and a terminal's control sequences go. Nothing is
    left that an engine takes for markup, such as ``<break/>`` or ``[[h@l'oU]]``.

    Args:
        text: a sentence, as written.
        language: BCP 47 tag.

    Returns:
        One line; empty where there is nothing to say, as in ``***``.

    Raises:
        WrongTypeError: it is no string.
    """
    check_type(text, str, "spoken_form", "a text as a string")
    code = language.split("-", 1)[0].lower()
    if not text.isascii():
        text = name_emoji(unicodedata.normalize("NFC", text), code)
    if "\x1b" in text or not text.isascii():
        text = _SEQUENCE.sub("", text)
    text = _UNPRINTABLE.sub(_speakable, text)
    if "[" in text:
        text = _ALTERED.sub(r"\1\2", text)
    text = say_addresses(text, code)
    if code in _LANGUAGES:
        text = _rules(code)(text)
    return _tidy(_say_signs(text, code))


def _say_signs(text: str, code: str) -> str:
    """Quotation marks dropped, dashes and the like as pauses, other signs in words."""
    signs = frozenset(text)
    if not _QUOTES.isdisjoint(signs):
        text = _WITHIN_WORD.sub("", text)
        text = _QUOTATION_MARKS.sub(" ", text)
        text = _APOSTROPHE.sub("'", text)
    if "–" in signs:
        text = _DASH_RANGE.sub(_RANGE.get(code, "-"), text)
        if code in _DASH_BEFORE_CLAUSE:
            text = _DASH_BEFORE_CLAUSE[code].sub(", ", text)
    text = _DASH.sub(", ", text)
    text = _ELLIPSIS.sub(_ellipsis, text)
    text = _WELDED.sub(r"\g<0> ", text)
    if _OTHER_SIGNS.isdisjoint(signs):
        return text
    if "/" in signs:
        text = _SPACED_SLASH.sub(", ", text)
        text = _SLASH.sub(_OR.get(code, " "), text)
    text = _PARTING.sub(", ", text)
    text = _SILENT.sub(" ", text)
    words = _SIGNS.get(code, _SIGNS["en"])
    return _SIGN.sub(lambda found: f" {words[found.group()]} ", text)


@cache
def _rules(code: str) -> Callable[[str], str]:
    """What writes out the figures and short forms of a language. Loaded when first needed: an article has one language."""
    expand: Callable[[str], str] = import_module(f"audiobrief.normalizer.{_LANGUAGES[code]}").expand
    return expand


def _ellipsis(found: re.Match[str]) -> str:
    """A pause; the full stop where the text ends with it, unless it has one."""
    if found.end() < len(found.string):
        return ", "
    return "" if found.string[: found.start()].endswith(("!", "?")) else "."


def _tidy(text: str) -> str:
    """Pauses that have come together as one, none at the edges; nothing where there is no letter or digit."""
    if not any(character.isalnum() for character in text):
        return ""
    if "  " in text or not text.isascii():
        text = _SPACES.sub(" ", text)
    if _PAUSES.search(text):
        text = _SPACE_BEFORE_PAUSE.sub("", text)
        text = _DOUBLED_PAUSE.sub(",", text)
        text = _PAUSE_AT_STOP.sub("", text)
    return text.strip(" ,")


def _speakable(found: re.Match[str]) -> str:
    character = found.group()
    if character.isspace():
        return " "
    if character == "‑":  # a hyphen that doesn't break
        return "-"
    if unicodedata.category(character) not in _UNSPEAKABLE:
        return character
    # What parted two words as a control character does so still; what stood inside a word, like a soft hyphen, goes.
    return " " if unicodedata.category(character) == "Cc" else ""
