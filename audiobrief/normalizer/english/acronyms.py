"""Words in capitals: letters one by one ("FBI"), a word of its own ("NATO", "ICE"), or a plain word for emphasis ("NEVER")."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.wordlists import LETTERS, NAMES, PLAIN, WORDS
from audiobrief.patterns import has, has_any, has_match, lazy

#: Nothing else is an acronym, or has one in it.
_CAPITALS_TOGETHER = has_match(r"[A-ZÀ-Þ](?:[A-ZÀ-Þ.&+]| &)")
_TOKEN = lazy(
    r"(?<![\w.@#])(?:(?:[A-Z]\.){2,8}|[A-Z]{1,6}(?:(?: ?& ?|\+)[A-Z]{1,5}\b)+|[A-Z]{2,12}/[A-Z]{2,12}|[A-ZÀ-Þ]{2,30})"
    r"(?P<s>['’]?[sS]\b)?(?!\w)(?P<end>[\"”’')\s]*$)?",
    needs=_CAPITALS_TOGETHER,
)
#: "mRNA", "iOS"
_SMALL_BEFORE = lazy(r"(?<![\w@#.])([a-z])([A-Z]{2,5})(s?)\b", needs=_CAPITALS_TOGETHER)
#: "DON'T", "WE'RE": the end would be left in capitals. "HE'S" is as other words with that ending.
_CONTRACTION = lazy(
    r"(?<![\w.@#'’])[A-Z]{1,8}['’](?:T|RE|VE|LL|D|M)(?![\w'’])",
    needs=has(*(f"{sign}{end}" for sign in "'’" for end in ("T", "RE", "VE", "LL", "D", "M"))),
)
#: A wave band, not the verb: "AM radio", "on AM 970", "990 AM". Times of day are in words by then.
_WAVE_BAND = lazy(
    r"\bAM(?= \d{3,4}(?!\d)| (?:radio|station|dial|band|stations)\b|/FM\b)|(?<=\d )AM(?!\w)",
    needs=has("AM"),
)
_HYPHENED_PLURAL = lazy(r"(?<=[A-Z]-)([A-Z])s\b")
#: "PCIe", "NVMe"
_SMALL_LAST = lazy(r"([A-Z]{3})e(?!\w)(?<![\w@#.-][A-Z]{3}e)", needs=_CAPITALS_TOGETHER)
_DEGREE = lazy(r"\bPh\.? ?D(?:\.s\b|(?P<s>s)\b|\b\.?(?P<end>[\"”’')\s]*$)?)", needs=has("PhD", "Ph D", "Ph.D", "Ph. D"))
#: "BSc (Hons)"
_HONORS = lazy(r"(?<=[A-Za-z)]) ?(?:\(Hons\.?\)|(?<=[A-Za-z] )Hons\b\.?)", needs=has("Hons"))
#: A letter, not the article: after what is lettered, and after a word that an article can't follow. Engines say it right before a
#: pause; before a word it is tied to that.
_LONE_A = lazy(
    r"(?P<before>\b(?:[Vv]itamins?|[Hh]epatitis|[Ii]nfluenza|[Pp]lan|[Gg]roup|[Ss]ection|[Rr]oom|[Gg]ate|"
    r"[Gg]rade|[Oo]ption|[Ee]xhibit|"
    r"[Ss]eries|[Ll]evel|[Pp]oint|[Ss]chedule|[Aa]ppendix|[Aa]nnex|[Bb]lock|[Tt]erminal|[Ww]ing|[Zz]one|"
    r"[Ff]igure|[Tt]able|[Tt]ier|"
    r"[Ss]ite|[Pp]latform|[Qq]uestion|[Cc]ategory|[Cc]lass|[Tt]ype|[Uu]nit|[Dd]ivision|[Cc]ourt|[Tt]eam|"
    r"[Pp]ool|[Pp]art|[Ss]tudent|"
    r"[Ss]ubject|[Pp]erson|[Cc]ompany|[Pp]roduct|[Ss]traight|[Aa]n|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|"
    r"[Ee]very) )"
    r"A (?=\w)(?!(?:[Nn]ew|[A-Z][a-z]+ed)\b)",
    needs=has(" A "),
)
_VOWELS = frozenset("AEIOUY")
#: What no English word begins with, ends with or has within.
_UNPRONOUNCEABLE = lazy(
    r"^(?:[BCDFGKP][BCDFGJKMNPQSTVXZ]|T[^AEIOUYHRW]|[MNJXVZHRL][^AEIOUYH]|[LMNXVZH]H|Q(?!U)|W[^AEIOUYHR]|Y[^AEIOU]|S[BDFGRVXZ])"
    r"|[^AEIOUY]{4}|[AIU]{3}|UU|II|AA|[BCDFGJKPQTVWXZ][BDFGJMNPQRVWZ]$|[LMNR][VWJQR]$|Q(?!U)|V$|J$|[AEIOUY][^AEIOUY]{3}$"
)
_CAPITALS = lazy(r"[A-ZÀ-Þ]{2,}")
_SMALL = lazy(r"[a-zß-ÿ]")
#: First names of three letters: beside a surname in capitals they are said.
_FIRST_NAMES = frozenset(
    "ABE ALI AMY ANN BEN BOB CAL CAM DAN DON EVA GIL GUS GUY IAN IDA IRA IVY JAN JAY JEB JED JEN JIM JOE JON KAY KEN KIM KIT LEE "
    "LEN LEO LES LIZ LOU MAC MAX MEG MEL MIA NAT NED PAM PAT PEG RAY REX ROB ROD RON ROY SAL SAM SID SUE TED TIM TOM VAL VIC WES "
    "ZOE".split()
)
_SURNAME_AFTER = lazy(r" (?:[A-Z]\. )?(?:[A-Z]['’])?[A-Z]{4,20}\b")
_RUN_BEFORE = lazy(r"(?:\b[A-Z]{2,20}[,:]? ){1,2}$")
_RUN_AFTER = lazy(r"(?:[,:]? [A-Z]{2,20}\b){1,2}")
_WORD_BEFORE = lazy(r"(\w+)\W{1,2}$")
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]{1,30}"


def _may_open(text: str) -> bool:
    """Whether a text begins as a place in capitals does, and has a dash."""
    return text[:1] >= "A" and not (text[1:2].islower() or text[1:2].isspace()) and has_any(text, "—–-")


_DATELINE = lazy(
    rf"^(?P<place>{_PLACE}(?:[ -]{_PLACE}){{0,4}})(?P<rest>(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, [A-Z][a-z]+\.? \d{{1,2}})?)"
    # A hyphen that joins is none: "ONE-ON-ONE DEBATE".
    r"(?P<agency> ?\([\w ]{2,24}\))?(?: ?(?:—|--)| ?–(?![A-Z]{2})| -|-(?= ))(?= ?\S)",
    needs=_may_open,
)
#: In capitals throughout, these are more likely the word than the letters.
_SHOUTED_WORDS = frozenset({"US", "IT", "WHO", "AM", "ME", "OR", "ID", "LA", "ACT", "PA", "DOE", "OK", "SAT", "MS"})


def open_dateline(text: str) -> str:
    """A dateline in capitals as a place and a pause: "ATLANTA (AP) —" becomes "Atlanta, (AP), "."""
    return _DATELINE.sub(_dateline, text)


def say_acronyms(text: str) -> str:
    """The text with words in capitals as they are said."""
    text = _DEGREE.sub(_degree, text)
    text = _HONORS.sub(" honors", text)
    text = _LONE_A.sub(r"\g<before>A-", text)
    if "'" in text or "’" in text:
        text = _CONTRACTION.sub(_contraction, text)
    if "AM" in text:
        text = _WAVE_BAND.sub("A-M", text)
    if "-" in text:
        text = _HYPHENED_PLURAL.sub(r"\1's", text)
    if not _CAPITALS_TOGETHER(text):
        return text
    text = _SMALL_LAST.sub(lambda found: f"{spell(found[1])} E", text)
    text = _SMALL_BEFORE.sub(lambda found: f"{found[1]} {spell(found[2])}{_suffix(found[3])}", text)
    shouted = _is_shouted(text)
    return _TOKEN.sub(lambda found: _token(found, shouted=shouted), text)


def _degree(found: re.Match[str]) -> str:
    if found["end"] is not None:
        return f"P H D{'.' if found.group().removesuffix(found['end']).endswith('.') else ''}{found['end']}"
    return f"P H D{_suffix(found['s'] or ('s' if found.group().endswith('.s') else ''))}"


def spell(letters: str) -> str:
    """Letters one by one. Engines take a lone "A" for the article, so it is tied to its neighbour: "A-P", "U S.A".

    At the end a hyphen would not do: espeak-ng hears the article in "S-A and", and the letter in "S.A and".
    """
    said = " ".join(letters.upper()).replace("A ", "A-")
    return f"{said[:-2]}.A" if said.endswith((" A", "-A")) else said


def spell_or_keep(piece: str) -> str:
    """A run of letters beside figures: short capitals are spelled, words kept."""
    if piece in WORDS or (len(piece) > 3 and not piece.isupper()) or len(piece) > 5:
        return piece.capitalize() if piece.isupper() else piece
    if piece.isupper() and len(piece) > 3 and piece not in LETTERS and is_pronounceable(piece):
        return piece.capitalize()
    return spell(piece) if len(piece) < 2 or piece.isupper() or not _VOWELS & set(piece.upper()) else piece


def is_pronounceable(word: str) -> bool:
    """Whether a word in capitals could be said as one."""
    return bool(_VOWELS & set(word)) and not _UNPRONOUNCEABLE.search(word)


def _is_shouted(text: str) -> bool:
    """Whether the whole text is in capitals, as headlines are: then capitals say nothing about a word."""
    capitals = sum(map(len, _CAPITALS.findall(text)))
    return capitals > 6 and " " in text and len(_SMALL.findall(text)) * 3 < capitals


def _dateline(found: re.Match[str]) -> str:
    place = found["place"]
    if place in LETTERS or place in WORDS or place.lower() in PLAIN or len(place) < 4:
        return found.group()
    words = re.split(r"([ -])", place)
    agency = f",{' ' if found['agency'] else ''}{(found['agency'] or '').strip(' ()')}," if found["agency"] else ","
    gap = "" if found.string[found.end()].isspace() else " "
    return "".join(word.capitalize() for word in words) + found["rest"] + agency + gap


def _contraction(found: re.Match[str]) -> str:
    word = found.group()
    return word.capitalize() if found.start() == 0 or word.startswith(("I'", "I’")) else word.lower()


def _token(found: re.Match[str], *, shouted: bool) -> str:
    word = found.group()
    ending = found["end"] or ""
    suffix = found["s"] or ""
    core = word[: len(word) - len(ending) - len(suffix)]
    if core.endswith("."):
        # The full stop of "the U.S." is the sentence's as well.
        stop = "." if found["end"] is not None and not suffix else ""
        return f"{_in_place(spell(core.replace('.', '')), found)}{_suffix(suffix)}{stop}{ending}"
    if "&" in core or "+" in core:
        parts = re.split(r" ?[&+] ?", core)
        # "LAW & ORDER" are words, "AT&T" letters.
        words = any(len(part) > 2 and _is_plain(part) and part not in LETTERS for part in parts)
        both = " and ".join(
            _say(part, found, shouted=True) if words or len(part) > 3 else spell(part) for part in parts
        )
        return f"{both}{_suffix(suffix)}{ending}"
    if "/" in core:
        first, second = core.split("/")
        if len(first) == len(second) == 2:
            return f"{spell(core.replace('/', ''))}{_suffix(suffix)}{ending}"
        return f"{_say(first, found, shouted=shouted)} {_say(second, found, shouted=shouted)}{_suffix(suffix)}{ending}"
    if shouted and not suffix.startswith(("'", "’")):
        core, suffix = core + suffix, ""
    said = _in_place(_say(core, found, shouted=shouted), found)
    spelled = " " in said or "-" in said or "." in said
    return f"{said}{_suffix(suffix) if spelled else suffix.lower()}{ending}"


def _in_place(said: str, found: re.Match[str]) -> str:
    """What is spelled, in its place: before a pause or an "'s" the last "A" is safe by itself."""
    following = found.string[found.end() : found.end() + 1]
    if said.endswith(".A") and (found["s"] or found["end"] is not None or following in ",.;:!?)"):
        return f"{said[:-2]} A"
    return said


def _suffix(suffix: str) -> str:
    """Engines lose the plural of a spelled acronym without an apostrophe."""
    return "'s" if suffix else ""


def _say(word: str, found: re.Match[str], *, shouted: bool) -> str:
    shouted = shouted or _is_in_a_run(found)
    if shouted and word in _SHOUTED_WORDS and not _means_letters(word, found):
        return word.capitalize()
    if word in NAMES:
        return NAMES[word]
    if word in _FIRST_NAMES and _SURNAME_AFTER.match(found.string, found.end()):
        return word.capitalize()
    if _is_plain(word) and word not in LETTERS and word not in WORDS:
        return word.capitalize() if shouted or found.start() == 0 else word.lower()
    return word.capitalize() if _is_word(word, shouted=shouted) else spell(word)


def _is_word(word: str, *, shouted: bool) -> bool:
    if word in LETTERS or word in WORDS:
        return word in WORDS
    if len(word) < 4:
        return shouted and len(word) == 3 and is_pronounceable(word)
    return len(word) > 6 or is_pronounceable(word) or (shouted and bool(_VOWELS & set(word)))


def _is_plain(word: str) -> bool:
    """Whether a word is in everyday use, as it stands or with an ending."""
    lower = word.lower()
    return lower in PLAIN or (
        len(word) > 3 and any(lower.removesuffix(ending) in PLAIN for ending in ("s", "ed", "ing", "er", "ly"))
    )


def _is_in_a_run(found: re.Match[str]) -> bool:
    """Whether the words before and after are in capitals as well, or two on one side."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    after = found.string[found.end() : found.end() + 40]
    left, right = _RUN_BEFORE.search(before), _RUN_AFTER.match(after)
    listed = (left is None or left.group()[-2] in ",:") and (right is None or right.group()[0] in ",:")
    if listed:  # "ESA, JAXA, ISRO and others": a list of acronyms is no shout
        return False
    return len((left.group() if left else "").split()) + len((right.group() if right else "").split()) > 1


def _means_letters(word: str, found: re.Match[str]) -> bool:
    """In a headline, "THE US" is the country."""
    before = _WORD_BEFORE.search(found.string[max(0, found.start() - 20) : found.start()])
    return word in {"US", "WHO"} and (before is None or before.group(1).upper() in {"THE", "IN", "FROM"})
