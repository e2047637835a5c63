"""Numbers as continental Europe writes them: "1.234,5", "1 234,5"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    from audiobrief.normalizer.continental.language import Language

#: Thousands are parted by a full stop or a space.
WHOLE = r"(?:\d{1,3}(?:[. \u00a0\u202f]\d{3}(?!\d)){1,5}|\d{1,15}(?!\d))"
#: Stands for a full stop before decimals, once it is known for that.
POINT = "\u2024"
NUMBER = rf"(?:{WHOLE}(?:[,{POINT}]\d{{1,12}}(?!\d))?)"
START = r"(?<![\w.,])(?<!\d[:/])"
JOIN = r"(?:[-–—]|\s–\s)"
_NOT_DIGITS = lazy(r"\D")
_PHONE = lazy(
    r"(?<![\w.,+:/-])(?<!\d[ \u00a0\u202f])(?:\+\d{1,3}[ .-]?(?:\(0\) ?)?|0)"
    r"\d{1,4}(?:[ /.-]{1,3}\d{2,8}| \d(?= \d{2})){1,6}(?![\w])(?![.,]\d)|"
    r"(?<![\w.,+:/-])(?<!\d[ \u00a0\u202f])0\d{5,14}(?![\w])"
)
#: With a slash after the number of the town, which begins with a nought.
_TOWN_PHONE = lazy(
    r"(?<![\w.,+:/-])(?:\(0\d{2,5}\)[ /-]{0,3}|0\d{2,5} ?/ ?)\d{1,8}(?:[ -]\d{1,8}){0,6}(?![\w/])(?![.,]\d)|"
    r"(?<![\w.,+:/-])(?<!\d )0 [89]\d\d(?: \d{3}){2}(?![\w])(?! \d)",
    needs=has("(000", "00/", "00 /", "0 000 000"),
)
_CALLED = r"(?P<word>(?<!\w)(?:{})\.?:? ?)(?P<number>\+?\(?\d(?:[\d ()/.–-]{{3,22}})\d)(?![\w/€%])(?![.,]\d)"
_LONG = lazy(r"(?<![\w.,:/-])(?<!\d[ \u00a0\u202f])(?:0\d{1,20}|\d{11,60})(?![\w])(?![.,]\d)")
#: An international account: letters and figures one by one.
_ACCOUNT = lazy(
    r"(?<![\w@#./-])[A-Z]{2}\d{2}(?:(?: [\dA-Z]{4}){3,7}(?: [\dA-Z]{1,3})?|(?=[A-Z]{0,4}\d{8})[\dA-Z]{11,30})(?![\w@])",
    needs=has_match(r"[A-Z]{2}\d\d ?[\dA-Z]{4}"),
)
_BOOK = lazy(
    r"(?P<word>\bIS[BS]N(?:-1[03])?:? ?)(?P<number>\d(?:[ –-]?\d){6,11}[ –-]?[\dX])(?![\w-])",
    needs=has("ISBN", "ISSN"),
)
_ADDRESS = lazy(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w])(?!\.\d)")
_COUNTED = lazy(rf"(?P<minus>(?<![\w.,)-])[-−])?(?<![\d]){NUMBER}(?!\d)(?P<after>(?: |-)(?P<noun>[^\W\d_]{{2,40}}))?")
_RUN = lazy(r"\d+")
#: More than one number: a sentence between them, or a range of hours.
_PROSE = lazy(r"\. |\d – \d")


@lru_cache(maxsize=8)
def _called(calls: str) -> re.Pattern[str]:
    return lazy(_CALLED.format(calls), needs=has_match(rf"(?:{calls})\.?:? ?[+(]?\d"))


def parse(written: str) -> tuple[int, str]:
    """The whole number and the digits after the comma."""
    whole, _, fraction = written.replace(POINT, ",").partition(",")
    return int(_NOT_DIGITS.sub("", whole) or 0), fraction


def figure(written: str, language: Language, feminine: bool | None = None) -> str:
    """A number in words, before a noun of a gender if that is given."""
    whole, fraction = parse(written)
    if written.startswith("0") and len(written) > 1 and written[1].isdigit():
        return digits(written, language)
    if not fraction:
        return language.count(whole, feminine)
    comma = language.signs["."] if POINT in written else language.comma
    return f"{language.count(whole, None)} {comma} {digits(fraction, language)}"


def digits(written: str, language: Language) -> str:
    """The digits of a text one by one."""
    return " ".join(language.count(int(character), None) for character in written if character.isdigit())


def say_codes(text: str, language: Language, group: int = 0) -> str:
    """Telephone numbers and long codes. Groups of ``group`` digits are read as numbers, others digit by digit."""

    def phone(found: re.Match[str]) -> str:
        return say(found.group())

    def say(number: str) -> str:
        parts = re.findall(r"\d+", number)
        said = [
            language.count(int(part), None)
            if group <= len(part) <= group + 1 and group and not part.startswith("0")
            else digits(part, language)
            for part in parts
        ]
        return (f"{language.plus} " if number.startswith("+") else "") + ", ".join(said)

    text = _BOOK.sub(lambda found: f"{found['word']}{_book(found['number'], language)}", text)
    text = _ACCOUNT.sub(lambda found: _account(found.group(), language), text)
    text = _ADDRESS.sub(
        lambda found: f" {language.signs['.']} ".join(digits(part, language) for part in found.group().split(".")), text
    )

    def called(found: re.Match[str]) -> str:
        number = found["number"]
        enough = sum(character.isdigit() for character in number) > 5 and not _PROSE.search(number)
        return f"{found['word']}{say(number)}" if enough else found.group()

    text = _called(language.calls).sub(called, text)
    text = _TOWN_PHONE.sub(phone, text)
    text = _PHONE.sub(phone, text)
    return _LONG.sub(lambda found: digits(found.group(), language), text)


def _book(number: str, language: Language) -> str:
    return ", ".join(
        " ".join(language.count(int(sign), None) if sign.isdigit() else sign for sign in group)
        for group in re.split("[ –-]", number)
    )


def _account(number: str, language: Language) -> str:
    groups = number.split(" ") if " " in number else [number[place : place + 4] for place in range(0, len(number), 4)]
    return ", ".join(
        " ".join(language.count(int(sign), None) if sign.isdigit() else sign for sign in group) for group in groups
    )


def say_numbers(text: str, language: Language) -> str:
    """Every number that is left, in words that agree with the noun after it."""

    def counted(found: re.Match[str]) -> str:
        number = found.group()[len(found["minus"] or "") : len(found.group()) - len(found["after"] or "")]
        noun = found["noun"]
        feminine = language.gender(noun) if noun else None
        said = figure(number, language, feminine)
        lead = f"{language.minus} " if found["minus"] else ""
        before = found.string[found.start() - 1 : found.start()]
        after = found["after"] or (" " if found.string[found.end() : found.end() + 1].isalpha() else "")
        return f"{' ' if before.isalnum() else ''}{lead}{said}{after}"

    text = _COUNTED.sub(counted, text)
    return _RUN.sub(lambda found: f" {digits(found.group(), language)} ", text)
