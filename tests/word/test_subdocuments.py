"""Sub-documents: their words, lists, styles, pictures and links in a report, and nothing that is not theirs to bring."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.shared import Cm
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportkit.word import SubDocument, compile_template
from tests.findings.test_rk400 import png

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def annex(document) -> None:
    document.add_heading("An annex", 1)
    for words in ("One", "Two & <three>"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("A dot", style="List Bullet")
    style = document.styles.add_style("Callout", 1)
    style.base_style = document.styles["Quote"]
    document.add_paragraph("Called out {{ a }}", style="Callout")
    document.add_picture(io.BytesIO(png()), Cm(1))
    document.inline_shapes[0]._inline.docPr.set("descr", "A dot")
    table = document.add_table(2, 2, style="Table Grid")
    table.cell(1, 1).text = "In a cell"


def printed(bench, *lines, build=None, **names):
    compiled = compile_template(bench.bytes(*lines, build=build))
    assert compiled.value is not None, compiled.findings
    return compiled.value.render(names)


def faults(path: Path) -> list[str]:
    """Return what a validator finds, but for the copy of the styles that python-docx's own template has for Word 2010."""
    found = [str(each.description) for each in OpenXmlValidator().validate(path).errors]
    return [each for each in found if "stylesWithEffects" not in each]


def numbers(data: bytes) -> list[str]:
    return [
        each._p.pPr.numPr.numId.get(f"{W}val")
        for each in docx.Document(io.BytesIO(data)).paragraphs
        if each.text in ("One", "Two & <three>")
    ]


def test_words_styles_and_lists_are_there_and_lists_begin_anew_each_time(bench) -> None:
    made = printed(bench, "Before", "{{p s }}", "Between", "{{p s }}", "After", s=SubDocument(bench.bytes(build=annex)))
    assert [each.code for each in made.findings] == ["RK421", "RK421"]
    assert "“Callout”" in made.findings[0].message
    document = docx.Document(io.BytesIO(made.value))
    once = [("An annex", "Heading 1"), ("One", "List Number"), ("Two & <three>", "List Number"), ("A dot", "List Bullet"),
            ("Called out {{ a }}", "Callout"), ("", "Normal")]  # fmt: skip
    normal = [(each, "Normal") for each in ("Before", "Between", "After")]
    assert [(each.text, each.style.name) for each in document.paragraphs] == [
        normal[0],
        *once,
        normal[1],
        *once,
        normal[2],
    ]
    assert [table.cell(1, 1).text for table in document.tables] == ["In a cell"] * 2
    one, two, three, four = numbers(made.value)
    assert (one == two, three == four, one != three) == (True, True, True)
    assert document.styles["Callout"].base_style.name == "Quote"


def test_a_picture_is_packed_once_and_what_is_added_is_sound(bench, tmp_path) -> None:
    made = printed(bench, "{{p s }}", "{{p s }}", s=SubDocument(bench.bytes(build=annex)))
    with zipfile.ZipFile(io.BytesIO(made.value)) as file:
        names = file.namelist()
        assert len(names) == len(set(names))
        assert [each for each in names if each.startswith("word/media/")] == ["word/media/reportkit1.png"]
        body, rels = file.read("word/document.xml").decode(), file.read("word/_rels/document.xml.rels").decode()
    assert set(re.findall(r'r:embed="([^"]*)"', body)) <= set(re.findall(r'Id="([^"]*)"', rels))
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', body))) == 2
    (tmp_path / "made.docx").write_bytes(made.value)
    (tmp_path / "plain.docx").write_bytes(bench.bytes("x"))
    assert faults(tmp_path / "made.docx") == faults(tmp_path / "plain.docx")


def test_the_same_bytes_each_time(bench) -> None:
    sub = SubDocument(bench.bytes(build=annex))
    assert printed(bench, "{{p s }}", s=sub).value == printed(bench, "{{p s }}", s=sub).value


