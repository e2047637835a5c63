"""English amounts of money: signs, codes, scales, ranges."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.currencies import CODES, SIGNS, Currency
from audiobrief.normalizer.english.numbers import cardinal, figure, plural
from audiobrief.normalizer.english.patterns import JOIN, NUMBER, SCALE, is_adjective
from audiobrief.patterns import any_of, either, has, has_word, lazy

_ALL = SIGNS | CODES | {"zł": CODES["PLN"], "Kč": CODES["CZK"]}
_SHORT = {
    "k": "thousand", "m": "million", "mn": "million", "mm": "million", "mln": "million", "b": "billion",
    "bn": "billion", "bln": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion",
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_CODE = "|".join(CODES)
_SHORTS = "k|K|mn|mln|mm|MM|m|M|bn|bln|b|B|trn|tn|T|t"
#: Tabloids weld them, "£5.2million", and headlines have them in capitals.
_SCALED = rf"(?:(?:[ -]?(?P<scale>(?i:{SCALE}))\b)|(?: ?(?P<short>{_SHORTS})\b))?"
_SCALED2 = rf"(?:(?:[ -]?(?P<scale2>(?i:{SCALE}))\b)|(?: ?(?P<short2>{_SHORTS})\b))?"
_MINUS = r"(?:(?<![\w.])[-−–](?=[^\w\s]{0,3}\w))?"
_MAY_HAVE = either(
    has(*"$€£¥₹₽₩₪₺₴₦₱฿₫₿₤₵¢₡₲৳₭₮₸₾₼֏", "S/.", "zł", "Kč"),
    has_word(*CODES, *(sign.strip(".") for sign in SIGNS if sign.strip(".").isalpha())),
)
_FIRST = lazy(
    rf"(?P<minus>{_MINUS})(?:(?<![\w$])(?P<sign>{_SIGN}) ?|\b(?P<code>{_CODE}) ?)(?P<minus2>[-−])?(?P<low>{NUMBER}){_SCALED}"
    rf"(?:(?P<join>{JOIN}| to )(?:(?P<sign2>{_SIGN}|{_CODE}) ?)?(?P<high>{NUMBER}){_SCALED2})?"
    rf"(?!(?!p[pn]\b|ph\b)\w)(?![.,]\d)",
    needs=_MAY_HAVE,
)
_LAST = lazy(
    rf"(?<![\w.,])(?:(?P<low>{NUMBER}){JOIN})?(?P<number>(?P<euro>\d{{1,9}},\d\d(?!\d)(?= ?€))|{NUMBER}){_SCALED}"
    rf" ?(?P<sign>[€£¥₹₽₩₪₺₴₤₦₱₫₡₲₸₾₼֏]|(?:{_CODE}|zł|Kč)\b|kr\b(?!\.\w)|\$(?!\d))",
    needs=_MAY_HAVE,
)
#: "€1.199,00": dots for thousands, a comma for cents.
_EUROPEAN = lazy(r"(?<=€)((?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,6})),(\d\d?)(?![\d.,]\d)(?!\d)", needs=has("€"))
#: "cents on the $"
_THE_SIGN = lazy(r"(?<=\b[Tt]he )([$£€])(?=[\s.,;:)]|$)", needs=has("he $", "he £", "he €"))
_CENTS = lazy(rf"(?<![\w.,])({NUMBER}) ?¢", needs=has("¢"))
#: Not of pictures: "in 720p".
_PENCE = lazy(r"(?<![\w.,$£€])(?!(?:240|360|480|576|720)p)(\d{1,3}|\d{1,4}\.\d{1,2})p\b(?!\.\w)", needs=has("0p"))
#: What a price is for one of, and how that is said where it is written short.
_PERIODS = {
    "mo": "month", "hr": "hour", "yr": "year", "wk": "week", "kWh": "kilowatt hour", "MWh": "megawatt hour", "lb": "pound",
    "oz": "ounce", "kg": "kilogram", "gal": "gallon", "bbl": "barrel", "bu": "bushel", "t": "ton", "cwt": "hundredweight",
    "sq ft": "square foot", "sq. ft": "square foot", "sqft": "square foot", "sq m": "square meter", "sq. m": "square meter",
    "sqm": "square meter", "ft²": "square foot", "ft2": "square foot", "m²": "square meter", "m2": "square meter",
    "m³": "cubic meter", "m3": "cubic meter", "ha": "hectare", "ac": "acre", "ft": "foot", "mi": "mile", "km": "kilometer",
    "min": "minute", "sec": "second", "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "kW": "kilowatt", "MW": "megawatt",
    "MMBtu": "million B T U", "mmBtu": "million B T U", "MMBTU": "million B T U", "pt": "pint", "dz": "dozen", "doz": "dozen",
    "yd": "yard",
    "L": "liter", "l": "liter", "ml": "milliliter", "mL": "milliliter", "g": "gram", "100g": "hundred grams",
    "100ml": "hundred milliliters", "tCO2": "ton of C O two", "W": "watt", "h": "hour", "qtr": "quarter", "ea": "each",
    "pp": "person",
}  # fmt: skip
_WORDS_PER = (
    "month|hour|day|week|year|night|gallon|person|barrel|ton|share|unit|head|pound|sq|bushel|mile|student|vote|click|round|dose|"
    "pill|pack"
)
#: After an amount of money only: "parent/child" is no price.
_WORDS_PRICED = (
    f"{_WORDS_PER}|acre|adult|bag|bottle|box|bunch|can|car|case|child|class|couple|cup|customer|device|dozen|employee|family|foot|"
    "game|gram|guest|hectare|household|item|jar|kilo|kilogram|kilometer|kilometre|kilowatt|licence|license|line|liter|litre|loaf|"
    "meal|meter|metre|metric ton|minute|ounce|page|piece|pint|plate|player|pupil|quarter|ride|room|seat|second|semester|serving|"
    "session|shift|shot|site|slice|song|square (?:foot|metre|meter|mile|yard)|stem|term|therm|ticket|tonne|tree|trip|troy ounce|"
    "troy oz|user|vehicle|visit|word|yard"
)
_SHORTS_PER = "|".join(re.escape(short) for short in sorted(_PERIODS, key=len, reverse=True))
_PER = lazy(rf"(?<=[a-z])/(?=(?:an? )?(?:{_WORDS_PER})\b|(?:mo|hr|yr|wk|kWh|MWh|lb|oz|kg|gal)\b)",
            needs=has("/"))  # fmt: skip
#: After an amount, where "\1" stands: short forms that could be something else after another word.
_PER_AMOUNT = lazy(
    rf"\x01/(?:(?P<short>(?:{_SHORTS_PER})(?![\w²³])\.?)|(?:an? )?(?P<word>(?:{_WORDS_PRICED})\b))"
    r"(?P<then>/(?:mo(?:nth)?|yr|year|night|week|wk|day|hr|hour)\b)?(?P<end>\s*$)?",
    needs=has("\x01"),
)
_EACH = {"pp": "per person", "pn": "per night", "ph": "per hour"}
#: "£40pp", "£60 pn"
_EACH_AFTER = lazy(rf"\x01 ?({'|'.join(sorted(_EACH, key=len, reverse=True))})(?![\w.])", needs=has("\x01"))
_FOLLOWED = lazy(rf"/[A-Za-z1]| ?(?:{'|'.join(_EACH)})(?![\w.])")
#: "a $2-a-day wage", "a $5-per-hour raise"
_RATE = lazy(r"-(a|an|per)-([a-z]{2,12})(?= [a-z])", needs=has("-a-", "-an-", "-per-"))
_WORTHY = (
    "bill note coin banknote check cheque ticket stamp fine prize jackpot bonus bet gift deposit donation grant scholarship loan "
    "bond deal contract chip voucher coupon rebate refund reward bribe cocktail latte mortgage "
    "bail bailout budget contribution fee lawsuit mansion penalt profit settlement speech windfall"
).split()
#: What is worth an amount, whatever stands before it: "three $20 bills".
_WORTH = lazy(
    r"[ -](?:bills?|notes?|coins?|banknotes?|checks?|cheques?|tickets?|stamps?|fines?|prizes?|jackpots?|bonuses|bonus|bets?|"
    r"gift cards?|deposits?|donations?|grants?|scholarships?|loans?|bonds?|deals?|contracts?|chips?|vouchers?|coupons?|rebates?|"
    r"refunds?|reward|rewards|bribes?|cocktails?|lattes?|mortgages?|bail|bailouts?|budgets?|contributions?|fees?|lawsuits?|"
    r"mansions?|penalt(?:y|ies)|profits?|settlements?|speech|speeches|windfalls?)\b",
    needs=has(*(f"{gap}{word}" for gap in " -" for word in _WORTHY)),
)
#: "$1.3 million dollars": the writer's slip is not the listener's.
_NAMED_AFTER = lazy(r" (?:dollars?|pounds?|euros?)\b")
_WORD_AFTER = lazy(r" (?!(?:a|an|and|by|for|from|has|in|is|of|on|or|this|to|was|were|will|with)\b)[a-z]")
_ROUND = lazy(rf"(?<![\w$])({_SIGN})(10|100|1,?000)s\b(?: of\b)?|(?<![\w$])(?:{_SIGN})([2-9]0)s\b", needs=has("0s"))
_ROUNDS = {"10": "tens", "100": "hundreds", "1000": "thousands"}
_RATE_AFTER = lazy(rf"\0{_RATE.pattern}", needs=has("\0"))
_A_PIECE = lazy(r"(?<=(?:ar|nd|ro|en)s)-(an?)-(?=[a-z])", needs=has("s-a-", "s-an-"))
#: "$1-a-day", "3-for-$10", "£1/$1.27"
_ONE_A = lazy(r"(?<=dollar|.pound|..euro)-(a|an|per)-(?=[a-z])", needs=has("-a-", "-an-", "-per-"))
_FOR = lazy(r"(?<![\w.,-])(\d{1,2})-for-(?=[$£€]\d)", needs=has("0-for-"))
_OTHERWISE = lazy(
    r"(?<=[$£€]\d)/(?=(?:US(?=\$))?[$£€]\d)|(?<=\d\d|\d[mk]|bn)/(?=(?:US(?=\$))?[$£€]\d)",
    needs=has("/$", "/£", "/€", "/US$"),
)
#: Cents, where a price or a change of one is told: "up 23c a litre", "a 99c store".
_C = lazy(
    r"(?<![\w.,$£€/-])(\d{1,3}(?:\.\d)?)c(?= (?:a|an|per|each|off|store|stamps?|coins?|apiece)\b(?! temp))|"
    r"(?<=cost )(\d{1,2})c(?!\w)|(?<=costs )(\d{1,2})c(?!\w)|(?<=paid )(\d{1,2})c(?!\w)|(?<=priced at )(\d{1,2})c(?!\w)",
    needs=has("0c"),
)
_C_NOUN = lazy(r" (?:store|stamps?|coins?)\b")
_PERIOD = lazy(r"(?<= per )(?:mo|hr|yr|wk|kWh|MWh|lb|oz|kg|gal|bbl|GB|MMBtu|sq ft)\b\.?", needs=has(" per "))

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(
    _OTHERWISE,
    _FOR,
    _C,
    _ONE_A,
    _EUROPEAN,
    _ROUND,
    _FIRST,
    _RATE_AFTER,
    _LAST,
    _EACH_AFTER,
    _PER_AMOUNT,
    _THE_SIGN,
    _CENTS,
    _PENCE,
    _A_PIECE,
    _PER,
    _PERIOD,
)


def say_money(text: str) -> str:
    """The text with its amounts of money in words."""
    if not _ANY(text):
        return text
    text = _OTHERWISE.sub(", ", _FOR.sub(r"\1 for ", text))
    text = _EUROPEAN.sub(lambda found: found[1].replace(".", ",") + (f".{found[2]}" if found[2] else ""), text)
    text = _ROUND.sub(_round, text)
    text = _FIRST.sub(lambda found: _marked(found, _before(found)), text)
    text = _RATE_AFTER.sub(r" \1 \2", text)
    text = _LAST.sub(lambda found: _marked(found, _after(found)), text)
    if "\1" in text:
        text = _EACH_AFTER.sub(lambda found: f" {_EACH[found[1]]}", _PER_AMOUNT.sub(_per, text)).replace("\1", "")
    text = _THE_SIGN.sub(lambda found: SIGNS[found[1]].one, text)
    text = _CENTS.sub(lambda found: _cents(found[1]), text)
    text = _C.sub(_cents_of, text)
    text = _PENCE.sub(lambda found: f"{figure(found[1])} {'penny' if found[1] == '1' else 'pence'}", text)
    text = _ONE_A.sub(r" \1 ", text)
    text = _A_PIECE.sub(r" \1 ", text)
    text = _PER.sub(" per ", text)
    return _PERIOD.sub(lambda found: _PERIODS[found.group().rstrip(".")], text)


def _cents(written: str) -> str:
    return f"{figure(written)} {'cent' if written == '1' else 'cents'}"


def _cents_of(found: re.Match[str]) -> str:
    written = next(filter(None, found.groups()))
    return f"{figure(written)} cent" if _C_NOUN.match(found.string, found.end()) else _cents(written)


def _marked(found: re.Match[str], said: str) -> str:
    r"""An amount with a "\1" after it, where what it is for comes next: "$9/bu", "£40pp"."""
    return f"{said}\1" if _FOLLOWED.match(found.string, found.end()) else said


def _per(found: re.Match[str]) -> str:
    short, then = (found["short"] or "").rstrip("."), found["then"]
    said = (
        " each"
        if short == "ea"
        else f" per {_PERIODS[short] if short else found['word'].replace('troy oz', 'troy ounce')}"
    )
    if then:
        said += f" per {_PERIODS.get(then[1:], then[1:])}"
    # The full stop of "$6/bu." is the sentence's as well where that ends.
    return (
        f"{said}{'.' if found['end'] is not None and (found['short'] or '').endswith('.') else ''}{found['end'] or ''}"
    )


def _round(found: re.Match[str]) -> str:
    """Round sums in the plural: "$100s of it" as hundreds of dollars, a roll of $20s as twenties."""
    if found[3]:
        return plural(cardinal(int(found[3])))
    return f"{_ROUNDS[found[2].replace(',', '')]} of {SIGNS[found[1]].many}"


def _before(found: re.Match[str]) -> str:
    """The sign stands before the number."""
    currency = _ALL[found["sign"] or found["code"]]
    if found["high"] is None and _RATE.match(found.string, found.end()):
        return f"{_amount(found['low'], _scale(found['scale'], found['short']), currency, singular=True)}\0"
    if found["sign2"] and found["sign2"] != (found["sign"] or found["code"]):
        return found.group()
    minus = "minus " if found["minus"] or found["minus2"] else ""
    first, second = _scale(found["scale"], found["short"]), _scale(found["scale2"], found["short2"])
    singular = is_adjective(found) or _WORTH.match(found.string, found.end()) is not None or _is_joined(found)
    if found["high"] is None:
        said = minus + _amount(found["low"], first, currency, singular)
        return said.rpartition(" ")[0] if _NAMED_AFTER.match(found.string, found.end()) else said
    if found["join"] == " to " and not (found["sign2"] or second):
        # "$5 to 10 people"
        return f"{minus}{_amount(found['low'], first, currency, singular=False)} to {found['high']}"
    if not first and not second and ("." in found["low"] or "." in found["high"]):
        return f"{_amount(found['low'], '', currency, singular)} to {_amount(found['high'], '', currency, singular)}"
    name = currency.one if singular else currency.many
    return f"{minus}{figure(found['low'])}{first} to {figure(found['high'])}{second} {name}"


def _is_joined(found: re.Match[str]) -> bool:
    """Whether a hyphen before the scale makes it an adjective: "the ₹100-crore club"."""
    scale = found["scale"]
    return bool(scale) and f"-{scale}" in found.group() and _WORD_AFTER.match(found.string, found.end()) is not None


def _after(found: re.Match[str]) -> str:
    """The sign stands after the number, as in "200 EUR"."""
    scale = _scale(found["scale"], found["short"])
    number = found["euro"].replace(",", ".") if found["euro"] else found["number"]
    low = f"{figure(found['low'])} to " if found["low"] else ""
    return low + _amount(number, scale, _ALL[found["sign"]], is_adjective(found))


def _scale(word: str | None, short: str | None) -> str:
    return f" {word.lower() if word else _SHORT[(short or '').lower()]}" if word or short else ""


def _amount(number: str, scale: str, currency: Currency, singular: bool) -> str:
    whole, point, fraction = number.replace(",", "").partition(".")
    name = currency.one if singular or (number == "1" and not scale) else currency.many
    if scale or not point or len(fraction) != 2 or len(whole) > 15:
        return f"{figure(number)}{scale} {name}"
    units, parts = int(whole or 0), int(fraction)
    said_parts = f"{cardinal(parts)} {currency.part if parts == 1 else currency.parts}"
    if not units and parts:
        return said_parts
    said = f"{cardinal(units)} {currency.one if units == 1 else currency.many}"
    return f"{said} and {said_parts}" if parts else said
