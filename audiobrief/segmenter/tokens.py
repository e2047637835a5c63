"""Cuts the narration of a text into words, punctuation and whole quotations, with their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.segmenter.lexicon import ABBREVIATIONS

if TYPE_CHECKING:
    from audiobrief.segmenter.quotations import Quotation

_TOKEN = lazy(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S.
    r"|[^\W_]+(?:['’\-‐‑.&@][^\W_]+)*['’]?"  # words, with the apostrophes and hyphens inside them
    r"|[^\w\s]"
)
#: A name that begins with a particle in lower case: al-Masri, d'Angelo.
_PREFIXED = lazy(r"(?:al|el|ad|an|ar|as|ash|at|az|bin|d|l|o|ul)[-‐‑'’][A-ZÀ-Þ]")
_INVERTED = lazy(r"([^\W\d_]+)-(?:t-)?((?:il|elle)s?)")
_ENDS = frozenset(".?!…")


@dataclass(slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation with its marks (``quote`` is then its index)."""

    text: str
    lower: str
    start: int
    end: int
    sentence: int
    paragraph: int
    quote: int = -1

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.quote < 0 and begins_name(self.text)


def begins_name(word: str) -> bool:
    """Whether a word begins with a capital, a particle such as “al-” aside."""
    return word[0].isupper() or _PREFIXED.match(word) is not None


def tokenize(text: str, ranges: list[tuple[int, int]], quotations: list[Quotation]) -> list[Token]:
    """The tokens of all paragraphs, in order. Sentences are numbered through the text and end with their paragraph.

    A quotation is one token. It ends the sentence it stands in when it closes with a full stop and a capital follows.
    """
    tokens: list[Token] = []
    sentence, at_quote = 0, 0
    for paragraph, (start, end) in enumerate(ranges):
        first = len(tokens)
        at = start
        while at_quote < len(quotations) and quotations[at_quote].opened < end:
            quotation = quotations[at_quote]
            _words(text, at, quotation.opened, paragraph, tokens)
            tokens.append(Token("“”", "“”", quotation.opened, quotation.closed, 0, paragraph, at_quote))
            at, at_quote = quotation.closed, at_quote + 1
        _words(text, at, end, paragraph, tokens)
        for index in range(first, len(tokens)):
            token = tokens[index]
            token.sentence = sentence
            if index + 1 < len(tokens) and _ends_sentence(text, token, tokens[index + 1], quotations):
                sentence += 1
        sentence += 1
    return tokens


def _words(text: str, start: int, end: int, paragraph: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        stop = match.end()
        follows = text[stop] if stop < end else ""
        if (
            follows == "."
            and word[0].isalpha()
            and (word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()))
        ):
            # The point belongs to the abbreviation; the next match begins with it and is dropped below.
            word += "."
            stop += 1
        if tokens and tokens[-1].end > at:
            continue
        inverted = _INVERTED.fullmatch(word) if "-" in word else None
        if inverted:
            # “dit-il”, “a-t-elle”: the verb and its subject.
            cut = at + inverted.end(1)
            tokens.append(Token(inverted[1], inverted[1].lower(), at, cut, 0, paragraph))
            word, at = inverted[2], at + inverted.start(2)
        tokens.append(Token(word, word.lower(), at, stop, 0, paragraph))


def _ends_sentence(text: str, token: Token, following: Token, quotations: list[Quotation]) -> bool:
    if following.quote < 0 and not (following.text[0].isupper() or following.text[0].isdigit()):
        return False
    if token.quote >= 0:
        # Whether a question or exclamation goes on with its “he said” is for attribution to see.
        return text[quotations[token.quote].end - 1] in _ENDS or quotations[token.quote].unclosed
    return token.text in _ENDS
