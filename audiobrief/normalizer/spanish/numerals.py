"""Spanish Roman numerals: kings, centuries and volumes after their noun, congresses and wars before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.roman import NUMERAL, value
from audiobrief.normalizer.spanish.numbers import count, ordinal
from audiobrief.normalizer.spanish.tables import FEMALE_RULERS, NUMBERED, RULERS, gender
from audiobrief.patterns import has_match, lazy

if TYPE_CHECKING:
    import re

_GATE = has_match(r"(?<!\w)[IVXLC]{1,15}(?!\w)")
_NOUNS = (
    "edición|aniversario|congreso|centenario|legislatura|jornadas|premio|premios|certamen|encuentro|concurso|festival|asamblea|"
    "conferencia|cumbre|feria|plan|convenio|foro|trofeo|torneo|curso|simposio|semana|copa|carrera|división|república|guerra|"
    "internacional|milenio|etapa|maratón|vuelta|gala|ciclo|campeonato|cruzada|dinastía"
)
_BEFORE_NOUN = lazy(
    rf"(?P<before>(?:(?<![\w])(?:[Ee]l|[Ll]as?|[Ll]os|[Dd]el|[Aa]l|[Ss]us?|[Uu]na?|[Dd]e|[Ee]n|[Ee]st[ea]) )|^[«“\"]?)"
    rf"(?P<numeral>{NUMERAL}) (?=(?P<noun>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{{2,20}}|(?:{_NOUNS})(?!\w)))",
    needs=_GATE,
)
_NAMED = lazy(
    rf"(?P<name>\b[A-ZÁÉÍÓÚÑa-z][\wáéíóúñ-]{{1,30}}) (?P<numeral>{NUMERAL})(?!\w|-(?![IVXLC]+\b)|\.[A-Z])"
    rf"(?P<more>(?:(?:[-–/]| y | e | o | a | al |, ){NUMERAL}\b(?![\w'’-])){{0,5}})",
    needs=_GATE,
)
_LINKED = lazy(rf"([-–/]| y | e | o | a | al |, )({NUMERAL})\b")
_RULES = lazy(
    r"(?:[Rr]ey|[Rr]eina|[Pp]apa|[Zz]ar|[Ee]mperador|[Pp]ríncipe|[Cc]onde|[Dd]uque|[Pp]atriarca|[Ss]ultán|faraón) $"
)


def say_numerals(text: str) -> str:
    """The text with its Roman numerals in words."""
    return _NAMED.sub(_named, _BEFORE_NOUN.sub(_before_noun, text))


def _before_noun(found: re.Match[str]) -> str:
    before, numeral, noun = found["before"], found["numeral"], found["noun"]
    article = before.lower().strip(' «“"')
    # A letter alone may be anything; with an article it is the first or the fifth.
    if (len(numeral) == 1 and (numeral in "LC" or article not in {"el", "la", "los", "las", "del", "al"})) or (
        not article and noun[0].isupper()
    ):
        return found.group()
    feminine = article in {"la", "las", "una", "esta"} or (
        article in {"su", "sus", "", "de", "en"} and bool(gender(noun))
    )
    plural = article in {"los", "las", "sus"}
    said = ordinal(value(numeral), feminine=feminine, short=not plural)
    return f"{before}{' '.join(f'{word}s' for word in said.split()) if plural else said} "


def _named(found: re.Match[str]) -> str:
    name, numeral, more = found["name"], found["numeral"], found["more"]
    number = value(numeral)
    lowered = name.lower()
    if (lowered in NUMBERED or lowered.removesuffix("s") in NUMBERED) and numeral not in {"C", "L"}:
        more = _LINKED.sub(lambda link: f"{' a ' if link[1] in '-–' else link[1]}{count(value(link[2]))}", more)
        return f"{name} {count(number)}{more}"
    reigns = name in RULERS or _RULES.search(found.string[max(0, found.start() - 12) : found.start()]) is not None
    if reigns and name[0].isupper():
        # Kings are counted with ordinals up to the tenth.
        said = ordinal(number, feminine=name in FEMALE_RULERS) if number <= 10 else count(number)
        return f"{name} {said}{more}"
    if name[0].isupper() and len(numeral) > 1 and not set(numeral) & set("LC"):
        return f"{name} {count(number)}{more}"
    return found.group()
