"""The printer: what each tag prints at its place, and what was printed.

One is made for every render. It keeps every piece that it prints, so that the report can be held against them, and counts
what it prints and repeats against a budget. A plain text in the middle of a `w:t` takes the short way through `show`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from reportkit.diagnostics import Diagnostic, did_you_mean
from reportkit.word.additions import Additions
from reportkit.word.markup import escaped, lines, paragraph, run
from reportkit.word.moulds import Mould, moulded
from reportkit.word.places import Place
from reportkit.word.stylesheet import Stylesheet
from reportkit.word.values import ILLEGAL, Gap, Lines, Passage, Picture, Prose, Styled, is_figure, text_of

if TYPE_CHECKING:
    from reportkit.word.inlay import Inlays
    from reportkit.word.lookup import Missing
    from reportkit.word.narrative import Block
    from reportkit.word.numbering import Numbering
    from reportkit.word.paragraphs import Setting
    from reportkit.word.subdocument import Inlay
    from reportkit.word.template import CompiledPart

Policy = Literal["strict", "mark", "blank"]
REPEATS: Final = 2_000_000
SIZE: Final = 200_000_000
SECONDS: Final = 120.0
_PROVED_APART: Final = ("attribute", "property", "paragraph", "run")
_UNDEFINED: Final = {"strict": "RK410", "mark": "RK411", "blank": "RK412"}


class Site(NamedTuple):
    """Where a tag prints: the level it stands at, the properties of its paragraph and run, and its place."""

    level: str
    paragraph_properties: str
    run_properties: str
    place: Place
    written: str
    chains: tuple[str, ...] = ()


class OverBudget(Exception):
    """The render repeats, prints or takes more than it may; the text says which."""


_ACTIVE: ContextVar[Printer] = ContextVar("reportkit_printer")


def active() -> Printer:
    """Return the printer of the render that is going on."""
    return _ACTIVE.get()


def _set(runs: str, mould: Mould, site: Site) -> str:
    """Return runs as they stand at a place: a paragraph, as they are, or in the middle of a run's text."""
    if site.level == "paragraph":
        return paragraph(mould.host, runs)
    return runs if site.level == "run" else mould.around(runs)


