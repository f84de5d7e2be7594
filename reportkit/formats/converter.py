"""Convert finished reports into other formats, one or thousands."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.formats import embedded, finish, kept, odt, office, pandoc, paper
from reportkit.formats.blockwise import FEW, by_blocks
from reportkit.formats.driver import Driver, Failure, Limits
from reportkit.formats.proof import finished, proved, proved_in, words_lost
from reportkit.formats.readable import Readable
from reportkit.formats.shapes import Shapes
from reportkit.formats.source import Source, checked
from reportkit.word.merge import RenderedDocument

Made = Iterator[tuple[str, Outcome[bytes]]]
_CODES: Final = {"hung": "RK504", "crashed": "RK505", "nothing": "RK506", "memory": "RK507"}
_WORDS: Final = {
    "hung": "did not finish within {limits.seconds:.0f} seconds",
    "crashed": "broke down",
    "nothing": "wrote nothing",
    "memory": "took more than {megabytes} MB of memory",
}


@dataclass(slots=True)
class Converter:
    """Converts reports, with a LibreOffice profile of its own; use it in a `with`, one for each worker process.

    `soffice` is the LibreOffice to use, or none; the machine's own unless another is named.
    """

    limits: Limits = field(default_factory=Limits)
    soffice: Path | None = field(default_factory=office.find)
    shapes: dict[str, Shapes] = field(default_factory=dict, repr=False)
    _room: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self._room = tempfile.TemporaryDirectory(prefix="reportkit-profile-", ignore_cleanup_errors=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._room is not None:
            self._room.cleanup()
            self._room = None

    @property
    def profile(self) -> Path:
        """The folder of the LibreOffice profile; raises `RuntimeError` outside a `with`."""
        if self._room is None:
            raise RuntimeError("use a Converter in a with statement")
        return Path(self._room.name) / "profile"

    def convert(self, rendered: RenderedDocument, *, to: str) -> Outcome[RenderedDocument]:
        """Return `rendered` in the format `to`: one of `FORMATS`."""
        return next(iter(self.convert_many([rendered], to=to)))[1]

    def convert_many(
        self, rendered: Iterable[RenderedDocument], *, to: str
    ) -> Iterator[tuple[int, Outcome[RenderedDocument]]]:
        """Yield the number of each report, from 0, and what became of it, as soon as it is there; not always in order.

        Findings, all about the format: RK501 to RK512.
        """
        reports = list(rendered)
        if to == "docx":
            yield from ((number, Outcome(each)) for number, each in enumerate(reports))
            return
        names = {
            f"{number}": f"{each.copy.spec.title}, {each.copy.reader.label}" for number, each in enumerate(reports)
        }
        files = {f"{number}": each.content for number, each in enumerate(reports)}
        for key, made in self.convert_files(files, to=to, names=names):
            report = reports[int(key)]
            value = replace(report, content=made.value, format=to) if made.value is not None else None
            yield int(key), Outcome(value, made.findings)

    def in_formats(
        self, rendered: Sequence[RenderedDocument], formats: Sequence[str]
    ) -> tuple[Outcome[tuple[RenderedDocument, ...]], ...]:
        """Return each report in all of `formats`, each engine started once; a finding says which could not be made."""
        made: list[dict[str, RenderedDocument]] = [{} for _ in rendered]
        findings: list[list[Diagnostic]] = [[] for _ in rendered]
        for to in dict.fromkeys(formats):
            for number, each in self.convert_many(rendered, to=to):
                findings[number] += (one for one in each.findings if one not in findings[number])
                if each.value is not None:
                    made[number][to] = each.value
        return tuple(
            Outcome(tuple(got[to] for to in dict.fromkeys(formats) if to in got), tuple(found))
            for got, found in zip(made, findings, strict=True)
        )

    def convert_files(self, contents: Mapping[str, bytes], *, to: str, names: Mapping[str, str] | None = None) -> Made:
        """Yield the key of each Word file and its bytes in the format `to`, or the finding that says why there are none.

        `names` are what findings call the files, their keys if left out.
        """
        converter = CONVERTERS.get(to)
        sources: dict[str, Source] = {}
        for key, content in contents.items():
            name = (names or {}).get(key, key)
            if converter is None:
                hint = did_you_mean(to, FORMATS) or "there are: " + ", ".join(FORMATS)
                yield (
                    key,
                    Outcome(None, (Diagnostic("RK501", f"there is no format “{to}”", at=Location(name), hint=hint),)),
                )
                continue
            source = checked(content, name)
            if source.value is None:
                yield key, Outcome(None, source.findings)
            else:
                sources[key] = source.value
        if converter is not None and sources:
            yield from converter(self, sources)


def convert(rendered: RenderedDocument, *, to: str) -> Outcome[RenderedDocument]:
    """Return `rendered` in the format `to`: docx, pdf, html, odt, md or txt.

    For more than a few reports use a `Converter`, which starts LibreOffice once for many.
    """
    with Converter() as converter:
        return converter.convert(rendered, to=to)


def _pdf(tools: Converter, sources: Mapping[str, Source]) -> Made:
    remarks: tuple[Diagnostic, ...] = ()
    if tools.soffice is not None:
        driver, who = office.driver(tools.soffice, "pdf", tools.profile, tools.limits), "LibreOffice"
    elif embedded.available():
        driver, who = embedded.driver(tools.limits), "the embedded PDF engine"
        message = "LibreOffice is not installed: the PDF is made by the embedded engine, and may not pass PDF/UA-1"
        remarks = (Diagnostic("RK510", message, hint=office.how_to_get()),)
    else:
        yield from _no_engine(sources, "LibreOffice", office.how_to_get())
        return
    if not finish.available():
        message = "pikepdf is not installed: the PDF lacks what makes it accessible"
        remarks += (Diagnostic("RK512", message, hint="install reportkit with its extra “pdf”"),)
    read_again = paper.available()
    if not read_again:
        message = "pypdfium2 is not installed: nobody has looked whether every word is in the PDF"
        remarks += (Diagnostic("RK513", message, hint="install reportkit with its extra “pdf”"),)
    again: dict[str, bytes] = {}
    for key, made in _driven(driver, who, {key: each.content for key, each in sources.items()}, sources, tools.limits):
        if made.value is not None and read_again and paper.lost(sources[key], made.value):
            again[key] = paper.may_break(sources[key])
        else:
            yield key, _finished_pdf(sources[key], made, who, remarks)
    for key, made in _driven(driver, who, again, sources, tools.limits) if again else ():
        missing = paper.lost(sources[key], made.value) if made.value is not None else 0
        found = Outcome(None, (words_lost(sources[key], missing),)) if missing else made
        yield key, _finished_pdf(sources[key], found, who, remarks)


def _finished_pdf(source: Source, made: Outcome[bytes], who: str, remarks: tuple[Diagnostic, ...]) -> Outcome[bytes]:
    """Return a PDF that can be read by everybody, with the remarks; what was not made stays so."""
    if made.value is None:
        return made
    title, language = source.about()
    try:
        done = finish.finished(made.value, title=title, language=language) if finish.available() else made.value
    except finish.Unsound as fault:
        return _unsound(source, who, str(fault))
    return Outcome(done, remarks)


def _odt(tools: Converter, sources: Mapping[str, Source]) -> Made:
    if tools.soffice is None:
        yield from _no_engine(sources, "LibreOffice", office.how_to_get())
        return
    driver = office.driver(tools.soffice, "odt", tools.profile, tools.limits)
    contents = {key: each.content for key, each in sources.items()}
    for key, made in _driven(driver, "LibreOffice", contents, sources, tools.limits):
        if made.value is None:
            yield key, made
            continue
        try:
            done = odt.settled(made.value)
        except ValueError as fault:
            yield key, _unsound(sources[key], "LibreOffice", str(fault))
            continue
        yield key, proved_in(sources[key], done, sources[key].readable().words, kept.text_of_odt(done))


def _by_pandoc(to: str) -> Callable[[Converter, Mapping[str, Source]], Made]:
    def made_by_pandoc(tools: Converter, sources: Mapping[str, Source]) -> Made:
        program = pandoc.find()
        if program is None:
            yield from _no_engine(sources, "pandoc", "install the Python package pypandoc_binary")
            return
        driver = pandoc.driver(program, to, tools.limits)
        shapes = tools.shapes.setdefault(to, Shapes())
        left = dict(sources)
        if shapes or len(sources) >= FEW:
            for key, made in by_blocks(driver, to, shapes, sources):
                del left[key]
                yield key, made
        ready: dict[str, Readable] = {}
        for key, source in left.items():
            try:
                ready[key] = source.readable()
            except ValueError:
                message = "the file is not converted: a part of it cannot be read"
                yield key, Outcome(None, (Diagnostic("RK502", message, at=Location(source.name)),))
        contents = {key: each.content for key, each in ready.items()}
        for key, made in _driven(driver, "pandoc", contents, sources, tools.limits):
            if made.value is None:
                yield key, made
            else:
                yield (
                    key,
                    proved(sources[key], finished(made.value.decode("utf-8"), ready[key], to), ready[key].words, to),
                )

    return made_by_pandoc


def _driven(
    driver: Driver, who: str, contents: Mapping[str, bytes], sources: Mapping[str, Source], limits: Limits
) -> Made:
    for key, made in driver.run(contents):
        if isinstance(made, Failure):
            words = _WORDS[made.kind].format(limits=limits, megabytes=limits.memory >> 20)
            said = f"; it said: {made.said}" if made.said else ""
            finding = Diagnostic(_CODES[made.kind], f"{who} {words}{said}", at=Location(sources[key].name))
            yield key, Outcome(None, (finding,))
        else:
            yield key, Outcome(made)


def _no_engine(sources: Mapping[str, Source], what: str, hint: str) -> Made:
    for key, source in sources.items():
        finding = Diagnostic("RK503", f"{what} is not installed", at=Location(source.name), hint=hint)
        yield key, Outcome(None, (finding,))


def _unsound(source: Source, who: str, why: str) -> Outcome[bytes]:
    return Outcome(None, (Diagnostic("RK508", f"what {who} wrote is no use: {why}", at=Location(source.name)),))


CONVERTERS: Final[dict[str, Callable[[Converter, Mapping[str, Source]], Made]]] = {
    "pdf": _pdf,
    "html": _by_pandoc("html"),
    "odt": _odt,
    "md": _by_pandoc("md"),
    "txt": _by_pandoc("txt"),
}
FORMATS: Final = ("docx", *CONVERTERS)
