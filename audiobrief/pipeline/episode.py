"""From an article to an episode, with workers that stand ready."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from audiobrief.lexicon import entries_of
from audiobrief.model import Article, Episode
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.files import add_to_cast_file, load_cast_file
from audiobrief.pipeline.lines import PlannedLines, source_characters
from audiobrief.pipeline.mixing import headroom, mixed, mixer_for
from audiobrief.pipeline.notice import with_notice
from audiobrief.pipeline.plan import draft_lines, language_of, word_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.publishing import place_companions, publish
from audiobrief.pipeline.scripts import voiced_by_script
from audiobrief.pipeline.tagging import describe, own_cover, read_cover
from audiobrief.pipeline.timing import TimelineRecorder, chapters_of
from audiobrief.pipeline.writing import check_place, open_writer, sound_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from audiobrief.assembler.tags import TagInfo
    from audiobrief.model import Absent, Cast, Script, Story
    from audiobrief.pipeline.direction import Direction
    from audiobrief.pipeline.lines import Line, Passage, RenderedPassage
    from audiobrief.pipeline.mixing import Accompaniment
    from audiobrief.pipeline.sound import Sound
    from audiobrief.pipeline.source import NamedBytes
    from audiobrief.pipeline.studio import ProgressReport

#: Where episodes go unless told otherwise, under the working folder.
DEFAULT_FOLDER = Path("build")
#: How far from its target the loudness of an episode may land before it is spoken again, louder or softer, in LU.
_LOUDNESS_TOLERANCE = 0.7
#: How often it is spoken at most.
_TRIES = 3
#: How much of what is added to the aim is taken to come out at least: near the ceiling the limiter takes most of it back.
_LEAST_GAIN = 0.25
_LONGEST_SLUG = 80


class Recorder(Protocol):
    """Speaks and encodes lines: a ``Studio`` with its workers, or this process by itself."""

    def record(self, lines: Iterable[Line], sound: Sound) -> Iterator[tuple[Passage, RenderedPassage]]:
        """Speak the lines; gives the passages in order, as they are encoded.

        Raises:
            SynthesisError: a sentence could not be spoken; names it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is decided about an episode before its first sound."""

    article: Article
    script: Script
    cast: Cast
    lines: PlannedLines
    tag: TagInfo
    place: Path
    #: Which companion files there are to be, and where each goes.
    publication: Publication = field(default_factory=Publication)
    companions: Mapping[str, Path] = field(default_factory=dict)
    #: Of an episode of several articles, each of them, and what could not be read.
    stories: tuple[Story, ...] = ()
    absent: tuple[Absent, ...] = ()
    #: Heard with the speech.
    music: Accompaniment | None = None


def make_episode(  # noqa: PLR0913, PLR0917  (what, where to, how, and who is told)
    studio: Recorder,
    source: str | os.PathLike[str] | Article,
    output: str | os.PathLike[str] | None,
    sound: Sound,
    direction: Direction,
    progress: ProgressReport | None = None,
) -> Episode:
    """Do all that ``narrate`` promises, with the workers of ``studio``. Arguments and errors are those of ``narrate``."""
    plan = plan_episode(source, output, direction)
    episode = record_episode(studio, plan, sound, progress)
    if direction.cast_file is not None and direction.voices == "all":
        add_to_cast_file(direction.cast_file, plan.script, plan.cast)
    return episode


def plan_episode(
    source: str | os.PathLike[str] | Article | NamedBytes, output: str | os.PathLike[str] | None, direction: Direction
) -> Plan:
    """Decide everything about an episode but its sound. Arguments and errors are those of ``narrate``."""
    cover, cast_file, wishes = direction.cover, direction.cast_file, direction.wishes
    picture = read_cover(Path(cover)) if cover is not None else None
    known = load_cast_file(cast_file) if cast_file is not None else None
    article, script, cast = prepare(
        source,
        voices=direction.voices,
        voice=direction.voice,
        known=known,
        engine=direction.engine,
        any_engine=direction.any_engine,
        wishes=wishes,
        all_quoted=direction.all_quoted,
    )
    entries = entries_of(direction.lexicons, script.language or "en", own=direction.own_lexicons)
    ours = len(article.source)
    if direction.say_synthetic:
        article, script = with_notice(article, script)
    drafts = tuple(
        draft._replace(is_added=True) if any(span.start >= ours for span in draft.spans) else draft
        for draft in draft_lines(article, script, cast, cues=wishes.cues)
    )
    check_coverage(article, (span for draft in drafts for span in draft.spans))
    worded = word_lines(drafts, language_of(script), entries)
    lines = PlannedLines(voiced_by_script(worded), sum(end - start for draft in drafts for start, end in draft.spans))
    place = Path(output) if output is not None else DEFAULT_FOLDER / f"{episode_name(article, source)}.mp3"
    check_place(place, direction.publication.formats)
    inputs = [path for path in (source, cast_file, cover, *direction.lexicons) if isinstance(path, str | os.PathLike)]
    companions = place_companions(place, direction.publication.formats, inputs)
    tag = describe(article, cast, picture or own_cover(article), direction.publication.show)
    return Plan(article, script, cast, lines, tag, place, direction.publication, companions)


def record_episode(studio: Recorder, plan: Plan, sound: Sound, progress: ProgressReport | None = None) -> Episode:
    """Speak and write the episode, again, louder or softer, if its loudness lands too far from the target; then its companions.

    Raises:
        SynthesisError: a sentence could not be spoken; names it.
        OutputError: the episode can't be written.
        CoverageError: a character of the source would be lost or said twice.
    """
    lines, tag = plan.lines, plan.tag
    # Which sections something is said in is known last: chapters may be fewer than these.
    titles = [section.title for section in plan.script.sections]
    sound = sound_for(plan.place, sound, mixed=plan.music is not None)
    target, ceiling = sound.loudness, sound.ceiling
    if plan.music is not None:
        sound = replace(sound, ceiling=ceiling - headroom())
    tried: list[tuple[float, float]] = []
    while True:
        recorded = studio.record(lines, sound)
        with open_writer(plan.place, sound, tag, titles) as writer:
            recorder, spoken = TimelineRecorder(sound.spec.rate), 0
            mixer = mixer_for(plan.music, sound, ceiling)
            for passage, rendered in mixed(recorded, mixer):
                writer.append(rendered.encoded)
                recorder.add(passage, rendered)
                spoken += sum(map(source_characters, passage.lines))
                if progress:
                    progress(spoken, lines.characters)
            measured = writer.loudness
            came_out = target if measured.integrated is None else measured.integrated
            tried.append((sound.aim, came_out))
            if len(tried) == _TRIES or abs(target - came_out) <= _LOUDNESS_TOLERANCE:
                timeline = recorder.timeline(writer.length, mixer.heard if mixer else ())
                chapters = chapters_of(plan.script, timeline)
                check_coverage(plan.article, (span for sentence in timeline.sentences for span in sentence.spans))
                writer.complete(chapters)
                break
            # Rare: a text of very short sentences, a voice whose loudness no pack states, a target near the ceiling.
            sound = replace(sound, aim=_next_aim(tried, target))
    episode = Episode(
        plan.place,
        plan.article,
        plan.script,
        plan.cast,
        timeline,
        chapters,
        measured,
        stories=plan.stories,
        absent=plan.absent,
    )
    return publish(episode, plan.companions, plan.publication)


def _next_aim(tried: Sequence[tuple[float, float]], target: float) -> float:
    """What to aim at in place of the last aim, in LU over or under the target, by what came of those tried.

    Args:
        tried: aims, and the loudness in LUFS that came out.
        target: in LUFS.
    """
    (aim, came_out), gain = tried[-1], 1.0
    if len(tried) > 1:
        before, came_out_before = tried[-2]
        gain = min(1.0, max(_LEAST_GAIN, (came_out - came_out_before) / (aim - before)))
    return aim + (target - came_out) / gain


def episode_name(article: Article, source: str | os.PathLike[str] | Article | NamedBytes) -> str:
    """A safe file name, without its ending: from the title, else from the source's own name."""
    from slugify import slugify  # noqa: PLC0415  (its tables are large, and most runs that fail do so before this)

    name = slugify(article.title or "", max_length=_LONGEST_SLUG, word_boundary=True)
    if not name and isinstance(source, str | os.PathLike):
        name = slugify(Path(source).stem, max_length=_LONGEST_SLUG, word_boundary=True)
    return name or "article"
