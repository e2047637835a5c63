"""English figures of cricket, of horse racing and its odds, and of scales in stones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal
from audiobrief.normalizer.english.patterns import is_adjective
from audiobrief.patterns import has, has_any, lazy

if TYPE_CHECKING:
    import re

_CRICKET_WORDS = (
    r"Ashes|at (?:lunch|stumps|tea)|bowled|bowlers?|cricket(?:ers?)?|declared at|(?<=\d )dec(?:lared)?|"
    r"(?:first|second) innings|follow[- ]on|lbw|not out|(?<=\d )overs|"
    "ODIs?|seamers?|spinners?|stumps|T20s?|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ff]inal|[Oo]pening) Test|"
    "Test (?:match|series)|Twenty20|wickets?|wicketkeeper"
)
_CRICKET = lazy(rf"\b(?:{_CRICKET_WORDS})\b")
#: "287-6", "287/6", "5-43".
_INNINGS = lazy(r"(?<![\w.,/:$€£#+-])(?P<first>\d{1,3})[-–/](?P<second>\d{1,3})(?![\w/:%-])(?![.,]\d)")
_PAIR = has("0-0", "0–0", "0/0")
#: Not out: "Kohli 121*".
_NOT_OUT = lazy(r"(?<![\w.,])(\d{1,3})\*(?=[,;.)]|$| (?:and|not|off|from)\b)", needs=has("0*"))
_DECLARED = lazy(r"(?<=\d )dec\b\.?(?=[,;.)]| and|$)")
_FIGURES = lazy(
    r"\b(?:[Bb]est|[Cc]areer-best|[Cc]laimed|[Cc]laiming|[Ff]igures of|"
    r"[Ff]inished with|[Hh]aul of|[Rr]eturned|[Rr]eturning|[Tt]ook|[Tt]aking|[Ww]ith) $"
)
_FEWEST_RUNS = 20
_ALL_OUT = 10
#: "the 7/2 favourite"; "at 9/2" where betting is spoken of.
_ODDS = lazy(
    r"(?<![\w.,/$€£:-])(?P<first>\d{1,4})/(?P<second>1|2|4|5|6|7|8|9|10|11|13|20|30|40|100)(?![\w/])(?![.,]\d)"
    r"(?P<backed>(?=[ -](?:(?:joint|second|clear|hot|strong|long)[ -])?(?:favou?rites?|favs?|shots?|outsiders?|odds)\b))?",
    needs=has("0/0"),
)
_PRICED = lazy(r"\b(?:at|evens,?|favou?rite|from|into|odds|odds of|priced|to) \(?$")
_BETTING = lazy(
    r"\b(?:backed|bets?|betting|bookies?|bookmakers?|Cheltenham|each-way|favou?rites?|Grand National|jockeys?|odds|odds-on|"
    r"outsiders?|priced at|punters?|stablemate|tipped|wager(?:s|ed)?)\b"
)
_TO_ONE = lazy(r"(?<![\w.,/$€£:-])([2-9]|\d{2,4})/1(?![\w/])(?![.,]\d)", needs=has("0/0"))
_RACES = (
    r"(?:chases?|contests?|events?|flat|handicaps?|hurdles?|maidens?|novices?|nursery|races?|sprints?|stakes|steeplechases?|"
    r"trips?)"
)
#: "2m 4f", "1m2½f".
_DISTANCE = lazy(
    r"(?<![\w.,/$€£])(?P<miles>\d)m ?(?P<furlongs>\d(?: 1/2)?)f(?: ?(?P<yards>\d{1,3})yds?)?(?!\w)", needs=has("0f")
)
_FURLONGS = lazy(
    rf"(?<![\w.,/$€£])(?P<furlongs>\d{{1,2}}(?: 1/2)?)f(?=[ -](?:[a-z]+ )?{_RACES}\b)", needs=has("0f ", "0f-")
)
#: "pulled up 2f out"
_FROM_HOME = lazy(r"(?<![\w.,/$€£])(\d{1,2}(?: 1/2)?)f(?= (?:out|from home)\b)", needs=has("0f out", "0f from"))
_MILES = lazy(r"(?<![\w.,/$€£])([1-4](?: 1/2)?)m(?= (?:chase|hurdle|handicap|novice|steeplechase)\b)", needs=has("0m "))
_RACE_AFTER = lazy(rf"[ -](?:[a-z]+ )?{_RACES}\b")
#: "12st 4lb". Alone, only what is no ordinal.
_STONES = lazy(
    r"(?<![\w.,])(?P<stones>\d{1,2}) ?st(?: ?(?P<pounds>\d{1,2}) ?lbs?(?!\w)|(?<=[02-9]st)|(?<=11st))(?![\w.])",
    needs=has("0st", "0 st"),
)

_MAY_HAVE = has("0f", "0m ", "0st", "0 st", "0-0", "0–0", "0/0")


def say_sport(text: str) -> str:
    """The text with innings, odds, and the distances and weights of races in words."""
    if not _MAY_HAVE(text):
        return text
    text = _DISTANCE.sub(_distance, text)
    text = _FURLONGS.sub(lambda found: f"{found['furlongs']} furlong", text)
    text = _FROM_HOME.sub(lambda found: f"{found[1]} furlong{'' if found[1] == '1' else 's'}", text)
    if has_any(text, ("hurdle", "chase", "novice", "handicap")):
        text = _MILES.sub(r"\1 mile", text)
    text = _STONES.sub(_stones, text)
    if _PAIR(text) and (_CRICKET.search(text) or _NOT_OUT.search(text)):
        text = _NOT_OUT.sub(r"\1 not out", text)
        text = _INNINGS.sub(_innings, _DECLARED.sub("declared", text))
    text = _ODDS.sub(_odds, text)
    return _TO_ONE.sub(_to_one, text)


def _innings(found: re.Match[str]) -> str:
    """Runs for wickets; a bowler's wickets for runs."""
    first, second = int(found["first"]), int(found["second"])
    before = found.string[max(0, found.start() - 24) : found.start()]
    of_side = first >= _FEWEST_RUNS and second <= _ALL_OUT
    of_bowler = first <= _ALL_OUT and second > first and _FIGURES.search(before)
    if not (of_side or of_bowler):
        return found.group()
    return f"{cardinal(first)} for {cardinal(second)}"


def _odds(found: re.Match[str]) -> str:
    first, second = int(found["first"]), int(found["second"])
    before = found.string[max(0, found.start() - 16) : found.start()]
    backed = found["backed"] is not None and (first > second or "av" in found.string[found.end() : found.end() + 12])
    if backed or (_PRICED.search(before) and _BETTING.search(found.string)):
        return f"{cardinal(first)} to {cardinal(second)}"
    return found.group()


def _to_one(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 8) : found.start()]
    return f"{cardinal(int(found[1]))} to one" if before.endswith((" at ", " odds ", "odds of ")) else found.group()


def _distance(found: re.Match[str]) -> str:
    one = is_adjective(found) or _RACE_AFTER.match(found.string, found.end()) is not None
    parts = [
        f"{found[name]} {single if one or found[name] == '1' else f'{single}s'}"
        for name, single in (("miles", "mile"), ("furlongs", "furlong"), ("yards", "yard"))
        if found[name]
    ]
    return " ".join(parts)


def _stones(found: re.Match[str]) -> str:
    said = f"{cardinal(int(found['stones']))} stone"
    if not found["pounds"]:
        return said
    return f"{said} {cardinal(int(found['pounds']))} {'pound' if found['pounds'] == '1' else 'pounds'}"
