"""Lines that advertise: other articles, accounts to follow, newsletters and memberships, shops, cookies, ads."""

from __future__ import annotations

import re

from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import begins, both, either, has_folded, holds, lazy

#: A pattern for where people are asked to follow somebody.
PLATFORM = (
    r"(?:Facebook|Twitter|X|Instagram|YouTube|TikTok|LinkedIn|WhatsApp|Threads|Telegram|Snapchat|Pinterest|"
    r"Mastodon|Bluesky|Flipboard|Reddit|Google\sNews|Apple\sNews|Spotify|RSS)"
)
_HANDLE = r"(?:\s?\(?@\w{1,30}\)?)?"
_PLATFORMS = rf"{PLATFORM}{_HANDLE}(?:(?:,|,?\s(?:and|or|und|et|y)|\s?[|/&])\s?(?:on\s)?{PLATFORM}{_HANDLE}){{0,8}}"
#: These words at the head of a line point elsewhere whatever follows.
_RELATED_SURE = (
    r"(?:related(?:\s(?:stor(?:y|ies)|articles?|posts?|content|news|coverage|links?|reading|video|topics?))?|see\salso|see\smore|"
    r"read\s(?:more|also|next|the\sfull\sstory|our\sfull\sstory)(?:\s(?:here|on\sthis|about\sthis|stories))?|also\sread|also\ssee|"
    r"more\son\sthis(?:\sstory)?|more\stop\sstories|(?:you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|be\sinterested\sin))|"
    r"recommended(?:\s(?:for\syou|reading|stories|articles))?|explore\sfurther|suggested\s(?:reading|for\syou|stories)|other\s(?:items|stories|articles)\s(?:that\smay\sinterest\syou|you\smay\slike)|more\s[\w\s]{2,30}\syou[’']?(?:ll|\swill|\smight|\smay)\s(?:love|like|enjoy)|(?:people|others|readers)\s(?:also|are\salso)\s(?:read|viewed|liked|reading)|what\sto\sread\snext|around\sthe\sweb|from\sour\s(?:partners|network|archives?)|related\s(?:internet\s)?links|also\sof\sinterest|also\son\s\w{2,20}|"
    r"most\s(?:read|popular|viewed)(?:\sin\s[\w\s]{1,20})?|trending(?:\snow)?|editor[’']?s[’']?\spicks?|in\scase\syou\smissed\sit|"
    r"(?:lesen|lesen\ssie|sehen\ssie|auch|lies)\sauch|mehr\szum\sthema|mehr\sdazu|mehr\saus\s(?:dem|der|diesem|dieser)\s[\w-]{3,20}|dans\sla\smême\srubrique|más\snoticias|das\skönnte\s(?:sie|dich)\sauch\sinteressieren|"
    r"(?:à\s)?(?:lire|voir|écouter)\s(?:aussi|également)|sur\sle\smême\s(?:sujet|thème)|(?:lea|lee|ver|vea)\s(?:también|más)|"
    r"(?:te|le)\spuede\sinteresar|leggi\sanche|leia\s(?:também|mais)|lees\sook|läs\sockså|关联|関連記事|関連|관련기사)"
)
#: These may as well head a section of the story.
_RELATED_MAYBE = (
    r"(?:read\s(?:this|on)|further\sreading|up\snext|don[’']t\smiss|latest\snews|top\sstories|"
    r"more\s(?:from|in|stories|news)\b[^.!?]{0,40}|more\s(?:top\s)?stories)"
)
_MARK = r"[>»•*\[(\s►▶→-]{0,4}"
#: How lines that point elsewhere begin. The long patterns are tried on no others.
_BEGINS_SURE = begins(
    *("related", "see also", "see more", "read ", "also ", "more ", "you ", "recommended", "explore further"),
    *("suggested", "other ", "people ", "others ", "readers ", "what to ", "around ", "from our ", "most "),
    *("trending", "editor", "in case ", "lesen ", "sehen ", "auch ", "lies ", "mehr ", "dans ", "más ", "das könnte"),
    *("à ", "lire ", "voir ", "écouter ", "sur le ", "lea ", "lee ", "ver ", "vea ", "te ", "le ", "leggi ", "leia "),
    *("lees ", "läs ", "关", "関", "관"),
)
_BEGINS_MAYBE = begins("read ", "further ", "up next", "don", "latest ", "top ", "more ")
_RELATED_LINE = lazy(
    rf"\A{_MARK}(?:{_RELATED_SURE}|{_RELATED_MAYBE})(?:\s(?:on|su|sur|zu)\b[^:]{{0,20}})?\s?(?:[:|»>—–-]|\.{{3}}|…)\s?\S.{{0,300}}",
    re.IGNORECASE | re.DOTALL,
    needs=both(either(_BEGINS_SURE, _BEGINS_MAYBE), holds(":", "|", "»", ">", "—", "–", "-", "...", "…")),
)
_RELATED_LOUD = lazy(
    r"(?:MORE|WATCH|READ|RELATED|LISTEN|VIDEOS?|ALSO|NEXT|GALLERY|PHOTOS?|PODCAST)"
    r"(?:(?:\s[A-Z]{2,12}){0,4}\s?[:|]\s?\S.{0,300}|(?:\s[A-Z]{2,14}){1,6})",
    re.DOTALL,
    needs=holds("MORE", "WATCH", "READ", "RELATED", "LISTEN", "VIDEO", "ALSO", "NEXT", "GALLERY", "PHOTO", "PODCAST"),
)
#: "Read: The village that moved its church": a label, a colon, a headline and no full stop.
_RELATED_SHORT = lazy(
    r"\A(?:(?:Read|Watch|Listen|Gallery|Photos|Slideshow|More|Also|Podcast|Quiz|Video)(?:\s(?:also|now|here|this))?"
    r"\s?:\s[A-ZÀ-Þ‘“\"0-9][^.!]{8,120}[^.!:,;]|VIDEO\s(?:Watch\s)?[A-Z][^.!?]{8,90}|"
    r"(?:(?:full\s(?:coverage|story)|more(?:\s[A-Za-z]+){1,3}|follow\s.{3,60}coverage.{0,60}|read\smore)[^.!?]{0,60}:?\s"
    r"(?:at\s)?https?://\S+(?:\sand\shttps?://\S+)?))",
    needs=both(
        holds(":", "VIDEO"),
        begins(
            *("read", "watch", "listen", "gallery", "photos", "slideshow", "more", "also", "podcast", "quiz", "video"),
            *("full ", "follow "),
        ),
    ),
)
_RELATED_COVERAGE = lazy(
    r"(?:(?:[A-Za-z][\w’'-]*\s){0,3}[\w’'-]+:\s(?:https?://|www\.)\S{4,120}|(?:full\scoverage|more(?:\s[\w’']+){1,4}(?:\scoverage|\snews)?|(?:follow|read|find|see)\s(?:all\s)?(?:of\s)?[\w’'\s]{3,50}?(?:coverage|stories)[\w’'\s]{0,50}?)"
    r"\s?:?\s(?:at\s|here:?\s)?(?:https?://|www\.)\S{4,120}(?:\s(?:and|or)\s(?:https?://|www\.)\S{4,120})?\.?|"
    r"if\syou\s(?:liked|enjoyed)\sthis(?:\s\w+)?,\s(?:you|try|check|read|have|take|we)[^!]{3,160})",
    re.IGNORECASE,
    needs=either(has_folded("http", "www."), both(has_folded("if"), has_folded("you"))),
)
_RELATED_HEADER = lazy(rf"\A{_MARK}{_RELATED_SURE}\s?[:»>…]?(?:\s?↓)?", re.IGNORECASE, needs=_BEGINS_SURE)
_MAYBE_HEADER = lazy(rf"\A{_MARK}{_RELATED_MAYBE}\s?[:»>…]?", re.IGNORECASE, needs=_BEGINS_MAYBE)
_FOLLOW = lazy(
    rf"\A(?:(?:you\scan\s)?(?:also\s)?(?:please\s)?(?:follow|like|join|find|connect\swith|visit|subscribe\sto|"
    rf"add)\s.{{1,100}}?\s(?:on|via|at)\s(?:our\s)?{_PLATFORMS}(?:\s(?:page|pages|channel|account))?[.!:]?(?:\s?@\w{{1,30}}\.?)?|"
    r"follow\s(?:us|him|her|them|me|[A-Z][\w.'-]{1,20}(?:\s[A-Z][\w.'-]{1,20}){0,3})?\s?(?:on\s\w{1,12}\s?)?(?:at|:|\()?\s?@\w{1,30}\)?\.?|"
    rf"(?:like|follow|join)\sus\son\s{PLATFORM}\b.{{0,160}}|"
    rf"(?:folgen\ssie\suns|folgt\suns|suivez[-\s]nous|síguenos|síganos|seguici|siga-nos)\b[^.!?]{{0,30}}{PLATFORM}.{{0,80}})",
    re.IGNORECASE | re.DOTALL,
    needs=begins(
        *("you can ", "also ", "please ", "follow", "like", "join", "find", "connect", "visit", "subscribe", "add "),
        *("folgen ", "folgt ", "suivez", "síguenos", "síganos", "seguici", "siga-nos"),
    ),
)
_WHAT_IS_SENT = (
    r"(?:newsletters?|inbox|email\s(?:alerts?|updates?|address|list)|e-mail\s(?:alerts?|address)|mailing\slist|daily\sbriefing|our\sapp|news\sapp|"
    r"push\salerts|news\salerts|our\s(?:podcast|journalism|work)|your\semail|member(?:ship)?\stoday|supporter\stoday|local\sjournalism|"
    r"wherever\syou\s(?:get|listen)|(?:for\sas\slittle\sas|for\sonly|for)\s[$£€]\d[\d.]*\s(?:a|per)\s(?:day|week|month|year))"
)
_NEWSLETTER = lazy(
    r"\A[(\[*]?(?:to\s.{1,60},\s)?(?:please\s)?(?:sign\sup|signup|subscribe|register|get|join|receive|click\shere|download|support|become\sa|"
    rf"want\smore|enter\syour|try|don[’']t\smiss|listen\sto\s(?:this|our)|stay\s(?:up\sto\sdate|informed)|like\swhat)\b.{{0,200}}?\b{_WHAT_IS_SENT}\b.{{0,160}}",
    re.IGNORECASE | re.DOTALL,
    needs=begins(
        *("to ", "please ", "sign", "subscribe", "register", "get", "join", "receive", "click ", "download", "support"),
        *("become ", "want ", "enter ", "try", "don", "listen ", "stay ", "like "),
    ),
)
_NEWSLETTER_OTHER = lazy(
    r"\A[(\[*]?(?:cet\sarticle\svous\sa\splu|(?:wollen|möchten)\ssie\s(?:keine|immer|mehr)|(?:te|le)\sha\sgustado\seste|inscrivez-vous|abonnez-vous|recevez|abonnieren\ssie|melden\ssie\ssich|jetzt\s(?:kostenlos\s)?(?:anmelden|abonnieren)|(?:unser(?:en|e)?\s)?newsletter\s?:|"
    r"suscríb\w+|apúntate|regístrate|iscriviti|inscreva-se|assine)(?!\w).{0,200}",
    re.IGNORECASE | re.DOTALL,
    needs=begins(
        *("cet article ", "wollen ", "möchten ", "te ha ", "le ha ", "inscrivez-vous", "abonnez-vous", "recevez"),
        *("abonnieren ", "melden ", "jetzt ", "unser", "newsletter", "suscríb", "apúntate", "regístrate", "iscriviti"),
        *("inscreva-se", "assine"),
    ),
)
_SENT_OTHER = lazy(
    r"newsletter|e-?mail|infolettre|boletín|bolet(?:im|tino)|courriel|abonn|anmelden|canal|unsere\sapp|suscr",
    re.IGNORECASE,
)
_NEWSLETTER_BARE = lazy(
    r"\A(?:(?:sign\sup|subscribe)(?:\s(?:now|here|today|for\sfree|to\s[\w\s]{1,30}))?[.!]?|(?:most\srecent\s)?newsletters?|learn\smore|email\saddress|"
    r"(?:become\sa\s(?:member|subscriber|supporter)|already\sa\s(?:member|subscriber))\b[^.]{0,60}[.?!]?)",
    re.IGNORECASE,
    needs=begins(
        *("sign up", "subscribe", "most recent newsletter", "newsletter", "learn more", "email address", "become a "),
        "already a ",
    ),
)
_SHOP = lazy(
    r"\A[(\[*]?(?:(?:this|the)\s(?:post|article|page|site|story|list|guide)\s(?:may\s)?(?:contains?|includes?|has)\s(?:some\s)?affiliate\s?.{0,300}|"
    r"(?:disclosure|disclaimer)\s?:\s.{0,80}\b(?:affiliate|commission|sponsored)\b.{0,300}|"
    r"(?:when|if)\s(?:you|readers)\s(?:buy|purchase|click|shop|make\sa\spurchase)\b.{0,120}\b(?:links?|site)\b.{0,120}\bcommission\b.{0,200}|"
    r"(?:we|i|our\s\w+|[A-Z][\w\s]{2,30})\s(?:may\s)?(?:earns?|receives?|gets?)\s(?:an?\s)?(?:small\s)?(?:affiliate\s)?(?:commissions?)\b.{0,200}|"
    r"(?:like|liked|enjoy|enjoyed|love)\sth(?:is|ese)(?:\s[\w\s]{2,30})?\?\s.{0,60}\b(?:coffee|ko-?fi|patreon|tip\sjar|subscribe|newsletter)\b.{0,60}|"
    r".{0,12}made\s(?:it|this)\?\s.{0,120}|did\syou\s(?:make|try)\sthis\s(?:recipe|dish)\?.{0,200}|"
    r"(?:do\syou\s)?(?:have|got|know)\s(?:you\s)?(?:got\s)?(?:a|any)\s(?:story|news\stip|tip|stories|more\sinformation)\b.{0,80}\?.{0,40}"
    r"(?:e-?mail|call|contact|get\sin\stouch|write|text|let\sus|tell)\b.{0,200}|"
    r"(?=[^@]*@).{0,160}\b(?:tag|mention)\s(?:me|us)\b.{0,40}@.{0,80}|(?=[^ü]*ü).{0,80}\bunterstützen\ssie\s(?:unsere|unseren|uns)\b.{0,100}|"
    r"(?:please\s)?(?:donate|consider\s(?:donating|supporting))\b.{0,160}|we[’']?(?:re|\sare)\shiring!.{0,160}|"
    r"(?:what\sdo\s(?:you|readers)\sthink\?|let\sus\sknow|tell\sus|have\syour\ssay|share\syour\s(?:thoughts|views|story))(?!\w).{0,100}"
    r"\b(?:comments?|below|@\w+|us)\b.{0,60}|"
    r"(?:email|send)\s(?:us|your)\s(?:at\s|tips|story|letters)\b.{0,160}@.{3,60})",
    re.IGNORECASE | re.DOTALL,
    needs=either(
        has_folded(
            *("affiliate", "commission", "sponsored", "@", "unterstützen", "donat", "supporting", "hiring"),
            *("it?", "this?"),
        ),
        begins(
            *("like th", "liked th", "enjoy th", "enjoyed th", "love th", "did you ", "do you ", "have ", "got "),
            *("know ", "what do ", "let us know", "tell us", "share your "),
        ),
    ),
)
_COOKIES = lazy(
    r"(?:(?:we|this\s(?:web)?site|our\s(?:web)?site|our\spartners)\s(?:and\sour\spartners\s)?uses?\scookies\b.{0,400}|"
    r"(?:by\s(?:continuing|using|clicking)\b.{0,120}\bcookies?\b.{0,200})|(?:accept|reject|manage|allow)\s(?:all\s)?cookies|cookie\s(?:policy|settings|notice|preferences)|"
    r"(?:wir|diese\s(?:web)?seite)\s(?:verwende[nt]|nutz(?:en|t))\scookies\b.{0,300}|(?:ce\ssite|nous)\sutilis\w+\s(?:des\s)?cookies\b.{0,300}|"
    r"(?:este\ssitio|utilizamos|usamos)\s.{0,20}cookies\b.{0,300})",
    re.IGNORECASE | re.DOTALL,
    needs=has_folded("cookie"),
)
_AD = lazy(
    r"\A(?:[(\[—–-]\s?)?(?:advertise?ments?|advertising|ad|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|reklame|advertentie|sponsored(?:\s(?:content|post|by\s.{1,30}))?|"
    r"paid\s(?:content|post)|promoted(?:\scontent)?|"
    r"(?:story|article|content|report)\scontinues\s(?:below|after)(?:\s(?:the\s|this\s)?(?:advertisement|ad|video|gallery|photo|newsletter\ssign-?up))?|"
    r"scroll\s(?:down\s)?to\s(?:continue|keep\sreading).{0,40}|"
    r"advertisement\s?[-–—.:]?\s?(?:continue\sreading|scroll|story\scontinues|article\scontinues).{0,40}|"
    r"(?:weiter\snach\sder|la\ssuite\saprès\scette|artikel\swird\snach\sder)\s(?:anzeige|publicité|werbung).{0,20}|"
    r"continue\sreading(?:\s(?:the\smain\sstory|below))?|remove\sads?|skip\sadvertisement|after\snewsletter\spromotion)[.:]?(?:\s?[)\]—–-])?",
    re.IGNORECASE,
    needs=begins(
        *("ad", "anzeige", "werbung", "publicid", "publicité", "pubblicità", "reklame", "sponsored", "paid "),
        *("promoted", "story continues", "article continues", "content continues", "report continues", "scroll "),
        *("weiter nach ", "la suite ", "artikel wird ", "continue reading", "remove ad", "skip ad"),
        "after newsletter ",
    ),
)
_AD_WELD = lazy(r"(?:Advertisement|ADVERTISEMENT)(?=[A-Z“\"‘][\w’'])", needs=holds("dvertisement", "DVERTISEMENT"))
_LONGEST = 700
_LONGEST_INVITATION = 320


