"""Every journey that the samples call for: a sample, a document that its stage brings, a reader it has copies for."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from reportkit.assessment.read import read_assessment
from reportkit.assessment.stages import stage_of
from reportkit.documents import DocumentSpec, find_document, folders, shipped
from reportkit.pipeline import Request, Result, render

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.json"))
DAY = datetime.date(2026, 11, 21)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True)
class Journey:
    """One report that the samples call for."""

    sample: Path
    document: str
    reader: str

    def __str__(self) -> str:
        return f"{self.sample.stem}-{self.document}-{self.reader}"

    def result(self) -> Result:
        """Make the report, as a final."""
        return made(self.sample.read_bytes(), self.document, self.reader)


@cache
def document(name: str) -> DocumentSpec:
    """Return a shipped document."""
    return find_document(name).unwrap()


@cache
def loaded(sample: Path) -> str:
    """Return a sample's text."""
    return sample.read_text(encoding="utf-8")


def given(sample: Path) -> dict[str, Any]:
    """Return a sample as data that a test may change."""
    data: dict[str, Any] = json.loads(loaded(sample))
    return data


def documents_of(sample: Path) -> tuple[str, ...]:
    """Return the shipped documents that the sample's stage brings."""
    stage = stage_of(read_assessment(sample, on=DAY).unwrap())
    assert stage is not None
    return tuple(each for each in stage.documents if each in folders(shipped()))


def released_to(name: str, reader: str) -> frozenset[str]:
    """Return the marked paths that a document opens to a reader, with its reason."""
    fields = (field for section in document(name).sections for field in section.fields)
    releases = (each for field in fields for each in field.release if reader in each.to)
    return frozenset(path for each in releases for path in each.paths)


def journeys() -> Iterator[Journey]:
    """Yield every journey; none to an establishment in which the child is not, for that is no final."""
    for sample in SAMPLES:
        custody = given(sample)["governance"].get("case_type") == "custody"
        for name in documents_of(sample):
            for reader in document(name).copies_for:
                if custody or not (name.startswith("transfer") and reader == "establishment"):
                    yield Journey(sample, name, reader)


@cache
def made(data: bytes, name: str, reader: str, status: str = "final") -> Result:
    """Make a report of JSON bytes."""
    return render(Request(data, name, reader, DAY, status=status))


def content(result: Result) -> bytes:
    """Return the bytes of the report."""
    assert result.rendered is not None, [each.code for each in result.findings]
    return result.rendered.content


def members(docx: bytes) -> dict[str, bytes]:
    """Return every part of a .docx, uncompressed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraphs(docx: bytes, part: str = "word/document.xml") -> list[tuple[str, str]]:
    """Return the style and the text of every paragraph of a part."""
    tree = etree.fromstring(members(docx)[part])
    for each in [*tree.iter(f"{MC}Fallback")]:  # for programs that cannot show what stands beside it
        each.getparent().remove(each)
    found = []
    for each in tree.iter(f"{W}p"):
        style = each.find(f"{W}pPr/{W}pStyle")
        text = "".join(one.text or "" if one.tag == f"{W}t" else " " for one in each.iter(f"{W}t", f"{W}br", f"{W}tab"))
        found.append(("" if style is None else style.get(f"{W}val", ""), text))
    return found


def words(docx: bytes) -> str:
    """Return all text of every part that Word shows."""
    shown = [
        name for name in members(docx) if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name)
    ]
    return "\n".join(text for name in shown for _, text in paragraphs(docx, name))
