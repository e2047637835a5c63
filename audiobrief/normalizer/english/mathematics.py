"""Signs of arithmetic between figures, and superscripts, as English words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import SUPERSCRIPTS, figure, to_the_power
from audiobrief.normalizer.english.patterns import NUMBER
from audiobrief.patterns import any_of, has, lazy

if TYPE_CHECKING:
    import re

_TERM_BEFORE = r"(?:(?<=[\w²³)%])|(?<=[\w²³)%] ))"
_TERM_AFTER = r"(?= ?[-−+(√$]?[\w.])"
_RAISED = lazy(r"(?<=[\w)])([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6})(?![⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
_LOWERED = lazy(r"[₀-₉]")
_CARET = lazy(r"(?<=[\w)]) ?\^ ?(-?\d{1,6})(?!\d)")
_PLUS_MINUS = lazy(r"±|\+/[-−–]|\+-(?=\d)")
_DIMENSION = lazy(
    rf"(?<![\w.,])(?:({NUMBER})((?: ?['’′]| ?(?:feet|ft|foot|m|cm|mm|in|inches|"
    rf"meters)\b\.?)?)) ?(?P<sign>[x×X*]) ?(?={NUMBER}(?!\w*:))",
    needs=has(*(f"{sign}{gap}{start}" for sign in "x×X*" for gap in ("", " ") for start in ("0", ".0"))),
)
#: Of an equation or a sum: "3x = 12", "2x + 3y", "4x² - 1".
_TERM = lazy(
    r"(?<![\w.,])(?P<number>\d{1,4}(?:\.\d{1,3})?)x(?=²|³|\^\d| ?[=≤≥<>+*/÷] ?[-−(]?[\da-z]| [-−] \d| − |\)\s?[=(]|"
    r"(?:(?<=[=+*] \dx)|(?<=[=+*]\dx)|(?<=[=+*] \d\dx)|(?<=[−-] \dx)|(?<=\(\dx))(?:[.,;)]|\s|$))",
    needs=has("0x"),
)
_FUNCTION = lazy(r"(?<![\w'’])([fgh])\(([xtn]|\d{1,3})\)(?= ?=| [a-z]|[.,;]|$)", needs=has("f(", "g(", "h("))
_COEFFICIENT = lazy(r"(?<=[=+−-] )([abckmnpqt])x(?= ?[+=−]| -|[.,;]|\s|$)", needs=has("x"))
_BRACKET_MINUS = lazy(r"(?<=\([a-z])[-−–](?=\d{1,3}\))")
_LETTER_CARET = lazy(r"(?<=[\w)]) ?\^ ?\(?([a-z])(?![\w(])\)?")
_FACTORIAL = lazy(r"(?<=[\dn])!(?= ?[=+×*/÷])")
_LETTER_MINUS = lazy(r"(?:(?<=[²³])|(?<=\d[xyz])|(?<=[(=] [xyz])|(?<=\([xyz])) [-−–] (?=\d|[a-z]\b)")
_TIMES_AFTER = lazy(rf"(?<![\w.,])({NUMBER})(?: ?[x×]|X)(?![\w×])", needs=has("0x", "0 x", "0×", "0 ×", "0X"))
#: Not "x86", which is a kind of processors.
_X_BEFORE = lazy(rf"(?<!\w)[x×](?!\d{{3,6}}(?!\w)|(?:86|64)\b)(?={NUMBER}(?!\w))", needs=has("x0", "×0", "x.0", "×.0"))
#: Between words or figures, with spaces around it, this sign is nothing else.
_TRUE_MINUS = lazy(r"(?<=[\w)²³]) − (?=[\w(√])")
#: Nothing but this is a sum, not two numbers with a pause between.
_DIFFERENCE = lazy(rf"^({NUMBER}) - ({NUMBER})$", needs=has("0 - 0", "0 - .0"))
_SPACED_SLASH = lazy(r"(?<![\w/.,])(\d{1,3}) / (\d{1,3})(?![\w/]| /)", needs=has("0 / 0"))
_POWER_OF_TEN = lazy(r"10(?: ?\^|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
_PRODUCT = lazy(r"(?<![\w'’])([a-z])([a-z])(?=[²³⁰⁴-⁹]|\^\d)")
_PLUS_PLUS = lazy(r"(?<=\w)\+\+(?!\w)", needs=has("++"))
#: "Disney+", "LGBTQ+"
_PLUS_AFTER = lazy(r"(?:(?<=[A-Za-z]{2})|(?<=[A-Za-z]\d)|(?<=[A-Z]\d\d))\+(?![\w+])", needs=has("+"))
_GREEK = lazy(
    r"(?<![\u0370-\u03ff])(?:[α-ωΔΣΩΠ](?![\u0370-\u03ff])|µ(?=-[a-z]))",
    needs=has(*map(chr, range(ord("α"), ord("ω") + 1)), *"ΔΣΩΠµ"),
)
_GREEK_NAMES = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωΔΣΩΠ",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
        "psi omega delta sigma omega pi".split(),
        strict=True,
    )
) | {"µ": "mu"}
_EQUATION = lazy(r"[=≈<>]")
_MINUS = lazy(r"(?<=[\d)a-z]) [-−–] (?=\d)|(?<=\d)−(?=\d)|(?<=\d)[-–](?=\d{1,9} ?=)")
_MEASURED = lazy(
    rf"{NUMBER}(?: ?[x×] ?{NUMBER})?(?:['’′]| ?-?(?:feet|ft|foot|m|cm|mm|in|inch|inches|meters?|yards?|miles?|km|pixels)\b)"
)
_BINARY = (
    (lazy(rf"{_TERM_BEFORE} ?\+{_TERM_AFTER}"), " plus "),
    (lazy(r"(?<=[\w)]) ?÷ ?(?=[\w(])"), " divided by "),
    (lazy(r"≠"), " is not equal to "),
    (lazy(r"≤|<=|⩽"), " less than or equal to "),
    (lazy(r"≥|>=|⩾"), " greater than or equal to "),
    (lazy(r"≈|≅"), " approximately "),
    (lazy(r"(?<![=<>!])={1,2}(?![=<>])"), " equals "),
    (lazy(r"√ ?(?=[\w(])"), " the square root of "),
    (lazy(r"∞"), " infinity "),
    (lazy(r"(?<=\w)[ ]?×[ ]?(?=\w)"), " times "),
    (lazy(r"(?<!\w)[~∼] ?(?=[$€£]?\d)"), "about "),
)
_GRADE = lazy(
    r"(?<![\w'’])([A-F])([+−-])(?![\w-]| [A-Z][a-z]+\.\))",
    needs=has(*(f"{grade}{sign}" for grade in "ABCDEF" for sign in "+−-")),
)
_SHARP = lazy(r"(?<![\w'’])([A-G])[#♯](?!\w)", needs=has("#", "♯"))
_SIGNS = frozenset("+=×÷≈≤≥±√^∞≠~∼−⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⩽⩾≅*")

#: Most texts pass none of these gates: they are asked together.
_BETWEEN_FIGURES = any_of(
    _DIMENSION,
    _TERM,
    _FUNCTION,
    _TIMES_AFTER,
    _X_BEFORE,
    _SHARP,
    _PLUS_PLUS,
    _PLUS_AFTER,
    _GRADE,
    _GREEK,
    _DIFFERENCE,
    _SPACED_SLASH,
)


def say_mathematics(text: str) -> str:
    """The text with signs of arithmetic in words. Numbers stay for the rules after this one."""
    if _BETWEEN_FIGURES(text):
        for _ in range(2):  # "3x3x3"
            text = _DIMENSION.sub(_by, text)
        text = _TERM.sub(lambda found: f"{figure(found['number'])} x", text)
        text = _FUNCTION.sub(r"\1 of \2", text)
        text = _TIMES_AFTER.sub(lambda found: f"{found[1]} times", text)
        text = _X_BEFORE.sub("times ", text)
        text = _SHARP.sub(r"\1 sharp", text)
        text = _PLUS_PLUS.sub(" plus plus", text)
        text = _PLUS_AFTER.sub(" plus", text)
        text = _GRADE.sub(lambda found: f"{found[1]} {'plus' if found[2] == '+' else 'minus'}", text)
        text = _GREEK.sub(_greek, text)
        text = _DIFFERENCE.sub(r"\1 minus \2", text)
        text = _SPACED_SLASH.sub(_divided, text)
    if _SIGNS.isdisjoint(text) and "<=" not in text and ">=" not in text:
        return text
    text = _TRUE_MINUS.sub(" minus ", text)
    text = _BRACKET_MINUS.sub(" minus ", text)
    text = _LETTER_CARET.sub(r" to the \1", text)
    text = _FACTORIAL.sub(" factorial", text)
    text = _LETTER_MINUS.sub(" minus ", text)
    if "=" in text:
        text = _COEFFICIENT.sub(r"\1 x", text)
    text = _PRODUCT.sub(r"\1 \2", text)
    text = _PLUS_MINUS.sub(" plus or minus ", text)
    text = _LOWERED.sub(lambda found: found.group().translate(SUPERSCRIPTS), text)
    text = _RAISED.sub(lambda found: _power(found[1].translate(SUPERSCRIPTS)), text)
    text = _CARET.sub(lambda found: _power(found[1]), text)
    if _EQUATION.search(text):
        text = _MINUS.sub(" minus ", text)
    for pattern, words in _BINARY:
        text = pattern.sub(words, text)
    return text


def _divided(found: re.Match[str]) -> str:
    """8 / 2 is a quotient, 7 / 10 a mark."""
    return f"{found[1]} {'divided by' if int(found[1]) >= int(found[2]) else 'out of'} {found[2]}"


def _greek(found: re.Match[str]) -> str:
    after = found.string[found.end() : found.end() + 1]
    return _GREEK_NAMES.get(found.group(), found.group()) + (" " if after.isalpha() else "")


def _by(found: re.Match[str]) -> str:
    rest = found.string[found.end() :]
    if (
        _EQUATION.search(rest[:40])
        or _POWER_OF_TEN.match(rest)
        or (found["sign"] in "×*" and not found[2].strip() and not _MEASURED.match(rest))
    ):
        return f"{found[1]}{found[2]} times "
    return f"{found[1]}{found[2]} by "


def _power(written: str) -> str:
    return f" {to_the_power(written)}"
