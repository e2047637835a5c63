"""What can be seen of how a text is written that tells the caption of a picture from a sentence of the story.

Each sign is a name; ``benchmarks/learn_captions.py`` learns what each is worth, ``likeness.py`` adds that up. The signs are
of the language's grammar and the trade's habits, never of a site.
"""

from __future__ import annotations

import re

from audiobrief.patterns import has_any, lazy


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: What people and things do in pictures, in the third person of the present.
_PRESENT = _set(
    "addresses adjusts admires appears approaches arrives attends attempts battles blocks blows breaks browses "
    "burns carries casts "
    "catches celebrates chases chats checks cheers climbs collects competes consoles controls cools cooks "
    "crosses cuts dances "
    "demonstrates discusses dives dons dribbles drinks drives dunks eats embraces enjoys enters examines exits "
    "explains falls "
    "feeds fields fights fires fixes flies floats gathers gazes gestures gets gives goes greets grows guides "
    "hands hangs heads helps "
    "hits holds hugs inspects interacts joins jumps kicks kisses knocks laughs launches lays leads leans leaps "
    "leaves lies lifts "
    "lights listens looks loads makes marches meets moves nets observes offers opens overlooks paints parades "
    "participates "
    "passes pays peers performs picks pitches plays plants points poses pours practices prays prepares presents "
    "presses pulls punches pushes puts queues races raises reaches reacts reads receives rests returns rides "
    "rises rolls rows rules runs "
    "sails salutes scores scrambles searches sells serves shakes shelters shoots shops shouts shows signs "
    "sings sips sits slices slides "
    "smiles speaks spills spins splashes sprays stands stares steps stocks strikes strolls struggles surrounds "
    "sweeps "
    "swims swings takes talks tends testifies tests throws tosses touches tours trains travels tries turns "
    "uses views visits waits walks "
    "washes watches waters waves wears weaves wins works writes yells"
)
#: The same of several.
_VERBS_PLURAL = _set(
    "attend block break carry celebrate chat cheer clash climb collect compete cross dance demonstrate discuss "
    "enjoy enter fight fill fire gather greet guard hang head hold hug inspect join kiss laugh lay lead leave "
    "lie lift light line listen load look march mourn move observe pack participate pass perform play pose "
    "pray prepare protest pull push queue race raise remove rest ride run sail scuffle search secure sell shop "
    "shout sing sit sleep speak spray stand stock stop stroll surround swim take talk tend tour train travel "
    "try use view visit wait walk wash watch wave wear work"
)
_PRESENT_PLURAL = lazy(rf"[a-z]s\s(?:\w+\s)?(?:{'|'.join(sorted(_VERBS_PLURAL))})\b")
_BE = _set("is are")
_WAS = _set("was were")
_HAVE = _set("has have")
_HAD = _set("had")
_MODAL = _set("will would could should may might must can cannot")
_SAID = _set(
    "said says told tells added asked wrote announced reported explained think believe believes believed argue argues argued"
)
_DID = _set(
    "became began came did found gave got grew held kept knew left let lost made met paid put ran rose saw sent set "
    "spoke stood thought took went won led fell felt brought bought built broke chose drew drove"
)
_NAME_ING = lazy(
    r"^(?:[“\"‘]?[A-Z][\w’'.-]*\s(?:[\w’'.-]+\s){0,6}?)(?!during|including|according|following|morning|evening|building|meeting)[a-z]{3,}ing\b"
)
_NEGATION = _set("not never no")
_PLACE_MARK = lazy(
    r"\(pictured\b[^()]{0,60}\)|\((?:file|stock|library|archive)\s(?:photo|image|pic|picture|photograph)\)|\((?:[^()]{0,30}\b)?(?:left|right|centre|center|pictured|top|bottom|above|below|middle|back|front|background|foreground|inset|file|links|rechts|"
    r"Mitte|oben|unten|archiv\w*|à\s(?:gauche|droite)|izquierda|derecha|l|r|L|R)\)|"
    r",\s(?:far\s|top\s|bottom\s|second\sfrom\s|third\sfrom\s|at\s|second\s|third\s|fourth\s)?(?:left|right|cent(?:er|re)|pictured(?:\s(?:left|right|above|below|here))?|foreground|background)(?:,|\.?$|\s(?:and|in|with)\b)"
)
_FROM_LEFT = lazy(
    r"\b(?:[Ff]rom\s(?:the\s)?(?:top\s|far\s)?(?:left|right)|left\sto\sright|[Cc]lockwise|[Tt]op\s(?:left|right|row)|[Bb]ottom\s(?:left|right|row)|von\slinks|v\.\s?l\.|"
    r"de\sizquierda|de\sgauche)\b"
)
_SHOWN = lazy(
    r"\b(?:pictured|(?:seen|shown|photographed|depicted)\s(?:here|above|below|in|on|at|with|during|from|through|as|left|right|outside|inside|leaving|arriving)|"
    r"file\s(?:photo|image|picture)|on\sdisplay|in\s(?:the\s)?(?:background|foreground)|in\shappier\stimes|looks\son|abgebildet|im\sbild|archivbild|photo\sd[’']archives?)\b",
    re.IGNORECASE,
)
_ARTIST = lazy(
    r"\b(?:artist[’']?s?[’']?\s(?:concept|impression|rendering|rendition|illustration)|an?\s(?:micrograph|rendering|illustration|depiction|screenshot|screen\s?grab|"
    r"map|diagram|chart|graph|graphic|poster|portrait|drawing|engraving|model|still|scene|view|close-?up|aerial|satellite|statue|replica|selfie|snapshot|cross-section)\b)",
    re.IGNORECASE,
)
_THIS_PICTURE = lazy(
    r"\b(?:this|these|in\sthis|in\san?|undated|the\s(?:photo|image|picture|chart|graphic|map)\s(?:above|below))\b(?:\s[\w.,’'-]{1,14}){0,5}?\s"
    r"(?:photo|photos|photograph|image|images|picture|pictures|graphic|map|chart|graph|diagram|video|footage|screenshot|screengrab|still|frame\sgrab|snap|shot|mugshot)\b",
    re.IGNORECASE,
)
_SHOWS = lazy(
    r"\b(?:photo|photograph|image|picture|graphic|map|chart|graph|diagram|video|footage|screenshot|illustration|rendering)s?\s(?:shows?|depicts?|taken|released|provided|of|from|by)\b",
    re.IGNORECASE,
)
_FIGURE = lazy(
    r"(?:fig(?:ure|\.)?|table|chart|map|abb(?:ildung|\.)|image|photo|picture|foto|bild|above|below|left|right|top|inset|pictured|video|gallery)\s?\d{0,3}[.:)]",
    re.IGNORECASE,
)
_TAG = lazy(r"(?:[A-Z‘“'\"][\w’'-]*(?:\s[\w’'-]+){0,3}[’”'\"]?)\s?:\s[“\"‘']?[A-Z0-9]")
_FULL_DATE = lazy(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2},\s\d{4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December),?\s\d{4}\b"
)
_WEEKDAY = _set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_YEAR_END = lazy(r"(?:\bin\s|,\s|\()(?:1[5-9]|20)\d\d\)?[.]?$")
_IN_PLACE = lazy(
    r"\b(?:in|at|near|outside|inside|on)\s(?:the\s)?[A-Z][\w’'.-]+(?:\s(?:of\s|the\s)?[A-Z][\w’'.-]+)*,\s[A-Z]"
)
_END_PLACE = lazy(
    r"\b(?:in|at|near|outside|inside|on|from|during)\s(?:the\s|a\s)?[A-Z][\w’'.-]+(?:\s(?:of\s|the\s|and\s)?[A-Z][\w’'.-]+)*[.]?$"
)
_JERSEY = lazy(r"[A-Z][\w’'-]+\s\(\d{1,2}\)")
_DURING = lazy(r"\b(?:during|prior\sto|ahead\sof|after|before|following)\s(?:the|a|an|his|her|their|last|this)\b")
_I = _set("i me my we our us you your")
_ANAPHORA = lazy(
    r"[“\"‘']?(?:He|She|They|It|We|I|You|His|Her|Their|Its|But|And|So|Yet|However|Still|Then|That|There|If|When|While|Because|Although|As|For|What|Why|How|Er|Es|Aber|Il|Elle|Pero|Mais)\b"
)
_DEMONSTRATIVE = lazy(r"(?:This|These)\b")
_ARTICLE = lazy(r"An?\s[a-z]")
_THE = lazy(r"The\s")
_PEOPLE = lazy(
    r"(?:(?:A|An|Two|Three|Four|Five|Several|Some|The)\s)?(?:[a-z-]+\s){0,2}(?:[Pp]eople|[Mm]en|[Ww]omen|[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Cc]hild|[Cc]hildren|[Rr]esidents|[Ww]orkers?|"
    r"[Pp]olice|[Oo]fficers?|[Ff]irefighters?|[Ss]oldiers?|[Pp]rotesters?|[Dd]emonstrators?|[Ss]tudents?|[Pp]upils|[Ff]ans|[Ss]upporters?|[Vv]olunteers?|[Vv]isitors?|[Ss]hoppers|[Tt]ourists|[Pp]assengers|"
    r"[Mm]embers|[Rr]escuers|[Nn]urses?|[Dd]octors?|[Ff]armers?|[Vv]ehicles?|[Cc]ars|[Pp]layers|[Dd]ancers?|[Vv]oters|[Rr]egulars|[Mm]ourners|[Mm]igrants|[Rr]efugees|[Tt]roops)\b"
)
_QUOTED = lazy(r"[“\"«][^“”\"»]{12,}[”\"»]")
_NAME_START = lazy(r"(?:[A-Z][\w’'.-]+\s){1,3}(?:[A-Z][\w’'.-]+)")
_NAME_COMMA = lazy(r"(?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'.-]+,\s(?:an?|the|who|[a-z]+)\s")
_CONNECTIVE = _set("but because although though however also if since than so yet even whether until unless despite")
_NUMBER = _set("percent million billion")
_URL = lazy(r"https?://|www\.|@\w")
_WORD = lazy(r"[^\W_][\w’'.-]*")
_WHOLE_WORD = lazy(r"\w+")
_SENTENCE = lazy(r"[.!?…][\"”’')\]]{0,2}(?=\s+[A-ZÀ-Þ“\"(‘']|$)")
#: Signs that are one of these words. A set tells that in a fraction of a pattern's time.
_SINGLE_WORDS = {
    "present": _PRESENT,
    "is": _BE,
    "was": _WAS,
    "has": _HAVE,
    "had": _HAD,
    "did": _DID,
    "but": _CONNECTIVE,
    "modal": _MODAL,
    "said": _SAID,
    "not": _NEGATION,
    "weekday": _WEEKDAY,
    "number": _NUMBER,
}
#: Signs that a pattern finds, each with words (in any case) of which a text must have one for the pattern to be tried.
_WITH_WORDS = {
    "present:plural": (_PRESENT_PLURAL, _VERBS_PLURAL),
    "modal": (lazy(r"\bwon[’']t\b"), _set("won")),
    "said": (lazy(r"\baccording\sto\b"), _set("according")),
    "not": (lazy(r"\b(?:n|don|doesn|didn|isn|wasn)[’']t\b"), _set("n don doesn didn isn wasn")),
    "mark": (_PLACE_MARK, _set("left right centre center pictured foreground background")),
    "from left": (_FROM_LEFT, _set("left right clockwise row links v izquierda gauche")),
    "shown": (
        _SHOWN,
        _set(
            "pictured seen shown photographed depicted file display background foreground times looks abgebildet bild "
            "archivbild photo"
        ),
    ),
    "artist": (
        _ARTIST,
        _set(
            "artist artists micrograph rendering illustration depiction screenshot screen screengrab map diagram chart graph "
            "graphic poster portrait drawing engraving model still scene view close closeup aerial satellite statue replica "
            "selfie snapshot cross"
        ),
    ),
    "this picture": (
        _THIS_PICTURE,
        _set(
            "photo photos photograph image images picture pictures graphic map chart graph diagram video footage screenshot "
            "screengrab still frame snap shot mugshot"
        ),
    ),
    "shows": (
        _SHOWS,
        _set(
            "photo photograph image picture graphic map chart graph diagram video footage screenshot illustration rendering "
            "photos photographs images pictures graphics maps charts graphs diagrams videos footages screenshots "
            "illustrations renderings"
        ),
    ),
    "place": (_IN_PLACE, _set("in at near outside inside on")),
    "place at end": (_END_PLACE, _set("in at near outside inside on from during")),
    "number": (lazy(r"\bper\scent\b"), _set("cent")),
    "during": (_DURING, _set("during prior ahead after before following")),
}
#: The same with characters, of which a text must have one.
_WITH_CHARACTERS = {
    "mark": (_PLACE_MARK, "("),
    "date": (_FULL_DATE, "0123456789"),
    "year at end": (_YEAR_END, "0123456789"),
    "jersey": (_JERSEY, "("),
    "quoted": (_QUOTED, '“"«'),
    "number": (lazy("[$£€%]"), "$£€%"),
    "address": (_URL, "/@."),
}
_STARTS = {
    "name ing": _NAME_ING,
    "figure": _FIGURE,
    "tag": _TAG,
    "he": _ANAPHORA,
    "this": _DEMONSTRATIVE,
    "a": _ARTICLE,
    "the": _THE,
    "people": _PEOPLE,
    "name": _NAME_START,
    "name, who": _NAME_COMMA,
}
#: "[12]" or "[Wired]" behind the last sentence.
_REFERENCES = lazy(r"(?:\s?\[[^\[\]]{1,40}\]){1,12}$")
_VERBS = ("present", "present:plural", "is", "was", "has", "had", "modal", "said", "did", "ed")
_PAST = ("was", "had", "did", "ed")
_LENGTHS = (3, 7, 12, 18, 26, 36, 50)


