"""What agencies and papers put around a story: who else worked on it, rights, where it was printed, what was corrected.

These are lines by themselves. They have kinds of their own, so that a listener may ask for them: a correction is worth
hearing to some, and who passes an article on may owe its source a mention.
"""

from __future__ import annotations

import re

from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import Gate, begins, both, either, has_folded, has_match, holds, lazy

_LONGEST = 900
#: Of the words behind "Reporting by", so many may be others than names ("in the capital").
_MOST_OTHERS = 0.25


def _patterns(*patterns: str, needs: Gate) -> re.Pattern[str]:
    either_of = "|".join(f"(?:{pattern})" for pattern in patterns)
    return lazy(rf"\A(?:{either_of})", re.IGNORECASE | re.DOTALL, needs=needs)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OUR_TEXT = r"(?:story|article|post|column|piece|review|interview|obituary|dispatch|report|page|headline|caption)"
_NOTE = r"[*\[(_]{0,3}(?:(?:editor[’']?s[’']?|clarification|update|correction)\s(?:note\s?)?[:—–-]\s?)?"
_CORRECTIONS = _patterns(
    r"[*\[(_]{0,3}(?:corrections?(?:\s(?:and|&)\sclarifications?)?|clarifications?|korrektur|berichtigung|rectificatif|"
    r"corrección|fe\sde\serratas|rettifica|errata)"
    r"(?:\s\([^)]{1,40}\)|,\s[^:.]{3,40})?\s?[:—–]\s?.{5,700}",
    rf"{_NOTE}(?:(?:an?|the)\s)?(?:earlier|previous|original|prior|first)\sversions?\sof\sthis\s"
    rf"(?:[a-z]+\s)?{_OUR_TEXT}.{{5,600}}",
    rf"{_NOTE}(?:an?|the)\s(?:earlier|previous|original|prior|first)\sversions?\sof\sthe\s(?:story|article|caption|headline)\s"
    r"(?:mis\w+|incorrectly|wrongly|inaccurately|had\sthe\swrong|gave\sthe\swrong).{5,600}",
    rf"{_NOTE}this\s(?:[a-z]+\s)?{_OUR_TEXT}\s(?:has\s(?:since\s)?been|was|is\sbeing|will\sbe)\s"
    r"(?:(?:last|since|first|later|also)\s)?(?:updated|corrected|amended|clarified|revised|modified|"
    r"(?:edited|changed)\s(?:to|on|at|in|after)|published\s(?:at|on)\b(?=.{4,80}\bupdated))\b.{0,600}",
    rf"{_NOTE}this\s(?:[a-z]+\s)?{_OUR_TEXT}\s(?:misstated|misspelled|misidentified|incorrectly|originally\ssaid).{{3,600}}",
    r"[*\[(_]{0,3}(?:dieser\s(?:artikel|text|beitrag)\swurde\s.{3,200}(?:aktualisiert|korrigiert|geändert|ergänzt)|"
    r"in\s(?:einer|der)\sfrüheren\s(?:fassung|version)\s(?:dieses|des)|cet\sarticle\sa\sété\s(?:mis\sà\sjour|corrigé|modifié)|"
    r"este\sartículo\s(?:ha\ssido|fue)\s(?:actualizado|corregido)).{0,400}",
    needs=either(
        has_folded(
            *("correction", "clarification", "korrektur", "berichtigung", "rectificatif", "corrección", "rettifica"),
            *("errata", "version", "früheren", "aktualisiert", "korrigiert", "geändert", "ergänzt", "été"),
            "artículo",
        ),
        both(
            has_folded("this"),
            has_folded(
                *("updated", "corrected", "amended", "clarified", "revised", "modified", "edited", "changed"),
                *("misstated", "misspelled", "misidentified", "incorrectly", "originally"),
            ),
        ),
    ),
)
_RIGHTS = _patterns(
    r"(?:copyright\s)?(?:©|\(c\)|copyright)\s{0,2}(?:©\s?)?\d{4}\b.{0,300}",
    r"©\s?[\w.-]{2,20}(?:\s(?:gmbh|afp|ap|ltd|inc))?,\s?\w{2,8}:[\w/-]{3,40}\.?",
    r"[^“\"‘.!?]{0,120}\ball\srights\sreserved\b.{0,200}",
    r"(?:contents?|material)\s(?:of|on)\sthis\s(?:web)?site\s.{0,30}copyright.{0,120}",
    r"(?:tous\sdroits\s(?:de\sreproduction\s)?réservés|alle\srechte\svorbehalten|todos\slos\sderechos\sreservados|"
    r"tutti\si\sdiritti\sriservati|todos\sos\sdireitos\sreservados)\b.{0,120}",
    r"this\s(?:document|material|article|content|story|work|report)\s(?:is\ssubject\sto\scopyright|is\s(?:licensed|republished)\s"
    r"(?:under|from|with|by)|is\scopyright|may\snot\sbe\s(?:published|reproduced|copied|republished|redistributed)).{0,400}",
    needs=has_folded(
        *("©", "(c)", "copyright", "reserved", "réservés", "vorbehalten", "reservados", "riservati", "licensed"),
        *("published", "reproduced", "copied", "distributed"),
    ),
)
_CONTRIBUTED = lazy(
    r"[\[(_—–*-]{0,3}\s?(?:[^.!?\"“”]|\b[A-Z]\.){3,300}\b(?:contributed\s(?:(?:additional|to\sthe)\s)?(?:reporting|research)\b|"
    r"contributed\sto\sthis\s(?:report|story|article|piece|post|column|review)\b|reported\sthis\sstory\sfrom\b|"
    r"also\scontributed[.\])]|reported\sfrom\s[A-Z][\w\s,]{2,60}(?:\sand\s[A-Z][\w.\s]{3,40}\sfrom\s[A-Z][\w\s,]{2,60}))"
    r"[^!?\"“”]{0,160}",
    # Few lines have any of these, and looking for names all the way up to them takes long.
    needs=either(holds("contributed"), both(holds("reported"), has_match(r"reported\s(?:this|from)\s"))),
)
_WIRES = lazy(
    r"\(?(?:The\s)?(?:Associated\sPress|AP|Reuters|AFP|Bloomberg|[Ss]taff|[Ww]ire\s(?:services|reports))(?:\s(?:writers?|reports?))?\s"
    r"(?:also\s)?contributed(?:\s(?:to\sthis\s\w+|reporting))?\.?\)?",
    needs=holds("contributed"),
)
_BY = lazy(
    r"\A[\[(_—–*-]{0,3}\s?(?:(?:additional|follow-up|further|original|with)\s)?(?:reporting|writing|editing|reported|edited|compiled|"
    r"translation|translated|research|production|produced|graphics?)(?:,?\sand\s(?:writing|editing|reporting))?\sby\s(?P<who>[^!?]{3,300})",
    re.IGNORECASE,
    needs=begins(
        *("additional", "follow-up", "further", "original", "with", "report", "writing", "edit", "compiled"),
        *("translat", "research", "produc", "graphic"),
    ),
)
_BY_WORDS = _set(
    "by and in for the of at from with de del la le van von der y et und additional follow-up further reporting reported writing "
    "written editing edited graphics graphic photos photography video production research compiled newsroom bureau desk staff "
    "translation translated his her their"
)
_FROM = lazy(
    r"\A[\[(_—–*-]{0,3}\s?(?:with\s(?:(?:additional|further)\s)?(?:files|reporting|reports?|information|inputs?|material)\s(?:from|by)|"
    r"mit\smaterial\s(?:von|der)|con\sinformación\sde|avec\s(?:l[’']\s?)?(?=AFP|AP\b|Reuters|ATS|EFE|agences?))\s?[^!?\"“]{2,160}",
    re.IGNORECASE,
    needs=begins("with ", "mit material ", "con información ", "avec "),
)
_PRINTED = _patterns(
    r"(?:a|this)\s(?:version\sof\sthis\s)?(?:story|article|post|column|piece|essay|interview)\s(?:(?:first|originally|also)\s)?"
    r"(?:appear(?:s|ed)|(?:was|is)\s(?:first|originally|also)\s(?:published|posted|produced)|was\s(?:re)?published\s(?:with|from|by)|"
    r"(?:is|was)\s(?:provided|distributed|produced|supplied)\s(?:by|for|through)|ran)\s.{3,400}",
    r"(?:originally|first)\s(?:published|appeared)\s(?:in|on|at|by)\s[^.!?]{3,160}\.?",
    r"dieser\s(?:beitrag|text|artikel)\s(?:erschien|ist)\s(?:zuerst|erstmals|zunächst|im\soriginal)\b.{3,200}|"
    r"(?:cet\sarticle\sest\sparu|este\sartículo\sse\spublicó)\s.{3,200}",
    r"our\sstandards:\s.{3,120}",
    r"(?:story\s)?source:\s(?=.{0,200}\bmaterials?\sprovided\b).{3,400}",
    r"(?:more\sinformation|journal\sreferences?|citation|references?)\s?:\s(?=.{0,400}(?:\bdoi\b|https?://|\b\d{4}\b)).{3,500}",
    needs=begins(
        *(
            f"{this} {printed}"
            for this in ("a", "this")
            for printed in ("version", "story", "article", "post", "column", "piece", "essay", "interview")
        ),
        *("originally", "first", "dieser ", "cet ", "este ", "our standards", "story source", "source"),
        *("more information", "journal", "citation", "reference"),
    ),
)
_PROVIDED = lazy(
    r"(?:Materials\s)?[Pp]rovided\sby:?\s(?:[Tt]he\s)?[A-ZÀ-Þ][\w'’.-]*(?:\s(?:of|for|and|de|the|[A-ZÀ-Þ&][\w'’.-]*)){0,9}\.?",
    needs=holds("rovided"),
)


