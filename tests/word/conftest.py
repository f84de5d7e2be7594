"""Small Word templates, built in the test that uses them; every child is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest

from reportkit.word import compile_template

Words = Callable[..., bytes]


class Bench:
    """Builds templates, prints them and reads what came out."""

    def bytes(self, *paragraphs: str, build: Callable[[Any], None] | None = None) -> bytes:
        document = docx.Document()
        for words in paragraphs:
            document.add_paragraph(words)
        if build is not None:
            build(document)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    def compile(self, *paragraphs: str, build: Any = None, undefined: Any = "strict") -> Any:
        return compile_template(self.bytes(*paragraphs, build=build), undefined=undefined)

    def render(self, *paragraphs: str, build: Any = None, undefined: Any = "strict", **names: object) -> Any:
        compiled = self.compile(*paragraphs, build=build, undefined=undefined)
        assert compiled.value is not None, compiled.findings
        return compiled.value.render(names)

    def open(self, *paragraphs: str, build: Any = None, **names: object) -> Any:
        printed = self.render(*paragraphs, build=build, **names)
        assert printed.value is not None, printed.findings
        return docx.Document(io.BytesIO(printed.value))

    def words(self, *paragraphs: str, build: Any = None, **names: object) -> list[str]:
        return [paragraph.text for paragraph in self.open(*paragraphs, build=build, **names).paragraphs]

    def codes(self, *paragraphs: str, build: Any = None) -> list[str]:
        return [each.code for each in self.compile(*paragraphs, build=build).findings]

    def xml(self, data: bytes, part: str = "word/document.xml") -> str:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.read(part).decode()

    def repack(self, data: bytes, change: Mapping[str, bytes | None]) -> bytes:
        """Return a package with members replaced, added, or (for `None`) left out."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if name not in change:
                    new.writestr(name, old.read(name))
            for name, content in change.items():
                if content is not None:
                    new.writestr(name, content)
        return out.getvalue()

    def with_body(self, body: str, data: bytes | None = None) -> bytes:
        """Return a template whose body is the XML that is given."""
        data = data or self.bytes()
        before, _, rest = self.xml(data).partition("<w:body>")
        section = rest[rest.index("<w:sectPr") :]
        return self.repack(data, {"word/document.xml": f"{before}<w:body>{body}{section}".encode()})


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench()
