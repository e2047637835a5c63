"""The names that pages give to their furniture: elements, classes and ids that hold anything but the article."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_ELEMENTS = {
    "nav": "Navigation of the page.",
    "footer": "Footer of the page.",
    "aside": "Stands beside the article.",
    "form": "A form of the page.",
    "button": "A button of the page.",
    "select": "A form of the page.",
    "option": "A form of the page.",
    "textarea": "A form of the page.",
    "label": "A form of the page.",
    "dialog": "A window over the page.",
    "menu": "Navigation of the page.",
}
#: Words of classes and ids, split at hyphens, underscores and capitals; a pair stands for two words in a row.
_WORDS = {
    "Navigation of the page.": "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager "
    "paging skip toc masthead topbar",
    "Footer of the page.": "footer foot colophon copyright legal disclaimer",
    "Comments of readers.": "comment comments commentlist disqus respond replies discussion livefyre",
    "Points to other articles.": (
        "related recommended recommendation recommendations recirc recirculation trending popular outbrain "
        "taboola promoted more-from "
        "read-more read-next also-like more-stories more-news most-read most-popular jetpack-relatedposts yarpp "
        "teaser teasers upnext mostread "
        "related-posts readmore morelink zergnet"
    ),
    "Buttons for sharing.": "share sharing shares sharedaddy social socials addthis sharebar follow followus "
    "sharethis addtoany",
    "Stands beside the article.": "sidebar side-bar rail widget widgets aside complementary right-column rightcol",
    "Invites to a subscription or newsletter.": "newsletter newsletters subscribe subscription signup sign-up "
    "paywall mailchimp mc4wp optin registration",
    "Advertises something.": (
        "ad ads advert adverts advertisement advertising adsense promo promos promotion sponsor sponsored "
        "banner dfp adslot commercial "
        "affiliate adbox advertorial"
    ),
    "A notice over the page.": "cookie cookies gdpr consent modal popup overlay lightbox tooltip toast login",
    "Tells about the author.": "author-bio author-box authorbox author-info about-author bio author-description "
    "author-profile biography",
    "Says when and by whom the article was written.": "byline dateline timestamp meta postmeta entry-meta "
    "post-meta article-meta metadata post-date date author",
    "Subjects and labels of the article.": "tags tag-list taglist categories category keywords topics tag-links "
    "cat-links taxonomy post-tags",
    "Belongs to a picture gallery or player.": "gallery slideshow carousel slider thumbnails player playlist "
    "video-player jwplayer",
    "A control of the page.": "toolbar tools print screen-reader hidden hide visually-hidden sr-only noprint "
    "rating ratings vote votes loading",
    "Describes a picture that a listener can't see.": (
        "caption figcaption cutline wp-caption-text credit credits imgcaption photocaption image-caption "
        "photo-credit photocredit image-credit"
    ),
}
_BY_WORD = {word: reason for reason, words in _WORDS.items() for word in words.split()}
#: Longer names that begin so ("relatedposts", "commentlist") mean the same.
_STEMS = {
    stem: _BY_WORD[stem]
    for stem in ("related", "comment", "newsletter", "sidebar", "recommendation", "advert", "promoted", "navigation")
}
#: What is named so is furniture even where it holds more text than the article.
_FIRM = frozenset({"Comments of readers.", "Navigation of the page.", "Footer of the page."})
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words that take a name's meaning back: ``no-sidebar``, ``has-comments``, ``article-header-promo-content``.
_NEGATIONS = _set("no not has with without is show hide-on")
_BODY_WORDS = _set("content body main text story entry article post")
#: These words also serve to name the article itself or a piece of it.
_SOFT = _set(
    "ad ads social date author widget widgets print media banner tools promo share video player gallery popup hidden "
    "hide"
)
#: Labels that a blog system hangs on the article's own element: ``category-sports``, ``tag-nature``.
_LABELS = _set("category tag author format type status")
_POST = _set("hentry post type-post page story")
BODY_HINT = re.compile(
    r"^(?:article|main)\b|articleBody|(?:article|entry|post|story|main|page|blog|body)[-_]?(?:body|content|text|"
    r"copy)\b|\b(?:hentry|instapaper_body|storytext)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def is_firm(element: str) -> bool:
    """Whether the element is furniture by its name, whatever its class says."""
    return element.partition(".")[0] in _ELEMENTS or furniture_of(element) in _FIRM


@lru_cache(maxsize=20_000)
def is_body(element: str) -> bool:
    """Whether an element names itself the body of an article."""
    return BODY_HINT.search(element) is not None


@lru_cache(maxsize=20_000)
def furniture_of(element: str) -> str | None:
    """Why an element (its name, class and id words as in ``Block.markup``) is no article; ``None`` if it may be one."""
    name, *words = element.split(".")
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if name == "a":
        return None
    is_post = name in {"article", "main", "body"} or not _POST.isdisjoint(words)
    for word in words:
        parts = [part.lower() for part in _PART.findall(word)]
        if len(parts) > 5 or (parts and parts[0] in _NEGATIONS) or (is_post and parts and parts[0] in _LABELS):
            continue
        for reason in _named(parts):
            return reason
    return None


def _named(parts: list[str]) -> list[str]:
    found = [_BY_WORD[pair] for pair in map("-".join, pairwise(parts)) if pair in _BY_WORD]
    # "ad-content" may be either, "social-story-body" is a body, "comments-content" holds comments.
    spared = _SOFT if len(parts) > 1 and parts[-1] in _BODY_WORDS else frozenset()
    found += [_BY_WORD[part] for part in parts if part in _BY_WORD and part not in spared]
    found = found or [reason for stem, reason in _STEMS.items() for part in parts if part.startswith(stem)]
    return found or [_BY_WORD["caption"] for part in parts if part.endswith("caption")]
