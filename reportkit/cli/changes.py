"""For those who review: what has changed since the last assessment, and what was only carried forward."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from reportkit.cli.show import MADE, REFUSED, file_in, findings_as, for_day, settings_from, settings_in, show


@click.command(short_help="List what has changed between two assessments of one child.")
@click.argument("earlier", type=file_in)
@click.argument("later", type=file_in)
@settings_in
@for_day
@findings_as
def changes(earlier: Path, later: Path, local: Path | None, day: datetime.date, form: str) -> None:
    """List what has changed from EARLIER to LATER, answer by answer: what it was, what it is, since when.

    Rows are matched by their ids. Below the changes stands what was carried forward word for word, and how old it is. What is
    printed are the child's answers; keep it as you keep the assessment.
    """
    from reportkit.assessment import Occasion
    from reportkit.pipeline import read

    reading = read(later, Occasion(day, settings=settings_from(local)), previous=earlier)
    compared = [each for each in reading.findings if each.code in ("RK313", "RK314", "RK315")]
    show(reading.findings if reading.value is None else compared, form)
    if reading.value is None or any(each.severity == "error" for each in compared):
        sys.exit(REFUSED)
    facts = reading.value.facts
    for each in (*facts["changes"], *facts["carried_forward"]):
        click.echo(json.dumps(_record(each), ensure_ascii=True) if form == "json" else _line(each))
    sys.exit(MADE)


def _record(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(each) if each is not None else None for key, each in row.items()}


def _line(row: Mapping[str, Any]) -> str:
    from reportkit.expressions.prose import as_line

    place = f"{row['section']} › {row['title']}" + (f" ({row['row']})" if row["row"] else "")
    if "kind" not in row:
        return f"{place}\n    carried forward unchanged since {row['since']}, {row['days']} days"
    when = f"    {row['since']} → {row['when']}, {row['by']}".rstrip(", ")
    return f"{place}\n{when}\n    was: {as_line(row['before'])}\n    is:  {as_line(row['after'])}"
