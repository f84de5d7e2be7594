"""Templates that other programs saved: Strict Open XML, prefixes of their own, backslashes, LibreOffice, Google Docs."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from shutil import which

import docx
import pytest

from reportkit.word import Prose, compile_template

BODY = (
    '<w:p><w:pPr><w:ind w:start="720"/><w:jc w:val="end"/></w:pPr><w:r><w:t>Dear {{ na</w:t></w:r>'
    "<w:r><w:t>me }}</w:t></w:r></w:p>"
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{%tr for r in rows %}</w:t></w:r></w:p>"
    "</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{{ r }}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{%tr endfor %}"
    "</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>{{p story }}</w:t></w:r></w:p>"
)
NAMES = {"name": "Jay & Co", "rows": ["a", "b"], "story": Prose("one\n\n1. two")}


def check(data: bytes) -> str:
    compiled = compile_template(data)
    assert compiled.value is not None, compiled.findings
    made = compiled.value.render(NAMES)
    assert made.value is not None, made.findings
    opened = docx.Document(io.BytesIO(made.value))
    assert [each.text for each in opened.paragraphs] == ["Dear Jay & Co", "one", "two"]
    assert [cell.text for cell in opened.tables[0].columns[0].cells] == ["a", "b"]
    with zipfile.ZipFile(io.BytesIO(made.value)) as file:
        names = file.namelist()
        assert len(names) == len(set(names))
        everything = b"".join(file.read(name) for name in names)
        assert b"purl.oclc.org/ooxml" not in everything
        return file.read("word/document.xml").decode()


def strict(data: bytes) -> bytes:
    """Return a package as Word saves it in the Strict format."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
                part = re.sub(
                    rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/",
                    rb"http://purl.oclc.org/ooxml/\1/", part,
                )  # fmt: skip
                part = part.replace(b"extended-properties", b"extendedProperties")
                part = part.replace(b"<w:document ", b'<w:document w:conformance="strict" ')
            new.writestr(name, part)
    return out.getvalue()


def test_a_strict_document_is_printed_as_a_transitional_one(bench) -> None:
    xml = check(strict(bench.with_body(BODY)))
    assert '<w:ind w:left="720"/><w:jc w:val="right"/>' in xml
    assert "conformance" not in xml


@pytest.mark.parametrize("prefix", ["v0", "ns1", ""])
def test_prefixes_other_than_w_are_read(bench, prefix) -> None:
    data = bench.with_body(BODY)
    xml = bench.xml(data)
    if prefix:
        xml = xml.replace("<w:", f"<{prefix}:").replace("</w:", f"</{prefix}:").replace(" w:", f" {prefix}:")
        xml = xml.replace("xmlns:w=", f"xmlns:{prefix}=")
    else:
        xml = xml.replace("<w:", "<").replace("</w:", "</").replace(" w:", " q:")
        xml = xml.replace("xmlns:w=", 'xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:q=')
    found = check(bench.repack(data, {"word/document.xml": xml.encode()}))
    assert "<w:p>" in found


def test_a_prefix_that_a_choice_names_is_renamed_with_it(bench) -> None:
    kind = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = (
        f'<w:p><w:r><m:AlternateContent xmlns:m="{kind}" xmlns:x14="http://schemas.microsoft.com/office/word/2010/wordml">'
        '<m:Choice Requires="x14"><w:t>a</w:t></m:Choice><m:Fallback><w:t>b</w:t></m:Fallback></m:AlternateContent></w:r></w:p>'
    )
    made = compile_template(bench.with_body(choice + "<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>"))
    assert made.value is not None, made.findings
    made = made.value.render(NAMES)
    xml = bench.xml(made.value)
    assert '<mc:Choice Requires="w14">' in xml
    assert "xmlns:w14=" in xml


def test_an_emoji_as_word_writes_it_is_kept(bench) -> None:
    kind = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    emoji = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{kind}"><mc:Choice Requires="w16se"/><mc:Fallback><w:t>🙂</w:t>'
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> {{ name }}</w:t></w:r></w:p>"
    )
    made = compile_template(bench.with_body(emoji)).value.render(NAMES)
    assert "🙂" in bench.xml(made.value)


def test_names_declared_away_from_the_root_may_be_copied(bench) -> None:
    look = (
        '<w:rPr><w14:ligatures xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:val="all"/></w:rPr>'
    )
    body = f"<w:p><w:r>{look}<w:t>{{{{p story }}}}</w:t></w:r></w:p>"
    made = compile_template(bench.with_body(body)).value.render(NAMES)
    assert bench.xml(made.value).count("<w14:ligatures ") == 2


def test_members_with_backslashes_are_read(bench) -> None:
    data, out = bench.with_body(BODY), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    check(out.getvalue())


def test_a_part_in_utf_16_is_read(bench) -> None:
    data = bench.with_body(BODY)
    xml = bench.xml(data).replace("UTF-8", "UTF-16")
    check(bench.repack(data, {"word/document.xml": xml.encode("utf-16")}))


def test_runs_as_google_docs_writes_them(bench) -> None:
    look = '<w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial"/><w:rtl w:val="0"/></w:rPr>'
    pieces = ["Dear {", "{", " na", "me", " }", "}", "!"]
    runs = "".join(
        f'<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">{look}<w:t xml:space="preserve">{each}</w:t></w:r>'
        for each in pieces
    )
    body = f'<w:p w:rsidR="00000000"><w:pPr><w:rPr/></w:pPr>{runs}<w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>'
    made = compile_template(bench.with_body(body)).value.render(NAMES)
    assert docx.Document(io.BytesIO(made.value)).paragraphs[0].text == "Dear Jay & Co!"


@pytest.mark.libreoffice
def test_a_template_saved_by_libreoffice(bench, tmp_path: Path) -> None:
    program = which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def build(document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ name }}"
        document.add_paragraph("Dear {{ name }}")
        table = document.add_table(rows=3, cols=1)
        for row, words in enumerate(("{%tr for r in rows %}", "{{ r }}", "{%tr endfor %}")):
            table.cell(row, 0).text = words
        document.add_paragraph("{{p story }}")

    (tmp_path / "t.docx").write_bytes(bench.bytes(build=build))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    line = [program, home, "--headless", "--convert-to", "docx:Office Open XML Text", "--outdir", str(tmp_path / "out")]
    subprocess.run([*line, str(tmp_path / "t.docx")], check=True, capture_output=True, timeout=120)
    check((tmp_path / "out" / "t.docx").read_bytes())
