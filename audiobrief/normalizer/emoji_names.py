"""Emoji by their names in the Unicode Common Locale Data Repository, set off as a pause would."""

from __future__ import annotations

from functools import lru_cache

from audiobrief.patterns import lazy


def _is_far_out(text: str) -> bool:
    """Whether there is a sign beyond the quotation marks and dashes of many an article."""
    return max(text, default="") >= "\u203c"


#: What can begin an emoji; signs such as © and ™ are words of other rules.
_MAYBE = lazy(
    r"[\u203c\u2049\u231a-\u23ff\u25b6\u25c0\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff]|[#*0-9]\ufe0f?\u20e3",
    needs=_is_far_out,
)
_LANGUAGES = frozenset({"en", "de", "fr", "es"})
#: Shades of skin and hair are not named: they say who writes, not what is meant.
_SHADES = lazy(r"[\U0001f3fb-\U0001f3ff]")


def name_emoji(text: str, code: str) -> str:
    """The text with a name, between commas, for each emoji. One that is repeated is named once."""
    if not _MAYBE.search(text):
        return text
    from emoji import emoji_list  # noqa: PLC0415 - its table is large, and few articles have any

    language = code if code in _LANGUAGES else "en"
    parts: list[str] = []
    end = 0
    last = ""
    for found in emoji_list(text := _SHADES.sub("", text)):
        between = text[end : found["match_start"]]
        name = _name(found["emoji"], language)
        if between.strip() or name != last or not end:
            parts += [between, f", {name}, " if name else " "]
        last = name
        end = found["match_end"]
    return "".join([*parts, text[end:]])


@lru_cache(maxsize=512)
def _name(sign: str, language: str) -> str:
    from emoji import demojize  # noqa: PLC0415 - as above

    name = demojize(sign, language=language)
    return " ".join(name.strip(":").replace("_", " ").replace("’", "'").split()) if name != sign else ""
