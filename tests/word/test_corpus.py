"""Word files of any origin pass through: their words unchanged, no member lost, none twice.

`REPORTKIT_CORPUS` names a folder of .docx files, read with everything below it; without it a small corpus is made here.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree

from reportkit.word import compile_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
TEXTS = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")
GONE = re.compile(r"comments|people|thumbnail|/$", re.I)
REFUSED = {"RK400", "RK430", "RK431", "RK432", "RK433", "RK434"}
MARKDOWN = """# A heading

Words in **bold**, *italic* and `code`, a [link](https://example.org), a note.[^1]

1. One
2. Two
    - deeper

> A quote

| a | b |
|---|---|
| 1 | 2 |

Term
:   Definition

[^1]: The note, with & and <.
"""


def words(data: bytes) -> dict[str, str]:
    """Return the words of every text part as Word shows them: without what was deleted with changes tracked."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            plain = name.replace("\\", "/")
            if not TEXTS.fullmatch(plain):
                continue
            root = etree.fromstring(file.read(name))
            space = STRICT_W if root.tag.startswith(STRICT_W) else W
            gone = [space + each for each in ("del", "moveFrom")]
            found[plain] = "".join(
                each.text or "" for each in root.iter(f"{space}t") if next(each.iterancestors(*gone), None) is None
            )
    return found


def what_went_wrong(data: bytes) -> str:
    """Return what became of a file: nothing if it passed, "refused …" or "tags" where it is no ordinary one, or the fault."""
    compiled = compile_template(data, undefined="blank")
    codes = sorted({each.code for each in compiled.findings if each.severity == "error"})
    if codes:
        tags = (
            any(re.search(r"\{\{|\{%|\}\}|%\}", each) for each in words(data).values())
            if "RK400" not in codes
            else False
        )
        return f"refused {codes}" if set(codes) <= REFUSED else "tags" if tags else f"not compiled: {codes}"
    made = compiled.value.render({})
    if made.value is None:
        return "tags" if compiled.value.names else f"not printed: {[each.code for each in made.findings]}"
    before, after = words(data), words(made.value)
    if compiled.value.names:
        return "tags"
    for name, text in before.items():
        if after.get(name) != text:
            return f"{name}: other words"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made.value)) as new:
        names = new.namelist()
        if max(Counter(each.lower() for each in names).values()) > 1:
            return "a member twice"
        for name in old.namelist():
            plain = name.replace("\\", "/")
            if plain not in names:
                if not GONE.search(plain):
                    return f"{plain}: lost"
            elif not plain.endswith((".xml", ".rels", ".vml")) and new.read(plain) != old.read(name):
                return f"{plain}: other bytes"
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(new.read(name))
    return ""


def everything(document) -> None:
    document.core_properties.title = "A title"
    document.add_heading("Heading", 1)
    for style in ("List Bullet", "List Number", "Quote", "Intense Quote", "Caption"):
        document.add_paragraph(f"In {style} & <so>", style=style)
    table = document.add_table(3, 3, style="Light Grid Accent 1")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "merged"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "inner"
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        section.page_height,
        section.page_width,
    )
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "first"
    section.even_page_header.paragraphs[0].text = "even"
    document.add_comment(document.paragraphs[0].runs, text="A comment")


def corpus(tmp_path: Path) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    file = io.BytesIO()
    document = docx.Document()
    everything(document)
    document.save(file)
    made["python-docx"] = file.getvalue()
    pypandoc.convert_text(MARKDOWN, "docx", format="md", outputfile=str(tmp_path / "pandoc.docx"))
    made["pandoc"] = (tmp_path / "pandoc.docx").read_bytes()
    made["pandoc's reference"] = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout
    return made


def test_a_small_corpus_passes(tmp_path: Path) -> None:
    assert {name: what_went_wrong(data) for name, data in corpus(tmp_path).items()} == dict.fromkeys(
        ("python-docx", "pandoc", "pandoc's reference"), ""
    )


@pytest.mark.skipif("REPORTKIT_CORPUS" not in os.environ, reason="REPORTKIT_CORPUS names no folder")
def test_the_corpus_passes() -> None:
    became = Counter()
    faults = {}
    for path in sorted(Path(os.environ["REPORTKIT_CORPUS"]).rglob("*.docx")):
        try:
            found = what_went_wrong(path.read_bytes())
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
        became[re.sub(r"[^:]*: ", "", found) if not found.startswith("refused") else found] += 1
        if found and found != "tags" and not found.startswith("refused"):
            faults[str(path)] = found
    print(became)
    assert faults == {}
