"""What all pages say about an article: language, direction, date, length, where it comes from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from audiobrief.patterns import lazy
from audiobrief.publisher.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = lazy(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_RTL_LANGUAGES = frozenset(
    {
        *(
            "ar",
            "arc",
            "arz",
            "ckb",
            "dv",
            "fa",
            "glk",
            "he",
            "iw",
            "ji",
            "ks",
            "ku",
            "lrc",
            "mzn",
            "nqo",
            "pnb",
            "ps",
            "sd",
        )
    }
    | {"syr", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_LTR_SCRIPTS = frozenset({"latn", "cyrl", "deva"})
_DATE = lazy(r"\d{4}-\d{2}-\d{2}")
_STRAY_PERCENT = lazy(r"%(?![0-9A-Fa-f]{2})")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date for people, and for machines where it is one."""

    text: str
    machine: str | None


def moment(published: str | None) -> Moment | None:
    """The date of publication; as it stands where it is no ISO date, ``None`` where there is none."""
    text = one_line(published)
    match = _DATE.match(text)
    if not match:
        return Moment(text, None) if text else None
    try:
        day = date.fromisoformat(match.group())
    except ValueError:
        return Moment(text, None)
    return Moment(f"{day.day} {_MONTHS[day.month - 1]} {day.year}", match.group())


def language_of(tag: str | None) -> str | None:
    """The tag, if it is one by its form."""
    tag = (tag or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def direction_of(language: str | None, texts: Iterable[str]) -> str:
    """``rtl`` or ``ltr``, by the language, and where that is not known by the first letter of the texts that tells."""
    if language:
        primary, *others = language.lower().split("-")
        scripts = {other for other in others if len(other) == 4}
        if scripts & _RTL_SCRIPTS:
            return "rtl"
        return "rtl" if primary in _RTL_LANGUAGES and not scripts & _LTR_SCRIPTS else "ltr"
    for text in texts:
        for character in text:
            found = unicodedata.bidirectional(character)
            if found in {"R", "AL"}:
                return "rtl"
            if found == "L":
                return "ltr"
    return "ltr"


def web_address(url: str | None) -> str | None:
    """The address, if a browser may be sent there: http and https only, with a host."""
    try:
        parts = urlsplit(one_line(url))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    # What a URL can't hold (spaces, quotes, letters beyond ASCII) is written as it is sent.
    place = _quoted(parts.netloc, "[]" if host.count(":") > 1 else "")
    path, query, fragment = (_quoted(part, "/?") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, path.replace("?", "%3F"), query, fragment))


def _quoted(text: str, more: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe="%:@!$&'()*+,;=-._~" + more)


def relative(name: str) -> str:
    """The address of a file that lies beside the page."""
    return quote(name, safe="")


def spoken_length(seconds: float) -> str:
    """A length for people: ``45 seconds``, ``3 minutes``, ``1 hour 5 minutes``."""
    if seconds < 59.5:
        return _count(round(seconds), "second")
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _count(minutes, "minute")
    return _count(hours, "hour") + (f" {_count(minutes, 'minute')}" if minutes else "")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def iso_duration(seconds: float) -> str:
    """A length as ISO 8601 has it: ``PT1H2M3S``."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + f"{rest}S"
