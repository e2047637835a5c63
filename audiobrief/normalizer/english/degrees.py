"""Degrees after a name: "B.Sc." and "D.Phil.", and "MD" where it is no state: "Dr. Alan Grey, MD, FRCP"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.patterns import AT_END, with_stop
from audiobrief.patterns import has, has_word, lazy

if TYPE_CHECKING:
    import re

#: Parts as they are dotted → how they are said: what is a word in them, and what is letters.
_DEGREES = {
    "B.Sc": "B S C", "M.Sc": "M S C", "D.Sc": "D S C", "Sc.D": "S C D", "B.Ed": "B Ed", "M.Ed": "M Ed", "Ed.D": "E D D",
    "B.Eng": "B Eng", "M.Eng": "M Eng", "Eng.D": "Eng D", "D.Litt": "D Litt", "Litt.D": "Litt D", "M.Litt": "M Litt",
    "D.Phil": "D Phil", "B.Phil": "B Phil", "M.Phil": "M Phil", "LL.B": "L L B", "LL.M": "L L M", "LL.D": "L L D",
    "Psy.D": "Psy D", "Pharm.D": "Pharm D", "Th.D": "T H D", "Th.M": "T H M", "B.Th": "B T H", "D.Mus": "D Mus",
    "B.Mus": "B Mus", "M.Mus": "M Mus", "Mus.B": "Mus B", "Mus.D": "Mus D", "M.Div": "M Div", "B.Div": "B Div",
    "D.Min": "D Min", "B.Com": "B Com", "M.Com": "M Com", "B.Tech": "B Tech", "M.Tech": "M Tech", "M.Arch": "M Arch",
    "B.Arch": "B Arch", "M.Pharm": "M Pharm", "B.Pharm": "B Pharm", "M.Ch": "M C H", "B.Ch": "B C H", "Ch.B": "C H B",
    "Ch.M": "C H M", "M.Res": "M Res", "B.Chir": "B Chir",
}  # fmt: skip
#: Without stops, what is no word; those of two capitals alone are spelled as others are.
_PLAIN = {
    written.replace(".", ""): said
    for written, said in _DEGREES.items()
    if not written.replace(".", "").isupper() and written not in {"B.Sc", "M.Sc", "M.Phil", "Th.M", "M.Ch"}
}
_LASTS = frozenset(written.rpartition(".")[2] for written in _DEGREES)
_DOTTED = "|".join(sorted((written.replace(".", r"\. ?") for written in _DEGREES), key=len, reverse=True))
_WITH_STOPS = lazy(
    rf"(?<![\w.])(?P<degree>{_DOTTED})\.(?!\w){AT_END}",
    needs=has_word(*_LASTS),
)
_WITHOUT = lazy(
    rf"(?<![\w.@/-])(?P<degree>{'|'.join(sorted(_PLAIN, key=len, reverse=True))})(?![\w@/-]|\.\w)",
    needs=has_word(*_PLAIN),
)
#: States as well.
_STATES = ("MD", "MA", "PA", "AL", "ME")
_OTHERS = r"(?:Ph\.? ?D|M(?:BA|PH|Phil|Sc|S|P|BE|D)|F[A-Z]{2,5}|B(?:A|S|Sc)|D[A-Z]{2}|LL[BMD]|JD|RN|[A-Z]BE)\b"
_BESIDE = lazy(
    rf"(?P<before>\w, |\w (?=MD, [FM]))(?P<degree>{'|'.join(_STATES)})(?=, (?:and )?{_OTHERS})|"
    rf"(?P<other>(?:PhD|MBA|MPH|MSc|BSc|LLB|FRS|JD), )(?P<second>{'|'.join(_STATES)})\b|"
    r"(?P<person>[A-Z][a-z’'-]{1,20} (?:[A-Z]\.? )?[A-Z][\w’'-]{1,30}, )(?P<third>MD)(?=, (?:said|says|who|told|explained|added|"
    r"an? (?:[a-z]{1,20} ){0,2}(?:doctor|physician|surgeon|professor|pediatrician|psychiatrist|[a-z]{1,20}ologist))\b)|"
    r"(?P<name>\b(?:Dr|Prof|Drs)\b\.? (?:[A-Z][\w.’'-]{0,30} ){1,3}[A-Z][\w’'-]{1,30}, )(?P<doctor>MD)\b",
    needs=has_word(*_STATES),
)

_HONORARY = lazy(
    r"\bHon\. (?=(?:[BDM] (?:Litt|Phil|Sc|Ed|Mus|Eng)|[BDLM] ?[A-Z] [A-Z]|[DLM]L?[A-Z]\b)|"
    r"(?:Secretary|Sec\.|Treasurer|Treas\.|President|Fellow|Member|"
    r"Chairman|Degree|Doctor(?:ate)?)\b)",
    needs=has("Hon. "),
)
_ANY = has_word("Hon", *_LASTS, *_PLAIN, *_STATES)


def say_degrees(text: str) -> str:
    """The text with degrees as they are said."""
    if not _ANY(text):
        return text
    text = _BESIDE.sub(_beside, text)
    text = _WITH_STOPS.sub(lambda found: with_stop(_DEGREES[found["degree"].replace(" ", "")], found), text)
    text = _WITHOUT.sub(lambda found: _PLAIN[found["degree"]], text)
    return _HONORARY.sub("Honorary ", text)


def _beside(found: re.Match[str]) -> str:
    before = found["before"] or found["other"] or found["person"] or found["name"]
    degree: str = found["degree"] or found["second"] or found["third"] or found["doctor"]
    # Engines take a lone "A" for the article.
    return before + ".".join(degree) if degree.endswith("A") else before + " ".join(degree).replace("A ", "A-")