def features(text: str) -> list[str]:
    """The signs that a text (without a credit) bears."""
    text = _without_references(text)
    found = _signs(text)
    found += [f"starts {name}" for name, sign in _STARTS.items() if sign.match(text)]
    words = _WORD.findall(text)
    found.append(f"words<={next((most for most in _LENGTHS if len(words) <= most), 99)}")
    ended = text[-1:] in ".!?…" or text[-2:-1] in (".", "!", "?")
    found.append("ended" if ended else "unfinished")
    sentences = len(_SENTENCE.findall(text)) + (not ended)
    found.append(f"sentences {min(sentences, 3)}")
    if not any(name in found for name in _VERBS):
        found.append("no verb")
        found.append("no verb, ended" if ended else "no verb, unfinished")
    if ("present" in found or "present:plural" in found) and not any(name in found for name in _PAST):
        found.append("present only")
    if not ended and not any(name in found for name in _PAST):
        found.append("unfinished, no past")
    if not ended and len(words) > 8:
        found.append("long unfinished")
    capitals = sum(word[0].isupper() for word in words[1:])
    share = capitals / max(1, len(words) - 1)
    found.append(
        f"capitals {0 if not capitals else 1 if share < 0.15 else 2 if share < 0.35 else 3 if share < 0.7 else 4}"
    )
    long = [word for word in words if len(word) > 3]
    if len(long) > 3 and all(word[0].isupper() for word in long):
        found.append("title case")
    if text.isupper():
        found.append("loud")
    if text[:1].islower():
        found.append("lower")
    if text[-1:] in ":;,":
        found.append("open end")
    if text[-1:] == "?":
        found.append("question")
    return found


def _without_references(text: str) -> str:
    return _REFERENCES.sub("", text) if "]" in text else text


def _signs(text: str) -> list[str]:
    """The signs that are words, or that a pattern finds."""
    whole = set(_WHOLE_WORD.findall(text))
    lower = set(map(str.lower, whole))
    found = [name for name, words in _SINGLE_WORDS.items() if not words.isdisjoint(whole)]
    if not _I.isdisjoint(lower):
        found.append("I")
    if any(
        word.endswith("ed") and len(word) > 3 and word.isascii() and word.isalpha() and word.islower() for word in whole
    ):
        found.append("ed")
    found += [
        name
        for name, (sign, words) in _WITH_WORDS.items()
        if not words.isdisjoint(lower) and name not in found and sign.search(text)
    ]
    found += [
        name
        for name, (sign, characters) in _WITH_CHARACTERS.items()
        if has_any(text, characters) and name not in found and sign.search(text)
    ]
    return found
