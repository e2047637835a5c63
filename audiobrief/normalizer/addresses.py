"""Web and mail addresses, handles, hashtags and names of files as they are read out."""

from __future__ import annotations

import re

from audiobrief.patterns import has, lazy

_ADDRESS = lazy(r"(?:(?:https?|ftp)://|www\.)[^\s<>\"“”]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}")
_SCHEME = lazy(r"^(?:https?|ftp)://|/$")
_TOP = (
    "com|org|net|gov|edu|mil|info|io|ai|app|dev|tv|news|biz|co|us|uk|eu|de|fr|es|it|ch|at|nl|be|ca|au|nz|jp|cn|in|br|mx|ie|se|no|"
    "dk|fi|pl|ru|ua|int|blog|online|shop|xyz|gg|fm|ly|me"
)
_NAMES_OF_FILES = (
    "pdf doc docx xls xlsx ppt pptx csv txt zip jpg jpeg png gif mp3 mp4 exe htm html json xml py js epub mov svg md "
    "yaml yml toml ini cfg conf log bat css scss sql php tsx jsx rb cpp hpp java kt ipynb tex bib dll iso dmg apk tar gz tgz rar "
    "wav flac avi mkv webp heic psd odt rtf bak"
).split()
#: Endings that are words, other letters or sites, too: of names in small letters alone.
_ENDINGS_OF_CODE = "c|cc|go|h|rs|sh|swift|ts|lock|env"
_KNOWN_ENDINGS = frozenset(_TOP.split("|")).union(_NAMES_OF_FILES, _ENDINGS_OF_CODE.split("|"))
_FILE_ENDING = rf"(?:{'|'.join(_NAMES_OF_FILES)})"
_AFTER_DOT = lazy(r"\.(\w+)")


def _has_ending(text: str) -> bool:
    """Whether what sites and files end with stands after a full stop."""
    return any(word.casefold() in _KNOWN_ENDINGS for word in _AFTER_DOT.findall(text))


#: A site named without "www.". Those with a top level that is also a word need a path or a known one before.
_SITE = lazy(
    rf"(?<![\w.@/-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.){{1,4}}(?:{_TOP})(?![\w-])(?!\.\w)(?P<port>:\d{{2,5}}(?!\d))?(?P<path>/[^\s<>\"“”,;)]{{0,400}})?",
    re.IGNORECASE,
    needs=_has_ending,
)
_AMBIGUOUS_TOP = frozenset(
    {"us", "in", "it", "no", "at", "be", "me", "is", "es", "co", "de", "am", "so", "fm", "ly", "news"}
)
_FILE = lazy(
    rf"(?<![\w.@/])[\w-]{{1,64}}\.(?:{_FILE_ENDING}\.)?{_FILE_ENDING}(?![\w/])(?!\.\w)",
    re.IGNORECASE,
    needs=_has_ending,
)
_CODE_FILE = lazy(
    rf"(?<![\w.@/-])[a-z][a-z0-9_-]{{2,64}}\.(?:{_ENDINGS_OF_CODE})(?![\w/'’-])(?!\.\w)", needs=_has_ending
)
#: Files whose name begins with the dot.
_DOT_FILE = lazy(
    r"(?<![^\s(“\"'‘/])\.(?:bashrc|dockerignore|editorconfig|env|gitattributes|gitignore|htaccess|npmrc|profile|ssh|vimrc|zshrc)\b"
)
#: An ending of files or sites by itself: ".csv", ".NET".
_ENDING = lazy(
    r"(?<![^\s(“\"'‘/])\.(com|org|net|gov|edu|pdf|docx?|xlsx?|pptx?|csv|txt|zip|jpe?g|png|gif|mp[34]|exe|html?|json|xml|py|js|epub|"
    r"svg)(?![\w.])",
    re.IGNORECASE,
    needs=_has_ending,
)
#: "/etc/hosts"
_PATH = lazy(r"(?<![\w./<~])(?:~?/(?:[\w.-]{1,64}/){1,12}[\w.-]{0,64}|~/[\w.-]{1,64})")
#: A machine's own name, and a color of the web.
_LOCAL = lazy(r"(?<![\w.@/-])localhost:\d{2,5}(?:/[\w./-]{0,200})?(?<![.-])", needs=has("localhost:0"))
_COLOR = lazy(r"(?<![\w&#])#(?=[A-Fa-f]{0,5}\d)[0-9A-Fa-f]{6}(?!\w)")
_UNDERSCORE = lazy(r"(?<=[^\W_])_(?=[^\W_])")
_DRIVE = lazy(r"(?<!\w)([A-Z]):(?=\\)")
_HANDLE = lazy(r"(?<![\w@.])@(\w{1,50})(?!\w)")
_HASHTAG = lazy(r"(?<![\w&#])#(?=\w{0,99}[^\W\d_])(\w{1,100})(?!\w)")
_HUMPS = lazy(
    r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ\d])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])(?!\wgov$)|(?<=\d)(?=[A-Za-z])|(?<=[A-ZÀ-Þ])(?=\d|gov$)|_"
)
#: Parts of addresses that are said letter by letter.
_SPELLED = frozenset(
    "www npr bbc cnn nbc cbs abc pbs uk cdc fbi irs dhs epa nyt us eu tv ai io nhs pdf csv html xml mp3 mp4 png svg xlsx docx py "
    "css scss sql php tsx jsx rb cpp hpp yml cfg kt dll iso dmg apk gz tgz wav avi mkv psd odt rtf rs sh ts c h cc "
    "js md de fr ch es fm".split()
)