def test_links_and_bookmarks_keep_their_ends(bench) -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="0" w:name="here"/><w:r><w:t>Here</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
        '<w:p><w:hyperlink w:anchor="here"><w:r><w:t>there</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rIdL"><w:r><w:t>out</w:t></w:r></w:hyperlink></w:p>'
    )
    data = bench.with_body(body)
    rels = bench.xml(data, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rIdL" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/></Relationships>',
    )
    sub = SubDocument(bench.repack(data, {"word/_rels/document.xml.rels": rels.encode()}))
    made = printed(bench, "{{p s }}", "{{p s }}", s=sub)
    xml = bench.xml(made.value)
    names = re.findall(r'w:name="([^"]*)"', xml)
    assert names == re.findall(r'w:anchor="([^"]*)"', xml)
    assert len(set(names)) == 2
    assert len(set(re.findall(r'bookmarkStart w:id="(\d+)"', xml))) == 2
    added = bench.xml(made.value, "word/_rels/document.xml.rels")
    assert added.count("https://example.org/?a=1&amp;b=2") == 1


def test_sections_are_left_out_and_said_to_be(bench) -> None:
    def three(document) -> None:
        document.add_paragraph("One")
        document.add_section()
        document.add_paragraph("Two")
        document.sections[0].header.paragraphs[0].text = "A header"

    made = printed(bench, "{{p s }}", s=SubDocument(bench.bytes(build=three)))
    assert "section breaks left out: 1" in made.findings[0].message
    assert bench.xml(made.value).count("<w:sectPr") == 1
    assert [each.text for each in docx.Document(io.BytesIO(made.value)).paragraphs] == ["One", "Two"]


def test_in_a_cell_a_header_and_a_loop(bench) -> None:
    def build(document) -> None:
        document.add_table(1, 1).cell(0, 0).text = "{{p s }}"
        document.sections[0].header.paragraphs[0].text = "{{p s }}"

    xs = [SubDocument(bench.bytes("a")), SubDocument(bench.bytes("b"))]
    lines = ("{%p for x in xs %}", "{{p x }}", "{%p endfor %}")
    made = printed(bench, *lines, build=build, s=SubDocument(bench.bytes(build=annex)), xs=xs)
    document = docx.Document(io.BytesIO(made.value))
    assert [each.text for each in document.paragraphs][:2] == ["a", "b"]
    assert document.tables[0].cell(0, 0).paragraphs[0].text == "An annex"
    assert document.tables[0].cell(0, 0).tables[0].cell(1, 1).text == "In a cell"
    assert document.sections[0].header.paragraphs[0].text == "An annex"
    assert "media/reportkit1.png" in bench.xml(made.value, "word/_rels/header1.xml.rels")


@pytest.mark.parametrize("tag", ["{{ s }}", "x {{ s }}", "{{r s }}"])
def test_in_a_line_it_is_a_finding(bench, tag) -> None:
    made = printed(bench, tag, s=SubDocument(bench.bytes("x")))
    assert (made.value, [each.code for each in made.findings]) == (None, ["RK424"])


@pytest.mark.parametrize(
    "tag",
    ["{{ s.data }}", "{{ s.xml }}", "{{ s._get_xml }}", "{{ s.docx.part }}", "{{ s['xml'] }}", "{{ s|upper }}", "{{ s ~ 'x' }}",
     "{{ s|join }}", "{{ s|first }}", "{% for x in s %}{{ x }}{% endfor %}", "{{ s[0] }}", "{{ s.styles }}"],
)  # fmt: skip
def test_a_template_cannot_look_into_it(bench, tag) -> None:
    compiled = compile_template(bench.bytes(tag))
    found = compiled.findings or compiled.value.render({"s": SubDocument(bench.bytes("secret"))}).findings
    assert {each.code for each in found} <= {"RK408", "RK410", "RK414", "RK415", "RK424"}
    assert found
    assert not any("secret" in each.message for each in found)


def test_what_cannot_be_carried_over_is_refused_with_its_place(bench) -> None:
    noted = bench.with_body('<w:p><w:r><w:t>Noted</w:t><w:footnoteReference w:id="2"/></w:r></w:p>')
    made = printed(bench, "{{p s }}", s=SubDocument(noted, "annex.docx"))
    (found,) = made.findings
    assert (found.code, found.at.where, found.at.path, found.quote) == (
        "RK422",
        "annex.docx",
        "body › paragraph 1",
        "Noted",
    )
    assert "a footnote that is not in it" in found.message


IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
NOTED = "One.[^1] Two.[^2]\n\n[^1]: First, with [a link](https://example.org/x).\n[^2]: Second:\n\n    1. with\n    2. a list\n"


@cache
def noted() -> bytes:
    """Return a document with two footnotes, as pandoc writes it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "noted.docx"
        pypandoc.convert_text(NOTED, "docx", format="markdown", outputfile=str(file))
        return file.read_bytes()


def with_endnotes(bench) -> bytes:
    """Return the same document with endnotes."""
    old = noted()
    parts = {
        name: bench.xml(old, name).replace("footnote", "endnote").encode()
        for name in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    }
    notes = bench.xml(old, "word/footnotes.xml").replace("footnote", "endnote").encode()
    rels = bench.xml(old, "word/_rels/footnotes.xml.rels").encode()
    moved = {"word/footnotes.xml": None, "word/_rels/footnotes.xml.rels": None}
    return bench.repack(old, {**parts, **moved, "word/endnotes.xml": notes, "word/_rels/endnotes.xml.rels": rels})


def notes_of(data: bytes, kind: str = "footnote") -> dict[str, str]:
    """Return the words of each note by its number."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(f"word/{kind}s.xml"))
    words = {each.get(f"{W}id"): "".join(each.itertext(f"{W}t")).strip() for each in root}
    return {number: said for number, said in words.items() if said}


def referred_to(data: bytes, kind: str = "footnote") -> list[str]:
    """Return the numbers that the body refers to, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [each.get(f"{W}id") for each in root.iter(f"{W}{kind}Reference")]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_its_notes_come_along_each_time_it_is_printed(bench, kind, tmp_path) -> None:
    data = noted() if kind == "footnote" else with_endnotes(bench)
    made = printed(bench, "{{p s }}", "{{p s }}", s=SubDocument(data))
    said = notes_of(made.value, kind)
    numbers = referred_to(made.value, kind)
    assert len(set(numbers)) == 4
    assert [said[each] for each in numbers] == ["First, with a link.", "Second:witha list"] * 2
    assert 'Target="https://example.org/x"' in bench.xml(made.value, f"word/_rels/{kind}s.xml.rels")
    (tmp_path / "out.docx").write_bytes(made.value)
    assert [each for each in faults(tmp_path / "out.docx") if "docDefaults" not in each] == []


def test_its_notes_stand_beside_those_of_the_template(bench) -> None:
    tagged = bench.xml(noted(), "word/document.xml").replace("Two.", "{{ a }}", 1)
    notes = bench.xml(noted(), "word/footnotes.xml").replace("Second:", "Of {{ a }}:")
    before, end, after = tagged.rpartition("<w:sectPr")
    body = f"{before}<w:p><w:r><w:t>{{{{p s }}}}</w:t></w:r></w:p>{end}{after}"
    template = bench.repack(noted(), {"word/document.xml": body.encode(), "word/footnotes.xml": notes.encode()})
    made = compile_template(template).value.render({"a": "Kit", "s": SubDocument(noted())})
    said = notes_of(made.value)
    assert [said[each] for each in referred_to(made.value)] == [
        "First, with a link.",
        "Of Kit:witha list",
        "First, with a link.",
        "Second:witha list",
    ]


def test_a_picture_in_a_note_is_the_notes_own(bench) -> None:
    shown = re.search(r"<w:drawing>.*?</w:drawing>", bench.xml(bench.bytes(build=annex)), re.S)[0]
    drawn = re.sub(r'r:embed="[^"]*"', 'r:embed="rId77"', shown)
    notes = bench.xml(noted(), "word/footnotes.xml").replace(
        "</w:footnote></w:footnotes>", f"<w:p><w:r>{drawn}</w:r></w:p></w:footnote></w:footnotes>"
    )
    line = f'<Relationship Id="rId77" Type="{IMAGE}" Target="media/dot.png"/></Relationships>'
    rels = bench.xml(noted(), "word/_rels/footnotes.xml.rels").replace("</Relationships>", line)
    data = bench.repack(
        noted(),
        {
            "word/footnotes.xml": notes.encode(),
            "word/_rels/footnotes.xml.rels": rels.encode(),
            "word/media/dot.png": png(),
        },
    )
    made = printed(bench, "{{p s }}", s=SubDocument(data))
    assert "media/reportkit1.png" in bench.xml(made.value, "word/_rels/footnotes.xml.rels")
    assert "media/reportkit1.png" not in bench.xml(made.value, "word/_rels/document.xml.rels")


def test_notes_have_no_place_in_a_header_or_a_text_box(bench) -> None:
    def headed(document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{p s }}"

    made = printed(bench, "x", build=headed, s=SubDocument(noted()))
    assert [(each.code, each.at.path.split(" › ")[0]) for each in made.findings] == [("RK424", "header 1")]


def test_hostile_ones_are_screened_as_templates_are(bench) -> None:
    plain = bench.bytes("x")
    external = bench.xml(plain, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="https://example.org/x.png" TargetMode="External"/></Relationships>',
    )
    cases = {
        "RK400": b"not a Word document",
        "RK432": bench.repack(plain, {"word/vbaProject.bin": b"x"}),
        "RK433": bench.repack(plain, {"word/_rels/document.xml.rels": external.encode()}),
        "RK434": bench.repack(plain, {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "RK430": bench.repack(plain, {"word/x.xml": b"0" * (2 << 20)}),
        "RK431": bench.repack(plain, {"../x.xml": b"<x/>"}),
        "RK422": bench.with_body('<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>'),
    }
    for code, data in cases.items():
        made = printed(bench, "{{p s }}", s=SubDocument(data))
        assert made.value is None
        assert [each.code for each in made.findings] == [code], code
        assert not any("the template" in each.message for each in made.findings)


DOCXTPL = """
import sys, json, io, docx
from docxtpl import DocxTemplate
template, sub, out, kind = sys.argv[1:]
made = DocxTemplate(template)
if kind == "theirs":
    made.render({"s": made.new_subdoc(sub), "name": "Kit & Jay"}, autoescape=True)
    made.save(out)