def find_promo(text: str, *, first: bool = False) -> Verdict | None:
    """The verdict on a whole block that is a promo, a link to another article, an ad's label or a note on cookies.

    Args:
        text: the block's text.
        first: whether nothing of the story was read yet.
    """
    if len(text) > _LONGEST:
        return None
    end = len(text)
    few = text.count(". ") + text.count("! ") + text.count("? ") < 2
    if few and not first and _points_elsewhere(text):
        return Verdict(0, end, BlockKind.RELATED, "Points to another article.")
    if _COOKIES.fullmatch(text):
        return Verdict(0, end, BlockKind.BOILERPLATE, "A note about cookies.")
    for found, reason in (
        (few and _FOLLOW.fullmatch(text), "Asks the reader to follow an account."),
        (
            (end < _LONGEST_INVITATION and _invites(text)) or _NEWSLETTER_BARE.fullmatch(text),
            "Invites to a subscription or newsletter.",
        ),
        (_SHOP.fullmatch(text), "Speaks to the reader for the site."),
        (_AD.fullmatch(text), "Marks an advertisement."),
    ):
        if found:
            return Verdict(0, end, BlockKind.PROMO, reason)
    return None


def _points_elsewhere(text: str) -> bool:
    return (
        _RELATED_LINE.fullmatch(text) is not None
        or _RELATED_LOUD.fullmatch(text) is not None
        or _RELATED_SHORT.fullmatch(text) is not None
        or _RELATED_COVERAGE.fullmatch(text) is not None
    )


def is_related_header(text: str) -> bool:
    """Whether a text is a heading over other articles, whatever follows."""
    # A colon stands at its end only: most that begin so are lines with the other article's title.
    return ":" not in text[:-3] and _RELATED_HEADER.fullmatch(text) is not None


def may_be_related_header(text: str) -> bool:
    """Whether a text may as well be a heading over other articles as one of the story's."""
    return _MAYBE_HEADER.fullmatch(text) is not None


def _invites(text: str) -> bool:
    return _NEWSLETTER.fullmatch(text) is not None or (
        _NEWSLETTER_OTHER.fullmatch(text) is not None and _SENT_OTHER.search(text) is not None
    )


def find_ad_weld(text: str) -> Verdict | None:
    """The label of an advertisement that runs into the paragraph behind it."""
    found = _AD_WELD.match(text)
    return found and Verdict(0, found.end(), BlockKind.PROMO, "Marks an advertisement.")
