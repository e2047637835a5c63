"""Content words: which words of a text tell its subject, and which hold its sentences together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.languages import base_language
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A word, with the apostrophes, hyphens, points and ampersands inside it: "city's", "U.S.", "AT&T", "vice-chair".
_WORD = lazy(r"[^\W_]+(?:['’\-‑&][^\W_]+|\.[^\W\d_](?![^\W_])|\.\d+)*")
_ABBREVIATION = lazy(r"(?:[^\W\d_]\.)+[^\W\d_]$")
#: Longer than any word that tells a subject.
_LONGEST_WORD = 40
#: Suffixes that are taken off to count forms of one word together, longest first. A light stemmer: it must only be
#: consistent, not right (Harman, "How effective is suffixing?", 1991).
_SUFFIX_LISTS = {
    "en": "ations ation ments ities ment ness ings ions ies ity ing ion ied ers est ed es er ly al y e s",
    "de": "ungen ern ung em en er es e n s",
    "fr": "ements ations ement ation euses euse ées ant ée és er es é e s",
    "es": "aciones amente ación ando ados adas ado ada ar es os as o a e s",
}
_SUFFIXES = {code: tuple(suffixes.split()) for code, suffixes in _SUFFIX_LISTS.items()}
_STEM_MINIMUM = 3

_FUNCTION_WORDS = {
    "en": """
        a about above across after again against all almost along already also although always am among an and
        another any anyone anything are aren't around as at away back be became because become becomes been before
        began behind being below best better between beyond both but by came can can't cannot come comes could
        couldn't despite did didn't do does doesn't doing don't done down due during each either else enough
        especially even ever every everyone everything few for from further gave get gets getting give given gives
        go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers
        herself him himself his how however i i'd i'll i'm i've if in including indeed inside instead into is isn't
        it it's its itself just keep kept know known knows last later least less let let's like likely little lot
        lots made make makes making many may maybe me meanwhile might mine more most much must my myself near nearly
        need needs neither never next no nobody none nor not nothing now of off often oh on once one ones only onto
        or other others otherwise our ours ourselves out over own per perhaps put quite rather really same saw say
        saying says said second see seem seemed seems seen several shall she she'd she'll she's should shouldn't
        since so some someone something sometimes soon still such take taken takes taking tell than that that's the
        their theirs them themselves then there there's these they they'd they'll they're they've thing things think
        third this those though thought three through throughout thus to together told too took toward towards two
        under unless until up upon us use used uses using very via want wanted wants was wasn't way we we'd we'll
        we're we've well went were weren't what what's when where whether which while who who's whom whose why will
        with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself first
        four five six seven eight nine ten hundred thousand million billion half part added adding according asked
        announced argued believe believes called calls calling continued claimed denied described explained expected
        feel feels felt find following found happened happens heard held help helped hope hopes including insisted
        known led left look looked looks mean means met noted pointed recalled replied reported revealed run show
        showed shows started stated suggested talk talked talking thanks thinks tried try trying turned warned wrote
        write writes work worked works good great new old big small long high full able sure clear different certain
        right wrong real hard easy ready bad late early recent ago today yesterday tomorrow tonight now week weeks
        month months year years day days time times hour hours minute minutes morning afternoon evening night
        weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm a.m p.m
        percent per cent number mr mrs ms dr sir
        """,
    "de": """
        ab aber all alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim
        bereits bin bis bisher bist da dabei dadurch dafür dagegen daher damals damit danach daran darauf daraus
        darf darin darüber das dass davon dazu dein deine dem den denen denn dennoch der deren des deshalb dessen
        die dies diese diesem diesen dieser dieses doch dort du durch durfte eben ein eine einem einen einer eines
        einige einigen einmal er erst erste ersten es etwa etwas euch euer für gab ganz gar gegen gehen geht gerade
        gewesen gibt ging gut haben habe hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren
        ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jetzt kam kann kein keine keinem
        keinen keiner kommen kommt können könnte konnte lassen machen macht man mehr mein meine mich mir mit muss
        müssen musste nach nachdem neben nein nicht nichts noch nun nur ob oder ohne sagte sagt sagen schon sehr sei
        sein seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll sollen sollte sondern sonst
        sowie über um und uns unser unsere unter viel viele vielen vom von vor war waren warum was weder weg weil
        weiter welche wenn wer werde werden wegen wie wieder will wir wird wo wollen wollte worden wurde wurden
        würde während zu zum zur zwar zwei drei vier zwischen jahr jahre jahren tag tage uhr prozent heute gestern
        morgen montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
        august september oktober november dezember neue neuen neuer neues große großen ersten letzten
        """,
    "fr": """
        à afin ai ainsi alors après as assez au aucun aucune aujourd'hui auquel aussi autre autres aux avait avaient
        avant avec avoir avons ayant beaucoup bien bon ça car ce ceci cela celle celles celui cependant certains ces
        cet cette ceux chaque chez comme comment contre d dans de déjà demain depuis dernier dernière derrière des
        dès deux devant dire dit dite donc dont du durant elle elles en encore enfin ensuite entre envers est et
        étaient était étant été être eu eux faire fait faut fois font grand grande hier hors hui ici il ils j je
        jamais jour jours jusqu jusque l la là laquelle le lequel les leur leurs lors lorsque lui m ma mais mal
        malgré me même mêmes mes mieux moi moins mois mon n ne ni non nos notre nous nouveau nouvelle on ont or ou
        où par parce parmi pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi premier première près
        puis qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se selon sera ses si son
        sont sous souvent sur ta tandis tant te tel telle tes toi ton toujours tous tout toute toutes très trois
        trop tu un une vers voici voilà vont vos votre vous y an ans année années heure heures lundi mardi mercredi
        jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre
        décembre explique affirme déclaré ajoute c'est
        """,
    "es": """
        a al algo algunos algunas ante antes aquí así aunque ayer aún bajo bien cada casi como con contra cosa cuál
        cual cuando cuándo cuanto de del desde donde dónde dos durante e el él ella ellas ellos en entonces entre
        era eran es esa esas ese eso esos está están esta estaba estado estas este esto estos fue fueron ha había
        han hace hacer hacia hasta hay hoy incluso jamás la las le les lo los luego más me mejor mi mientras mis
        mismo misma mucho muchos muy nada ni ningún ninguna no nos nosotros nuestra nuestro nunca o otra otras otro
        otros para parte pero poco por porque primer primera primero pues puede pueden que qué quien quién se sea
        según ser será si sí sido siempre sin sino sobre solo sólo son su sus también tan tanto te tener tiene
        tienen toda todas todo todos tras tres tu tus un una unas uno unos usted va vez y ya yo dijo dice afirmó
        explicó señaló año años día días mes meses lunes martes miércoles jueves viernes sábado domingo enero
        febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre nuevo nueva gran
        """,
}
_FUNCTION_SETS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}


class Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    #: Lower case, straight apostrophe.
    form: str
    #: What its forms have in common; empty for a word that tells no subject.
    stem: str


def words_of(text: str, language: str | None, ignored: frozenset[str]) -> Iterator[Word]:
    """The words of a text, in order, in time linear in its length."""
    suffixes = _SUFFIXES.get(base_language(language), ())
    for found in _WORD.finditer(text):
        start, end = found.span()
        form = found.group().lower().replace("’", "'") if end - start <= _LONGEST_WORD else ""
        possessed = form.removesuffix("'s")
        if not form or form in ignored or possessed in ignored or len(possessed) < 2 or form[0].isdigit():
            stem = ""
        else:
            stem = _stem(possessed, suffixes)
        if text[end : end + 1] == "." and _ABBREVIATION.match(found.group()):
            end += 1
        yield Word(start, end, form, stem)


def function_words(text: str, language: str | None) -> frozenset[str]:
    """Words that tell no subject: the language's list, else the text's own most frequent short words."""
    known = _FUNCTION_SETS.get(base_language(language))
    if known is not None:
        return known
    counts = Counter(found.group().lower() for found in _WORD.finditer(text) if found.end() - found.start() <= 5)
    return frozenset(word for word, count in counts.most_common(100) if count > 1)


def _stem(form: str, suffixes: tuple[str, ...]) -> str:
    for suffix in suffixes:
        if form.endswith(suffix) and len(form) - len(suffix) >= _STEM_MINIMUM:
            return form[: -len(suffix)]
    return form
