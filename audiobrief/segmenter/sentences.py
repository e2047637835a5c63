"""Sentences: where a voice starts and ends one utterance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentencex

from audiobrief.model import Span
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARAGRAPH_BREAK = lazy(r"\n[^\S\n]*\n")
#: Quotation marks, but no apostrophe inside a word. sentencex keeps whatever stands between two marks in one piece,
#: were it
#: a whole speech; so the marks are hidden from it and given to the sentence they close or open afterwards.
#: Half of a character, which sentencex can't be given.
_HALF = lazy("[\ud800-\udfff]")
_QUOTATION_MARK = lazy(r"[“”„‟\"«»‹›]|(?<!\w)['‘’‚]|['‘’](?!\w)")
#: What may close after the end of a sentence, without a space before it.
_CLOSING = "\"'”’»›“‘)]}"
#: What may stand before the first word of a sentence.
_OPENING = "\"'“‘„‚«‹([{¿¡-–— "
_LAST_WORD = lazy(r"[^\s\"'“”‘’(\[—–]+$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Abbreviations that sentencex does not know and that never end a sentence: a name or a title follows. Lower case.
_OPEN_ABBREVIATIONS = _set(
    "ft. govs. sens. reps. gens. profs. messrs. mmes. mr. mrs. ms. mx. drs. prof. sen. rep. gov. gen."
    " col. lt. sgt. capt. cmdr. cpl. maj. adm. rev. hon. pres. supt. insp. det. v. vs. cf. e.g."
    " i.e. approx. s.&p. asst. assoc."
    " r-n. d-n. r-s. d-s. r-w. d-w. r-d. d-d."
)
#: Abbreviations that go on where a figure follows: "No. 5", "Jan. 5", "pp. 12".
_NUMBERED_ABBREVIATIONS = _set(
    "no. nos. nr. art. vol. vols. fig. figs. sec. ch. chap. p. pp. approx. ca. c. jan. feb. mar. apr. jun."
    " jul. aug. sep. sept. oct. nov. dec. rte. hwy. apt. est."
)
#: Abbreviations that may also end a sentence: it goes on where one of these words follows.
_CONTINUED = {
    "a.m.": _set("et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst eastern central mountain pacific"),
}
_CONTINUED["p.m."] = _CONTINUED["a.m."]
_FIRST_WORD = lazy(r"[\w&]+")
#: Looking further than this for a first or last word would be looking at something that is no word.
_WORD_REACH = 40
_STRONG_CLAUSE_MARKS = ";:—–…!?"
_WEAK_CLAUSE_MARKS = ",，、；：。)"


def split_sentences(text: str, language: str | None = "en", limit: int = 400) -> list[Span]:
    """The sentences of a text, in order, none longer than an engine can safely be given at once.

    Every character that is not white space lies in exactly one span; spans have no white space at their edges. A blank
    line
    always ends a sentence. A closing quotation mark or bracket belongs to the sentence that ends before it.

    Args:
        text: any text.
        language: BCP 47 tag. An unknown language is split by the rules of English.
        limit: a sentence of more characters is divided after clause marks, else at white space, else anywhere.

    Raises:
        ValueError: the limit is below 1.
    """
    if limit < 1:
        raise ValueError("A sentence needs a limit of at least one character.")
    code = (language or "en").split("-")[0].lower()
    return [
        piece
        for paragraph in _paragraphs(text)
        for sentence in _join_false_ends(text, list(_sentences(text, paragraph, code)))
        for piece in _divide(text, sentence, limit)
    ]


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        yield from _trimmed(text, at, gap.start())
        at = gap.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its edges, or nothing where it has nothing else."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    length = len(piece.strip())
    if length:
        yield Span(start, start + length)


def _sentences(text: str, paragraph: Span, code: str) -> Iterator[Span]:
    """What sentencex takes for sentences, each with the marks that close after it."""
    base, limit = paragraph
    masked = _HALF.sub("\ufffd", _QUOTATION_MARK.sub(" ", text[base:limit]))
    start = base
    for found in sentencex.get_sentence_boundaries(code, masked):
        end = base + int(found["end_index"])
        if end <= start:
            continue
        # The masked marks are white space to sentencex: those that stand before the next word open its sentence.
        while end > start and (text[end - 1].isspace() or text[end - 1] in _OPENING):
            end -= 1
        while end < limit and text[end] in _CLOSING:
            end += 1
        yield from _trimmed(text, start, end)
        start = max(start, end)
    yield from _trimmed(text, start, limit)


def _join_false_ends(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    waiting: Span | None = None
    for sentence in sentences:
        if waiting is None:
            waiting = sentence
        elif _goes_on(text, waiting, sentence):
            waiting = Span(waiting.start, sentence.end)
        else:
            yield waiting
            waiting = sentence
    if waiting is not None:
        yield waiting


def _goes_on(  # noqa: PLR0911  (one rule a return)
    text: str, before: Span, after: Span
) -> bool:
    """Whether what sentencex split is one sentence."""
    first = _FIRST_WORD.search(text[after.start : min(after.end, after.start + _WORD_REACH)])
    if first is None:  # nothing but marks: they can't stand alone
        return True
    word = first.group()
    if text[after.start : after.start + first.start()].strip(_OPENING) == "" and word[0].islower():
        return True
    if before.end == after.start and len(word) == 1 and text[before.end - 1] == ".":  # within "A.F.L.-C.I.O."
        return True
    last = _LAST_WORD.search(text[max(before.start, before.end - _WORD_REACH) : before.end])
    if last is None:
        return before.end - before.start == 1
    lowered = last.group().lower()
    if lowered in _OPEN_ABBREVIATIONS:
        return True
    if lowered in _NUMBERED_ABBREVIATIONS:
        return word[0].isdigit()
    return word.lower() in _CONTINUED.get(lowered, ())


def _divide(text: str, sentence: Span, limit: int) -> Iterator[Span]:
    """The sentence in pieces of at most ``limit`` characters, cut where a speaker would take breath."""
    start, end = sentence
    while end - start > limit:
        cut = start + _cut(text[start : start + limit + 1], limit)
        yield from _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    yield from _trimmed(text, start, end)


def _cut(piece: str, limit: int) -> int:
    """Where to cut a piece of ``limit`` characters and the one after it: 1 to ``limit``."""
    earliest = limit // 3
    weak = blank = 0
    for at in range(limit, 0, -1):
        if not piece[at].isspace():
            continue
        mark = piece[at - 1]
        if at > earliest and mark in _STRONG_CLAUSE_MARKS:
            return at
        if not weak and at > earliest and mark in _WEAK_CLAUSE_MARKS:
            weak = at
        if not blank and not mark.isspace():
            blank = at
    return weak or blank or limit
