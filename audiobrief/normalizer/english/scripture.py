"""Chapter and verse: "1 Cor. 13:4-7" as "First Corinthians thirteen, verses four to seven", "Ps. 23", "Qur'an 2:255"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, roman_value
from audiobrief.patterns import both, has, has_match, has_word, lazy

if TYPE_CHECKING:
    import re

#: Books of which there are two or three.
_NUMBERED = {
    "Samuel": "Samuel", "Sam": "Samuel", "Kings": "Kings", "Kgs": "Kings", "Chronicles": "Chronicles", "Chron": "Chronicles",
    "Chr": "Chronicles", "Corinthians": "Corinthians", "Cor": "Corinthians", "Thessalonians": "Thessalonians",
    "Thess": "Thessalonians", "Timothy": "Timothy", "Tim": "Timothy", "Peter": "Peter", "Pet": "Peter", "John": "John",
    "Jn": "John", "Maccabees": "Maccabees", "Macc": "Maccabees", "Esdras": "Esdras", "Esd": "Esdras", "Nephi": "Nephi",
    "Ne": "Nephi",    "Pt": "Peter", "Thes": "Thessalonians",
}  # fmt: skip
#: Of these, a chapter alone is enough: the others are people, teams and kings.
_SURE_NUMBERED = ("Chronicles", "Chron", "Corinthians", "Cor", "Thessalonians", "Thess", "Maccabees", "Macc")
#: Abbreviations that are nothing else: a chapter alone is enough after their stop.
_SURE = {
    "Exod": "Exodus", "Lev": "Leviticus", "Deut": "Deuteronomy", "Josh": "Joshua", "Judg": "Judges", "Neh": "Nehemiah",
    "Prov": "Proverbs", "Eccl": "Ecclesiastes", "Eccles": "Ecclesiastes", "Isa": "Isaiah", "Ezek": "Ezekiel",
    "Zeph": "Zephaniah", "Zech": "Zechariah", "Matt": "Matthew", "Rom": "Romans", "Eph": "Ephesians", "Heb": "Hebrews",
}  # fmt: skip
#: Others, which need a verse as well.
_SHORT = _SURE | {
    "Gen": "Genesis", "Ex": "Exodus", "Num": "Numbers", "Dt": "Deuteronomy", "Esth": "Esther", "Est": "Esther",
    "Song of Sol": "Song of Solomon", "Is": "Isaiah", "Jer": "Jeremiah", "Lam": "Lamentations", "Dan": "Daniel",
    "Hos": "Hosea", "Obad": "Obadiah", "Jon": "Jonah", "Mic": "Micah", "Nah": "Nahum", "Hab": "Habakkuk", "Hag": "Haggai",
    "Mal": "Malachi", "Mt": "Matthew", "Mk": "Mark", "Lk": "Luke", "Jn": "John", "Gal": "Galatians", "Phil": "Philippians",
    "Col": "Colossians", "Tit": "Titus", "Philem": "Philemon", "Phlm": "Philemon", "Jas": "James", "Rev": "Revelation",
    "Ps": "Psalm", "Psa": "Psalm", "Pss": "Psalms",
    "Tob": "Tobit", "Wis": "Wisdom", "Sir": "Sirach", "Bar": "Baruch", "Pr": "Proverbs",
}  # fmt: skip
#: Words and names, when they have no stop.
_NEED_STOP = frozenset("Ex Num Est Is Lam Dan Jon Mic Hag Mal Phil Col Tit Tob Wis Sir Bar Pr Rev Song".split())
_WHOLE = (
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Ezra Nehemiah Esther Job Psalms Psalm Proverbs Ecclesiastes "
    "Solomon Songs Isaiah Jeremiah Lamentations Ezekiel Daniel Hosea Joel Amos Obadiah Jonah Micah Nahum Habakkuk Zephaniah "
    "Haggai Zechariah Malachi Matthew Mark Luke John Acts Romans Galatians Ephesians Philippians Colossians Titus Philemon "
    "Hebrews James Jude Revelation Tobit Judith Wisdom Sirach Baruch Gita "
    "Alma Mosiah Helaman Moroni Covenants D&C"
).split()
_VERSE = r"[1-9]\d{0,2}[a-c]?"
_SPAN = rf"{_VERSE}(?:[-–]{_VERSE})?"
#: More verses after a comma: only where what follows can't be something counted.
_VERSES = rf"{_SPAN}(?:, ?{_SPAN}(?=[,;.:)\]]|$| and [A-Z])){{0,12}}"
_PLACE = (
    rf"(?P<chapter>[1-9]\d{{0,2}})(?P<sign>[:.])(?P<verses>{_VERSES})(?:[-–](?P<chapter2>\d{{1,3}}):(?P<verse2>{_VERSE}))?"
    rf"(?P<more>(?:; ?\d{{1,3}}:{_VERSES}){{0,12}})(?P<on>ff?\b(?:\.(?=[,;:)]))?)?(?![\w°%])(?![.,:]\d|[-–]\d)(?! ?[ap]\.?m\b)"
)
_WHICH = r"(?P<which>[123]|I{1,3}|1st|2nd|3rd)"
_NUMBERED_BOOK = lazy(
    rf"(?<![\w.,:$-]){_WHICH} (?P<book>{'|'.join(_NUMBERED)})\b\.? {_PLACE}",
    needs=both(has("0:0", "0.0"), has_word(*_NUMBERED)),
)
_NUMBERED_CHAPTER = lazy(
    r"(?P<lead>^|[(;,:] ?|\b(?:[Ii]n|[Ff]rom|[Oo]f|[Ss]ee|[Rr]eads?|[Tt]o|[Aa]nd|or|[Tt]hat|[Cc]f\.?|[Bb]y|with) )"
    rf"(?P<which>[12]) (?P<book>{'|'.join(_SURE_NUMBERED)})\b\.?(?![:-])(?P<end>\W*$)?",
    needs=has_word(*_SURE_NUMBERED),
)
_BOOK = lazy(
    rf"(?<![\w.])(?:(?P<short>{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b(?P<stop>\.?)|(?P<whole>{'|'.join(_WHOLE)})) "
    rf"{_PLACE}",
    needs=both(has("0:0", "0.0"), has_word("C", *_WHOLE, *(name.split()[-1] for name in _SHORT))),
)
_CHAPTER = lazy(
    rf"(?<![\w.])(?P<book>{'|'.join(_SURE)})\. (?=\d{{1,3}}(?![\w%])(?![.,:]\d))",
    needs=has_word(*_SURE),
)
_PSALM = lazy(
    r"(?<![\w.])Ps(?P<many>s)?\b\.? (?=\d{1,3}(?![\w%:])(?P<to>[-–]\d)?)", needs=has("Ps. 0", "Pss. 0", "Ps 0", "Pss 0")
)
_KORAN = lazy(
    rf"\b(?P<book>Qur['’]?[aā]n|Koran|S[uū]rah?|Q\.)(?P<name> [A-Z][\w’'-]{{1,20}}(?: [A-Z][\w’'-]{{1,20}})?,?)? "
    rf"(?P<chapter>\d{{1,3}}):(?P<verses>{_SPAN})(?![\w:])(?!\.\d)",
    needs=both(has("0:0"), has("Qur", "Koran", "Surah", "Sura ", "Sūra", "Q. ")),
)
_VERSES_SHORT = lazy(r"(?<![\w.])vv\. ?(?=\d)", needs=has("vv.0", "vv. 0"))
#: "1 Cor. xiii. 4", as old books have it.
_ROMAN = lazy(
    rf"\b(?P<book>{'|'.join((*_NUMBERED, *_SHORT, *_WHOLE))})\b\.? (?P<chapter>[clxvi]{{1,8}})[.:,] ?(?=[1-9]\d{{0,2}}(?!\d))",
    needs=has_match(r" [clxvi]{1,8}[.:,] ?\d"),
)
_MORE = lazy(rf"(\d{{1,3}}):({_VERSES})")
_ORDINALS = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}
#: From here on, two numbers without a word between them are hard to tell apart.
_LONG = 100

#: Nothing to do for most texts: none of the patterns finds anything without one of these.
_ANY = has_word(
    "C", *_NUMBERED, *_WHOLE, *(name.split()[-1] for name in _SHORT), "Qur", "Quran", "Qurān", "Koran", "Surah", "Sura",
    "Sūrah", "Sūra", "Q", "vv",
)  # fmt: skip


def say_scripture(text: str) -> str:
    """The text with chapters and verses of the Bible and the Qur'an in words."""
    if not _ANY(text):
        return text
    text = _ROMAN.sub(_from_roman, text)
    text = _NUMBERED_BOOK.sub(
        lambda found: f"{_ORDINALS[found['which'].rstrip('stndr')]} {_NUMBERED[found['book']]} {_place(found)}", text
    )
    text = _NUMBERED_CHAPTER.sub(_numbered_chapter, text)
    text = _BOOK.sub(_book, text)
    text = _CHAPTER.sub(lambda found: f"{_SURE[found['book']]} ", text)
    text = _PSALM.sub(lambda found: f"Psalm{'s' if found['many'] or found['to'] else ''} ", text)
    text = _KORAN.sub(_koran, text)
    return _VERSES_SHORT.sub("verses ", text)


