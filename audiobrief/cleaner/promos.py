"""Lines about the site and not the story: related links, follow-us, newsletters, share buttons, ads, galleries."""

from __future__ import annotations

import re

from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind

_PLATFORM = (
    r"(?:Facebook|Twitter|X|Instagram|YouTube|TikTok|LinkedIn|WhatsApp|Threads|Telegram|Snapchat|Pinterest|"
    r"Mastodon|Bluesky|"
    r"Flipboard|Reddit|Google\sNews|Apple\sNews|Spotify|RSS)"
)
_HANDLE = r"(?:\s?\(?@\w{1,30}\)?)?"
_PLATFORMS = rf"{_PLATFORM}{_HANDLE}(?:(?:,|,?\s(?:and|or|und|et|y)|\s?[|/&])\s?(?:on\s)?{_PLATFORM}{_HANDLE}){{0,8}}"
_RELATED_LABEL = (
    r"(?:related(?:\s(?:stor(?:y|ies)|articles?|posts?|content|news|coverage|links?|reading|video))?|see\salso|"
    r"see\smore|"
    r"read\s(?:more|also|next|this|the\sfull\sstory|on)(?:\s(?:here|on\sthis|about\sthis))?|also\sread|"
    r"also\ssee|more\son\sthis(?:\sstory)?|"
    r"(?:you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|be\sinterested\sin))|recommended(?:\s(?:for\syou|reading|"
    r"stories))?|"
    r"further\sreading|explore\sfurther|up\snext|don[’']t\smiss|most\s(?:read|popular|viewed)(?:\sin\s[\w\s]{1,20})?|"
    r"trending(?:\snow)?|editor[’']?s[’']?\spicks?|in\scase\syou\smissed\sit|lesen\ssie\sauch|mehr\szum\sthema|"
    r"lire\saussi|"
    r"à\slire\saussi|lea\stambién|te\spuede\sinteresar)"
)
_RELATED_LINE = re.compile(
    rf"[>»•*\[(\s-]{{0,4}}{_RELATED_LABEL}\s?(?:[:|»>—–-]|\.{{3}}|…)\s?\S.{{0,300}}", re.IGNORECASE | re.DOTALL
)
_RELATED_LOUD = re.compile(
    r"(?:MORE|WATCH|READ|RELATED|LISTEN|VIDEO|ALSO|NEXT)(?:\s[A-Z]{2,12}){0,4}\s?[:|]\s?\S.{0,300}", re.DOTALL
)
RELATED_HEADER = re.compile(
    rf"(?:{_RELATED_LABEL}|more\s(?:from|in|stories|news)\b[^.!?]{{0,40}}|latest\snews|"
    rf"top\sstories)\s?[:»>…]?",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    rf"(?:(?:you\scan\s)?(?:also\s)?(?:please\s)?(?:follow|like|join|find|connect\swith|visit|subscribe\sto|"
    rf"add)\s.{{1,100}}?\s"
    rf"(?:on|via|at)\s(?:our\s)?{_PLATFORMS}(?:\s(?:page|pages|channel|account))?[.!:]?(?:\s?@\w{{1,30}}\.?)?|"
    r"follow\s(?:us|him|her|them|me|[A-Z][\w.'-]{1,20}(?:\s[A-Z][\w.'-]{1,20}){0,3})?\s?(?:on\s\w{1,12}\s?)?(?:at|:|\()?\s?@\w{1,30}\)?\.?)",
    re.IGNORECASE | re.DOTALL,
)
_FOLLOW_START = re.compile(
    r"(?:you\scan\s)?(?:also\s)?(?:please\s)?(?:follow|like|join|find|connect|visit|subscribe|add)\s", re.IGNORECASE
)
_NEWSLETTER = re.compile(
    r"(?:to\s.{1,60},\s)?(?:please\s)?(?:sign\sup|signup|subscribe|register|get|join|receive|click\shere|"
    r"download|support|become\sa|"
    r"want\smore|enter\syour|try)\b.{0,200}?\b(?:newsletters?|inbox|email\s(?:alerts?|updates?|address|list)|"
    r"mailing\slist|daily\sbriefing|"
    r"our\sapp|news\sapp|push\salerts|news\salerts|our\s(?:podcast|journalism|work)|member(?:ship)?\stoday|"
    r"supporter\stoday)\b.{0,160}",
    re.IGNORECASE | re.DOTALL,
)
_NEWSLETTER_BARE = re.compile(
    r"(?:sign\sup|subscribe)(?:\s(?:now|here|today|for\sfree|to\s[\w\s]{1,30}))?[.!]?|newsletters?|learn\smore|"
    r"read\slater",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:share|tweet|e-?mail|print|pin(?:\sit)?|save|copy\slink|copied!?|link\scopied!?|comments?|"
    r"\d+\scomments?|leave\sa\s(?:comment|reply)|"
    r"(?:view|show|read)\s(?:all\s)?(?:\(\d+\)|comments?(?:\s\(\d+\))?)|share\s(?:this|on|via|"
    r"with)\b[^.!?]{0,40}|sharing\sis\scaring!?|"
    r"[\d.,]+\s?[km]?\s?shares?|reply|report|close|(?:caption\s)?close|skip\sto\s(?:main\s)?content|"
    r"loading(?:\.{3}|…)?|"
    r"view\spdf|print\smode|view\spdf/print\smode|back\sto\stop|show\smore|load\smore|(?:next|prev)\s+(?:next|prev))",
    re.IGNORECASE,
)
_PLATFORM_LINE = re.compile(rf"(?:{_PLATFORM}|Mix|Email|Print|Tumblr|VK|Xing|Messenger|Pocket)", re.IGNORECASE)
_AD = re.compile(
    r"(?:advertise?ments?|advertising|ad|anzeige|werbung|publicidad|publicité|sponsored(?:\s(?:content|post))?|"
    r"paid\s(?:content|post)|"
    r"(?:story|article)\scontinues\s(?:below|after)(?:\s(?:the\s)?advertisement)?|"
    r"scroll\s(?:down\s)?(?:for\svideo|to\scontinue.{0,40})|"
    r"advertisement\s?[-–—.:]?\s?(?:continue\sreading|scroll|story\scontinues).{0,40}|"
    r"continue\sreading(?:\sthe\smain\sstory)?)[.:]?",
    re.IGNORECASE,
)
_AD_WELD = re.compile(r"(?:Advertisement|ADVERTISEMENT)(?=[A-Z“\"‘][\w’'])")
_GALLERY = re.compile(
    r"(?:(?:image|photo|picture|slide|foto|bild)\s\d{1,4}\s?(?:of|/|von|de)\s?\d{1,4}|"
    r"\d{1,4}\s{0,3}/\s{0,3}\d{1,4}|\d{1,3}\s?-\s?\d{1,3}\sof\s\d{1,4}|"
    r"back\sto\sgallery|(?:view|see|open)\s(?:full\s|the\s|photo\s)?gallery|view\sall(?:\s\(\d+\))?|(?:hide|"
    r"toggle|show)\scaption|enlarge(?:\s(?:this\s)?image)?|"
    r"click\sto\senlarge|media\splayback\sis\s(?:un|not\s)supported.{0,80}|"
    r"(?:this\s)?video\s(?:is\s)?(?:not\savailable|can\snot\sbe\splayed)|\d{1,3}\sphotos?)[.:]?",
    re.IGNORECASE,
)
_GALLERY_START = re.compile(r"(?:image|photo|picture|slide)\s\d{1,4}\s(?:of|/)\s\d{1,4}\b", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:(?:first\s)?(?:published|updated|posted|last\s(?:updated|modified))\b[\s:].{0,60}\d.{0,30}|"
    r"\d{1,3}\s?(?:-\s?)?min(?:ute)?s?\s(?:read|to\sread)|(?:estimated\s)?reading\stime:?.{0,30})",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:(?:copyright\s)?(?:©|\(c\)|copyright)\s?\d{4}\b.{0,250}|.{0,120}\ball\srights\sreserved\b.{0,200}|"
    r"this\s(?:document|material|article)\s(?:is\ssubject\sto\scopyright|may\snot\sbe\s(?:published|"
    r"reproduced)).{0,400})",
    re.IGNORECASE | re.DOTALL,
)
_CONTRIBUTED = re.compile(
    r"[\[(]?(?:[^.!?\"“”]|\b[A-Z]\.){3,260}\b(?:contributed\s(?:reporting|research)|"
    r"contributed\sto\sthis\s(?:report|story|article))\b[^!?]{0,80}[\])]?|"
    r"\(?(?:additional\s)?(?:reporting|writing|editing)\sby\s[^!?]{3,250}\)?",
    re.IGNORECASE,
)
_LONGEST = 700


