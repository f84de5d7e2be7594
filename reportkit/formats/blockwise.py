"""Many reports at once by pandoc: each shape of a block is converted once, and every report has its own words in it.

Of every hundred reports one is converted as a whole besides. Where it differs in a single byte from what was put together,
no report is put together any more. A report of which anything is not known is left to be converted as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reportkit.diagnostics import Outcome
from reportkit.formats.blocks import Block, blocks_of, document_of, parted
from reportkit.formats.driver import Driver, Failure
from reportkit.formats.page import pieces, whole
from reportkit.formats.proof import ended, finished, proved
from reportkit.formats.readable import Readable
from reportkit.formats.shapes import Shapes
from reportkit.formats.source import Source

FEW: Final = 8
"""So many reports together are worth it where nothing is known yet."""
TOGETHER: Final = 100
_ALIGNED: Final = re.compile(r"(?m)^ *\|")
"""A table of Markdown is as wide as its longest words."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A report that is put together: its blocks, and what the page around them and the proof need."""

    blocks: tuple[Block, ...]
    words: tuple[str, ...]
    title: str
    language: str


def by_blocks(
    driver: Driver, to: str, shapes: Shapes, sources: Mapping[str, Source]
) -> Iterator[tuple[str, Outcome[bytes]]]:
    """Yield the key of each report that could be put together from its blocks, and what became of it; the others are left."""
    keys = list(sources)
    for first in range(0, len(keys), TOGETHER):
        if not shapes.distrusted:
            some = {key: sources[key] for key in keys[first : first + TOGETHER]}
            yield from _together(_School(driver, to, shapes), some)


def _together(school: _School, sources: Mapping[str, Source]) -> Iterator[tuple[str, Outcome[bytes]]]:
    plans: dict[str, _Plan] = {}
    for key, source in sources.items():
        report = _report(source)
        blocks = blocks_of(report, school.to) if report is not None else None
        if report is not None and blocks is not None:
            plans[key] = _Plan(blocks, report.words, report.title, report.language)
            school.ask(key, blocks, report, whole=len(plans) == 1)
    school.learn()
    for key, plan in plans.items():
        if any(school.shapes.unknown(school.shapes.spelt(plan.blocks))):
            report = _report(sources[key])
            if report is not None:
                school.ask(key, plan.blocks, report)
    school.learn()
    for at, (key, plan) in enumerate(plans.items()):
        text = school.put_together(plan)
        if at == 0 and (text is None or text != school.witness):
            school.shapes.distrusted = text is not None and school.witness is not None
            return
        if text is not None:
            yield key, proved(sources[key], text, plan.words, school.to)


def _report(source: Source) -> Readable | None:
    try:
        return source.readable()
    except ValueError:
        return None


class _School:
    """Has pandoc convert the shapes that are not known yet, those of one report in one file."""

    def __init__(self, driver: Driver, to: str, shapes: Shapes) -> None:
        self.to, self.shapes = to, shapes
        self.witness: str | None = None
        self._driver = driver
        self._asked: dict[str, tuple[tuple[Block, ...], Mapping[str, bytes]]] = {}
        self._contents: dict[str, bytes] = {}
        self._known: set[bytes] = set()
        self._whole: Readable | None = None

    def ask(self, key: str, blocks: Iterable[Block], report: Readable, *, whole: bool = False) -> None:
        """Take what is not known of a report for the next lesson; `whole` takes the report besides, as a witness."""
        new: dict[bytes, Block] = {each.key: each for each in self.shapes.unknown(self.shapes.spelt(blocks))}
        asked = tuple(each for each in new.values() if each.key not in self._known)
        self._known.update(new)
        if asked:
            self._asked[f"blocks of {key}"] = asked, report.pictures
            self._contents[f"blocks of {key}"] = document_of(asked, report)
        if whole:
            self._whole, self._contents["whole"] = report, report.content

    def learn(self) -> None:
        """Convert what was asked for."""
        asked, contents, self._asked, self._contents = self._asked, self._contents, {}, {}
        self._known.clear()
        for key, made in self._driver.run(contents) if contents else ():
            if isinstance(made, Failure):
                continue
            text = made.decode("utf-8")
            if key == "whole" and self._whole is not None:
                self.witness, self._whole = finished(text, self._whole, self.to), None
                continue
            blocks, pictures = asked[key]
            said = parted(text)
            for at, block in enumerate(blocks):
                shape = self._pieces(said.get(at, ""), block, pictures)
                aligned = self.to == "md" and any(_ALIGNED.search(each) for _, each in shape)
                self.shapes.learn(block, shape, markup=self.to == "html", spelt=bool(block.words) and aligned)

    def _pieces(self, said: str, block: Block, pictures: Mapping[str, bytes]) -> list[tuple[str, str]]:
        if self.to == "html":
            return pieces(said, block.tables, pictures) if said else []
        return [("main", said)] if said else []

    def put_together(self, plan: _Plan) -> str | None:
        """Return a report with its own words in the shapes of its blocks, or none where one of them is not known."""
        made = self.shapes.filled(self.shapes.spelt(plan.blocks), markup=self.to == "html")
        if made is None:
            return None
        return (
            whole(made, plan.title, plan.language)
            if self.to == "html"
            else ended("\n\n".join(said for _, said in made))
        )
