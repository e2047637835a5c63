"""The names that pages give to their furniture: elements, classes and ids that hold anything but the article."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from audiobrief.patterns import has_any, lazy

NAVIGATION = "Navigation of the page."
RELATED = "Points to other articles."
GALLERY = "Belongs to a picture gallery or player."
SHARING = "Buttons for sharing."
LABELS = "Subjects and labels of the article."
HIDDEN = "Is hidden on the page."
NOTE = "Says when and by whom the article was written."
_AUTHOR = "Tells about the author."
NOTICE = "A notice over the page."

_ELEMENTS = {
    "nav": NAVIGATION,
    "footer": "Footer of the page.",
    "aside": "Stands beside the article.",
    "form": "A form of the page.",
    "button": "A button of the page.",
    "select": "A form of the page.",
    "option": "A form of the page.",
    "textarea": "A form of the page.",
    "label": "A form of the page.",
    "dialog": "A window over the page.",
    "menu": NAVIGATION,
    # AMP's own elements
    "amp-sidebar": NAVIGATION,
    "amp-ad": "Advertises something.",
    "amp-embed": "Advertises something.",
    "amp-sticky-ad": "Advertises something.",
    "amp-social-share": SHARING,
    "amp-consent": NOTICE,
    "amp-user-notification": NOTICE,
    "amp-lightbox": NOTICE,
}
#: Words of classes and ids, split at hyphens, underscores and capitals; a pair stands for two words in a row.
_WORDS = {
    NAVIGATION: "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager "
    "paging skip toc masthead topbar table-of-contents navbox catlinks navbox catlinks",
    "Footer of the page.": "footer foot colophon copyright legal disclaimer disclosure",
    "Comments of readers.": "comment comments commentlist disqus respond replies discussion livefyre",
    RELATED: (
        "related recommended recommendation recommendations recirc recirculation trending popular outbrain "
        "taboola promoted more-from "
        "read-more read-next also-like more-stories more-news most-read most-popular jetpack-relatedposts yarpp "
        "teaser teasers upnext mostread "
        "related-posts readmore morelink zergnet next-post previous-post prev-post nextstory next-story prev-story "
        "post-navigation next-article"
    ),
    SHARING: "share sharing shares sharedaddy social socials addthis sharebar follow followus sharethis addtoany",
    "Stands beside the article.": "sidebar side-bar rail widget widgets aside complementary right-column rightcol",
    "Invites to a subscription or newsletter.": "newsletter newsletters subscribe subscription signup sign-up "
    "cta paywall mailchimp mc4wp optin registration",
    "Advertises something.": (
        "ad ads advert adverts advertisement advertising adsense promo promos promotion sponsor sponsored "
        "banner dfp adslot commercial "
        "affiliate adbox advertorial"
    ),
    NOTICE: "cookie cookies gdpr consent modal popup overlay lightbox tooltip toast login",
    _AUTHOR: "author-bio author-box authorbox author-info about-author bio author-description author-card "
    "author-profile biography author-tooltip author-blurb author-details author-block author-footer contributor-bio",
    NOTE: "byline dateline timestamp meta postmeta entry-meta post-meta article-meta metadata post-date date author",
    LABELS: "tags tag-list taglist categories category keywords topics tag-links cat-links taxonomy post-tags",
    GALLERY: "gallery slideshow carousel slider thumbnails player playlist video-player jwplayer",
    HIDDEN: "visually-hidden sr-only screen-reader",
    "A control of the page.": "toolbar tools print noprint rating ratings vote votes loading",
    # So the reader marks what a book has around its text.
    "Cover of the book.": "epubmatter-cover",
    "Title page of the book.": "epubmatter-title",
    "Table of contents of the book.": "epubmatter-contents",
    "Copyright page of the book.": "epubmatter-copyright",
    "Notes at the end of the book.": "epubmatter-notes",
    "Index or bibliography of the book.": "epubmatter-index",
    "Describes a picture that a listener can't see.": (
        "caption figcaption cutline wp-caption-text credit credits imgcaption photocaption image-caption "
        "photo-credit photocredit image-credit"
    ),
}
_BY_WORD = {word: reason for reason, words in _WORDS.items() for word in words.split()}
#: Longer names that begin so ("relatedposts", "commentlist") mean the same.
#: Names that mean this only where they are all of a class, an id or a role.
_WHOLE = {"dialog": NOTICE, "alertdialog": NOTICE, "hidden": HIDDEN, "hide": HIDDEN, "is-hidden": HIDDEN}
_STEMS = {
    stem: _BY_WORD[stem]
    for stem in ("related", "comment", "newsletter", "sidebar", "recommendation", "advert", "promoted", "navigation")
}
_STEM_STARTS = tuple(_STEMS)
#: What is named so is furniture even where it holds more text than the article.
_FIRM = frozenset({"Comments of readers.", "Navigation of the page.", "Footer of the page."})
_PART = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: In a name made from a heading's words, these show that it is one ("sharing-with-a-friend").
_LITTLE = _set("a an the with of and or your is are how what why our my")
#: What tools for building pages begin the names of their parts with; all their parts are "widgets".
_BUILDERS = _set("elementor wpb vc et fl fusion siteorigin so uagb wix sqs brxe")
_ROWS = _set("tr td th tbody thead a")
#: Words that take a name's meaning back: ``no-sidebar``, ``has-comments``, ``article-header-promo-content``.
_NEGATIONS = _set("no not has with without is show hide-on")
_BODY_WORDS = _set("content body main text story entry article post")
#: These words also serve to name the article itself or a piece of it.
_SOFT = _set(
    "ad ads social date author widget widgets print media banner tools promo share video player gallery popup toc"
)
#: Labels that a blog system hangs on the article's own element: ``category-sports``, ``tag-nature``.
_LABELS = _set("category tag author format type status")
_POST = _set("hentry post type-post page story")
_BODY_HINT = lazy(
    r"^(?:article|main)\b|articleBody|(?:article|entry|post|story|main|page|blog|body|content)[-_]{0,2}(?:body|content|text|"
    r"copy)\b|\b(?:hentry|instapaper_body|storytext)\b|\.(?:article|story|post)(?=\.|$)",
    re.IGNORECASE,
)
#: What each of those names has in it: the pattern takes long, and is tried at every letter.
_BODY_PARTS = ("article", "body", "content", "entry", "main", "page", "post", "story", "blog")


@lru_cache(maxsize=20_000)
def is_firm(element: str) -> bool:
    """Whether the element is furniture by its name, whatever its class says."""
    return element.partition(".")[0] in _ELEMENTS or furniture_of(element) in _FIRM


@lru_cache(maxsize=20_000)
def is_body(element: str) -> bool:
    """Whether an element names itself the body of an article."""
    return has_any(element.lower(), _BODY_PARTS) and _BODY_HINT.search(element) is not None


@lru_cache(maxsize=20_000)
def is_post(element: str) -> bool:
    """Whether an element names itself an article or a blog's post."""
    name, *words = element.split(".")
    return name == "article" or "hentry" in words or "h-entry" in words


