"""What is installed on this machine, which engine makes which format, and what is missing and how to get it."""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from reportkit.formats import embedded, finish, office, pandoc

TWINS: Final = {
    "Calibri": ("Carlito",), "Cambria": ("Caladea",), "Arial": ("Liberation Sans", "Arimo"),
    "Times New Roman": ("Liberation Serif", "Tinos"), "Courier New": ("Liberation Mono", "Cousine"),
}  # fmt: skip
"""Fonts of Word and the free fonts in which every letter is as wide, so that lines and pages break alike."""

_FONTS: Final = "install the font packages fonts-crosextra-carlito, fonts-crosextra-caladea and fonts-liberation"
_OLD: Final = (
    "its tagged PDF has known faults where paragraphs have borders and where there are footnotes or links: 25.2 or newer is "
    "clean"
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A program or package: its version if it is there, what it is for, a remark, and how to get it."""

    name: str
    purpose: str
    version: str = ""
    remark: str = ""
    how: str = ""

    @property
    def there(self) -> bool:
        """Whether it is installed."""
        return bool(self.version)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a machine has for making other formats: its engines, and the one that makes each format, if any."""

    engines: tuple[Engine, ...]
    formats: dict[str, str]

    @property
    def sound(self) -> bool:
        """Whether every format can be made, the PDF by an engine of record whose output passes PDF/UA-1."""
        return all(each.there and not each.remark for each in self.engines)

    def record(self) -> dict[str, Any]:
        """Return the same for a program."""
        engines = [asdict(each) | {"installed": each.there} for each in self.engines]
        return {"sound": self.sound, "formats": self.formats, "engines": engines}

    def lines(self) -> Iterator[str]:
        """Yield the lines that a person reads."""
        yield "Formats"
        for name, engine in self.formats.items():
            yield f"  {'✓' if engine else '✗'}  {name:<5} {engine or 'cannot be made here'}"
        yield ""
        yield "Engines"
        for each in self.engines:
            yield f"  {'✓' if each.there else '✗'}  {each.name:<16}  {each.version or 'not installed':<13}  {each.purpose}"
            if each.remark:
                yield f"       {each.remark}"
            if each.how and (each.remark or not each.there):
                yield f"       → {each.how}"


def surroundings() -> Surroundings:
    """Return what this machine has."""
    found = (_office(), _pandoc(), _package("pikepdf", "finishes PDF for accessibility; encrypts it", "pdf"),
             _package("pypdfium2", "reads PDF again: every word has to be there", "pdf"),
             _package("rdocx", "PDF where LibreOffice is not installed", "pdf"),
             _package("msoffcrypto-tool", "encrypts Word files", "protect"),
             _package("pyhanko", "signs PDF", "protect"), _fonts())  # fmt: skip
    pdf = "LibreOffice" if office.find() else "the embedded engine (rdocx)" if embedded.available() else ""
    if pdf and not finish.available():
        pdf += ", not finished for accessibility"
    text = "pandoc" if pandoc.find() else ""
    formats = {"docx": "reportkit", "pdf": pdf, "html": text, "odt": "LibreOffice" if office.find() else ""}
    return Surroundings(found, formats | {"md": text, "txt": text})


def _office() -> Engine:
    program = office.find()
    number = office.version(program) if program else ()
    remark = how = ""
    if program and not number:
        remark, how = "it does not say its version and may not start", office.how_to_get()
    elif number and number[:2] < office.CLEAN:
        remark, how = _OLD, office.how_to_get()
    said = ".".join(map(str, number)) or ("unknown" if program else "")
    return Engine("LibreOffice", "PDF and ODT of record", said, remark, how or office.how_to_get())


def _pandoc() -> Engine:
    return Engine(
        "pandoc", "HTML, Markdown and plain text", pandoc.version(), how="install the Python package pypandoc_binary"
    )


def _package(name: str, purpose: str, extra: str) -> Engine:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        version = ""
    return Engine(name, purpose, version, how=f"install reportkit with its extra “{extra}”")


def _fonts() -> Engine:
    purpose = "lines and pages that break as in Word"
    program = shutil.which("fc-list")
    if program is None:
        return Engine("fonts", purpose, "not checked here")
    said = subprocess.run([program, ":", "family"], capture_output=True, text=True, timeout=60, check=False).stdout
    families = {each.strip() for line in said.splitlines() for each in line.split(",")}
    missing = [word for word, twins in TWINS.items() if not families & {word, *twins}]
    there = ", ".join(sorted({twin for twins in TWINS.values() for twin in twins} & families))
    if missing:
        return Engine("fonts", purpose, there and "some", f"nothing as wide as: {', '.join(missing)}", _FONTS)
    return Engine("fonts", purpose, "complete")
