"""The one way to make an episode of several articles; the command line and the Python API go through it."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import SynthesisError
from audiobrief.lexicon import entries_of
from audiobrief.model import Absent, Article
from audiobrief.pipeline.brief.combine import Combined
from audiobrief.pipeline.brief.frame import frame_of, host
from audiobrief.pipeline.brief.gather import gather
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.episode import DEFAULT_FOLDER, Plan, episode_name, record_episode
from audiobrief.pipeline.files import add_to_cast_file, load_cast_file
from audiobrief.pipeline.lines import PlannedLines
from audiobrief.pipeline.mixing import Accompaniment, parts_of
from audiobrief.pipeline.notice import notice_in
from audiobrief.pipeline.prepare import cast_script
from audiobrief.pipeline.publishing import place_companions
from audiobrief.pipeline.tagging import describe, read_cover
from audiobrief.pipeline.writing import check_place
from audiobrief.reader import Entry

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from audiobrief.assembler.mixer import Score
    from audiobrief.model import Episode, Story
    from audiobrief.pipeline.brief.gather import Found, Source
    from audiobrief.pipeline.brief.wanted import Wanted
    from audiobrief.pipeline.direction import Direction
    from audiobrief.pipeline.episode import Recorder
    from audiobrief.pipeline.sound import Sound
    from audiobrief.pipeline.studio import ProgressReport

_log = logging.getLogger(__name__)


def make_brief(  # noqa: PLR0913, PLR0917  (what, where to, how, and who is told)
    studio: Recorder,
    sources: Sequence[Source],
    output: str | os.PathLike[str] | None,
    sound: Sound,
    direction: Direction,
    wanted: Wanted,
    progress: ProgressReport | None = None,
) -> Episode:
    """Do all that ``brief`` promises, with the workers of ``studio``. Arguments and errors are those of ``brief``."""
    score = wanted.music.read()
    found, absent = gather(sources, wanted, direction.wishes)
    inputs = [one for one in sources if not isinstance(one, (Article, Entry))]
    while True:
        plan = plan_brief(found, absent, output, direction, wanted, inputs, score)
        try:
            episode = record_episode(studio, plan, sound, progress)
        except SynthesisError as error:
            story = _story_of(plan.stories, error.section)
            if story is None:
                raise
            if not wanted.skip_failed or len(found) == 1:
                raise SynthesisError(f"{story.source}: {error}", error.section) from error
            _log.warning("left out: %s: %s", story.source, error)
            absent = (*absent, Absent(story.source, str(error)))
            found = tuple(one for one in found if one.article is not story.article)
            continue
        if direction.cast_file is not None and direction.voices == "all":
            add_to_cast_file(direction.cast_file, plan.script, plan.cast)
        return episode


def plan_brief(  # noqa: PLR0913, PLR0917  (what was read, where to, and how)
    found: Sequence[Found],
    absent: Sequence[Absent],
    output: str | os.PathLike[str] | None,
    direction: Direction,
    wanted: Wanted,
    inputs: Sequence[str | os.PathLike[str]] = (),
    score: Score | None = None,
) -> Plan:
    """Decide everything about an episode of several articles but its sound.

    Args:
        found: the articles.
        absent: what could not be read.
        output: as ``brief`` takes it.
        direction: how it is spoken.
        wanted: what is said around the articles.
        inputs: what must not be written over.
        score: the music, as ``wanted`` names it.
    """
    cover, cast_file = direction.cover, direction.cast_file
    picture = read_cover(Path(cover)) if cover is not None else None
    known = load_cast_file(cast_file) if cast_file is not None else None
    frame = frame_of(found, absent, wanted, direction.publication.show)
    if direction.say_synthetic:
        frame = replace(frame, notice=notice_in(found[0].script.language, several=len(found) > 1))
    combined = Combined(found, frame)
    article, script = combined.article, combined.script
    cast = cast_script(
        script,
        voices=direction.voices,
        voice=direction.voice,
        known=known,
        engine=direction.engine,
        any_engine=direction.any_engine,
    )
    entries = entries_of(direction.lexicons, script.language or "en")
    lines = combined.lines(cast, entries, cues=direction.wishes.cues)
    check_coverage(article, (span for line in lines for span in line.spans))
    place = Path(output) if output is not None else DEFAULT_FOLDER / f"{episode_name(article, article)}.mp3"
    check_place(place, direction.publication.formats)
    wanted.music.check_place(place)
    taken = [
        *inputs,
        *wanted.music.files,
        *(path for path in (cast_file, cover, *direction.lexicons) if path is not None),
    ]
    companions = place_companions(place, direction.publication.formats, taken)
    tag = describe(article, cast, picture, direction.publication.show)
    tag = replace(tag, texts={**tag.texts, "Sources": "; ".join(map(_credit, combined.stories))})
    music = None
    if score is not None:
        music = Accompaniment(score, parts_of(lines, [range(*story.sections) for story in combined.stories]))
        if score.bed is not None and not score.under_all and not {part.value for part, _ in music.parts} - {"article"}:
            _log.warning("the bed is not heard: the episode has neither an opening nor credits that it could lie under")
    return Plan(
        article,
        script,
        cast,
        PlannedLines.of(lines),
        tag,
        place,
        direction.publication,
        companions,
        stories=combined.stories,
        absent=tuple(absent),
        music=music,
    )


def _story_of(stories: Sequence[Story], section: int | None) -> Story | None:
    """The article that a section of the script belongs to."""
    if section is None:
        return None
    return next((story for story in stories if story.sections.start <= section < story.sections.end), None)


def _credit(story: Story) -> str:
    """A source for the tag: title, publisher, address."""
    article = story.article
    about = ", ".join(filter(None, (article.publisher or host(article.url), article.url)))
    title = " ".join((article.title or story.source).split())
    return f"{title} ({about})" if about else title
