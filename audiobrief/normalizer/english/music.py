"""Music: the time of a piece ("6/8 time"), beats per minute, catalogues ("D. 960"), records by their size ("a 12 in. single")."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, roman_value
from audiobrief.normalizer.english.patterns import AT_END, with_stop
from audiobrief.patterns import has, has_word, lazy

if TYPE_CHECKING:
    import re

_METER = r"(?<![\w.,/$€£-])(?P<beats>2|3|4|5|6|7|8|9|11|12)/(?P<of>2|4|8|16)(?![\w/%]|[.,]\d)"
#: "in 6/8 time", "a 7/8 rhythm"; without a word for it only where the text is of music: "the jig in 12/8".
_TIME = lazy(
    rf"{_METER}(?P<what>(?:[ -](?:time|meter|metre|rhythm|groove|signature)\b(?! (?:zones?|slots?|limits?|frames?)\b))?)",
    needs=has("0/0", "0/00", "00/0", "00/00"),
)
_OF_MUSIC = lazy(
    r"\b(?:[Ww]altz(?:es)?|jigs?|march|reels?|polkas?|tango|hornpipes?|time signatures?|tempo|bpm|minor|major|downbeat|rhythms?|"
    r"composer|[Aa]llegro|[Aa]ndante|[Aa]dagio|[Pp]resto|[Ss]cherzo|melody|drummer|drum|metre|[Rr]ondo|[Mm]inuet|[Ss]onata|[Ss]ymphony|[Cc]oncerto|[Ff]inale|♩|♪)\b|[♩♪]",
)
_ALONE = lazy(r"(?=[.,;:)]|$|(?! and \d/\d+ of\b) (?:and|but|then|with|at|to|throughout)\b)")
_WORK = lazy(r"\b(?:works?|worked|working|job|staff|part|employ\w+|shifts?|position)\b")
_BEATS = lazy(r"(?<=\d) ?(?:bpm|BPM)(?!\w)", needs=has("0bpm", "0 bpm", "0BPM", "0 BPM"))
_ACCIDENTAL = lazy(r"(?<![\w'’])([A-G])([♭♮])", needs=has("♭", "♮"))
_ACCIDENTALS = {"♭": "flat", "♮": "natural"}
_NOTES = {"♩": "crotchet", "♪": "quaver"}
_NOTE = lazy(r"([♩♪]) ?(?== ?\d)", needs=has("♩", "♪"))
#: Of Schubert, Mozart and others, after the key or the title.
_CATALOGUE = lazy(
    r"(?:(?<=[\w”\"'’)], )|(?<=['’]s ))([DKS])\. ?(?=\d{1,3}(?!\d))",
    needs=has(*(f"{before} {letter}." for before in ",s" for letter in "DKS")),
)
_KOECHEL = lazy(r"(?<![\w.])(KV?)\.(?=\d{2,3}(?!\d))", needs=has("K.0", "KV.0"))
_HOBOKEN = lazy(r"\bHob\. ?(?P<group>[IVX]{1,6})[:/](?P<number>\d{1,3})(?!\w)", needs=has("Hob."))
#: "Op. 27/2"
_OPUS = lazy(
    r"\b(?P<lead>(?:Op\.|Opus) ?\d{1,3})/(?P<number>\d{1,2})(?![\w/])", needs=has("Op. ", "Op.0", "Opus 0", "Opus0")
)
_MOVEMENT = lazy(
    r"(?:(?<=(?:st|nd|rd|th) )mvts?\b\.?|(?<!\w)mvts?\.(?= [IVX\d]))(?!\w)" + AT_END, needs=has_word("mvt", "mvts")
)
_WORKS = {
    "Conc": "Concerto",
    "Sym": "Symphony",
    "Symph": "Symphony",
    "Qt": "Quartet",
    "Son": "Sonata",
    "Str": "String",
    "Vln": "Violin",
    "Pno": "Piano",
}
_WORK_NAMED = lazy(
    rf"\b(?P<work>{'|'.join(_WORKS)})\.(?= (?:in [A-G]\b|[Nn]o\.|[Nn]umbers? |Qt|Conc|Son|Sym|for [a-z]+ and))",
    needs=has_word(*_WORKS),
)
_POSTHUMOUS = lazy(r"\b(?P<first>[Oo])p\. posth\b\.?(?!\w)" + AT_END, needs=has("p. posth"))
_KEY = lazy(r"\b([A-G](?:[ -](?:flat|sharp))?) (min|maj)\.?(?![\w])(?P<end>\W*$)?", needs=has_word("min", "maj"))
#: A quotation's mark opens where a word follows it.
_OPENING = lazy(r"(?<![\w.,!?])\"(?=\w)")
_SIZE = lazy(
    r"(?<![\w.,×/])(?<![x×] )(\d{1,2})\"[ -](?=(?:vinyls?|singles?|re-?issues?|re-?mix(?:es)?|mix(?:es)?|records?|LPs?|EPs?|"
    r"discs?|pressings?|versions?|releases?|TVs?|televisions?|screens?|monitors?|displays?|tablets?|laptops?|pizzas?|pipes?|wheels?|guns?|"
    r"ruler|heels?|waist|blades?|knife|pans?|skillet|tyres?|tires?|tiles?|nails?|bolts?|screws?|plates?|boards?|barrels?)\b)",
    needs=has('0"'),
)

_ANY = has_word(*_WORKS, "posth", "mvt", "mvts", "bpm", "BPM", "D", "K", "KV", "S", "Hob", "min", "maj")


def say_music(text: str) -> str:
    """The text with times, keys and catalogues of music in words."""
    if not text.isascii():
        text = _NOTE.sub(lambda found: _NOTES[found[1]], text)
        text = _ACCIDENTAL.sub(lambda found: f"{found[1]} {_ACCIDENTALS[found[2]]}", text)
    if "/" in text:
        text = _OPUS.sub(r"\g<lead> number \g<number>", text)
        text = _TIME.sub(_time, text)
    if _ANY(text):
        text = _BEATS.sub(" beats per minute", text)
        text = _CATALOGUE.sub(r"\1 ", text)
        text = _KOECHEL.sub(r"\1 ", text)
        text = _HOBOKEN.sub(
            lambda found: f"Hoboken {cardinal(roman_value(found['group']))}, number {found['number']}", text
        )
        text = _MOVEMENT.sub(lambda found: with_stop("movement", found), text)
        text = _WORK_NAMED.sub(lambda found: _WORKS[found["work"]], text)
        text = _POSTHUMOUS.sub(lambda found: with_stop(f"{found['first']}pus posthumous", found), text)
        text = _KEY.sub(_key, text)
    if '"' in text and not _OPENING.search(text):
        text = _SIZE.sub(lambda found: f"{cardinal(int(found[1]))} inch ", text)
    return text


@lru_cache(maxsize=8)
def _is_of_music(text: str) -> bool:
    return _OF_MUSIC.search(text) is not None


def _time(found: re.Match[str]) -> str:
    beats, of, what = found["beats"], found["of"], found["what"].replace("-", " ")
    musical = _is_of_music(found.string)
    alone = found.string.endswith((" in ", "("), 0, found.start()) and _ALONE.match(found.string, found.end())
    if not what and not (musical and alone):
        return found.group()  # a part of something
    if (beats, of) == ("3", "4") and not musical and (what == " time" or _WORK.search(found.string)):
        return f"three quarter{what}"  # of work as of music
    return f"{cardinal(int(beats))} {cardinal(int(of))}{what}"


def _key(found: re.Match[str]) -> str:
    end = found["end"]
    return f"{found[1]} {found[2]}or" + (f".{end}" if end is not None and found.group().rstrip().endswith(".") else "")