_SIGNS = {
    "en": {
        ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "=": "equals", "&": "and", "@": "at", "?": "question mark",
        "#": "hash", "%": "percent", "~": "tilde", "+": "plus", ":": "colon",
    },
    "de": {
        ".": "Punkt", "/": "Schrägstrich", "-": "Strich", "_": "Unterstrich", "=": "gleich", "&": "und", "@": "at",
        "?": "Fragezeichen", "#": "Raute", "+": "plus", ":": "Doppelpunkt", "%": "Prozent", "~": "Tilde",
    },
    "fr": {
        ".": "point", "/": "barre", "-": "tiret", "_": "tiret bas", "=": "égal", "&": "et", "@": "arobase",
        "?": "point d'interrogation", "#": "dièse", "+": "plus", ":": "deux points", "%": "pour cent", "~": "tilde",
    },
    "es": {
        ".": "punto", "/": "barra", "-": "guion", "_": "guion bajo", "=": "igual", "&": "y", "@": "arroba",
        "?": "interrogación", "#": "almohadilla", "+": "más", ":": "dos puntos", "%": "por ciento", "~": "tilde",
    },
}  # fmt: skip
_HASHTAG_WORD = {"en": "hashtag", "de": "Hashtag", "fr": "hashtag", "es": "hashtag"}
_AT = {"en": "at", "de": "at", "fr": "arobase", "es": "arroba"}
_YEAR = lazy(r"(?:19|20)\d\d")
_PIECE = lazy(r"\d+|[^\W\d_]+|[^\w\s]|_")


def say_addresses(text: str, code: str) -> str:
    """The text with its addresses, handles, hashtags and file names in words."""
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda found: _address(found.group(), code), text)
        text = _HANDLE.sub(lambda found: f"{_AT.get(code, 'at')} {_name(found[1], code)}", text)
    if "#" in text:
        text = _COLOR.sub(lambda found: f"{_SIGNS.get(code, _SIGNS['en'])['#']} {' '.join(found[0][1:].upper())}", text)
        text = _HASHTAG.sub(lambda found: f"{_HASHTAG_WORD.get(code, 'hashtag')} {_humps(found[1])}", text)
    if "." in text:
        text = _FILE.sub(lambda found: _read(found.group(), code), text)
        text = _CODE_FILE.sub(lambda found: _read(found.group(), code), text)
        if " ." in text or text.startswith("."):
            text = _DOT_FILE.sub(lambda found: _read(found.group(), code), text)
        text = _SITE.sub(lambda found: _site(found, code), text)
        text = _ENDING.sub(lambda found: _read(found.group(), code), text)
    text = _LOCAL.sub(lambda found: _read(found.group(), code), text)
    if "~/" in text or (text.count("/") > 1 and (" /" in text or text.startswith("/"))):
        text = _PATH.sub(lambda found: _read(found.group(), code), text)
    if "_" in text:
        text = _UNDERSCORE.sub(f" {_SIGNS.get(code, _SIGNS['en'])['_']} ", text)
    if "\\" in text:
        text = _DRIVE.sub(rf"\1 {_SIGNS.get(code, _SIGNS['en'])[':']} ", text)
    return text


def _humps(word: str) -> str:
    """BlackLivesMatter as three words."""
    return " ".join(_HUMPS.sub(" ", word).split())


def _name(word: str, code: str) -> str:
    """A handle, in which an underscore is said: whoever types it must know."""
    said = f" {_SIGNS.get(code, _SIGNS['en'])['_']} "
    return said.join(_humps(part) for part in word.split("_"))


def _site(found: re.Match[str], code: str) -> str:
    name = found.group()
    host = name.split("/")[0]
    first, _, top = host.rpartition(".")
    ambiguous = top.lower() in _AMBIGUOUS_TOP and not found["path"] and (top != top.lower() or "." not in first)
    if ambiguous and code != top.lower():
        return name  # "said it.It was": two sentences without a space between them
    return _address(name, code)


def _address(address: str, code: str) -> str:
    """A web or mail address as it is read out. The scheme tells a listener nothing."""
    core = address.rstrip(".,;:!?)]}'’")
    tail = address[len(core) :]
    return f"{_read(_SCHEME.sub('', core), code)}{tail}"


def _read(address: str, code: str) -> str:
    signs = _SIGNS.get(code, _SIGNS["en"])
    said = []
    for piece in _PIECE.findall(address):
        if piece.lower() in _SPELLED:
            said.append(" ".join(piece.upper() if piece != "www" else piece))
        elif piece.isdigit() and len(piece) > 2 and not _YEAR.fullmatch(piece):
            said.append(" ".join(piece))
        elif piece in signs:
            said.append(signs[piece])
        else:
            said.append(piece)
    return " ".join(said)
