"""The printer: what each tag prints at its place, and what was printed.

One is made for every render. It writes down every piece of text that it prints, so that the report can be held against
it, and counts what it prints and repeats against a budget.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from reportkit.diagnostics import Diagnostic, did_you_mean
from reportkit.word.pictures import drawing
from reportkit.word.places import Place
from reportkit.word.stylesheet import Stylesheet, with_run_properties
from reportkit.word.values import Gap, Picture, Prose, text_of

if TYPE_CHECKING:
    from reportkit.word.environment import Missing
    from reportkit.word.numbering import Numbering
    from reportkit.word.paragraphs import Setting

Policy = Literal["strict", "mark", "blank"]
REPEATS: Final = 2_000_000
SIZE: Final = 200_000_000
SECONDS: Final = 120.0
_UNDEFINED: Final = {"strict": "RK410", "mark": "RK411", "blank": "RK412"}


@dataclass(frozen=True, slots=True)
class Site:
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


@dataclass(slots=True)
class Printer:
    """Prints values at the places of one report."""

    styles: Stylesheet
    numbering: Numbering
    width: int
    policy: Policy
    top: Mapping[str, object]
    sites: Mapping[int, Site] = field(default_factory=dict)
    part: str = ""
    findings: list[Diagnostic] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str, bytes]] = field(default_factory=list)
    size: int = 0
    _repeats: int = 0
    _until: float = 0.0
    _setting: Setting | None = None

    def begin(self, part: str, sites: Mapping[int, Site]) -> None:
        """Turn to the next part."""
        _ACTIVE.set(self)
        self.part, self.sites, self.printed = part, sites, []
        if not self._until:
            self._until = time.monotonic() + SECONDS

    def show(self, line: int, value: object) -> str:
        """Return what a tag prints."""
        site = self.sites[line]
        made = self._text(value, site) if type(value) is str else self._value(value, site)
        self.size += len(made)
        if self.size > SIZE:
            raise OverBudget(f"makes more than {SIZE // 1_000_000} MB of text")
        return made

    def _text(self, value: str, site: Site) -> str:
        from reportkit.word.paragraphs import escaped, lines, paragraph, plain_properties, run

        level = site.level
        if level == "text":
            words = lines(value)
            self._record(value)
            return words
        if level == "attribute":
            return escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
        if level == "property":
            return escaped(value)
        self._record(value)
        if level == "run":
            return run(value, site.run_properties)
        shape = plain_properties(site.paragraph_properties)
        return "".join(paragraph(shape, run(each, site.run_properties)) for each in value.split("\n"))

    def _record(self, text: str) -> None:
        if "\n" in text or "\t" in text:
            self.printed += [piece for line in text.split("\n") for piece in line.split("\t") if piece]
        elif text:
            self.printed.append(text)

    def _value(self, value: object, site: Site) -> str:
        kind = type(value)
        if value is None:
            return self._text("", site) if site.level != "run" else ""
        if kind is Gap:
            return self._gap(str(value), site)
        if kind is Prose and isinstance(value, Prose):
            return self._prose(value, site)
        if kind is Picture and isinstance(value, Picture):
            return self._picture(value, site)
        words = text_of(value)
        if words is not None:
            return self._text(words, site)
        from jinja2 import Undefined

        if isinstance(value, Undefined):
            str(value)
            marked = self.policy == "mark"
            return self._gap(f"[{site.written}]", site) if marked else self._text("", site)
        self._note("RK414", f"“{site.written}” prints a whole list or group", site, "print one of its answers")
        return ""

    def _gap(self, words: str, site: Site) -> str:
        from reportkit.word.paragraphs import paragraph, plain_properties, run

        if site.level in ("attribute", "property"):
            return self._text(words, site)
        self._record(words)
        made = run(words, with_run_properties(site.run_properties, self.styles.gap))
        if site.level == "paragraph":
            return paragraph(plain_properties(site.paragraph_properties), made)
        return made if site.level == "run" else self._around(made, site)

    def _around(self, runs: str, site: Site) -> str:
        """Return runs in the middle of a run's text: the run is closed before them and opened again after them."""
        return f'</w:t></w:r>{runs}<w:r>{site.run_properties}<w:t xml:space="preserve">'

    def _prose(self, value: Prose, site: Site) -> str:
        from reportkit.word.narrative import blocks
        from reportkit.word.paragraphs import Setting, in_line, paragraph, plain_properties, runs_of

        if site.level in ("attribute", "property"):
            return self._text(value.text, site)
        read = blocks(value.text)
        if site.level == "paragraph":
            if self._setting is None:
                self._setting = Setting(self.styles, self.numbering, self.width)
            for block in read:
                for each in (*block.runs, *(each for row in block.rows for cell in row for each in cell)):
                    self._record(each.text)
            made = self._setting.paragraphs(read, site.paragraph_properties, site.run_properties)
            return made or paragraph(plain_properties(site.paragraph_properties), "")
        runs = in_line(read)
        for each in runs:
            self._record(each.text)
        if len(runs) == 1 and not (runs[0].bold or runs[0].italic) and site.level == "text":
            from reportkit.word.paragraphs import lines

            return lines(runs[0].text)
        made = runs_of(runs, site.run_properties)
        return made if site.level == "run" or not made else self._around(made, site)

    def _picture(self, value: Picture, site: Site) -> str:
        from reportkit.word.paragraphs import paragraph, plain_properties

        if site.level in ("attribute", "property"):
            self._note("RK414", f"“{site.written}” prints a picture where only text can stand", site)
            return ""
        number = len(self.pictures) + 1
        relationship = f"rIdReportkit{number}"
        self.pictures.append((self.part, relationship, value.data))
        made = f"<w:r>{site.run_properties}{drawing(value, relationship, 900_000 + number)}</w:r>"
        if site.level == "paragraph":
            return paragraph(plain_properties(site.paragraph_properties), made)
        return made if site.level == "run" else self._around(made, site)

    def repeat(self, value: object) -> object:
        """Return what a loop goes over; a gap is gone over once, so that it shows."""
        from jinja2 import Undefined

        if isinstance(value, Gap):
            return [value]
        if value is None:
            return []
        if not isinstance(value, list | tuple | Mapping | Undefined):
            from reportkit.word.filters import DoesNotFit

            raise DoesNotFit("repeats over something that is not a list")
        self._repeats += len(value)
        if self._repeats > REPEATS:
            raise OverBudget(f"repeats more than {REPEATS} times")
        if time.monotonic() > self._until:
            raise OverBudget(f"takes longer than {SECONDS:.0f} seconds")
        return value

    def missing(self, name: Missing) -> None:
        """Write down the use of a name that was not handed over."""
        site = self._here()
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

    def _here(self) -> Site | None:
        """Return the site of the tag that is being worked out."""
        import sys

        frame = sys._getframe(1)
        while "__jinja_template__" not in frame.f_globals:
            if frame.f_back is None:
                return None
            frame = frame.f_back
        return self.sites.get(frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno))
