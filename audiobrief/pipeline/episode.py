"""From an article to an episode, with workers that stand ready."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.assembler.tags import render_tag, tag_size
from audiobrief.assembler.writer import EpisodeWriter
from audiobrief.lexicon import entries_of
from audiobrief.model import Article, Episode
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.files import add_to_cast_file, load_cast_file
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.tagging import describe, read_cover
from audiobrief.pipeline.timing import TimelineRecorder, chapters_of, heard_sections

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from audiobrief.assembler.tags import TagInfo
    from audiobrief.model import Cast, Script
    from audiobrief.pipeline.lines import Line
    from audiobrief.pipeline.sound import Sound
    from audiobrief.pipeline.studio import ProgressReport, Studio

#: Where episodes go unless told otherwise, under the working folder.
DEFAULT_FOLDER = Path("build")
#: How far from its target the loudness of an episode may land before it is spoken again, louder or softer, in LU.
_LOUDNESS_TOLERANCE = 0.7
_LONGEST_SLUG = 80


def make_episode(  # noqa: PLR0913  (one parameter an option)
    studio: Studio,
    source: str | os.PathLike[str] | Article,
    output: str | os.PathLike[str] | None,
    sound: Sound,
    *,
    voices: Literal["one", "two", "all"],
    voice: Mapping[str, str] | None,
    cast_file: str | os.PathLike[str] | None,
    lexicons: Sequence[str | os.PathLike[str]],
    cover: str | os.PathLike[str] | None,
    progress: ProgressReport | None,
) -> Episode:
    """Do all that ``narrate`` promises, with the workers of ``studio``. Arguments and errors are those of ``narrate``."""
    picture = read_cover(Path(cover)) if cover is not None else None
    known = load_cast_file(cast_file) if cast_file is not None else None
    article, script, cast = prepare(source, voices=voices, voice=voice, known=known)
    lines = plan_lines(article, script, cast, entries_of(lexicons, script.language or "en"))
    check_coverage(article, (span for line in lines for span in line.spans))
    place = Path(output) if output is not None else DEFAULT_FOLDER / f"{_slug(article, source)}.mp3"
    tag = describe(article, cast, picture)
    episode = _record(studio, article, script, cast, lines, sound, tag, place, progress)
    check_coverage(article, (span for sentence in episode.timeline.sentences for span in sentence.spans))
    if cast_file is not None and voices == "all":
        add_to_cast_file(cast_file, script, cast)
    return episode


def _record(  # noqa: PLR0913, PLR0917  (what the stages before it made)
    studio: Studio,
    article: Article,
    script: Script,
    cast: Cast,
    lines: Sequence[Line],
    sound: Sound,
    tag: TagInfo,
    place: Path,
    progress: ProgressReport | None,
) -> Episode:
    """Speak and write the episode; again, louder or softer, if its loudness lands too far from the target."""
    titles = [script.sections[section].title for section in heard_sections(lines)]
    total = sum(len(line.spoken) for line in lines)
    target = sound.loudness
    for attempt in ("first", "last"):
        with EpisodeWriter(place, sound.spec, tag_size(tag, titles)) as writer:
            recorder, spoken = TimelineRecorder(sound.spec.rate), 0
            for passage, rendered in studio.record(lines, sound):
                writer.append(rendered.encoded)
                recorder.add(passage, rendered)
                spoken += sum(len(line.spoken) for line in passage.lines)
                if progress:
                    progress(spoken, total)
            measured = writer.loudness
            missed = 0.0 if measured.integrated is None else target - measured.integrated
            if attempt == "last" or abs(missed) <= _LOUDNESS_TOLERANCE:
                timeline = recorder.timeline()
                chapters = chapters_of(script, timeline)
                writer.finish(render_tag(tag, chapters, sound.spec.rate))
                break
            # Rare: a text of very short sentences, a voice whose loudness no pack states, a target near the ceiling.
            sound = replace(sound, aim=sound.aim + missed)
    return Episode(place, article, script, cast, timeline, chapters, measured)


def _slug(article: Article, source: str | os.PathLike[str] | Article) -> str:
    """A safe file name, without its ending: from the title, else from the source's own name."""
    from slugify import slugify  # noqa: PLC0415  (its tables are large, and most runs that fail do so before this)

    name = slugify(article.title or "", max_length=_LONGEST_SLUG, word_boundary=True)
    if not name and not isinstance(source, Article):
        name = slugify(Path(source).stem, max_length=_LONGEST_SLUG, word_boundary=True)
    return name or "article"
