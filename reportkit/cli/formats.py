"""What the commands share about formats: which are asked for, and the reports in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reportkit.diagnostics import Outcome

if TYPE_CHECKING:
    from reportkit.pipeline import Result
    from reportkit.word.merge import RenderedDocument

NAMES = ("docx", "pdf", "html", "odt", "md", "txt")


class Formats(click.ParamType[tuple[str, ...]]):
    """Formats with commas between them."""

    name = "formats"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        """Return the formats, each once; raises a usage error for one that there is not."""
        if isinstance(value, tuple):
            return value
        asked = tuple(dict.fromkeys(each.strip().lower() for each in value.split(",") if each.strip()))
        unknown = [each for each in asked if each not in NAMES]
        if unknown or not asked:
            self.fail(f"{', '.join(unknown) or 'nothing'} is none of: {', '.join(NAMES)}", param, ctx)
        return asked


in_formats = click.option(
    "--to", "formats", type=Formats(), default="docx", show_default=True, metavar="FORMATS",
    help=f"The formats to write, with commas between them: {', '.join(NAMES)}.",
)  # fmt: skip


def converted(results: Sequence[Result], formats: Sequence[str]) -> list[Outcome[tuple[RenderedDocument, ...]]]:
    """Return the report of each result in the formats asked for; no value where there is no report."""
    reports = [each.rendered for each in results if each.rendered is not None]
    outcomes: Sequence[Outcome[tuple[RenderedDocument, ...]]] = [Outcome((each,)) for each in reports]
    if tuple(formats) != ("docx",):
        from reportkit.formats import Converter

        with Converter() as converter:
            outcomes = converter.in_formats(reports, formats)
    made = iter(outcomes)
    return [next(made) if each.rendered is not None else Outcome(None) for each in results]
