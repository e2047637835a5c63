"""What is on: "on Ch. 5" is a channel among programs and a chapter among books; "at 8/7c"; "doors open at 7.30"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal
from audiobrief.patterns import both, has, lazy

if TYPE_CHECKING:
    import re

_CHANNEL = lazy(
    r"(?<![\w.])Ch(?:s?\. ?|s? )(?=\d{1,4}(?:\.\d)?(?!\w)(?!:\d))",
    needs=has("Ch. 0", "Ch.0", "Ch 0", "Chs. 0", "Chs.0", "Chs 0"),
)
#: How far from it what it stands among is looked for.
_NEAR = 200
_PROGRAMS = lazy(
    r"\b(?:TV|BBC|ITV|Sky|CNN|ESPN|[Ww]atch(?:ed)?|[Aa]irs?|[Aa]ired|[Aa]iring|[Bb]roadcast|[Pp]rogram(?:me)?s?|[Rr]epeat(?:s|ed)?|"
    r"[Ee]pisodes?|[Ee]p|[Tt]onight|[Tt]une|[Cc]able|[Tt]elevision|[Tt]elevised|[Ss]creened|[Ff]ilm|[Ll]ive|[Vv]iewers?|[Nn]ews|"
    r"[Ss]oap|[Dd]rama|[Ss]itcom|[Ss]eason|[Ss]eries|[Ss]how(?:n|s)?|[Nn]etwork|[Cc]hannels?|DVD|VHF|UHF|radio)\b|"
    r"\d ?[ap]\.?m\b|\d[:.][0-5]\d\b"
)
_BOOKS = lazy(
    r"\b[Pp]p?\. ?\d|"
    r"\b(?:[Bb]ooks?|[Rr]eads?|[Cc]hapters?|[Pp]ages?|[Aa]uthor|[Nn]ovel|[Ww]r(?:ote|ites|itten)|[Tt]extbook|[Vv]ol|"
    r"[Ss]ec|[Ss]ee|[Cc]f|[Dd]escribes?|[Bb]ankruptcy|[Cc]reditors|[Tt]itle|[Ss]tat(?:ute)?|[Aa]ct)\b"
)
#: "Ep. 2/10": the second of ten.
_OF = lazy(
    r"\b(?P<what>[Ee]p(?:isode|s?\.)?|[Pp](?:art|t\.)|[Ww]eek|[Dd]ay|[Ss]tage|"
    r"[Pp]rog(?:ramme|\.)?|[Ll]ot|[Pp]age|[Vv]ol(?:ume|\.)) "
    r"(?P<first>\d{1,3})/(?P<last>\d{1,3})(?![\w/%])",
    needs=has(" 0/0", " 00/0", " 000/0"),
)
#: "at 8/7c": Eastern time, and Central.
_ZONES = lazy(r"(?<![\w/.,$])(1[0-2]|[1-9])/(1[0-2]|[1-9])c(?!\w)", needs=has("0/0c", "00/0c", "0/00c"))
#: A point in a time of day, where what stands about it is of times.
_BEGINS = (
    r"(?:[Bb]egins?|[Ss]tarts?|[Ss]tarting|[Oo]pens?|[Cc]loses?|[Mm]eets?|[Hh]eld|[Kk]ick-?off|[Mm]ass|[Ss]ervices?|[Ee]vensong|"
    r"[Cc]ommunion|[Mm]atins|[Mm]eeting|[Ff]uneral|[Cc]oncert|[Dd]oors|[Cc]urtain|[Cc]offee)"
)
_POINT = lazy(
    rf"(?P<before>\b{_BEGINS}(?: (?:is|are|was|will be|open|up|on [A-Z][a-z]{{1,10}}))? at )"
    r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5][05])(?![\w%]|[.,]\d)"
    r"(?! ?(?:[ap]\.?m|per ?cent|million|billion|points?|seconds?)\b)|"
    r"(?P<before2>\bat )(?P<hour2>[01]?\d|2[0-3])\.(?P<minute2>[0-5][05])(?= (?:in the (?:morning|afternoon|evening)|"
    r"on (?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun|Ash|Good|Easter|Palm|Christmas)|every (?:day|morning|evening|week|[MTWFS])|"
    r"this (?:morning|afternoon|evening)|tonight|tomorrow|sharp)(?:\w{0,10})\b)",
    needs=both(has("at 0.00", "at 00.00"), has("at ")),
)

_FIRST = lazy(
    r"^(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5][05]) "
    r"(?=(?:Film|FILM|Movie|News|NEWS|Close)\b|[A-Z][^.:(]{2,60}(?: \((?:19|20)\d\d\b|: [A-Z]))",
    needs=has("0.00 "),
)


def say_listings(text: str) -> str:
    """The text with channels and the times of programs in words, or as other rules know them."""
    text = _CHANNEL.sub(_channel, text)
    text = _OF.sub(r"\g<what> \g<first> of \g<last>", text)
    text = _ZONES.sub(lambda found: f"{cardinal(int(found[1]))}, {cardinal(int(found[2]))} Central", text)
    text = _FIRST.sub(r"\g<hour>:\g<minute> ", text)
    return _POINT.sub(_point, text)


def _channel(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    many = "s" if "s" in found.group() else ""
    if _PROGRAMS.search(around) and not _BOOKS.search(around):
        return f"Channel{many} "
    return f"Chapter{many} " if "." in found.group() else found.group()


def _point(found: re.Match[str]) -> str:
    minute = found["minute"] or found["minute2"]
    return f"{found['before'] or found['before2']}{found['hour'] or found['hour2']}:{minute}"
