"""``audiobrief check``: is it ready to be published?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiobrief.cli.console import json_option, print_json
from audiobrief.cli.settings import config_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking import Finding, Report

_FAILED = 1
_COLOURS = {"ok": "green", "warning": "yellow", "error": "red"}


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--loudness",
    type=click.FloatRange(-40, -9),
    default=-16.0,
    show_default=True,
    metavar="LUFS",
    help="Integrated loudness that it should have.",
)
@click.option(
    "--tolerance",
    type=click.FloatRange(0, 10),
    default=1.0,
    show_default=True,
    metavar="LU",
    help="How far from it is near enough.",
)
@click.option(
    "--true-peak",
    type=click.FloatRange(-20, 3),
    default=-1.0,
    show_default=True,
    metavar="DBTP",
    help="Peak that it must not exceed.",
)
@click.option(
    "--silence",
    type=click.FloatRange(0.1, 3600),
    default=4.0,
    show_default=True,
    metavar="SECONDS",
    help="A silence that is longer is told.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("-q", "--quiet", is_flag=True, help="Show only what is wrong.")
@config_option
@json_option
def check_command(  # noqa: PLR0913  (one parameter an option)
    *,
    files: tuple[str, ...],
    loudness: float,
    tolerance: float,
    true_peak: float,
    silence: float,
    strict: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Check FILEs before they are published: MP3s of any origin, and what lies beside them.

    With an MP3, its transcripts, chapters file, timeline, page and books (.vtt, .srt, .json, .txt, .chapters.json,
    .timeline.json, .html, .epub, .daisy.zip) are checked too; each of them, an index page, and a podcast feed (.xml, .rss), can
    also be named by itself. Each file is checked once. Exit status: 0 without an error, 1 with one,
    and with --strict also 1 with a warning.

    \b
    Examples:
      audiobrief check build/*.mp3
      audiobrief check episode.mp3 --loudness -19 --silence 2
      audiobrief check week.epub week.daisy.zip
      audiobrief check build/feed.xml
      audiobrief check -q --strict build/*.mp3 build/feed.xml
      audiobrief check episode.mp3 --json | jq '.files[].findings[] | select(.level != "ok")'
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.checking import Level, Limits, check_all  # noqa: PLC0415  (loads what --help does without)

    limits = Limits(loudness, tolerance, true_peak, silence)
    reports = []
    for report in check_all(map(Path, files), limits):
        reports.append(report)
        if not as_json:
            for line in _lines(report, quiet=quiet):
                click.echo(line)
    levels = [finding.level for report in reports for finding in report.findings]
    errors, warnings = levels.count(Level.ERROR), levels.count(Level.WARNING)
    if as_json:
        print_json({"files": [_as_json(report) for report in reports], "errors": errors, "warnings": warnings})
    elif not quiet:
        click.echo(_summary(len(reports), errors, warnings))
    if errors or (strict and warnings):
        raise click.exceptions.Exit(_FAILED)


def _summary(files: int, errors: int, warnings: int) -> str:
    from audiobrief.checking.words import count  # noqa: PLC0415

    counts = [count(files, "file")] + [count(n, unit) for n, unit in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(counts) + ("" if errors or warnings else ", ready to be published")


def _lines(report: Report, *, quiet: bool) -> Iterator[str]:
    from audiobrief.showing import shown_line  # noqa: PLC0415

    findings = [finding for finding in report.findings if finding.level != "ok" or not quiet]
    if not findings:
        return
    yield click.style(shown_line(str(report.path), 400), bold=True)
    for before, finding in zip([None, *findings], findings, strict=False):
        yield from _rows(finding, advised=before is not None and before.advice == finding.advice)


def _rows(finding: Finding, *, advised: bool) -> Iterator[str]:
    from audiobrief.checking.words import clock  # noqa: PLC0415

    place = f"{clock(finding.seconds)}: " if finding.seconds is not None else ""
    level = click.style(f"{finding.level.value:8}", fg=_COLOURS[finding.level.value])
    yield f"  {level} {finding.rule:18} {place}{finding.message}"
    if finding.advice and not advised:
        yield click.style(f"  {'':27} → {finding.advice}", dim=True)


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "file": str(report.path).encode(errors="replace").decode(),
        "kind": report.kind,
        "result": report.level.value,
        **({"measured": dict(report.measured)} if report.measured else {}),
        "findings": [
            {
                "rule": finding.rule,
                "level": finding.level.value,
                "message": finding.message,
                **({"advice": finding.advice} if finding.advice else {}),
                **({"seconds": round(finding.seconds, 3)} if finding.seconds is not None else {}),
            }
            for finding in report.findings
        ],
    }
