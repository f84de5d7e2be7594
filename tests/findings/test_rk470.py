"""RK470 to RK489: what keeps a Word file from being read with a screen reader, each code once, with its place."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx.shared import RGBColor

from reportkit.word.accessibility import accessible
from tests.findings.bench import PLANTED, Case, hold, repacked, with_body, word

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def built(*paragraphs: str, build: Any = None) -> Case:
    return lambda _: accessible(word(*paragraphs, build=build), "report.docx")


def headings(*levels: int) -> Any:
    def build(document: Any) -> None:
        for each in levels:
            document.add_heading(f"Part {each}", each)

    return build


def table(document: Any, *, merged: bool = False, heads: bool = False) -> None:
    made = document.add_table(2, 2)
    for cell in (cell for row in made.rows for cell in row.cells):
        cell.text = "words"
    made._tbl.tblPr.find("{*}tblLook").set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}firstColumn", "1" if heads else "0"
    )
    if merged:
        made.rows[0].cells[0].merge(made.rows[0].cells[1])


def pale(document: Any) -> None:
    document.add_paragraph().add_run("hard to read").font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)


def linked(words: str) -> Case:
    link = f'<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>'
    return lambda _: accessible(with_body(link), "report.docx")


def without_language(_: Path) -> Any:
    from zipfile import ZipFile

    data = word(PLANTED)
    with ZipFile(io.BytesIO(data)) as file:
        styles = re.sub(rb"<w:lang [^>]*>", b"", file.read("word/styles.xml"))
    return accessible(repacked(data, {"word/styles.xml": styles}), "report.docx")


def untitled(document: Any) -> None:
    document.core_properties.title = ""


def in_another_font(document: Any) -> None:
    document.add_paragraph().add_run("words").font.name = "Aptos"


BOX = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>words</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
CASES: dict[str, Case] = {
    "RK470": built(build=headings(1, 3)),
    "RK471": built(build=lambda document: document.add_picture(io.BytesIO(PICTURE))),
    "RK472": built(build=table),
    "RK473": built(f"• {PLANTED}", f"• {PLANTED}"),
    "RK474": built(build=pale),
    "RK475": without_language,
    "RK476": built(build=untitled),
    "RK477": built(build=lambda document: document.add_heading("", 1)),
    "RK478": built(build=lambda document: table(document, merged=True)),
    "RK479": built(build=in_another_font),
    "RK480": lambda _: accessible(with_body(BOX), "report.docx"),
    "RK481": linked("click here"),
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_with_its_place(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
    assert all(each.at is not None for each in CASES[code](tmp_path))


@pytest.mark.parametrize(
    ("code", "case"),
    [
        ("RK470", built(build=headings(1, 2, 3, 1, 2))),
        ("RK472", built(build=lambda document: table(document, heads=True))),
        ("RK473", built("• one", "An ordinary line", "• two")),
        ("RK481", linked("Write to the service")),
    ],
)
def test_what_is_as_it_should_be_is_not_found(code: str, case: Case, tmp_path: Path) -> None:
    assert code not in [each.code for each in case(tmp_path)]