@lru_cache(maxsize=20_000)
def furniture_of(element: str) -> str | None:
    """Why an element (its name, class and id words as in ``Block.markup``) is no article; ``None`` if it may be one."""
    name, *words = element.split(".")
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if name in _ROWS:
        return None
    is_label = name in {"article", "main", "body"} or not _POST.isdisjoint(words)
    for word in words:
        reason = _meaning(word, is_label=is_label)
        if reason is not None:
            return reason
    return None


@lru_cache(maxsize=20_000)
def _meaning(word: str, *, is_label: bool) -> str | None:
    """Why an element with this word in its class or id is no article; ``None`` if it may be one."""
    if word in _WHOLE:
        return _WHOLE[word]
    parts = [part.lower() for part in _PART.findall(word)]
    if not parts or len(parts) > 5 or parts[0] in _NEGATIONS or (is_label and parts[0] in _LABELS):
        return None
    if len(parts) > 2 and not _LITTLE.isdisjoint(parts):
        return None
    return next(iter(_named(parts)), None)


def _named(parts: list[str]) -> list[str]:
    found = [_BY_WORD[pair] for pair in map("-".join, pairwise(parts)) if pair in _BY_WORD]
    # "ad-content" may be either, "social-story-body" is a body, "comments-content" holds comments.
    spared = _SOFT if len(parts) > 1 and parts[-1] in _BODY_WORDS else frozenset()
    if parts[0] in _BUILDERS:
        spared = spared | {"widget", "widgets"}
    found += [_BY_WORD[part] for part in parts if part in _BY_WORD and part not in spared]
    if not found and any(part.startswith(_STEM_STARTS) for part in parts):
        found = [reason for stem, reason in _STEMS.items() for part in parts if part.startswith(stem)]
    return found or [_BY_WORD["caption"] for part in parts if part.endswith("caption")]