def _from_roman(found: re.Match[str]) -> str:
    return f"{found['book']}{'' if found['book'] in _WHOLE else '.'} {roman_value(found['chapter'])}:"


def _numbered_chapter(found: re.Match[str]) -> str:
    end = found["end"]
    return f"{found['lead']}{_ORDINALS[found['which']]} {_NUMBERED[found['book']]}" + (
        f".{end}" if end is not None else ""
    )


def _book(found: re.Match[str]) -> str:
    short = found["short"]
    if found["sign"] == "." and not (short in _SURE and found["stop"]):
        return found.group()  # a decimal number
    if short and short in _NEED_STOP and not found["stop"]:
        return found.group()
    return f"{_SHORT[short] if short else found['whole']} {_place(found)}"


def _place(found: re.Match[str]) -> str:
    """Chapter and verses; several are said to be verses."""
    said = _chapter(found["chapter"], found["verses"])
    if found["chapter2"]:
        said = f"{cardinal(int(found['chapter']))}, verse {_verse(found['verses'])} to chapter "
        said += f"{cardinal(int(found['chapter2']))}, verse {_verse(found['verse2'])}"
    for chapter, verses in _MORE.findall(found["more"]):
        said += f"; {_chapter(chapter, verses)}"
    return f"{said} and following" if found["on"] else said


def _chapter(chapter: str, verses: str) -> str:
    spans = [span.strip() for span in verses.split(",")]
    number = cardinal(int(chapter))
    if len(spans) == 1 and spans[0].isdigit():
        verse = int(spans[0])
        return f"{number}{', verse' if max(verse, int(chapter)) >= _LONG else ''} {cardinal(verse)}"
    said = [" to ".join(map(_verse, span.replace("–", "-").split("-"))) for span in spans]
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    return f"{number}, verse{'s' if len(spans) > 1 or ' to ' in listed else ''} {listed}"


def _verse(written: str) -> str:
    return cardinal(int(written)) if written.isdigit() else f"{cardinal(int(written[:-1]))} {written[-1].upper()}"


def _koran(found: re.Match[str]) -> str:
    lead = found["book"] + (found["name"] or "")
    chapter = "" if found["book"].startswith("S") else " chapter"
    many = not found["verses"].isdigit()
    verses = " to ".join(map(_verse, found["verses"].replace("–", "-").split("-")))
    return f"{lead}{chapter} {cardinal(int(found['chapter']))}, verse{'s' if many else ''} {verses}"