def find_promo(text: str, *, first: bool = False) -> Verdict | None:
    """The verdict on a whole block that is a promo, a related link, or a piece of the page's furniture.

    Args:
        text: the block's text.
        first: whether nothing of the story was read yet.
    """
    if len(text) > _LONGEST:
        return None
    end = len(text)
    sentences = text.count(". ") + text.count("! ") + text.count("? ")
    if not first and (_RELATED_LINE.fullmatch(text) or _RELATED_LOUD.fullmatch(text)) and sentences < 2:
        return Verdict(0, end, BlockKind.RELATED, "Points to another article.")
    if RELATED_HEADER.fullmatch(text) and not first:
        return Verdict(0, end, BlockKind.RELATED, "Heads a list of other articles.")
    if sentences < 2 and _FOLLOW_START.match(text) and _FOLLOW.fullmatch(text):
        return Verdict(0, end, BlockKind.PROMO, "Asks the reader to follow an account.")
    if (end < 320 and _NEWSLETTER.fullmatch(text)) or _NEWSLETTER_BARE.fullmatch(text):
        return Verdict(0, end, BlockKind.PROMO, "Invites to a subscription or newsletter.")
    return _furniture(text)


def _furniture(text: str) -> Verdict | None:
    for pattern, kind, reason in (
        (_AD, BlockKind.PROMO, "Marks an advertisement."),
        (_SHARE, BlockKind.BOILERPLATE, "A button or counter of the page."),
        (_GALLERY, BlockKind.CAPTION, "Belongs to a picture gallery or player."),
        (_STAMP, BlockKind.BOILERPLATE, "Says when the article was published or how long it is."),
        (_LEGAL, BlockKind.BOILERPLATE, "A copyright notice."),
        (_CONTRIBUTED, BlockKind.BOILERPLATE, "Says who else worked on the article."),
    ):
        if pattern.fullmatch(text):
            return Verdict(0, len(text), kind, reason)
    if _GALLERY_START.match(text):
        return Verdict(0, len(text), BlockKind.CAPTION, "Belongs to a picture gallery or player.")
    return None


def is_platform(text: str) -> bool:
    """Whether the text is only a platform's name or a share button's: furniture where several stand together."""
    return len(text) <= 20 and (_PLATFORM_LINE.fullmatch(text) is not None or _SHARE.fullmatch(text) is not None)


def find_ad_weld(text: str) -> Verdict | None:
    """The label of an advertisement that runs into the paragraph behind it."""
    found = _AD_WELD.match(text)
    return found and Verdict(0, found.end(), BlockKind.PROMO, "Marks an advertisement.")
