"""Looking through an article for words that an engine is likely to say wrong; and how a single word is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.errors import SynthesisError
from audiobrief.lexicon import Lexicon, entries_of
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.serving import FailedTaskError
from audiobrief.pipeline.tasks import TaskFailedError
from audiobrief.pipeline.utterances import utter
from audiobrief.pipeline.workers import worker_context

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence
    from types import TracebackType
    from typing import Self

    from audiobrief.lexicon import Match
    from audiobrief.lexicon.suspects import Suspect
    from audiobrief.model import Article

#: Longest time that reading one word may take, in seconds.
_TIMEOUT = 30.0
_DEFAULT_LANGUAGE = "en-us"


@dataclass(frozen=True, slots=True)
class WordCheck:
    """What a look through an article has found."""

    #: Tag of the voice that the readings are of.
    language: str
    suspects: tuple[Suspect, ...]

    @property
    def has_dictionary(self) -> bool:
        """Whether words were looked up in a dictionary, which there is for English."""
        return self.language.split("-")[0] == "en"


@dataclass(frozen=True, slots=True)
class SaidWord:
    """How a word or sentence is said."""

    #: In spoken form.
    text: str
    #: In IPA: as lexicons say, where they do.
    reading: str
    #: The entries that apply.
    matches: tuple[Match, ...]


def check_words(source: str | os.PathLike[str] | Article, lexicons: Sequence[str | os.PathLike[str]] = ()) -> WordCheck:
    """The words of an article that an engine is likely to say wrong, the most frequent first.

    Args:
        source: as ``narrate`` takes it.
        lexicons: files beside the user's and the project's; what is in any of them is not listed.

    Raises:
        SourceError: the source can't be read.
        NothingToSayError: nothing is left to say after cleaning.
        LexiconError: a lexicon can't be read or is wrong; names the line.
        SynthesisError: espeak-ng can't be started.
    """
    from audiobrief.lexicon.suspects import suspects  # noqa: PLC0415  (the dictionary comes with it)

    article, script, cast = prepare(source)
    language = script.language or cast.narrator.language
    lexicon = Lexicon(entries_of(lexicons, language), language)
    sentences = [line.text for line in plan_lines(article, script, cast)]
    with _Readings(cast.narrator.language) as readings:

        def read(text: str) -> str:
            return readings(utter(text, language, Lexicon()).text)

        return WordCheck(readings.language, suspects(sentences, lexicon, read, language))


def say_word(text: str, lexicons: Sequence[str | os.PathLike[str]] = (), language: str = _DEFAULT_LANGUAGE) -> SaidWord:
    """How a word or a sentence is said, and which entries of lexicons have a part in it.

    Raises:
        LexiconError: a lexicon can't be read or is wrong; names the line.
        SynthesisError: espeak-ng can't be started, or does not know the language.
    """
    lexicon = Lexicon(entries_of(lexicons, language), language)
    said = utter(text, language, lexicon)
    with _Readings(language) as readings:
        parts, at = [], 0
        for given in said.phonemes:
            parts += [readings(said.text[at : given.start]), given.ipa]
            at = given.end
        parts.append(readings(said.text[at:]))
    return SaidWord(said.text, " ".join(part for part in parts if part), lexicon.find(text))


class _Readings:
    """espeak-ng in a process of its own, which it can't take anybody along with. What was read once is remembered."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._pool: WorkerPool[tuple[str, str], str] = WorkerPool(worker_context(), 1, start_reader, ())
        self._known: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.__exit__(kind, error, trace)

    def __call__(self, text: str) -> str:
        if not any(character.isalnum() for character in text):
            return ""
        if text not in self._known:
            try:
                (self._known[text],) = self._pool.run([(text, self.language)], timeout=_TIMEOUT, ahead=1)
            except TaskFailedError as error:
                raise SynthesisError(f"“{text}” could not be read: {error.reason}") from error
        return self._known[text]


def start_reader() -> Callable[[tuple[str, str]], str]:
    """Start espeak-ng in this process; returns what reads a text in a language."""
    from audiobrief.synthesizer.engine import EngineError  # noqa: PLC0415  (for workers only)
    from audiobrief.synthesizer.readings import Reader  # noqa: PLC0415

    try:
        reader = Reader()
    except EngineError as error:
        raise FailedTaskError(str(error)) from error

    def read(task: tuple[str, str]) -> str:
        try:
            return reader.read(*task)
        except EngineError as error:
            raise FailedTaskError(str(error)) from error

    return read
