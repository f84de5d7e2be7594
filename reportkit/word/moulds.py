"""What stands around the words that a tag prints: made once for each place of a template, and proved there.

A narrative, a gap or a text that is set in paragraphs or runs of its own is put together from the markup of the tag's place
and from words that are escaped. The markup does not depend on the words. So when a place is first printed at, one narrative
with every kind of block in every look is set there and read as XML, in an element that declares what the part's root does.
If that is well formed, then so is whatever is set there afterwards, and it need not be read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final

from reportkit.word.markup import kept_with_next, lines, plain_properties, run
from reportkit.word.numbering import Numbering, NumberingPart
from reportkit.word.stylesheet import BOLD, ITALIC, Stylesheet, with_run_properties

if TYPE_CHECKING:
    from reportkit.word.narrative import Block, Run
    from reportkit.word.template import CompiledPart

_UNSAFE: Final = re.compile('[<>&"]')
_END: Final = "</w:t></w:r>"


@dataclass(slots=True, eq=False, repr=False)
class Mould:
    """The markup of one place, with its paragraph's and its run's properties."""

    host: str
    """The properties of the paragraph, without a section break."""
    look: str
    opening: str
    leading: str
    """The beginning of a paragraph that stays with what it leads into."""
    proved: bool = False
    shapes: dict[str, str] = field(default_factory=dict)
    """How a paragraph of another kind begins in this place, where it always begins so."""
    _begins: dict[tuple[bool, bool, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, shape: str, look: str) -> Mould:
        """Make the mould of a place from the properties of its paragraph and its run."""
        host = plain_properties(shape)
        return cls(host, look, f"<w:p>{host}", f"<w:p>{kept_with_next(host)}")

    def runs(self, runs: Iterable[Run]) -> str:
        """Return runs in the look of the place, with the bold, italic and language of the narrative."""
        made = []
        for each in runs:
            if each.text:
                begin = self._begins.get((each.bold, each.italic, each.language)) or self._begin(each)
                made.append(f"{begin}{lines(each.text)}{_END}")
        return "".join(made)

    def _begin(self, said: Run) -> str:
        begin = f'<w:r>{looking(self.look, said)}<w:t xml:space="preserve">'
        if not said.language:
            self._begins[said.bold, said.italic, ""] = begin
        return begin

    def around(self, runs: str) -> str:
        """Return runs in the middle of a run's text: the run is closed before them and opened again after them."""
        return f'{_END}{runs}<w:r>{self.look}<w:t xml:space="preserve">'

    def gap(self, words: str, styles: Stylesheet) -> str:
        """Return the run of a gap."""
        return run(words, with_run_properties(self.look, styles.gap))


def looking(properties: str, said: Run, added: tuple[tuple[str, str], ...] = ()) -> str:
    """Return the properties of a run that is said in a narrative."""
    if not (added or said.bold or said.italic or said.language):
        return properties
    language = (("lang", f'<w:lang w:val="{said.language}"/>'),) if said.language else ()
    return with_run_properties(properties, added + BOLD * said.bold + ITALIC * said.italic + language)


def moulded(part: CompiledPart, line: int, styles: Stylesheet, width: int) -> Mould:
    """Return the mould of the tag on a line of a part, with what can be proved of it."""
    site = part.sites[line]
    made = Mould.of(site.paragraph_properties, site.run_properties)
    made.proved = line in part.framed and _proved(made, styles, width, part.root)
    return made


def _proved(mould: Mould, styles: Stylesheet, width: int, root: str) -> bool:
    """Say whether whatever is set in a mould is well formed in an element that begins with `root`."""
    from reportkit.word.paragraphs import Setting
    from reportkit.word.soundness import well_formed

    ids = (*styles.paragraphs.values(), *styles.characters.values(), *styles.tables.values())
    if not root or any(map(_UNSAFE.search, ids)):
        return False
    runs, blocks = _samples()
    setting = Setting(styles, Numbering(NumberingPart("", {}, 1, 0)), width)
    gap = mould.gap("x", styles)
    around = f"{mould.opening}<w:r><w:t>{mould.around(mould.runs(runs) + gap)}{_END}{gap}</w:p>"
    name = root[1:].rstrip(">").split(None, 1)[0]
    return well_formed(f"{root}{setting.paragraphs(blocks, mould)}{around}</{name}>".encode("utf-8", "replace"))


@cache
def _samples() -> tuple[tuple[Run, ...], tuple[Block, ...]]:
    """Return runs in every look and a narrative with every kind of block."""
    from reportkit.word.narrative import Block, Run

    runs = tuple(Run("x", *each) for each in product((False, True), (False, True), ("", "cy-GB")))
    return runs, (
        *(Block("paragraph", runs), Block("quote", runs), Block("paragraph", runs)),
        *(Block("bullet", runs, level) for level in (0, 1)),
        *(Block("number", runs, level, 1) for level in (0, 1)),
        *(Block("continued", runs, level, 1) for level in (0, 1)),
        *(Block("heading", runs, rank) for rank in (2, 3, 4)),
        Block("table", rows=((runs, runs), (runs,))),
    )
