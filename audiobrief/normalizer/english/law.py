"""English references to laws and cases: "287(g)", "H.R. 40", "42 U.S.C. § 1983", "Roe v. Wade"."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import cardinal, in_pairs
from audiobrief.patterns import any_of, both, has, lazy

_SECTION_SIGN = lazy(r"(§{1,2}) ?(?=(\d{1,5})((?:[-–]\d{1,5})?))", needs=has("§"))
_SUBSECTION = lazy(r"(?<![\w.,$€£])(\d{1,5})((?:\([a-zA-Z0-9]{1,4}\)){1,5})", needs=has("0("))
_PART = lazy(r"\(([a-zA-Z0-9]{1,4})\)")
_BILL = lazy(
    r"(?<![\w.])(H\.? ?R\.?|S\. ?B\.?|H\. ?B\.?|A\. ?B\.?|S\.|SB|HB|AB|HR|H\.J\. ?Res\.|S\.J\. ?Res\.|H\. ?Res\.|S\. ?Res\.)"
    r"( | No\. )(\d{1,5})(?![\w])(?![.,]\d)",
    needs=has("R 0", "R. 0", "B 0", "B. 0", "S. 0", "s. 0", "No. 0"),
)
_REFERRED = (
    "ection", "ections", "Sec.", "Secs.", "Title", "Chapter", "Rule", "Public Law", "Pub. L. No.", "Bill", "Resolution", "Act",
    "Ordinance", "Proposition", "Prop.", "Measure", "Amendment", "Article", "Art.", "Arts.", "Regulation", "Order", "Directive",
    "Form", "Schedule",
)  # fmt: skip
_REFERENCE = lazy(
    r"\b(Sections?|section|sections|Secs?\.|Title|Chapter|Rule|Public Law|Pub\. L\. No\.|"
    r"(?:House|Senate|Assembly) (?:Bill|Resolution)|"
    r"Bill|Act|Ordinance|Proposition|Prop\.|Measure|Amendment|Article|Art\.|Arts\.|Regulation|Order|Directive|"
    r"Resolution|Form|Schedule)"
    r"( No\.)? (\d{1,4})(?![\w%/:]|[-–]\d)(?![.,]\d)",
    needs=has(*(f"{name}{number} 0" for name in _REFERRED for number in ("", " No."))),
)
#: At the head of a sentence, these tell somebody to do it.
_ORDERS = frozenset({"Measure", "Order", "Form", "Schedule", "Bill"})
_COUNTED = lazy(r" (?:in\.|(?!and\b|or\b|to\b|is\b|was\b|would\b|will\b|has\b|had\b|of\b|on\b|by\b)[a-z])")
_NAMES = {
    "Sec.": "Section", "Secs.": "Sections", "Prop.": "Proposition", "Art.": "Article", "Arts.": "Articles",
    "Pub. L. No.": "Public Law Number",
}  # fmt: skip
_REPORTER = lazy(
    r"(?<![\w.,])(\d{1,4}) (U\.S\.C?\.?|U\.S\.C\.A\.|F\.(?:2d|3d|4th)|"
    r"F\. ?Supp\.(?: [23]d)?|S\. ?Ct\.|C\.F\.R\.|Stat\.|L\. ?Ed\.(?: 2d)?)"
    r"(?P<gap>,? )(?P<sign>§{1,2} ?)?(?P<page>\d{1,5})(?P<sub>(?:\([a-zA-Z0-9]{1,4}\)){0,5})"
    r"(?:[-–](?P<to>\d{1,5})(?=\W|$))?(?![\w])(?!,\d{3})",
    needs=has("0 U.S.", "0 F.", "0 S.", "0 C.F.R.", "0 Stat.", "0 L."),
)
_REPORTERS = {
    "F.2d": "F second", "F.3d": "F third", "F.4th": "F fourth", "Stat.": "Statutes", "F. Supp.": "Federal Supplement",
    "F.Supp.": "Federal Supplement", "S. Ct.": "Supreme Court", "S.Ct.": "Supreme Court",
    "L. Ed.": "Lawyers' Edition", "L.Ed.": "Lawyers' Edition",
}  # fmt: skip
_VERSUS = lazy(r"(?<=[\w.’']) (v\.|vs\.?) (?=[A-Z0-9“\"])", needs=has(" v. ", " vs ", " vs. "))
_PUBLIC_LAW = lazy(
    r"\b(?:P\. ?L\.|Public Law|Pub\. ?L\.)( No\.)? (\d{1,3})[-–](\d{1,3})(?!\w)", needs=has("L. 0", "Law 0", "No. 0")
)
_DOCKET = lazy(r"(?<![\w.:])(\d{1,2}):(\d{2})-([a-z]{2})-0*(\d{1,5})(?![\w])", needs=has("0:00-"))
#: "No. 14-1418", which is written out by then.
_DOCKETED = lazy(
    r"(?<=[Nn]umber )(\d{2})-(\d{3,5})(?![\w-])(?![.,]\d)", needs=has("umber 00-000", "umber 00-0000", "umber 00-00000")
)
_COURT_NUMBER = lazy(
    r"(?<![\w.:,-])(\d{2})-(cv|cr|mc|mj|md|ap|bk|civ)-0*(\d{1,5})(?![\w-])",
    needs=has(*(f"00-{kind}-" for kind in ("cv", "cr", "mc", "mj", "md", "ap", "bk", "civ"))),
)
_CASE_NUMBER = lazy(
    r"\b((?:[Cc]ase|[Dd]ocket|[Ff]ile) (?:[Nn]o\.?|[Nn]umber|#)? ?)(\d{2})-([A-Za-z]{2}-)?(\d{2,5})(?![\w-])",
    needs=both(has("00-"), has("ase ", "ocket ", "ile ")),
)

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(
    _REPORTER,
    _SECTION_SIGN,
    _SUBSECTION,
    _BILL,
    _PUBLIC_LAW,
    _DOCKET,
    _CASE_NUMBER,
    _COURT_NUMBER,
    _DOCKETED,
    _REFERENCE,
    _VERSUS,
)


def say_law(text: str) -> str:
    """The text with references to laws and cases in words."""
    if not _ANY(text):
        return text
    text = _REPORTER.sub(_reporter, text)
    text = _SECTION_SIGN.sub(_section_sign, text)
    text = _SUBSECTION.sub(_subsection, text)
    text = _BILL.sub(
        lambda found: f"{_letters(found[1])}{found[2].replace('No.', 'number')}{in_pairs(int(found[3]))}", text
    )
    text = _PUBLIC_LAW.sub(
        lambda found: f"Public Law{' number' if found[1] else ''} {_number(found[2])}, {_number(found[3])}", text
    )
    text = _DOCKET.sub(
        lambda found: (
            f"{cardinal(int(found[1]))}, {cardinal(int(found[2]))}, {' '.join(found[3].upper())}, {_number(found[4])}"
        ),
        text,
    )
    text = _CASE_NUMBER.sub(_case_number, text)
    text = _COURT_NUMBER.sub(
        lambda found: f"{cardinal(int(found[1]))}, {' '.join(found[2].upper())} {_number(found[3])}", text
    )
    text = _DOCKETED.sub(lambda found: f"{_number(found[1])}, {_number(found[2])}", text)
    text = _REFERENCE.sub(_reference, text)
    return _VERSUS.sub(" versus ", text)


def _letters(written: str) -> str:
    spaced = written.replace("Res.", " resolution").replace(".", " ")
    return " ".join(" ".join(part) if part.isupper() else part for part in spaced.split())


def _section_sign(found: re.Match[str]) -> str:
    many = len(found[1]) == 2 or bool(found[3])
    return "sections " if many else "section "


def _number(written: str) -> str:
    return in_pairs(int(written)) if int(written) < 10_000 else cardinal(int(written))


def _subsection(found: re.Match[str]) -> str:
    return f"{_number(found[1])}{_parts(found[2])}"


def _parts(written: str) -> str:
    """The parts of a section, "(c)(3)", with a space before each."""
    return "".join(
        f" {cardinal(int(part)) if part.isdigit() else ' '.join(part.upper()) if len(part) < 3 else part}"
        for part in _PART.findall(written)
    )


def _reference(found: re.Match[str]) -> str:
    if found[1] in _ORDERS and not found.string[: found.start()].strip() and _COUNTED.match(found.string, found.end()):
        return found.group()  # "Measure 12 in.", "Order 250 copies"
    number = " number" if found[2] else ""
    return f"{_NAMES.get(found[1], found[1])}{number} {_number(found[3])}"


def _reporter(found: re.Match[str]) -> str:
    name = _REPORTERS.get(found[2]) or _letters(found[2])
    sign = ("sections " if "§§" in found["sign"] else "section ") if found["sign"] else ""
    to = f" to {_number(found['to'])}" if found["to"] else ""
    return f"{_number(found[1])} {name} {sign}{_number(found['page'])}{_parts(found['sub'])}{to}"


def _case_number(found: re.Match[str]) -> str:
    lead = re.sub(r"[Nn]o\.?|#", "number", found[1])
    court = f"{' '.join(found[3][:-1].upper())} " if found[3] else ""
    return f"{lead}{_number(found[2])}, {court}{_number(found[4])}"