else:
    from reportkit.word import compile_template
    from pathlib import Path
    if kind == "built":
        value = made.new_subdoc()
        value.add_heading("An annex", 1)
        value.add_paragraph("One", style="List Number")
        value.add_table(1, 1).cell(0, 0).text = "In a cell"
    else:
        value = made.new_subdoc(sub)
    printed = compile_template(Path(template)).value.render({"s": value, "name": "Kit & Jay"})
    Path(out).write_bytes(printed.value)
"""


def story(path: Path) -> list[tuple[str, str]]:
    """Return paragraphs and cells in their order, with their styles."""
    document = docx.Document(str(path))
    found = []
    for element in document.element.body.iter(f"{W}p"):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        found.append((paragraph.text, paragraph.style.name))
    return found


@pytest.mark.skipif(not os.environ.get("REPORTKIT_FULL"), reason="needs docxcompose; the full suite has it")
def test_docxtpl_prints_the_same(bench, tmp_path) -> None:
    (tmp_path / "t.docx").write_bytes(bench.bytes("For {{ name }}", "{{p s }}", "The end"))
    (tmp_path / "s.docx").write_bytes(bench.bytes(build=annex))
    for kind in ("theirs", "given", "built"):
        words = [
            sys.executable,
            "-c",
            DOCXTPL,
            *(str(tmp_path / each) for each in ("t.docx", "s.docx", f"{kind}.docx")),
            kind,
        ]
        run = subprocess.run(words, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    theirs, given, built = (story(tmp_path / f"{kind}.docx") for kind in ("theirs", "given", "built"))
    ours = printed(
        bench,
        "For {{ name }}",
        "{{p s }}",
        "The end",
        s=SubDocument((tmp_path / "s.docx").read_bytes()),
        name="Kit & Jay",
    )
    (tmp_path / "ours.docx").write_bytes(ours.value)
    assert story(tmp_path / "ours.docx") == theirs == given
    assert [each for each, _ in built] == ["For Kit & Jay", "An annex", "One", "In a cell", "The end"]
    assert json.dumps(built)
