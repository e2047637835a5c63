"""WebVTT: a transcript that browsers and podcast apps follow, with the speaker's name in each cue."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from audiobrief.publisher.characters import one_line, width
from audiobrief.publisher.cues import Cue, Layout, cues_of
from audiobrief.publisher.disclosure import notice_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition
    from audiobrief.publisher.turns import Who

#: What the podcast namespace recommends. The tag with the name counts, as long as it leaves room for words.
_COLUMNS = 65
_MOST_LEAD = 30


def render_vtt(episode: Episode, edition: Edition) -> str:  # noqa: ARG001  (all formats are called alike)
    """The transcript as WebVTT."""
    cues = cues_of(episode, Layout(_COLUMNS, lead=lambda who, _: min(_MOST_LEAD, width(_tag(who)))))
    return "\n\n".join(["WEBVTT", _note(episode), *_blocks(episode, cues)]) + "\n"


def _note(episode: Episode) -> str:
    title = one_line(episode.article.title) or "Untitled"
    language = one_line(episode.article.language) or "not known"
    # Nothing in a note may look like the line of a cue's times.
    return f"NOTE\nTitle: {title}\nLanguage: {language}\n{notice_of(episode)}".replace("-->", "->")


def _blocks(episode: Episode, cues: Iterable[Cue]) -> Iterator[str]:
    """The cues; in an episode of several articles, a note before the first one of each."""
    waiting = deque(_starts(episode))
    for cue in cues:
        while waiting and waiting[0][0] <= cue.start:
            yield f"NOTE Article: {waiting.popleft()[1]}".replace("-->", "->")
        yield _cue(cue)


def _starts(episode: Episode) -> Iterator[tuple[int, str]]:
    """When each of several articles begins, in milliseconds, and what it is called."""
    firsts: dict[int, int] = {}
    for sentence in episode.timeline.sentences:
        firsts.setdefault(sentence.section, sentence.start)
    for story in episode.stories:
        name = one_line(story.article.title) or one_line(story.source)
        yield round(firsts[story.sections.start] * 1000 / episode.timeline.rate), name


def _cue(cue: Cue) -> str:
    text = "\n".join(_escaped(line) for line in cue.lines if line)
    return f"{_clock(cue.start)} --> {_clock(cue.end)}\n{_tag(cue.who) if cue.who else ''}{text}"


def _tag(who: Who) -> str:
    return f"<v{'.aside' if who.is_aside else ''} {_escaped(who.name)}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
