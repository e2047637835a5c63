"""Lines of the page around an article: buttons, counters, players, stamps, subjects, who the author is."""

from __future__ import annotations

import re

from audiobrief.cleaner.promos import PLATFORM
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import begins, lazy

_PLATFORM_LINE = lazy(
    rf"(?:{PLATFORM}|Mix|E-?mail|Print|Tumblr|VK|Xing|Messenger|Pocket|Bookmark|Save|Gift|Link|Comments?|Tweet|Copy)",
    re.IGNORECASE,
)
_COUNT = r"[\d.,]+\s?[km]?"
_BUTTON = lazy(
    rf"(?:share|tweet|e-?mail|print|pin(?:\sit)?(?:\sfor\slater)?|save|bookmark|gift(?:\sthis)?(?:\sarticle)?|copy\slink|copied!?|"
    rf"link\scopied!?|(?:share|copy)\s(?:article\s)?link(?:\sto\sclipboard)?|"
    rf"comments?|kommentare?|commentaires?|comentarios?|{_COUNT}\s(?:comments?|kommentare?|commentaires?|comentarios?|replies|likes?|"
    rf"reactions?|views?|shares?|retweets?)|(?:comments?|kommentare?|commentaires?|comentarios?|shares?|replies)\s?\(\d+\)|"
    rf"(?:leave|post|write|add|submit)\sa\s(?:comment|reply)|(?:join|start)\sthe\s(?:conversation|discussion)|no\scomments(?:\s(?:yet|on\sthis\s\w+))?|"
    rf"(?:previous|next|older|newer)\s(?:post|article|story)\s?:\s.{{2,120}}|get\semails?\s(?:about|for)\sthis\s\w+|"
    rf""
    rf"(?:view|show|read|see|hide)\s(?:all\s)?(?:\(\d+\)|(?:{_COUNT}\s)?comments?(?:\s\(\d+\))?)|comments?\s(?:are\s)?(?:off|closed)|"
    rf"(?:share|like|rate|print|save|gift)\sthis(?:\s(?:story|article|post|page|on|via|with|video|recipe)\b[^.!?]{{0,60}})?\s?:?|"
    rf"(?:share|teilen|partager|compartir)\s?:|share\s(?:on|via|with)\b[^.!?]{{0,40}}|"
    rf"share\sor\scomment\son\sthis\s(?:article|story).{{0,200}}|sharing\sis\scaring!?|{_COUNT}\s?shares?|"
    rf"reply|report|close|(?:caption\s)?close|skip\sto\s(?:main\s)?content|(?:yes\s(?:/\s?)?no\s)?report\sa\sproblem\swith\sth(?:is|e)\spage|(?:jump|skip)\sto\s(?:the\s)?(?:recipe|comments?|navigation|content|video|article|story|text|good\s(?:bit|part|stuff))|"
    rf"(?:print|pin|save|rate|review)\s(?:the\s|this\s)?recipe|loading(?:\.{{3}}|…)?|"
    rf"view\spdf|print\smode|view\spdf/print\smode|(?:back\s)?to\stop|show\s(?:more|less)|load\smore|read\slater|"
    rf"(?:next|prev)\s+(?:next|prev)|(?:[←‹«<]\s?)?(?:older|newer|previous|next)\s(?:posts?|articles?|story|stories)(?:\s?[→›»>])?|"
    rf"[←‹«]\s?(?:older|newer|previous|prev|next|zurück|précédent|anterior)\b[^.!?]{{0,120}}|(?:older|newer|next|weiter|suivant|siguiente)\b[^.!?]{{0,120}}[→›»]|"
    rf"(?:diesen\s(?:artikel|beitrag)\s(?:teilen|drucken)|(?:partager|imprimer|commenter)\s(?:cet|l[’'])\s?article|(?:compartir|imprimir)\s(?:este|esta)\s(?:artículo|noticia))|"
    rf"order\sreprints.{{0,60}}|purchase\slicensing\srights.{{0,40}}|(?:reprints?|permissions?)(?:\s(?:&|and)\spermissions?)?|"
    rf"(?:reader\s)?interactions|(?:was|is)\sthis\s(?:page|article|story)\s(?:helpful|useful)\?.{{0,40}}|"
    rf"cite\sthis\s(?:page|article)\s?:?.{{0,60}}|text\ssize.{{0,30}}|sign\sin|log\sin|my\saccount|"
    rf"listen(?:\sto\s(?:this|the)\s(?:article|story))?(?:\s?[·•|(]?\s?\d{{1,3}}(?::\d\d)?\s?(?:min(?:ute)?s?)?\)?)?|"
    rf"(?:anmelden|drucken|merken|vorlesen|partager|imprimer|enregistrer|imprimir|guardar)|"
    rf"\d{{1,3}}(?::\d\d)?\s?min(?:ute)?s?)[.!]?",
    re.IGNORECASE,
)
#: How buttons begin, and stamps: what is compared before the long patterns are.
_begins_as_button = begins(
    *("share", "sharing", "tweet", "email", "e-mail", "print", "pin", "save", "bookmark", "gift", "copy", "copied"),
    *("link", "comment", "kommentar", "comentario", "0", ".", ",", "repl", "report", "reprint", "leave ", "post "),
    *("write ", "add ", "submit ", "join ", "start ", "no comment", "previous", "prev", "next", "older", "newer"),
    *("get ", "view", "show", "read ", "see ", "hide ", "like", "rate", "teilen", "partager", "compartir", "close"),
    *("caption", "skip ", "jump ", "review", "loading", "back", "to", "top", "load", "←", "‹", "«", "<", "order "),
    *("purchase ", "permission", "reader ", "interactions", "yes", "zurück", "précédent", "anterior", "weiter"),
    *("suivant", "siguiente", "diesen ", "commenter", "imprimer", "was this", "is this", "cite ", "text", "sign "),
    *("log ", "my ", "listen", "anmelden", "drucken", "merken", "vorlesen", "imprim", "enregistrer", "guardar"),
)
_LONGEST_BUTTON = 260
#: Where on the site a page is: Local, Ashcombe, with an angle between them.
_CRUMBS = lazy(r"[\w&-]{2,20}(?:\s[\w&-]{2,20}){0,2}(?:\s[›»]\s[\w&-]{2,20}(?:\s[\w&-]{2,20}){0,2}){1,5}")
_GALLERY = lazy(
    r"(?:(?:image|photo|picture|slide|foto|bild|imagen)\s\d{1,4}\s?(?:of|/|von|de|sur)(?:\s?/)?\s?\d{1,4}|"
    r"\d{1,4}\s{0,3}/\s{0,3}\d{1,4}|\d{1,3}\sof\s\d{1,3}|\d{1,3}\s?-\s?\d{1,3}\sof\s\d{1,4}|"
    r"back\sto\sgallery|(?:view|see|open|launch)\s(?:full\s|the\s|photo\s)?(?:gallery|slideshow)|view\sall(?:\s\(\d+\))?|"
    r"(?:hide|toggle|show|view|expand)\scaption(?:\s(?:hide|toggle|show)\scaption)?|enlarge(?:\s(?:this\s)?image)?|"
    r"(?:click|tap)\sto\s(?:enlarge|expand|zoom)|(?:view|open)\s(?:image\s)?(?:in\s)?full\s?-?screen|fullscreen|buy\sphotos?|"
    r"open\simage\smodal|media\splayback\sis\s(?:un|not\s)supported.{0,80}|play\svideo|watch\sthe\svideo|watch\snow|"
    r"(?:this\s)?video\s(?:is\s)?(?:not\savailable|can\s?not\sbe\splayed).{0,60}|\d{1,3}\sphotos?|photos?|scroll\s(?:down\s)?for\svideos?)[.:]?",
    re.IGNORECASE,
)
_begins_as_gallery = begins(
    *("image", "photo", "picture", "slide", "foto", "bild", "imagen", "0", "back", "view", "see ", "open", "launch"),
    *("hide", "toggle", "show", "expand", "enlarge", "click", "tap", "full", "buy", "media", "play", "watch"),
    *("this video", "video", "scroll"),
)
_LONGEST_GALLERY = 150
_GALLERY_START = lazy(
    r"\A(?:image|photo|picture|slide)\s\d{1,4}\s(?:of|/)(?:\s?/)?\s?\d{1,4}\b",
    re.IGNORECASE,
    needs=begins("image 0", "photo 0", "picture 0", "slide 0"),
)
_DATED = r"(?=[^.!?]{0,80}\d)[^!?]{3,90}"
_STAMP = lazy(
    rf"(?:(?:first\s|date\s|last\s)?(?:published|updated|posted|modified|last\s(?:updated|modified|reviewed)|released?)\b\s?:?\s{_DATED}|"
    rf"(?:for\simmediate\srelease)(?:\s?:\s?.{{0,60}})?|(?:page\s)?last\s(?:reviewed|updated|modified)\b.{{0,40}}|date\s?:\s{_DATED}|"
    rf"(?:stand|aktualisiert|veröffentlicht|erstellt)(?:\sam)?\s?:?\s{_DATED}|(?:publié|mis\sà\sjour|modifié)(?:e)?\s(?:le|à)\s{_DATED}|"
    rf"(?:actualizado|publicado)(?:\sel)?\s?:?\s{_DATED}|"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:\d{{1,2}}\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?\s"
    rf"(?:\d{{1,2}},?\s)?\d{{4}}\s?[|•·,–—-]?\s?(?:at\s)?\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?|"
    rf"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?\s\d{{1,2}},?\s\d{{4}}\s?[|•·,–—-]\s?(?:updated|published|posted)\b\s?:?\s{_DATED}|"
    rf"\d{{1,3}}\s?(?:-\s?)?min(?:ute)?s?\.?\s(?:read|to\sread|listen|de\slectura|de\slecture|lesezeit)|"
    rf"lecture\s\d{{1,3}}\s?min(?:ute)?s?|next\sreview(?:\sdue)?(?:\sdate)?\s?:\s.{{0,40}}|"
    rf"(?:(?:estimated\s)?reading\stime|lesezeit|temps\sde\slecture|tiempo\sde\slectura|tempo\sde\sleitura)\s?:?\s.{{0,30}}\d.{{0,20}}|"
    rf"(?:by|von|par|por)\s(?:[\w.'’-]+\s){{1,4}}(?:on|am|le|el|\||-|–)\s[^.!?]{{0,40}}\b\d{{4}}\b[^.!?]{{0,30}}|"
    rf"\d{{1,2}}\s(?:seconds?|minutes?|hours?|days?|weeks?|months?)\sago|"
    rf"(?:this\slive\s(?:blog|page|coverage)\s(?:is\snow|has)\s(?:closed|ended)|"
    rf"(?:this\sblog\sis\snow\sclosed|live\sreporting)).{{0,60}})\.?",
    re.IGNORECASE,
)
_begins_as_stamp = begins(
    *("first", "date", "last", "published", "updated", "posted", "modified", "release", "for immediate", "page"),
    *("stand", "aktualisiert", "veröffentlicht", "erstellt", "publi", "mis ", "modifi", "actualizado", "mon", "tue"),
    *("wed", "thu", "fri", "sat", "sun", "0", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct"),
    *("nov", "dec", "estimated ", "reading", "lesezeit", "temps ", "tiempo ", "tempo ", "lecture ", "next review"),
    *("by ", "von ", "par ", "por ", "this live", "this blog", "live "),
)
_LONGEST_STAMP = 240
_SUBJECTS = lazy(
    r"\A(?:(?:filed\sunder|posted\sin|tagged(?:\s(?:with|as))?|tags|topics|categories|keywords|schlagwörter|themen|mots-clés|etiquetas|temas)"
    r"\s?:\s?.{0,300}|tagged\s[^.!?]{2,200}|(?:topics|tags|places\sin\sthis\sstory|organizations\sin\sthis\sstory|people\sin\sth(?:e|is)\sstory|"
    r"categories|filed\sunder))",
    re.IGNORECASE | re.DOTALL,
    needs=begins(
        *("filed under", "posted in", "tag", "topics", "categories", "keywords", "schlagwörter", "themen", "mots-clés"),
        *("etiquetas", "temas", "places in ", "organizations in ", "people in "),
    ),
)
_OFFICIAL = lazy(
    r"\A(?:an\sofficial\swebsite\sof\sthe?\s?.{3,80}|an\sofficial\swebsite\sof\s.{3,80}|#{2,}|#\s#\s#|-?\s?(?:30|ends?)\s?-|"
    r"(?:media|press)\s(?:contacts?|enquiries|inquiries|office)\s?:.{0,200}|contacts?\s?:(?=.{0,200}(?:@|\d{3}[\s.-]\d{4})).{3,200}|source:\s[A-Z][\w\s.,&'’-]{3,80}|summary\s?:|"
    r"read\sthe\scomments.{0,40})",
    re.IGNORECASE | re.DOTALL,
    needs=begins(
        *("an official ", "#", "00", "end", "media ", "press ", "contact", "source", "summary", "read the comments"),
    ),
)


def find_chrome(text: str) -> Verdict | None:
    """The verdict on a whole line that is a button, counter, stamp or label of the page."""
    if len(text) > 500:
        return None
    for pattern, kind, reason in (
        (_BUTTON, BlockKind.BOILERPLATE, "A button or counter of the page."),
        (_GALLERY, BlockKind.BOILERPLATE, "Belongs to a picture gallery or player."),
        (_STAMP, BlockKind.BOILERPLATE, "Says when the article was published or how long it is."),
        (_SUBJECTS, BlockKind.BOILERPLATE, "Files the article under its subjects."),
        (_OFFICIAL, BlockKind.BOILERPLATE, "Belongs to the page around the article, not to its story."),
    ):
        if _may_be(pattern, text) and pattern.fullmatch(text):
            return Verdict(0, len(text), kind, reason)
    if ("›" in text or "»" in text) and _CRUMBS.fullmatch(text):
        return Verdict(0, len(text), BlockKind.BOILERPLATE, "Says where on the site the page is.")
    if _GALLERY_START.match(text):
        return Verdict(0, len(text), BlockKind.CAPTION, "Belongs to a picture gallery or player.")
    return None


def _may_be(pattern: re.Pattern[str], text: str) -> bool:
    """Whether it is worth while to compare a text with one of the long patterns."""
    likely = _LIKELY.get(pattern)
    return likely is None or likely(text)


def is_button_like(text: str) -> bool:
    """Whether a text begins as buttons do, and is as short."""
    return len(text) <= _LONGEST_BUTTON and bool(_begins_as_button(text))


def is_gallery_like(text: str) -> bool:
    """Whether a text begins as the words around a gallery do, and is as short."""
    return len(text) <= _LONGEST_GALLERY and bool(_begins_as_gallery(text))


def is_stamp_like(text: str) -> bool:
    """Whether a text begins as stamps of date and time do, and is as short."""
    return len(text) <= _LONGEST_STAMP and bool(_begins_as_stamp(text))


_LIKELY = {_BUTTON: is_button_like, _GALLERY: is_gallery_like, _STAMP: is_stamp_like}


def is_platform(text: str) -> bool:
    """Whether the text is only a platform's name or a share button's: furniture where several stand together."""
    return len(text) <= 30 and (
        _PLATFORM_LINE.fullmatch(text) is not None or (is_button_like(text) and _BUTTON.fullmatch(text) is not None)
    )
