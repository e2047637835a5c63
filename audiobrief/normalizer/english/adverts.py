"""Small advertisements, letters and invoices: "1BR apt.", "£850 pcm excl. bills", "ono", "inv. no.", "encl.", "the 5th inst."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import digits
from audiobrief.normalizer.english.patterns import AT_END, with_stop
from audiobrief.patterns import either, has, has_word, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_BEDROOMS = "BR BD BDR BDRM bdr Bdr bdrm Bdrm bedrm Bedrm bd".split()
#: "1BR", "2 BR/1 BA", "3-bdrm": one or many by what follows.
_ROOMS = lazy(
    r"(?<![\w.,])(?P<count>\d{1,2}(?:\.5|½)?)(?:-?BR|[ -]?(?:BDRM?|[Bb]drm?|[Bb]edrm|bd)|"
    r" BR(?=[/,;.]|$| (?:apt|condo|house|home|flat)))"
    r"s?\b\.?(?![\w-])" + AT_END,
    needs=has(
        *(
            f"{before}{room}"
            for before in ("0", ".0", "½", "-", " ")
            for room in ("BR", "BD", "bd", "Bd", "bedrm", "Bedrm")
        )
    ),
)
_BATHS = lazy(
    r"(?P<slash>/)?(?<![\w.,])(?P<count>\d{1,2}(?:\.5|½)?)[ -]?(?:BA|ba|Ba)\b\.?(?!\w)" + AT_END,
    needs=has(*(f"{before}{bath}" for before in "0½ -" for bath in ("BA", "ba", "Ba"))),
)
_PAUSE = lazy(r"[,;)]|/|$| (?:and|&|with|in|on|at|for|to|from|plus)\b")
_AMOUNT = r"[$€£]\d{1,9}(?:,\d{3}){0,3}(?:\.\d\d)?(?:[kKm](?= ))?"
_EACH = {
    "pcm": "per calendar month", "pw": "per week", "pppw": "per person per week", "pppn": "per person per night",
    "pppcm": "per person per calendar month", "ono": "or nearest offer", "ovno": "or very near offer", "pa": "per annum",
    "ph": "per hour",
    "obo": "or best offer",
}  # fmt: skip
#: After an amount; dots and capitals as they come.
_PERIOD = r"(?:p\.?c\.?m|p\.?w|p\.h|pppw|pppn|pppcm|p\.?a|PCM|PW)\b\.?"
_OFFER = r"(?:o\.?n\.?o|o\.?v\.?n\.?o|o\.?b\.?o|ONO|OVNO|OBO)\b\.?"
_DOTTED = ("p.h", "p.c.m", "pc.m", "p.cm", "p.w", "p.a", "o.n", "on.o", "o.v", "ov.n", "ovn.o", "o.b", "ob.o")
_AFTER_AMOUNT = lazy(
    rf"(?P<amount>{_AMOUNT})(?P<words>(?:,? ?{_PERIOD})(?:,? ?{_OFFER})?|(?:/|,? ?){_OFFER})(?!\w){AT_END}",
    needs=either(has_word(*_EACH, "PCM", "PW", "ONO", "OVNO", "OBO"),
                 has(*_DOTTED)),
)  # fmt: skip
_SHORT_WORD = lazy(r"[A-Za-z.]+")
_CAPITAL = lazy(r" [A-Z]")
_OFFERS = {"OIRO": "offers in the region of", "OIEO": "offers in excess of"}
_OFFER_BEFORE = lazy(r"\b(?:OIRO|OIEO|oiro|oieo)\b(?= ?[$€£])", needs=has_word("OIRO", "OIEO", "oiro", "oieo"))
#: Before a number or code, or a colon.
_REFERRING = {
    "ref": "reference", "Ref": "Reference", "refs": "references", "Refs": "References", "inv": "invoice", "Inv": "Invoice",
    "INV": "Invoice", "acct": "account", "Acct": "Account", "encl": "enclosed", "Encl": "Enclosed", "Enc": "Enclosed",
    "encs": "enclosures", "Encs": "Enclosures", "attn": "attention", "Attn": "Attention", "qty": "quantity", "Qty": "Quantity",
}  # fmt: skip
_REFERENCE = lazy(
    rf"(?<![\w.])(?P<short>{'|'.join(_REFERRING)})(?:\. ?(?=[nN]os?\b|[nN]umbers?\b|#|\d|[A-Z]{{1,4}}[-/ ]?\d|"
    r"[A-Z]{1,4}[/-][A-Z\d])|"
    r"\.?(?=: )| (?=[nN]os?\. ?\d))",
    needs=has_word(*_REFERRING),
)
#: These are words as well, or other short forms: what follows the stop within the sentence tells.
_MIDWAY = {
    "apt": "apartment", "apts": "apartments", "rm": "room", "rms": "rooms", "encl": "enclosed", "prev": "previous",
    "util": "utilities", "utils": "utilities", "ea": "each", "bal": "balance", "pls": "please", "refs": "references",
    "inv": "invoice", "dep": "deposit", "gdn": "garden", "gdns": "gardens", "gge": "garage", "dbl": "double",
    "lge": "large", "sgl": "single", "hse": "house", "immed": "immediate", "recep": "reception",
    "furn": "furnished", "unfurn": "unfurnished", "hdwd": "hardwood", "bsmt": "basement", "acct": "account",
    "accts": "accounts", "Accts": "Accounts", "req'd": "required", "req’d": "required", "reqd": "required",
    "bdrms": "bedrooms",    "bdrm": "bedroom", "mths": "months", "mth": "month", "negot": "negotiable",
    "Lge": "Large", "Dbl": "Double", "Pls": "Please", "Rgds": "Regards", "rgds": "regards", "Apts": "Apartments",
    "Refs": "References",
    "rec'd": "received", "rec’d": "received", "Yrs": "Yours", "info": "information", "bldg": "building",
    "nr": "near",
    "Rm": "Room", "mtg": "meeting", "Mtg": "Meeting", "mtgs": "meetings", "apols": "apologies", "Apols": "Apologies",
    "gd": "good",
    "tkts": "tickets", "Tkts": "Tickets",
    "concs": "concessions",
    "Appl": "Application", "appl": "application", "appt": "appointment", "appts": "appointments",
}  # fmt: skip


def _letters(shorts: Iterable[str]) -> Iterator[str]:
    """What a gate for words finds of short forms that may have an apostrophe: "req" of "req'd"."""
    return (short.partition("'")[0].partition("’")[0] for short in shorts)


_SHORT_MIDWAY = lazy(
    rf"(?<![\w.'’@/-])(?P<short>{'|'.join(sorted(_MIDWAY, key=len, reverse=True))})"
    r"\.(?=[,;]| [a-z&+(=$€£]| (?:Dept|Payable|Receivable)\b)",
    needs=has_word(*_letters(_MIDWAY)),
)
#: At the end only those that are nothing else.
_AT_LAST = (
    "utils util apts req'd req’d rec'd rec’d ea gdn gge bdrms bdrm hse Rgds encl unfurn furn mths accts reqd bsmt"
).split()
_SHORT_AT_LAST = lazy(
    rf"(?<![\w.'’@/-])(?P<short>{'|'.join(sorted(_AT_LAST, key=len, reverse=True))})\.(?P<end>[\"”’)\s]*$)",
    needs=has_word(*_letters(_AT_LAST)),
)
#: An apartment after what is said of it: "a one-bedroom apt."
_APARTMENT = lazy(r"(?<=(?:room|xury|udio|shed|rent) )apt\b\.?(?!\w)" + AT_END, needs=has_word("apt"))
#: What no word is, with a full stop or without.
_SURE = ("hse gge gdn gdns bdrm bdrms hdwd bsmt lge req'd req’d rec'd rec’d").split()
_SHORT_SURE = lazy(
    rf"(?<![\w.'’@/-])(?P<short>{'|'.join(_SURE)})(?![\w.@/])",
    needs=has_word(*_letters(_SURE)),
)
_ADJACENT = lazy(r"(?<![\w.])adj\. (?=to\b)", needs=has("adj. to"))
_NUMBERED_ROOM = lazy(r"(?<![\w.])(?P<what>apt|rm)\. ?(?=#?\d{1,4}[A-Z]?(?!\w)(?! [a-z]))", needs=has("apt.", "rm."))
_DEPOSIT = lazy(r"(?<![\w.])(?P<first>[Dd])ep\. (?=[$€£]\d)", needs=has("ep. $", "ep. €", "ep. £"))
_HOURS = lazy(
    r"(?P<hours>\b(?:hrs?|hours?|days?|mornings|shifts))\.? p\.?w\b\.?(?!\w)" + AT_END, needs=has("pw", "p.w")
)
_TIMES = {"f": "full time", "p": "part time"}
_JOB = lazy(r"(?<![\w/])(?P<time>[FPfp])/[Tt](?![\w/])", needs=has("/t", "/T"))
_ACRES = lazy(r"(?<=\d )ac\.(?=[,;]| [a-z])", needs=has("0 ac."))
_ACCOUNT = lazy(r"\b(?P<first>[Aa])/[Cc] (?=[Nn]o|[Nn]umber|\d)", needs=has("A/c ", "a/c ", "A/C ", "a/C "))
_SORT_CODE = lazy(r"(?P<lead>\b[Ss]ort code(?: is|:)? )(\d)(\d)-(\d)(\d)-(\d)(\d)(?![\w-])", needs=has("ort code"))
_MARKET = lazy(
    r"\bMkt\.? (?=(?:Sq|Pl|St|Rd|Square|Place|Street|Harborough|Drayton|Rasen|Hall)\b)", needs=has_word("Mkt")
)
_NEAR = lazy(r"(?<![\w.])nr\.? (?=[A-Z][a-z])", needs=has_word("nr"))
#: "bills incl.", but "incl. bills".
_INCLUDED = lazy(
    r"(?<=[\w,.] )(?P<what>incl|excl)\b(?:\.(?=[,;)]|\W*$)|(?=[,;)]))" + AT_END, needs=has_word("incl", "excl")
)
_EXCLUSIVE = lazy(
    r"(?<![\w.])(?P<what>[Ii]ncl|[Ee]xcl)(?: (?=(?:VAT|bills|tax|GST|utilities|P&P|p&p)\b))",
    needs=has_word("incl", "excl", "Incl", "Excl"),
)
_MONTHS = {"inst": "instant", "ult": "ultimo", "prox": "proximo"}
_OF_MONTH = lazy(r"(?<=\d(?:st|nd|rd|th) )(?P<of>inst|ult|prox)\.(?!\w)" + AT_END, needs=has_word(*_MONTHS))
_COPIES = lazy(r"(?<![\w.])(b?cc):(?= [A-Z])", needs=has("cc: "))
_SIR = lazy(r"\b(Sir|Sirs|sir)/([Mm]adam|Madams)\b", needs=has("ir/", "irs/"))
_SOON = lazy(r"(?<![\w.@])(asap|rsvp)(?!\w)", needs=has_word("asap", "rsvp"))

#: Nothing to do for most texts: none of the patterns finds anything without one of these.
_ANY = has_word(
    *"BRs bds bdrs BA ba Ba pcm pw pppw pppn pppcm pa PCM PW ono ovno obo ONO OVNO OBO p o "
    "OIRO OIEO oiro oieo incl excl Incl Excl apt rm adj dep Dep nr inst ult prox cc bcc "
    "F P f ac c C Mkt code pw Sir Sirs sir asap rsvp bdrms".split(),
    *_BEDROOMS,
    *_REFERRING,
    *_letters(_MIDWAY),
)


def say_adverts(text: str) -> str:
    """The text with the short forms of advertisements and letters in words."""
    if not _ANY(text):
        return text
    text = _ROOMS.sub(_rooms, text)
    text = _BATHS.sub(_baths, text)
    text = _AFTER_AMOUNT.sub(_amount, text)
    text = _OFFER_BEFORE.sub(lambda found: _OFFERS[found.group().upper()], text)
    text = _INCLUDED.sub(lambda found: with_stop(f"{found['what']}uded", found), text)
    text = _EXCLUSIVE.sub(lambda found: f"{found['what']}uding ", text)
    text = _REFERENCE.sub(
        lambda found: _REFERRING[found["short"]] + ("" if found.string[found.end() : found.end() + 1] == ":" else " "),
        text,
    )
    text = _SHORT_MIDWAY.sub(lambda found: _MIDWAY[found["short"]], text)
    text = _SHORT_AT_LAST.sub(lambda found: f"{_MIDWAY[found['short']]}.{found['end']}", text)
    text = _APARTMENT.sub(lambda found: with_stop("apartment", found), text)
    text = _SHORT_SURE.sub(lambda found: _MIDWAY[found["short"]], text)
    text = _ADJACENT.sub("adjacent ", text)
    text = _NUMBERED_ROOM.sub(lambda found: "apartment " if found["what"] == "apt" else "room ", text)
    text = _DEPOSIT.sub(r"\g<first>eposit ", text)
    text = _NEAR.sub("near ", text)
    text = _HOURS.sub(lambda found: with_stop(f"{found['hours']} per week", found), text)
    text = _JOB.sub(lambda found: _TIMES[found["time"].lower()], text)
    text = _ACRES.sub("acres", text)
    text = _ACCOUNT.sub(lambda found: f"{'Account' if found['first'] == 'A' else 'account'} ", text)
    text = _SORT_CODE.sub(_sort_code, text)
    text = _MARKET.sub("Market ", text)
    text = _OF_MONTH.sub(lambda found: with_stop(_MONTHS[found["of"]], found), text)
    text = _COPIES.sub(lambda found: f"{found[1].upper()}:", text)
    text = _SIR.sub(r"\1 or \2", text)
    return _SOON.sub(lambda found: found[1].upper(), text)


def _sort_code(found: re.Match[str]) -> str:
    figures = found.groups()[1:]
    return found["lead"] + ", ".join(digits("".join(figures[at : at + 2])) for at in (0, 2, 4))


def _rooms(found: re.Match[str]) -> str:
    many = found["count"] != "1" and (found["end"] is not None or _PAUSE.match(found.string, found.end()))
    slash = found.string[found.end() : found.end() + 1] == "/"
    return with_stop(f"{found['count']} bedroom{'s' if many and not slash else ''}{',' if slash else ''}", found)


def _baths(found: re.Match[str]) -> str:
    if "bed" not in found.string and "Bed" not in found.string:
        return found.group()  # a degree
    many = found["count"] != "1" and (found["end"] is not None or _PAUSE.match(found.string, found.end()))
    return with_stop(f"{' ' if found['slash'] else ''}{found['count']} bath{'s' if many else ''}", found)


def _amount(found: re.Match[str]) -> str:
    words = [_EACH[written.replace(".", "").lower()] for written in _SHORT_WORD.findall(found["words"])]
    # "£150 o.n.o. Tel. 01904" are two sentences.
    ends = found.group().endswith(".") and _CAPITAL.match(found.string, found.end())
    return with_stop(" ".join([found["amount"], *words]), found) + ("." if ends else "")
