"""``audiobrief batch``: many articles into a folder of episodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audiobrief.cli.cluster import cluster_options
from audiobrief.cli.console import json_option, print_json
from audiobrief.cli.direction import Asked, direction_options
from audiobrief.cli.progress import going, log_option
from audiobrief.cli.running import Running, running_options
from audiobrief.cli.settings import config_option
from audiobrief.errors import BatchFailedError
from audiobrief.showing import clock, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.batch.cluster.options import Cluster
    from audiobrief.batch.job import Job
    from audiobrief.batch.options import BatchOptions
    from audiobrief.batch.report import Sums
    from audiobrief.batch.settings import Settings
    from audiobrief.batch.storage.address import Place


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the episodes and the report.")
@direction_options
@running_options
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Do only the first N articles.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and how long it would take; do nothing.")
@click.option("--force", is_flag=True, help="Make again what is there already.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first article that fails.")
@click.option(
    "--report", metavar="FILE", help="Where the report goes, with a page beside it. Default: DIR/report.jsonl."
)
@cluster_options
@log_option
@config_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
@json_option
def batch_command(  # noqa: PLR0913  (one parameter an option)
    *,
    inputs: tuple[str, ...],
    output: str,
    asked: Asked,
    running: Running,
    limit: int | None,
    dry_run: bool,
    force: bool,
    fail_fast: bool,
    report: str | None,
    cluster: Cluster | None,
    log_file: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Narrate many articles: each INPUT is a file, a folder, a pattern, a web address, a feed, or a list.

    Each entry of a feed is an article, the newest first: a file that ends in .rss, .atom, .rdf or .xml, an address with such a
    word in it, and any other with feed: before it.

    A .jsonl, .csv or .tsv file has an article a record, with the keys text, html, source, url or path, and id, title, byline,
    published, language, publisher, image; a .urls or .list file, and - for standard input, has a path, an address or
    feed:ADDRESS a line.

    Files, folders, patterns and DIR may be on object storage: s3://, gs:// and az:// addresses, with the packages s3fs, gcsfs or
    adlfs.

    Run again, it does what is missing, has changed or has failed, and nothing else. An article that can't be narrated is set
    aside with its reason, and all others are done. A cast file is read, and not added to.

    \b
    Examples:
      audiobrief batch articles/ -o episodes
      audiobrief batch 'archive/**/*.html' -o episodes --jobs 8 --with vtt,page
      audiobrief batch articles.jsonl -o episodes --dry-run
      audiobrief batch https://example.org/feed.xml -o episodes --limit 10
      find archive -name '*.html' | audiobrief batch - -o episodes
      audiobrief batch 's3://bucket/archive/*.html' -o s3://bucket/episodes
      audiobrief batch archive/ -o episodes --cluster tcp://10.0.0.1:8786

    Exit status: 0 all done, 1 some failed.
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.batch.log import STANDARD_ERROR, json_log  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.batch.settings import Settings  # noqa: PLC0415
    from audiobrief.batch.storage.address import place_of  # noqa: PLC0415

    settings = Settings(asked.direction, asked.sound)
    settings.check()
    options = running.options(asked.device, limit=limit, force=force, fail_fast=fail_fast, cluster=cluster)
    if dry_run:
        _show_survey(inputs, output, settings, options, as_json=as_json)
        return
    place = place_of(report) if report else place_of(output) / "report.jsonl"
    with json_log(log_file), going(quiet=quiet, logged_here=log_file == STANDARD_ERROR) as tell:
        sums = _run(inputs, output, settings, options, place, tell)
    if as_json:
        print_json(sums.as_json())
    elif not quiet:
        click.echo(_summary(sums))
    if sums.failed:
        raise BatchFailedError(f"{sums.failed} of {sums.articles} articles could not be narrated: the report says why")


def _run(  # noqa: PLR0913, PLR0917
    inputs: tuple[str, ...],
    output: str,
    settings: Settings,
    options: BatchOptions,
    place: Place,
    tell: Callable[[object], None],
) -> Sums:
    from audiobrief.batch.progress import Progress  # noqa: PLC0415
    from audiobrief.batch.report import Report  # noqa: PLC0415
    from audiobrief.batch.run import run_batch  # noqa: PLC0415
    from audiobrief.batch.storage.address import place_of  # noqa: PLC0415

    with Report(place) as report, Progress(inputs, place_of(output), report.sums, limit=options.limit) as progress:

        def heard(job: Job, characters: tuple[int, int]) -> None:
            progress.heard(job, characters)
            tell(progress)

        for job, row in run_batch(inputs, output, settings, options, listen=heard):
            report.add(row)
            progress.done(job, row)
            tell(progress)
        report.finish()
    return report.sums


def _summary(sums: Sums) -> str:
    return (
        f"{sums.articles} articles: {sums.made} made, {sums.kept} kept, {sums.failed} failed"
        + (f", {sums.duplicate} named twice" if sums.duplicate else "")
        + f"; {clock(sums.audio_seconds_made)} of sound in {clock(sums.wall_seconds)}"
    )


def _show_survey(
    inputs: tuple[str, ...], output: str, settings: Settings, options: BatchOptions, *, as_json: bool
) -> None:
    from audiobrief.batch.pace import seconds_needed  # noqa: PLC0415
    from audiobrief.batch.report import Sums  # noqa: PLC0415
    from audiobrief.batch.survey import survey  # noqa: PLC0415

    sums, rows = Sums(), []
    for _, row in survey(inputs, output, settings, options):
        sums.add(row)
        if as_json:
            rows.append(row.as_json())
        else:
            told = row.reason if row.status == "failed" else row.output or row.reason
            click.echo(f"{_FORESEEN[row.status]:<10}{shown(row.source)}  {shown(told or '')}")
    needed = seconds_needed(sums, settings.direction.engine, options)
    if as_json:
        print_json({"articles": rows, "sums": sums.as_json(), "seconds_needed": needed})
    else:
        takes = "" if needed is None else f", which would take about {clock(max(1, needed))}"
        click.echo(
            f"{sums.articles} articles: {sums.made} to make (about {clock(sums.audio_seconds_made)} of sound{takes}), "
            f"{sums.kept} to keep, {sums.failed} would fail"
        )


_FORESEEN = {"made": "make", "kept": "keep", "failed": "fail", "duplicate": "twice"}