def find_notice(text: str) -> Verdict | None:
    """The verdict on a whole block that is a correction or a notice of the agency or paper."""
    if len(text) > _LONGEST:
        return None
    end = len(text)
    if _CORRECTIONS.fullmatch(text):
        return Verdict(0, end, BlockKind.CORRECTION, "Says what was changed in the article.")
    if _RIGHTS.fullmatch(text):
        return Verdict(0, end, BlockKind.NOTICE, "A copyright notice.")
    if _says_who_contributed(text) or _FROM.fullmatch(text) or _names_who_worked(text):
        return Verdict(0, end, BlockKind.NOTICE, "Says who else worked on the article.")
    if _PROVIDED.fullmatch(text) or _PRINTED.fullmatch(text):
        return Verdict(0, end, BlockKind.NOTICE, "Says where the article comes from.")
    return None


def _says_who_contributed(text: str) -> bool:
    return _CONTRIBUTED.fullmatch(text) is not None or _WIRES.fullmatch(text) is not None


def _names_who_worked(text: str) -> bool:
    """Whether a line says "Reporting by" and then nothing but names: "Research by Ann Example shows" says more."""
    found = _BY.fullmatch(text)
    if found is None:
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", found["who"])
    others = [word for word in words if not word[0].isupper() and word.lower() not in _BY_WORDS]
    return len(others) <= _MOST_OTHERS * len(words)