@dataclass(slots=True, eq=False, repr=False)
class Printer:
    """Prints values at the places of one report."""

    styles: Stylesheet
    numbering: Numbering
    width: int
    policy: Policy
    top: Mapping[str, object]
    compiled: CompiledPart = field(init=False)
    sites: Mapping[int, Site] = field(default_factory=dict)
    part: str = ""
    line: int = 0
    """The line of the tag that is being worked out."""
    findings: list[Diagnostic] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    show: Callable[[int, object], str] = field(default=lambda _line, _value: "")
    said: dict[int, list[str | tuple[Block, ...]]] = field(default_factory=dict)
    """The words that a piece shows, where they are not the piece itself, by its place among those shown."""
    markup: bool = False
    additions: Additions = field(default_factory=Additions)
    pictures: int = 0
    figures: int = 0
    size: int = 0
    _repeats: int = 0
    _until: float = 0.0
    _setting: Setting | None = None
    _inlays: Inlays | None = None

    def begin(self, part: CompiledPart) -> None:
        """Turn to the next part."""
        _ACTIVE.set(self)
        self.compiled, self.part, self.sites, self.line = part, part.name, part.sites, 0
        self.pieces, self.shown, self.said, self.markup = [], [], {}, False
        if not self._until:
            self._until = time.monotonic() + SECONDS
        keep, plain = self.shown.append, part.plain

        def show(line: int, value: object) -> str:
            if type(value) is str and line in plain and value.isprintable():
                made = escaped(value) if "&" in value or "<" in value or ">" in value else value
            else:
                made = self._made(value, line in plain)
            self.size += len(made)
            if self.size > SIZE:
                self.grow(0)
            keep(made)
            return made

        self.show = show

    def grow(self, size: int) -> None:
        """Count what is printed; raises `OverBudget` where it is more than a report can hold."""
        self.size += size
        if self.size > SIZE:
            raise OverBudget(f"makes more than {SIZE // 1_000_000} MB of text")

    def expected(self) -> Iterator[str]:
        """Yield the words that the part has to show, escaped, in the order in which they were printed."""
        from reportkit.word.said import words_of

        for index, made in enumerate(self.shown):
            if index not in self.said:
                yield made
            for said in self.said.get(index, ()):
                for text in (said,) if isinstance(said, str) else words_of(said):
                    yield from (escaped(piece) for line in text.split("\n") for piece in line.split("\t") if piece)

    def _made(self, value: object, stands_in_text: bool) -> str:
        site = self.sites[self.line]
        self.said[len(self.shown)] = []
        if not stands_in_text and site.level not in _PROVED_APART:
            self.markup = True
        made = self.words(value, site) if type(value) is str else self._value(value, site)
        return made or (self._mould().opening + "</w:p>" if site.level == "paragraph" else "")

    def _mould(self) -> Mould:
        """Return the markup of the place that is printed at; where it is not proved, the part is read again."""
        found = self.compiled.moulds.get(self.line)
        if found is None:
            found = self.compiled.moulds[self.line] = moulded(self.compiled, self.line, self.styles, self.width)
        if not found.proved:
            self.markup = True
        return found

    def words(self, value: str, site: Site) -> str:
        """Return a plain text as a tag prints it at its level."""
        level = site.level
        if ILLEGAL.search(value) is not None:
            self.markup = True
        if level == "text":
            self.record(value)
            return lines(value)
        if level == "attribute":
            return escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
        if level == "property":
            return escaped(value)
        self.record(value)
        mould = self._mould()
        if level == "run":
            return run(value, mould.look)
        return "".join(paragraph(mould.host, run(each, mould.look)) for each in value.split("\n"))

    def record(self, said: str | tuple[Block, ...]) -> None:
        """Write down words that the part has to show."""
        self.said[len(self.shown)].append(said)

    def _value(self, value: object, site: Site) -> str:
        kind = type(value)
        if kind is Prose and isinstance(value, Prose):
            return self._prose(value, site)
        if value is None:
            return self.words("", site) if site.level != "run" else ""
        if isinstance(value, Passage):
            return "".join(self._value(each, site) for each in value.parts)
        words = text_of(value) if kind is not Gap else None
        if words is not None:
            return self.words(words, site)
        if kind is Gap:
            return self._gap(str(value), site)
        from reportkit.word.lookup import Missing
        from reportkit.word.subdocument import Inlay

        if isinstance(value, Missing):
            value.used()
            marked = self.policy == "mark"
            return self._gap(f"[{site.written}]", site) if marked else self.words("", site)
        self.markup = True
        if kind is Picture and isinstance(value, Picture):
            return self._picture(value, site)
        if is_figure(value):
            return self._drawing(value, site)
        if isinstance(value, Styled | Lines):
            return self._foreign(value, site)
        if isinstance(value, Inlay):
            return self._inlay(value, site)
        self._note("RK414", f"“{site.written}” prints a whole list or group", site, "print one of its answers")
        return ""

    def _gap(self, words: str, site: Site) -> str:
        if site.level in ("attribute", "property"):
            return self.words(words, site)
        self.record(words)
        self._doubt(words)
        mould = self._mould()
        return _set(mould.gap(words, self.styles), mould, site)

    def _doubt(self, words: str) -> None:
        """Have the part read again if its words hold what XML cannot."""
        if not all(map(str.isprintable, words.split("\n"))) and ILLEGAL.search(words) is not None:
            self.markup = True

    def _prose(self, value: Prose, site: Site) -> str:
        if site.level in ("attribute", "property"):
            return self.words(value.text, site)
        self._doubt(value.text)
        if site.level != "paragraph":
            return self._in_line(value.text, site)
        if self._setting is None:
            from reportkit.word.paragraphs import Setting

            self._setting = Setting(self.styles, self.numbering, self.width)
        read, made = self._setting.narrative(value.text, self._mould())
        self.record(read)
        return made

    def _in_line(self, text: str, site: Site) -> str:
        from reportkit.word.narrative import blocks
        from reportkit.word.paragraphs import in_line

        runs = in_line(blocks(text))
        for each in runs:
            self.record(each.text)
        if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].language) and site.level == "text":
            return lines(runs[0].text)
        mould = self._mould()
        made = mould.runs(runs)
        return _set(made, mould, site) if made else ""

    def _foreign(self, value: Styled | Lines, site: Site) -> str:
        from reportkit.word.foreign import printed

        if site.level in ("attribute", "property"):
            return self.words(str(value), site)
        return printed(value, site, self.record)

    def _picture(self, value: Picture, site: Site) -> str:
        from reportkit.word.pictures import drawing, size_of

        if site.level in ("attribute", "property"):
            self._note("RK414", f"“{site.written}” prints a picture where only text can stand", site)
            return ""
        self.pictures += 1
        number = self.pictures
        size = size_of(value.data)
        relationship = self.additions.picture(self.part, value.data, size[0] if size else "png")
        made = f"<w:r>{site.run_properties}{drawing(value, relationship, 900_000 + number)}</w:r>"
        return _set(made, self._mould(), site)

    def _drawing(self, value: Any, site: Site) -> str:
        from reportkit.word.figures import group

        if site.level in ("attribute", "property"):
            self._note("RK414", f"“{site.written}” prints a figure where only text can stand", site)
            return ""
        self.figures += 1
        made = f"<w:r>{site.run_properties}{group(value, 950_000 + 1_000 * self.figures)}</w:r>"
        return _set(made, self._mould(), site)

    def _inlay(self, value: Inlay, site: Site) -> str:
        from reportkit.word.inlay import Inlays

        if site.level != "paragraph":
            hint = "write {{p … }}, alone in its paragraph"
            self._note("RK424", f"“{site.written}” prints a sub-document where only words can stand", site, hint)
            return ""
        path = site.place.path.split(" › ")
        if value.notes and (path[0] != "body" or "text box" in path):
            hint = "print it in the body, or write its notes into its text"
            self._note("RK424", f"“{site.written}” prints a sub-document with notes where Word has none", site, hint)
            return ""
        if self._inlays is None:
            self._inlays = Inlays(self.styles, self.numbering, self.additions)
        for each in value.words:
            self.record(each)
        made, said = self._inlays.printed(value, self.part)
        if said:
            self._note("RK421", f"“{site.written}” prints a sub-document; {said}", site)
        return made

    def repeat(self, value: object) -> list[Any]:
        """Return what a loop goes over; a gap is gone over once, so that it shows."""
        from reportkit.word.lookup import Missing

        if isinstance(value, Gap):
            return [value]
        if value is None:
            return []
        if not isinstance(value, list | tuple | Mapping | Missing):
            from reportkit.word.filters import DoesNotFit

            raise DoesNotFit("repeats over something that is not a list")
        self._repeats += len(value)
        if self._repeats > REPEATS:
            raise OverBudget(f"repeats more than {REPEATS} times")
        if time.monotonic() > self._until:
            raise OverBudget(f"takes longer than {SECONDS:.0f} seconds")
        return value if isinstance(value, list) else list(value)

    def missing(self, name: Missing) -> None:
        """Write down the use of a name that was not handed over."""
        site = self.sites.get(self.line)
        chain = next((each for each in site.chains if name.name in each.split(".")), name.name) if site else name.name
        steps = chain.split(".")
        upto = steps[: steps.index(name.name) + 1] if name.name in steps else [name.name]
        lead = ".".join(upto[:-1])
        known = self.top.keys() if name.known is None else name.known
        hint = did_you_mean(
            ".".join(upto), [f"{lead}.{each}" if lead and name.known is not None else each for each in known]
        )
        self._note(_UNDEFINED[self.policy], f"“{'.'.join(upto)}” was not handed over", site, hint)

    def _note(self, code: str, message: str, site: Site | None, hint: str = "") -> None:
        found = Diagnostic(
            code,
            message,
            at=site.place.location if site else None,
            hint=hint,
            quote=site.place.words if site else "",
        )
        if found not in self.findings:
            self.findings.append(found)
