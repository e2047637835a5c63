"""Which German nouns are feminine, as far as an ending or a list tells: "eine Stimme", "mit einer Stimme"."""

from __future__ import annotations

from audiobrief.patterns import lazy

_ENDING = lazy(
    r"(?:(?<!spr)(?<!schw)ung|heit|keit|schaft|(?<!d)(?<!mp)ion|ität|(?<!e)(?<!a)ik|enz|[blst]anz|(?<!e)in|[dgklnrt]ei|"
    r"(?<=[a-zäöüß]{2})e)$"
)
_LAST = lazy(
    r"(?:frau|stadt|nacht|hand|mark|partei|nummer|mutter|tochter|schwester|uhr|wand|kuh|maus|nuss|wurst|zahl|wahl|fahrt|bahn|zeit|frist|"
    r"kraft|macht|burg|haut|gans|faust|brust|pflicht|schicht|sicht|schlacht|schrift|welt|frucht|flucht|bucht|jagd|jacht|yacht|tür|"
    r"zwiebel|gabel|kartoffel|muschel|nadel|schüssel|insel|regel|tafel|formel|wurzel|geisel|kapsel|kugel|orgel|bibel|mandel|nudel|"
    r"klausel|feier|mauer|oper|feder|kammer|schulter|leber|steuer|ader|figur|agentur|kultur|spur|tour|straftat|bluttat|bank)$"
)
#: Neither, though their ending says so.
_OTHERS = frozenset(
    "Termin Benzin Kamin Magazin Cousin Ruin Vitamin Pinguin Satin Urin Delfin Delphin Rubin Jasmin Harlekin Gin Baldachin "
    "Berlin Robin "
    "Kevin Martin Benjamin Konstantin Insulin Sprung Ursprung Vorsprung Absprung Schwung Aufschwung Dung "
    "Stadion Spion Champion Skorpion Ei Brei Papagei Hai Tanz Kranz Schwanz Glanz Mosaik Streik Warnstreik Generalstreik "
    "Junge Kollege Kunde Zeuge Experte Name Löwe Affe Hase Rabe Erbe Bote Bube Pate Neffe Riese Gedanke Glaube Buchstabe Käse "
    "Funke Wille Friede Insasse Genosse Matrose Russe Pole Franzose Brite Däne Schwede Finne Türke Grieche Chinese Ire Schotte "
    "Portugiese Rumäne Bulgare Serbe Kroate Auge Ende Interesse Finale Knie Genie Gebäude Gemälde "
    "Gebirge Gelände Gewerbe Gefüge Gehege Getriebe Gewinde Gelübde Pädagoge Schimpanse "
    "Drache Ochse Bulle Welpe Rüde Trainee Komitee Kaffee Tee Klischee See".split()
)
_NOUN = lazy(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+){0,3}$")
_WEAK = ("finale", "kunde", "kollege", "zeuge", "experte", "name", "loge", "genosse", "ende",
         "gebäude", "junge", "verein", "streik",
         "termin", "magazin", "stadion", "auge", "bote", "gelände", "gemälde")  # fmt: skip


def gender(noun: str) -> bool | None:
    """Whether a noun, of which there is one, is feminine; ``None`` for what is no noun."""
    if not _NOUN.match(noun):
        return None
    last = noun.rsplit("-", 1)[-1]
    lowered = last.lower()
    if last in _OTHERS or lowered.endswith(_WEAK):
        return False
    return bool(_ENDING.search(last) or _LAST.search(lowered))
