"""Books, papers and statutes as they are cited: "2nd ed.", "3 vols.", "ibid.", "n.d.", "ed. by", "s. 8", "9th Cir."."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, roman_value
from audiobrief.normalizer.english.patterns import AT_END, with_stop
from audiobrief.patterns import has, has_word, lazy

if TYPE_CHECKING:
    import re

_EDITION = lazy(
    r"(?P<which>\d(?:st|nd|rd|th)|\b(?:[Rr]ev|[Ee]nl|[Rr]evised|[Nn]ew|[Ff]irst|[Ss]econd|[Tt]hird|[Pp]aperback))\.? "
    rf"(?P<more>rev\. |enl\. )?edn?(?P<many>s)?\.(?!\w){AT_END}",
    needs=has(" ed.", " eds.", " edn.", " edns."),
)
_EDITIONS = {"rev": "revised", "Rev": "Revised", "enl": "enlarged", "Enl": "Enlarged"}
_VOLUMES = lazy(
    rf"(?<=[\da-z] )(?P<many>vols?)\.(?! ?\d| [IVXivx]{{1,6}}\b)(?!\w){AT_END}", needs=has(" vol.", " vols.")
)
_NO_DATE = lazy(r"(?<=[,(] )n\.d\.|(?<=\()n\.d\.", needs=has("n.d."))
_BYS = {
    "ed": "edited", "eds": "edited", "trans": "translated", "tr": "translated", "comp": "compiled", "arr": "arranged",
    "cond": "conducted", "dir": "directed", "prod": "produced", "illus": "illustrated", "perf": "performed",
    "orch": "orchestrated", "pub": "published", "chor": "choreographed",
}  # fmt: skip
_BY = lazy(
    rf"(?<![\w.])(?P<what>{'|'.join((*_BYS, *(what.capitalize() for what in _BYS)))})\. (?=by\b)", needs=has(". by")
)
#: The stop is none of the sentence's.
_LATIN = lazy(r"(?<![\w.])(?P<what>[Ii]bid|[Oo]p\. ?cit|[Ll]oc\. ?cit)\.(?=,| \d| [a-z])", needs=has("bid.", "cit."))
#: "para 43", "127 n.3", "repr. 1978"
_LETTERED = lazy(r"(?<![\w.])Sec\. (?=[B-Z](?![\w'’]))", needs=has("Sec. "))
_PARAGRAPH = lazy(r"\b(?P<many>paras?) (?=\d)", needs=has("para 0", "paras 0"))
_NOTE = lazy(r"(?<=\d )n\. ?(?=\d{1,3}(?!\d))", needs=has("0 n. 0", "0 n.0"))
_REPRINTED = lazy(r"(?<![\w.])repr\. (?=(?:19|20)\d\d\b|ed)", needs=has("repr. "))
#: Act, scene and line of a play: "III.ii.45".
_LINE = lazy(
    r"(?<![\w.])(?P<act>IV|V|I{1,3})\.(?P<scene>[ivx]{1,5})\.(?P<line>\d{1,4})(?![\w.]\d)", needs=has(".i", ".v", ".x")
)
#: "14th Amdt.", "Pct. 12": of a constitution, of a police.
_AMENDMENT = lazy(rf"(?<![\w.])Amdts?\.(?!\w){AT_END}", needs=has("Amdt"))
_PRECINCT = lazy(r"(?<![\w.])Pct\. (?=\d{1,3}(?![\w%.,]))", needs=has("Pct. 0"))
_COMPARE = lazy(r"(?<![\w.])Cf\. ?(?=\w)", needs=has("Cf."))
_COUNTED = {
    "fol": "folio", "fols": "folios", "cl": "clause", "cls": "clauses", "Sch": "Schedule", "reg": "regulation",
    "regs": "regulations", "Reg": "Regulation", "Regs": "Regulations", "paras": "paragraphs", "Para": "Paragraph",
    "Paras": "Paragraphs", "chs": "chapters", "Chs": "Chapters", "bks": "books", "eqs": "equations", "Eqs": "Equations",
    "col": "column", "cols": "columns", "app": "appendix", "App": "Appendix", "lns": "lines", "figs": "figures",
    "fn": "footnote", "fns": "footnotes", "Sc": "Scene", "sc": "scene",
}  # fmt: skip
#: Not centiliters and the like: no figure before them.
_BEFORE_FIGURE = lazy(
    rf"(?<![\w.])(?<!\d )(?P<what>{'|'.join(sorted(_COUNTED, key=len, reverse=True))})\. ?(?=\d{{1,4}}(?![\da-z]))",
    needs=has_word(*_COUNTED),
)
#: Sections of an act: "under s. 59 of the Act", "ss. 3-5".
_SECTIONS = lazy(r"(?<![\w.])(?<!\d )(?P<what>ss?)\. ?(?=\d{1,4}[A-Z]{0,2}(?![\w.]\d))", needs=has("s. 0", "s.0"))
_OF_LAW = lazy(
    r"\b(?:Acts?|Codes?|Statutes?|Regulations|Ordinances?|Order|Rules|Schedules?|Sch|Convention|Constitution|Bill|Law)\b"
)
_CIRCUIT = lazy(rf"(?P<which>\d(?:st|nd|rd|th|d)|D\.C\.|Fed\.) Circ?\.(?!\w){AT_END}", needs=has(" Cir"))
#: "Donoghue v Stevenson", "England v France": nothing else stands between two names.
_VERSUS = lazy(r"(?<=[\w.’'”)] )v (?=[A-Z“\"])", needs=has(" v "))
_NAME_BEFORE = lazy(r"(?:^|[\s(“\"])[A-Z][\w.’'&-]{0,40}(?: \([^)]{1,60}\))? $")
_GENERIC = frozenset(
    {"Act", "Scene", "Chapter", "Part", "Section", "Book", "Volume", "Type", "Phase", "World", "War", "Title"}
)

#: Nothing to do for most texts: none of the others finds anything without one of these.
_ANY = has_word(
    "Amdt", "Pct", "ed", "eds", "edn", "edns", "para", "repr", "Sec", "vol", "vols", "n", "ibid", "Ibid", "cit", "Cf", "Cir",
    "Circ",
    *_COUNTED, *_BYS,
    *(what.capitalize() for what in _BYS)
)  # fmt: skip


def say_references(text: str) -> str:
    """The text with editions, volumes, sections and courts in words."""
    text = _SECTIONS.sub(_section, text)
    text = _LINE.sub(_line, text)
    if _ANY(text):
        text = _PARAGRAPH.sub(lambda found: "paragraphs " if found["many"] == "paras" else "paragraph ", text)
        text = _LETTERED.sub("Section ", text)
        text = _NOTE.sub("note ", text)
        text = _REPRINTED.sub("reprinted ", text)
        text = _EDITION.sub(_edition, text)
        text = _VOLUMES.sub(
            lambda found: with_stop("volumes" if found["many"].endswith("s") else "volume", found), text
        )
        text = _NO_DATE.sub("no date", text)
        text = _BY.sub(_by, text)
        text = _LATIN.sub(lambda found: found["what"].replace(".", ""), text)
        text = _COMPARE.sub("Compare ", text)
        text = _AMENDMENT.sub(lambda found: with_stop(f"Amendment{'s' if 'ts' in found.group() else ''}", found), text)
        text = _PRECINCT.sub("Precinct ", text)
        text = _BEFORE_FIGURE.sub(lambda found: f"{_COUNTED[found['what']]} ", text)
        text = _CIRCUIT.sub(_circuit, text)
    return _VERSUS.sub(_versus, text)


def _edition(found: re.Match[str]) -> str:
    which = _EDITIONS.get(found["which"], found["which"])
    more = f"{_EDITIONS[found['more'][:3]]} " if found["more"] else ""
    return with_stop(f"{which} {more}edition{found['many'] or ''}", found)


def _by(found: re.Match[str]) -> str:
    said = _BYS[found["what"].lower()]
    return f"{said.capitalize() if found['what'][0].isupper() else said} "


def _line(found: re.Match[str]) -> str:
    act, scene = roman_value(found["act"]), roman_value(found["scene"])
    return f"act {cardinal(act)}, scene {cardinal(scene)}, line {found['line']}"


@lru_cache(maxsize=8)
def _is_of_law(text: str) -> bool:
    return _OF_LAW.search(text) is not None


def _section(found: re.Match[str]) -> str:
    if not _is_of_law(found.string):
        return found.group()
    return "sections " if found["what"] == "ss" else "section "


def _circuit(found: re.Match[str]) -> str:
    return with_stop(f"{'Federal' if found['which'] == 'Fed.' else found['which']} Circuit", found)


def _versus(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 96) : found.start()]
    if not _NAME_BEFORE.search(before) or before.split()[-1] in _GENERIC:
        return found.group()
    return "versus "
