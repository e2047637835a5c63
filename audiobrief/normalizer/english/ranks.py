"""Ranks and units of armies, navies, air forces and police: "Flt Lt", "Maj.-Gen.", "L/Cpl.", "1st Bn.", "12th Inf. Regt."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import ordinal
from audiobrief.normalizer.english.patterns import AT_END, with_stop
from audiobrief.patterns import both, has, has_match, has_word, lazy

if TYPE_CHECKING:
    import re

#: What ranks of several words are made of.
_WORDS = {
    "Lt": "Lieutenant", "Lieut": "Lieutenant", "Sergt": "Sergeant", "Adjt": "Adjutant",
    "Col": "Colonel", "Gen": "General", "Maj": "Major", "Brig": "Brigadier", "Sgt": "Sergeant",
    "Cpl": "Corporal", "Capt": "Captain", "Cdr": "Commander", "Cmdr": "Commander", "Cmd": "Commander", "Cdre": "Commodore",
    "Adm": "Admiral", "Sqn": "Squadron", "Ldr": "Leader", "Flt": "Flight", "Wg": "Wing", "Gp": "Group", "Flg": "Flying",
    "Fg": "Flying", "Plt": "Pilot", "Off": "Officer", "Offr": "Officer", "Det": "Detective", "Ch": "Chief", "Insp": "Inspector",
    "Supt": "Superintendent", "Con": "Constable", "Const": "Constable", "Gov": "Governor", "Sub": "Sub", "Air": "Air",
    "Lance": "Lance", "Rear": "Rear", "Vice": "Vice", "Staff": "Staff", "Chief": "Chief", "Asst": "Assistant", "Dep": "Deputy",
    "Wt": "Warrant", "PO": "Petty Officer", "Petty": "Petty",
}  # fmt: skip
_LEADS = (
    "Lt Lieut Maj Brig Sgt Sqn Flt Wg Gp Flg Fg Plt Det Ch Sub Air Lance Rear Vice Staff Chief Asst Dep Wt Petty Capt"
).split()
_LASTS = (
    "Lt Lieut Sergt Adjt Col Gen Maj Cpl Sgt Capt Cdr Cmdr Cmd Cdre Adm Ldr Off Offr Insp Supt Con Const Gov".split()
)
#: "Lt. Col.", "Flt Lt", "Maj.-Gen.": two that go together need no name after them.
_RANK = lazy(
    rf"(?<![\w.])(?P<rank>(?:{'|'.join(_LEADS)})\b(?:\. ?-?|-| )(?:(?:{'|'.join((*_LEADS, *_LASTS))})\b(?:\. ?-?|-| ))?"
    rf"(?:{'|'.join(_LASTS)})\b)(?:\.|(?!\.))(?![\w-])(?! de\b){AT_END}",
    needs=both(has_word(*_LEADS), has_word(*_LASTS)),
)
#: Before these, "off" and "con" are words: "the Chief Off the Record".
_FULL = frozenset({"Air", "Chief", "Staff", "Vice", "Rear", "Lance", "Sub"})
_PART = lazy(r"[A-Za-z]+")
_GRADES = {"L": "Lance", "S": "Staff", "M": "Master", "T": "Technical", "C": "Color", "Gy": "Gunnery"}
#: "L/Cpl.", "SSgt"
_GRADED = lazy(
    r"(?<![\w.])(?P<grade>L|S|M|T|C|Gy)/?(?P<rank>Cpl|Sgt)\b\.?(?= [A-Z]|[,;])",
    needs=has(*(f"{grade}{slash}{rank}" for grade in _GRADES for slash in ("", "/") for rank in ("Cpl", "Sgt"))),
)
#: Those before a name, with or without a full stop.
_SINGLE = {
    "Pte": "Private", "Gnr": "Gunner", "Spr": "Sapper", "Bdr": "Bombardier", "Tpr": "Trooper", "Rfn": "Rifleman",
    "Sgmn": "Signalman", "Gdsm": "Guardsman", "Fus": "Fusilier", "Cpl": "Corporal", "Cdr": "Commander", "Cdre": "Commodore",
    "Cllr": "Councillor", "Cllrs": "Councillors",
    "Lieut": "Lieutenant", "Sergt": "Sergeant", "Corpl": "Corporal", "Adjt": "Adjutant",
    "Genl": "General", "Commdr": "Commander", "Cmdre": "Commodore", "Revd": "Reverend", "Rev'd": "Reverend", "Rev’d": "Reverend",
    "Ven": "Venerable", "Bp": "Bishop",
    "Abp": "Archbishop", "Ald": "Alderman", "Bro": "Brother", "Maj": "Major", "Sigmn": "Signalman", "Ptl": "Patrolman",
    "Rt Rev": "Right Reverend", "Rt. Rev": "Right Reverend", "Rt Revd": "Right Reverend", "Mme": "Madame",
    "Mlle": "Mademoiselle", "Visct": "Viscount", "Const": "Constable", "Sra": "Senora",
}  # fmt: skip
_NEED_STOP = frozenset({"Ven", "Fus", "Bro", "Const", "Sra", "Ald", "Bp"})
_BEFORE_NAME = lazy(
    rf"(?<![\w.])(?:(?P<any>{'|'.join(sorted(set(_SINGLE) - _NEED_STOP, key=len, reverse=True))})"
    rf"\b\.?|(?P<stopped>{'|'.join(sorted(_NEED_STOP))})\.) (?=[A-ZÀ-Þ][\w’'-]|[A-Z]\.)",
    needs=has_word(*(word.replace(".", "").split()[-1].partition("'")[0].partition("’")[0] for word in _SINGLE), "Rev"),
)
_UNITS = {
    "Bn": "Battalion", "Btn": "Battalion", "Regt": "Regiment", "Rgt": "Regiment", "Div": "Division", "Bde": "Brigade",
    "Sqn": "Squadron", "Sqdn": "Squadron", "Coy": "Company", "Pltn": "Platoon", "Plt": "Platoon", "Bty": "Battery",
    "Inf": "Infantry",    "Cav": "Cavalry", "Arty": "Artillery", "Abn": "Airborne", "Armd": "Armored",
    "Para": "Parachute", "Engr": "Engineer",
    "Mtn": "Mountain", "Mech": "Mechanized", "Co": "Company", "Grp": "Group", "Gp": "Group", "Wg": "Wing", "Sig": "Signal",
    "Bgd": "Brigade",
}  # fmt: skip
#: After its number, a unit may have no full stop where it is nothing else.
_BARE = "Bn|Btn|Regt|Rgt|Bde|Bgd|Sqn|Coy|Pltn|Bty|Inf|Cav|Arty|Abn|Armd|Engr"
_OF_UNIT = rf"(?:(?:{_BARE})\b\.?|(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\.)"
_NUMBERED = lazy(
    rf"(?P<number>\d(?:st|nd|rd|th|d)|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|No\.? ?\d{{1,3}})) "
    rf"(?P<units>{_OF_UNIT}(?: {_OF_UNIT}){{0,2}})(?!\w){AT_END}",
    needs=has_word(*_UNITS),
)
#: "1/5th Bn.": the first battalion of the fifth, as they are called.
_SPLIT = lazy(
    r"(?<![\w./])(?P<first>\d)/(?P<last>\d{1,2}(?:st|nd|rd|th)) (?=Bn|Batt|[A-Z])",
    needs=has_match(r"\d/\d{1,2}(?:st|nd|rd|th)"),
)
_SURE = "Regt|Rgt|Bde|Pltn|Sqdn"
_ANYWHERE = lazy(rf"(?<![\w.-])(?P<unit>{_SURE})\b\.?(?!\w){AT_END}", needs=has_word(*_SURE.split("|")))
_STOPPED = lazy(r"(?<=[a-z] )(?P<unit>Bn|Sqn|Bty|Coy)\.(?!\w)" + AT_END, needs=has_word("Bn", "Sqn", "Bty", "Coy"))
#: "2LT"
_ARMY = lazy(r"(?<![\w.-])([12])LT\.? (?=[A-Z][a-z])", needs=has("0LT"))
#: Before a title, no sister: "Sr. Judge Low".
_SENIOR = lazy(
    r"(?<![\w.])Sr\.? (?=(?:Judge|Vice|Director|Manager|Editor|Advis[eo]r|Analyst|Counsel|Master|Airman|Executive|Associate|"
    r"Fellow|Lecturer|Engineer|Partner|Producer|Writer|Officer|Officials?|Staff|Correspondent|Warden|Pastor|Deputy)\b)",
    needs=has("Sr. ", "Sr "),
)
_FLEET = lazy(r"\bAdm\. (?=of the Fleet\b)", needs=has("Adm. of"))
_CALIBER = lazy(r"(?<=\.\d\d)[ -]?cal\b\.?(?= [a-z]|-|,)", needs=has(".00cal", ".00 cal", ".00-cal"))
_POUNDER = lazy(r"(?<=\d)-pdrs?\b\.?(?!\w)" + AT_END, needs=has("0-pdr"))

#: Nothing to do for most texts: none of the patterns finds anything without one of these.
_ANY = has_word(
    *_LASTS, *_UNITS, "Sr", "LT", "cal", "pdr", "pdrs", "Rev",
    *(f"{grade}{rank}" for grade in _GRADES for rank in ("Cpl", "Sgt")),
    *(word.replace(".", "").split()[-1].partition("'")[0].partition("’")[0] for word in _SINGLE),
)  # fmt: skip


def say_ranks(text: str) -> str:
    """The text with ranks and units in words."""
    if not _ANY(text):
        return text
    if "/" in text:
        text = _SPLIT.sub(lambda found: f"{ordinal(int(found['first']))} {found['last']} ", text)
    text = _NUMBERED.sub(_numbered, text)
    text = _ANYWHERE.sub(_unit, text)
    text = _STOPPED.sub(_unit, text)
    text = _GRADED.sub(lambda found: f"{_GRADES[found['grade']]} {_WORDS[found['rank']]}", text)
    text = _RANK.sub(_rank, text)
    text = _BEFORE_NAME.sub(lambda found: f"{_SINGLE[found['any'] or found['stopped']]} ", text)
    text = _ARMY.sub(lambda found: f"{'First' if found[1] == '1' else 'Second'} Lieutenant ", text)
    text = _SENIOR.sub("Senior ", text)
    text = _FLEET.sub("Admiral ", text)
    text = _CALIBER.sub(" caliber", text)
    return _POUNDER.sub(lambda found: with_stop(f" pounder{'s' if 'pdrs' in found.group() else ''}", found), text)


def _rank(found: re.Match[str]) -> str:
    words = _PART.findall(found["rank"])
    if words[-1] in {"Off", "Con"} and words[-2] in _FULL:
        return found.group()
    return with_stop(" ".join(_WORDS[word] for word in words), found)


def _numbered(found: re.Match[str]) -> str:
    said = " ".join(_UNITS[unit.rstrip(".")] for unit in found["units"].split())
    return with_stop(f"{found['number']} {said}", found)


def _unit(found: re.Match[str]) -> str:
    return with_stop(_UNITS[found["unit"]], found)
