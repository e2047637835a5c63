"""English figures in company: scores, records, ratios, ranges, ordinals, and at last whatever number is left."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import cardinal, digits, figure, in_pairs, ordinal, plural, year
from audiobrief.normalizer.english.patterns import DASHES, JOIN, NUMBER, SCALE, START
from audiobrief.patterns import any_of, has, lazy

_PAIR = r"\d{1,3}"
_ENDINGS = ("st", "nd", "rd", "th", "ST", "ND", "RD", "TH")
#: "6-4, 7-6 (7-5)": sets of a match are read without "to".
_SETS = lazy(r"(?<![\w.,/-])\d{1,2}[-–]\d{1,2}(?: \(\d{1,2}(?:[-–]\d{1,2})?\))?"
                   r"(?:,? (?:and )?\d{1,2}[-–]\d{1,2}(?: \(\d{1,2}(?:[-–]\d{1,2})?\))?){1,5}(?![\w-])",
             needs=has("0-0", "0–0"))  # fmt: skip
_SET_DASH = lazy(r"(\d{1,2})[-–](\d{1,2})")
#: Won and lost games.
_RECORD_BEFORE = lazy(r"\brecords?\b[^.,;:()]{0,20}$", re.IGNORECASE)
#: "They lost 24-7 at home": one game.
_PLAYED = lazy(r"\b(?:beat|beaten|drew|fell|lost|won)\b[^.,;:()]{0,12}$")
#: Another of the same sentence: "won 2-1 away and 4-1 at home".
_PLAYED_TWICE = lazy(
    r"\b(?:beat|beaten|beating|drew|fell|lost|losing|won|winning)\b[^.,;:()]{0,30}\b\d{1,3}[-–]\d{1,3}\b[^.;:()]{0,40}$"
)
#: What is counted in surveys is not won or lost.
_SURVEYED = lazy(r"\b(?:polls?|pollsters?|respondents|surveys?|voters)\b")
_RECORD_AFTER = lazy(
    r"(?: (?:[a-z]+ )?record\b| (?:start|finish|season|mark|overall|in conference|this season|last season|on the season|"
    r"at home|on the road|straight up|against the spread)\b|\))"
)
_SCORE = lazy(
    rf"(?<![\w.,/:$€£#+-])({_PAIR})[-–]({_PAIR})(?:[-–]({_PAIR}))?(?![\w/:%-])(?![.,]\d)", needs=has("0-0", "0–0")
)
#: "Table 6-1": of the sixth chapter.
_NUMBERED_WITHIN = lazy(
    r"\b((?:Table|Figure|Exhibit|Appendix|Chart|Box|Form|Section) )(\d{1,2})[-–](\d{1,2})(?![\w/:%-])(?![.,]\d)",
    needs=has(*(f"{end} 0" for end in ("le", "re", "it", "ix", "rt", "ox", "rm", "on"))),
)
_TIE_BREAK = lazy(r"(?<![\w.,/-])([67])[-–]([67])(?= \(\d{1,2}(?:[-–]\d{1,2})?\))", needs=has("0-0 (0", "0–0 (0"))
_RUN = lazy(r"(?<![\w.,/:$#+-])\d{1,2}(?:[-–]\d{1,2}){2,5}(?![\w/:%-])", needs=has("0-0", "0–0"))
_RANGE = lazy(
    rf"{START}({NUMBER})(?P<scale1> (?:{SCALE}))?{JOIN}({NUMBER})(?![\w/])(?!-?\d)",
    needs=has(*(f"{dash}{start}" for dash in (*DASHES, "– ") for start in ("0", ".0"))),
)
_HYPHENED_RANGE = lazy(
    rf"{START}({NUMBER}){JOIN}({NUMBER})(?=-[A-Za-z])",
    needs=has(*(f"0{dash}{start}" for dash in (*DASHES, " – ") for start in ("0", ".0"))),
)
_TO_RANGE = lazy(r"(?<![\w.,])(\d{1,4})-to-(\d{1,4})(?!\w)", needs=has("0-to-0"))
_A_DAY = lazy(r"(?<=\d)-a-(?=(?:day|month|side|week|year)\b)", needs=has("0-a-"))
_FOR = lazy(
    r"(?<![\w.,])(\d{1,3})-(for|of|on|out-of|by|in)-(\d{1,3})(?!\d)",
    needs=has("0-for-", "0-of-", "0-on-", "0-out-of-", "0-by-", "0-in-"),
)
_RATIO = lazy(r"(?<![\w.,:/])(\d{1,4}):(\d{1,3}(?:,\d{3}){1,3}|\d{1,4})(?![\w:])(?![.,]\d)", needs=has("0:0"))
#: "24-7 care", though "they won 24-7".
_ALWAYS = lazy(
    r"(?<![\w.,-])24-7(?= (?:access|basis|care|coverage|hotline|job|monitoring|news|operations?|security|service|support|"
    r"surveillance)\b)",
    needs=has("00-0 "),
)
#: "T-3rd": on a leaderboard.
_TIED = lazy(
    r"(?<![\w.-])T-?(\d{1,3})(?:st|nd|rd|th)\b", needs=has(*(f"0{ending}" for ending in ("st", "nd", "rd", "th")))
)
#: A class of British degrees.
_DEGREE_CLASS = lazy(
    r"(?<=\ba )2:([12])(?![\w:])(?![.,]\d)"
    r"(?! (?:advantage|deficit|lead|majority|margin|mix|odds|ratio|split|stock|win|victory)\b)",
    needs=has("a 0:0"),
)
_ORDINAL = lazy(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:[ -]?(?:st|nd|rd|th|ST|ND|RD|TH)|[ªº])(?P<s>s?)\b",
    needs=has(*(f"0{gap}{ending}" for gap in ("", " ", "-") for ending in _ENDINGS), "0ª", "0º"),
)
_ORDINALS = lazy(
    r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th)[-–](?=\d{1,3}(?:st|nd|rd|th)\b)",
    needs=has("0st-0", "0nd-0", "0rd-0", "0th-0", "0st–0", "0nd–0", "0rd–0", "0th–0"),
)
#: "33%of voters", as it comes off a page.
_WELDED_PERCENT = lazy(r"(?<=\d)%(?=[a-z]{2})", needs=has("0%"))
_DECIMAL_COMMA = lazy(r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?= ?%)", needs=has("0%", "0 %"))
#: One group alone is more often another number; noughts are none.
_SPACED = lazy(
    r"(?<![\w.,+-])(?<!\d )[1-9]\d{0,2}(?:(?: \d{3}){2,4}| 000)(?![\w])(?! \d)(?![.,]\d)(?! (?:hot|help|life)line)",
    needs=has("0 000"),
)
#: "12.345,67"
_CONTINENTAL = lazy(r"(?<![\w.,])(\d{1,3}(?:\.\d{3}){1,4}),(\d{1,2})(?![\w.,])", needs=has("000,0"))
#: Of machines: "6.02e23", "1e-5". Without a point or a sign it may be a code.
_EXPONENT = lazy(
    r"(?<![\w.,-])(\d(?:\.\d{1,12})?)[eE](?:(?<=\.\d[eE])|(?<=\.\d\d[eE])|(?<=\.\d{3}[eE])|(?<=\.\d{4}[eE])|(?=[+−-]))"
    r"([+−-]?)(\d{1,3})(?![\w-])",
    needs=has("0e0", "0E0", "0e-", "0E-", "0e+", "0E+", "0e−", "0E−"),
)
_THIN = lazy(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))", needs=has("\u00a0", "\u202f", "\u2009"))
_PLURAL = lazy(
    r"(?:(?<![\w.,-])|(?<=[Oo]ver-)|(?<=[Uu]nder-))(\d{1,4}|10{0,2},000|1,000,000)['’]?s\b",
    needs=has("0s", "0's", "0’s"),
)
_ROUND_PLURALS = {
    "100": "hundreds", "1000": "thousands", "1,000": "thousands", "10,000": "tens of thousands",
    "100,000": "hundreds of thousands", "1,000,000": "millions",
}  # fmt: skip
_AVERAGE = lazy(
    r"(?<![\w.])\.(\d{3})(?![\w.])(?=(?P<after> (?:hitter|average|season|batting|on-base|slugging|with)\b)?)",
    needs=has(".000"),
)
_HIT = lazy(r"\b(?:hit|hits|hitting|bat|batted|batting|bats|slugging|slugged|averag\w+|percentage)(?: \w+)? $")
_TEAM = lazy(r"(?<![\w.,])(\d{2})ers\b", needs=has("00ers"))
_PLUS = lazy(rf"{START}({NUMBER})\+(?![\w+])", needs=has("0+"))
_NUMBER_SIGN = lazy(r"(?<![\w&])#(?=\d)", needs=has("#0"))
_NUMERO = lazy(r"№ ?", needs=has("№"))
_SIGNED = lazy(
    rf"(?<![\w.)\]])(?:(?P<minus>−|-|–(?=\d))|(?P<plus>\+))(?={NUMBER}(?![\w]))",
    needs=has(*(f"{sign}{start}" for sign in "−-–+" for start in ("0", ".0"))),
)
_LEFT_SCALED = lazy(
    rf"{START}(?<![A-Za-z]-)({NUMBER})(?:(k|bn|mn)|((?<=\d\d)K|[MB])(?= (?:[a-z]+s|people|men|women|children)\b))\b"
    r"(?:(?= [a-z])|(?<=\.\dk)|(?<=\d{3}k))",
    needs=has("0k", "0bn ", "0mn ", "0K ", "0M ", "0B "),
)
_SCALED = {"k": "thousand", "K": "thousand", "M": "million", "mn": "million", "bn": "billion", "B": "billion"}
#: "a 5k run": letters.
_RUN_OF = lazy(
    r"(?<![\w.,])(\d{1,2})k(?= (?:charity |fun )?(?:race|run|runs|runners?|walk|time trial)\b)", needs=has("0k ")
)
_ANY = lazy(rf"(?<![\d]){NUMBER}(?!\d)(?=(?P<welded>[^\W\d_])?)")
#: "26-year-old": a hyphen after number words would tie the last of them to what follows.
_YEAR_OLD = lazy(r"(?<=\d-)year-old", needs=has("0-year-old"))
_BEFORE_WORD = lazy(r"(?<=\d)-(?=[A-Za-z])", needs=has("0-"))
_RUNS = lazy(r"\d+")


def write_with_commas(text: str) -> str:
    """Numbers as continental Europe and the sciences write them, as English does: "1 000 000", "12,5 %", "6.02e23"."""
    text = _EXPONENT.sub(_exponent, text)
    text = _THIN.sub(",", text)
    text = _SPACED.sub(lambda found: found.group().replace(" ", ","), text)
    text = _CONTINENTAL.sub(lambda found: f"{found[1].replace('.', ',')}.{found[2]}", text)
    if "%" in text:
        text = _WELDED_PERCENT.sub("% ", text)
    return _DECIMAL_COMMA.sub(r"\1.\2", text)


#: Most texts pass none of these gates: they are asked together.
_COMPANY = any_of(
    _NUMERO,
    _NUMBER_SIGN,
    _TIED,
    _ORDINALS,
    _ORDINAL,
    _AVERAGE,
    _PLURAL,
    _TEAM,
    _TO_RANGE,
    _A_DAY,
    _FOR,
    _DEGREE_CLASS,
    _RATIO,
    _RUN,
    _ALWAYS,
    _NUMBERED_WITHIN,
    _SETS,
    _TIE_BREAK,
    _SCORE,
    _RANGE,
    _HYPHENED_RANGE,
    _PLUS,
    _RUN_OF,
    _LEFT_SCALED,
    _SIGNED,
)


def say_company(text: str) -> str:
    """Scores, records, ratios, ranges, ordinals, plurals and signed numbers in words."""
    if not _COMPANY(text):
        return text
    text = _NUMERO.sub("number ", text)
    text = _NUMBER_SIGN.sub("number ", text)
    text = _TIED.sub(lambda found: f"tied for {ordinal(int(found[1]))}", text)
    text = _ORDINALS.sub(lambda found: f"{ordinal(int(found[1]))} to ", text)
    text = _ORDINAL.sub(lambda found: f"{ordinal(int(found[1].replace(',', '')))}{found['s']}", text)
    text = _AVERAGE.sub(_average, text)
    text = _PLURAL.sub(_plural, text)
    text = _TEAM.sub(lambda found: f"{cardinal(int(found[1])).rstrip('e')}ers", text)
    text = _TO_RANGE.sub(lambda found: f"{figure(found[1])} to {figure(found[2])}", text)
    text = _A_DAY.sub(" a ", text)
    text = _FOR.sub(lambda found: f"{figure(found[1])} {found[2].replace('-', ' ')} {figure(found[3])}", text)
    if ":" in text:
        text = _DEGREE_CLASS.sub(lambda found: f"two {cardinal(int(found[1]))}", text)
        text = _RATIO.sub(lambda found: f"{figure(found[1])} to {figure(found[2])}", text)
    if "-" in text or "–" in text:
        text = _RUN.sub(_run, text)
        text = _ALWAYS.sub("twenty four seven", text)
        text = _NUMBERED_WITHIN.sub(
            lambda found: f"{found[1]}{cardinal(int(found[2]))} {cardinal(int(found[3]))}", text
        )
        text = _SETS.sub(_sets, text)
        text = _TIE_BREAK.sub(lambda found: f"{cardinal(int(found[1]))} {cardinal(int(found[2]))},", text)
        text = _SCORE.sub(_score, text)
    text = _RANGE.sub(lambda found: f"{figure(found[1])}{found['scale1'] or ''} to {figure(found[3])}", text)
    text = _HYPHENED_RANGE.sub(lambda found: f"{figure(found[1])} to {figure(found[2])}", text)
    text = _PLUS.sub(lambda found: f"{figure(found[1])} plus", text)
    text = _RUN_OF.sub(r"\1 K", text)
    text = _LEFT_SCALED.sub(lambda found: f"{figure(found[1])} {_SCALED[found[2] or found[3]]}", text)
    return _SIGNED.sub(lambda found: "minus " if found["minus"] else "plus ", text)


def _exponent(found: re.Match[str]) -> str:
    return f"{found[1]} × 10^{'-' if found[2] in ('-', '−') else ''}{found[3].lstrip('0') or '0'}"


def say_numbers(text: str) -> str:
    """Every number that is left, in words."""
    text = _YEAR_OLD.sub("year old", text)
    text = _BEFORE_WORD.sub(" ", text)
    text = _ANY.sub(_any, text)
    return _RUNS.sub(_digits, text)


def _any(found: re.Match[str]) -> str:
    return _spaced(found, figure(found.group()))


def _digits(found: re.Match[str]) -> str:
    return _spaced(found, digits(found.group()))


def _spaced(found: re.Match[str], said: str) -> str:
    """Words kept apart from letters they were welded to."""
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    return f"{' ' if before.isalnum() else ''}{said}{' ' if after.isalnum() else ''}"


def _average(found: re.Match[str]) -> str:
    number = int(found[1])
    if number and (found["after"] or _HIT.search(found.string[max(0, found.start() - 24) : found.start()])):
        hundreds, rest = divmod(number, 100)
        if not rest:
            return cardinal(number)
        return (
            f"{cardinal(hundreds)} {'oh ' if rest < 10 else ''}{cardinal(rest)}" if hundreds else f"oh {cardinal(rest)}"
        )
    return found.group()


def _plural(found: re.Match[str]) -> str:
    if found[1] in _ROUND_PLURALS:
        return _ROUND_PLURALS[found[1]]
    number = int(found[1])
    return plural(year(number) if number >= 1100 else in_pairs(number))


def _run(found: re.Match[str]) -> str:
    return " ".join(cardinal(int(number)) for number in re.split("[-–]", found.group()))


def _sets(found: re.Match[str]) -> str:
    return _SET_DASH.sub(lambda pair: f"{cardinal(int(pair[1]))} {cardinal(int(pair[2]))}", found.group())


def _score(found: re.Match[str]) -> str:
    first, second, third = found.groups()
    if third:
        return " ".join(cardinal(int(number)) for number in (first, second, third))
    if first == second == "50":
        return "fifty fifty"
    return f"{cardinal(int(first))} {'and' if _is_record(found) else 'to'} {cardinal(int(second))}"


def _is_record(found: re.Match[str]) -> bool:
    """Whether two figures are games won and lost: "12-4 record", "the team (10-6)"."""
    if max(len(found[1]), len(found[2])) > 2 or found[1] == found[2]:
        return False
    before = found.string[max(0, found.start() - 28) : found.start()]
    after = _RECORD_AFTER.match(found.string, found.end())
    if before.endswith("("):
        return (
            after is not None
            and after.group() == ")"
            and bool(re.search(r"[a-z] \($", before))
            and not _SURVEYED.search(found.string)
        )
    counted = after is not None and after.group() != ")" and not _PLAYED.search(before)
    if counted and _PLAYED_TWICE.search(found.string, max(0, found.start() - 100), found.start()):
        return False
    return bool(_RECORD_BEFORE.search(before)) or counted
