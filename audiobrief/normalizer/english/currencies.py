"""Currencies: their signs and codes, and those of a single letter that stand for one only where an amount of money does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobrief.patterns import both, has, has_match, has_word, lazy

if TYPE_CHECKING:
    import re


class Currency(NamedTuple):
    """What one and several of a currency are called, and of its hundredth part."""

    one: str
    many: str
    part: str = "cent"
    parts: str = "cents"


_DOLLAR = Currency("dollar", "dollars")
_POUND = Currency("pound", "pounds", "penny", "pence")
_KRONA = ("øre", "øre")


def _dollar_of(whose: str) -> Currency:
    return Currency(f"{whose} dollar", f"{whose} dollars")


def _peso_of(whose: str) -> Currency:
    return Currency(f"{whose} peso", f"{whose} pesos", "centavo", "centavos")


_KENYAN, _UGANDAN, _TANZANIAN = (
    Currency(f"{whose} shilling", f"{whose} shillings") for whose in ("Kenyan", "Ugandan", "Tanzanian")
)
_EGYPTIAN = Currency("Egyptian pound", "Egyptian pounds", "piastre", "piastres")
_CEDI = Currency("cedi", "cedis", "pesewa", "pesewas")
_TAKA = Currency("taka", "taka", "poisha", "poisha")
_RUPIAH = Currency("rupiah", "rupiah", "sen", "sen")
_DIRHAM = Currency("dirham", "dirhams", "fils", "fils")
_FRANC = Currency("Swiss franc", "Swiss francs", "centime", "centimes")
_YUAN = Currency("yuan", "yuan", "fen", "fen")
_YEN = Currency("yen", "yen", "sen", "sen")
#: What an amount begins with.
SIGNS = {
    "US$": _dollar_of("U S"), "C$": _dollar_of("Canadian"), "CA$": _dollar_of("Canadian"),
    "A$": _dollar_of("Australian"),
    "AU$": _dollar_of("Australian"), "NZ$": _dollar_of("New Zealand"), "HK$": _dollar_of("Hong Kong"),
    "S$": _dollar_of("Singapore"), "NT$": _dollar_of("Taiwan"), "R$": Currency("real", "reais", "centavo", "centavos"),
    "$": _DOLLAR, "€": Currency("euro", "euros"), "£": _POUND, "¥": _YEN,
    "₹": Currency("rupee", "rupees", "paisa", "paise"), "₽": Currency("ruble", "rubles", "kopeck", "kopecks"),
    "₩": Currency("won", "won", "jeon", "jeon"), "₪": Currency("shekel", "shekels", "agora", "agorot"),
    "₺": Currency("lira", "lira", "kurus", "kurus"), "₴": Currency("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₦": Currency("naira", "naira", "kobo", "kobo"), "₱": Currency("peso", "pesos", "centavo", "centavos"),
    "฿": Currency("baht", "baht", "satang", "satang"), "₫": Currency("dong", "dong", "xu", "xu"),
    "₿": Currency("bitcoin", "bitcoins"), "Rs": Currency("rupee", "rupees", "paisa", "paise"),
    "₤": _POUND, "kr": Currency("krone", "kroner", *_KRONA),
    "Rs.": Currency("rupee", "rupees", "paisa", "paise"),
    "AR$": _peso_of("Argentine"), "MX$": _peso_of("Mexican"), "Mex$": _peso_of("Mexican"), "J$": _dollar_of("Jamaican"),
    "TT$": _dollar_of("Trinidad and Tobago"), "EC$": _dollar_of("East Caribbean"), "Bds$": _dollar_of("Barbados"),
    "COP$": _peso_of("Colombian"),
    "BZ$": _dollar_of("Belize"), "FJ$": _dollar_of("Fijian"), "N$": _dollar_of("Namibian"), "Z$": _dollar_of("Zimbabwean"),
    "S/.": Currency("sol", "soles", "centimo", "centimos"),
    "E£": _EGYPTIAN, "CN¥": _YUAN, "JP¥": _YEN,
    "GH₵": _CEDI, "GH¢": _CEDI, "₵": _CEDI, "₡": Currency("colon", "colones", "centimo", "centimos"),
    "₲": Currency("guarani", "guaranis"), "৳": _TAKA, "₭": Currency("kip", "kip"), "₮": Currency("tugrik", "tugriks"),
    "₸": Currency("tenge", "tenge", "tiyn", "tiyn"), "₾": Currency("lari", "lari", "tetri", "tetri"),
    "₼": Currency("manat", "manats", "qepik", "qepik"), "֏": Currency("dram", "drams", "luma", "luma"),
    "KSh": _KENYAN, "Ksh": _KENYAN, "KShs": _KENYAN, "Kshs": _KENYAN, "KSHS": _KENYAN, "KSh.": _KENYAN, "Ksh.": _KENYAN,
    "Kshs.": _KENYAN,
    "USh": _UGANDAN, "Ush": _UGANDAN, "TSh": _TANZANIAN, "Tsh": _TANZANIAN, "Rp": _RUPIAH, "Rp.": _RUPIAH,
    "PhP": _peso_of("Philippine"), "Php": _peso_of("Philippine"),
    "Tk": _TAKA, "Tk.": _TAKA, "Dh": _DIRHAM, "Dhs": _DIRHAM, "SFr": _FRANC, "Sfr": _FRANC,
}  # fmt: skip
#: Codes of three letters.
CODES = {
    "USD": _dollar_of("U S"), "CAD": _dollar_of("Canadian"), "AUD": _dollar_of("Australian"),
    "NZD": _dollar_of("New Zealand"), "HKD": _dollar_of("Hong Kong"), "SGD": _dollar_of("Singapore"),
    "EUR": SIGNS["€"], "GBP": _POUND, "JPY": SIGNS["¥"], "INR": SIGNS["₹"], "RUB": SIGNS["₽"], "KRW": SIGNS["₩"],
    "CHF": _FRANC,
    "CNY": _YUAN, "RMB": _YUAN,
    "SEK": Currency("Swedish krona", "Swedish kronor", *_KRONA),
    "NOK": Currency("Norwegian krone", "Norwegian kroner", *_KRONA),
    "DKK": Currency("Danish krone", "Danish kroner", *_KRONA), "BTC": SIGNS["₿"],
    "PLN": Currency("zloty", "zlotys", "grosz", "groszy"), "TRY": SIGNS["₺"], "UAH": SIGNS["₴"],
    "BRL": SIGNS["R$"], "MXN": Currency("Mexican peso", "Mexican pesos", "centavo", "centavos"),
    "ZAR": Currency("rand", "rand"), "ILS": SIGNS["₪"], "THB": SIGNS["฿"],
    "CZK": Currency("Czech koruna", "Czech korunas", "haler", "halers"),
    "HUF": Currency("forint", "forints", "filler", "fillers"),
    "AED": _DIRHAM, "SAR": Currency("riyal", "riyals", "halala", "halalas"),
    "KES": _KENYAN, "UGX": _UGANDAN, "TZS": _TANZANIAN, "GHS": _CEDI, "NGN": SIGNS["₦"], "EGP": _EGYPTIAN, "IDR": _RUPIAH,
    "MYR": Currency("ringgit", "ringgit", "sen", "sen"), "VND": SIGNS["₫"], "BDT": _TAKA, "TWD": SIGNS["NT$"],
    "PKR": Currency("Pakistani rupee", "Pakistani rupees", "paisa", "paise"),
    "LKR": Currency("Sri Lankan rupee", "Sri Lankan rupees"),
    "NPR": Currency("Nepalese rupee", "Nepalese rupees", "paisa", "paise"),
    "MUR": Currency("Mauritian rupee", "Mauritian rupees"), "ZMW": Currency("kwacha", "kwacha", "ngwee", "ngwee"),
    "BWP": Currency("pula", "pula", "thebe", "thebe"), "JMD": SIGNS["J$"], "TTD": SIGNS["TT$"],
    "QAR": Currency("Qatari riyal", "Qatari riyals", "dirham", "dirhams"),
    "OMR": Currency("Omani rial", "Omani rials", "baisa", "baisa"),
    "KWD": Currency("Kuwaiti dinar", "Kuwaiti dinars", "fils", "fils"),
    "BHD": Currency("Bahraini dinar", "Bahraini dinars", "fils", "fils"),
    "JOD": Currency("Jordanian dinar", "Jordanian dinars", "fils", "fils"),
    "ARS": SIGNS["AR$"], "CLP": _peso_of("Chilean"),
    "BGN": Currency("lev", "leva", "stotinka", "stotinki"), "ISK": Currency("Icelandic krona", "Icelandic kronur"),
    "RSD": Currency("Serbian dinar", "Serbian dinars"), "KZT": SIGNS["₸"], "CNH": _YUAN,
    "ETB": Currency("birr", "birr", "santim", "santims"),
    "XAF": Currency("C F A franc", "C F A francs"), "XOF": Currency("C F A franc", "C F A francs"),
    "RWF": Currency("Rwandan franc", "Rwandan francs"),
}  # fmt: skip
#: Letters that are other things as well.
_LETTERS = {
    "R": "ZAR", "N": "NGN", "RM": "MYR", "SR": "SAR", "KD": "KWD", "BD": "BHD", "QR": "QAR", "Sh": "KES", "Shs": "KES",
    "LE": "EGP", "L.E.": "EGP", "PHP": "₱", "COP": "COP$", "MAD": "Dh",
}  # fmt: skip
_SCALE = r"(?:(?:bn|mn|tn|[mk])\b|[ -]?(?:[mb]illion|trillion|crore|lakh)\b)"
_GROUPED = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d\d)?"
#: Right before what was paid.
_PAID = (
    r"\b(?:[Cc]ost(?:s|ing)?|[Pp]ay(?:s|ing)?|[Pp]aid|worth|[Pp]riced at|[Ff]ined|[Ee]arn(?:s|ed|ing)?|[Ss]pen(?:ds?|t|ding)|"
    r"[Oo]w(?:es?|ed|ing)|[Cc]harg(?:es?|ed|ing)|(?:bought|sold) for|[Ss]av(?:es?|ed|ing)|(?:fee|fine|price) of)"
    r"(?: (?:about|around|only|just|nearly|over|up to|more than|less than|at least))? "
)
#: Roads, rooms and models begin with these as well: "R50m", "RM3.20", "N1,500", "cost R50", but "the R50".
_LETTERED = lazy(
    rf"(?P<an>\b[Aa]n )?(?:(?<![\w$.,/–-])|(?<=[\dmnk][-–]))(?:(?P<letter>R|N|RM|SR|KD|BD|QR|Shs?|L\.?E\.?|PHP|COP|MAD)"
    rf"(?P<amount> ?(?:{_GROUPED}|\d{{1,6}}(?:\.\d{{1,3}})?(?={_SCALE}))|(?<=R|M)\d{{1,5}}\.\d\d(?!\d)|"
    rf"(?<=R)\d{{1,3}}(?: \d{{3}}){{1,3}}|(?<=R)\d{{1,4}}0(?=[-–]R\d{{1,4}}0\b)|"
    rf"(?<=0[-–]R)\d{{1,4}}0)|"
    rf"(?P<lead>{_PAID})(?P<letter2>R|N|RM)(?P<amount2>\d{{1,5}}))(?!\w*\d)(?!-\d)(?![.,]\d)(?! ?(?:metres|meters|miles|km)\b)",
    needs=both(has_word(*(letter.strip(".") for letter in _LETTERS), "L"), has_match(r"(?:[A-Z]|Shs?|\.) ?\d")),
)
#: Thousands parted by spaces or full stops, where only an amount has them.
_SPACED = lazy(r"(?<![\w.,])\d{1,3}(?: \d{3}){1,4}(?= ?(?:zł|Kč|kr)\b)", needs=has("zł", "Kč", "kr"))
_DOTTED = lazy(r"(?<=Rp )\d{1,3}(?:\.\d{3}){1,4}(?![\w.]\d)|(?<=Rp)\d{1,3}(?:\.\d{3}){1,4}(?![\w.]\d)", needs=has("Rp"))
#: "AUD$50", "$50 CAD", "$US5", "50 US$": which dollar, told beside its sign.
_DOLLAR_CODES = "USD|AUD|CAD|NZD|SGD|HKD"
_WHICH_DOLLAR = lazy(
    rf"(?<!\w)(?:(?P<before>{_DOLLAR_CODES}) ?\$ ?(?=\d)|"
    rf"\$(?P<amount>[\d,.]{{1,20}}(?:(?:bn|[kmM])\b|[ -]?(?:[mb]illion|trillion)\b)?) ?(?P<after>{_DOLLAR_CODES})\b|"
    r"\$(?P<inside>US|NZ|A|C)(?=\d))|(?<=\d) ?(?P<last>US\$)(?![\d\w])",
    needs=has("D$", "D $", "$0", "$US0", "$NZ0", "$A0", "$C0", "0US$", "0 US$"),
)
#: "K50,000": whatever the letters stand for, the figures are one number.
_LETTERS_THOUSANDS = lazy(r"(?<![\w.,$-])([A-Z]{1,3})(?=\d{1,3}(?:,\d{3}){1,4}(?![\w,-]))", needs=has("0,000"))
_PLUS = lazy(r"(?<![\w)])\+(?=[$£€]\d)", needs=has("+$0", "+£0", "+€0"))


def name_currencies(text: str) -> str:
    """The text with amounts that begin with a letter under the code of the currency: "R50m" as "ZAR 50m"."""
    text = _SPACED.sub(lambda found: found[0].replace(" ", ","), text)
    text = _DOTTED.sub(lambda found: found[0].replace(".", ","), text)
    text = _PLUS.sub("plus ", _WHICH_DOLLAR.sub(_dollar, text))
    return _LETTERS_THOUSANDS.sub(r"\1 ", _LETTERED.sub(_lettered, text))


def _dollar(found: re.Match[str]) -> str:
    if found["last"]:
        return " USD"
    if found["inside"]:
        return f"{found['inside']}$"
    return f"{found['before'] or found['after']} {found['amount'] or ''}"


def _lettered(found: re.Match[str]) -> str:
    code = _LETTERS[found["letter"] or found["letter2"]]
    amount = (found["amount"] or found["amount2"]).strip().replace(" ", ",")
    # "an R50,000 fine", but "an R8m deal" is an eight million rand one as well.
    article = f"{found['an'][0]}{'n' if amount.startswith(('8', '11', '18')) else ''} " if found["an"] else ""
    return f"{article}{found['lead'] or ''}{code} {amount}"
