"""What may be opened, and what is written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from reportkit.word import Gap, Picture, Prose, compile_template
from reportkit.word.package import open_package

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\r"
    b"IDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def codes(data: bytes) -> list[str]:
    return [each.code for each in compile_template(data).findings]


def test_what_is_not_a_word_document_is_refused(tmp_path: Path) -> None:
    assert codes(b"not a zip") == ["RK400"]
    assert codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512) == ["RK400"]
    assert [each.code for each in compile_template(tmp_path / "none.docx").findings] == ["RK400"]
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as file:
        file.writestr("a.txt", "x")
    assert codes(empty.getvalue()) == ["RK400"]


def test_a_damaged_member_is_refused(bench) -> None:
    data = bytearray(bench.bytes("{{ a }}"))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 20] = b"\xff" * 20
    assert codes(bytes(data)) == ["RK400"]


@pytest.mark.parametrize(
    ("member", "content", "code"),
    [
        ("word/vbaProject.bin", b"x", "RK432"),
        ("word/activeX/activeX1.xml", b"<x/>", "RK432"),
        ("word/embeddings/oleObject1.bin", b"x", "RK432"),
        ("../evil.xml", b"<x/>", "RK431"),
        ("..\\evil.xml", b"<x/>", "RK431"),
        ("\\word\\evil.xml", b"<x/>", "RK431"),
        ("word\\document.xml", b"<x/>", "RK431"),
        ("c:\\evil.xml", b"<x/>", "RK431"),
        ("/word/evil.xml", b"<x/>", "RK431"),
        ("word/DOCUMENT.xml", b"<x/>", "RK431"),
        ("word/bomb.xml", b"0" * (2 << 20), "RK430"),
        ("word/entity.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "RK434"),
        ("word/entity.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "RK434"),
    ],
)
def test_dangerous_members_are_refused_by_name(bench, member, content, code) -> None:
    assert code in codes(bench.repack(bench.bytes("x"), {member: content}))


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument"])
def test_content_from_elsewhere_is_refused(bench, kind) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="http://x.invalid/" '
        'TargetMode="External"/></Relationships>'
    )
    found = codes(bench.repack(bench.bytes("x"), {"word/_rels/settings.xml.rels": rels.encode()}))
    assert found
    assert set(found) <= {"RK432", "RK433"}


def test_a_field_that_fetches_is_refused(bench) -> None:
    body = '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;c:/x.docx&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    assert codes(bench.with_body(body)) == ["RK433"]


def test_members_that_nobody_changed_are_copied_as_they_are(bench) -> None:
    data = bench.bytes("{{ a }}")
    printed = compile_template(data).value.render({"a": "x"}).value
    before, after = open_package(data, "t").value, open_package(printed, "t").value
    same = [name for name in before if name in after and before[name].packed == after[name].packed]
    assert "word/theme/theme1.xml" in same
    assert "word/fontTable.xml" in same
    assert next(iter(after)) == "[Content_Types].xml"
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(printed)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_comments_and_metadata_do_not_travel(bench) -> None:
    def build(document) -> None:
        paragraph = document.add_paragraph("seen {{ a }}")
        document.add_comment(paragraph.runs, text="a remark on Jay", author="An Author", initials="AA")
        document.core_properties.author = "An Author"
        document.core_properties.last_modified_by = "Another Author"

    printed = bench.render(build=build, a="x").value
    with zipfile.ZipFile(io.BytesIO(printed)) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
        assert not [name for name in file.namelist() if "comment" in name or "thumbnail" in name]
    for trace in (b"Author", b"remark", b"commentRange", b"commentReference", b"rsid", b"comments.xml"):
        assert trace not in everything, trace
    assert docx.Document(io.BytesIO(printed)).paragraphs[0].text == "seen x"


SCRIPT = """
import io, sys, hashlib
from reportkit.word import compile_template, Prose, Gap, Picture
from tests_word_template import DATA, VALUES
print(hashlib.sha256(compile_template(DATA).value.render(VALUES).value).hexdigest())
"""


def test_equal_input_gives_equal_bytes_in_every_process(bench, tmp_path: Path) -> None:
    def build(document) -> None:
        document.add_heading("{{ a }}", 1)
        document.add_paragraph("{{p b }}")
        document.sections[0].header.paragraphs[0].text = "{{ c }} {{ d }}"

    data = bench.bytes(build=build)
    values = {
        "a": "x & y",
        "b": Prose("1. one\n2. two\n\ntext\n\n1. again\n   - deep"),
        "c": Gap("gap"),
        "d": Picture(PNG, "A dot", 2.0),
    }
    (tmp_path / "tests_word_template.py").write_text(
        f"from reportkit.word import Prose, Gap, Picture\nDATA = {data!r}\nVALUES = {values!r}\n", encoding="utf-8"
    )
    found = set()
    for seed in ("0", "1", "77"):
        paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
        )
        found.add(run.stdout.strip())
    assert len(found) == 1


def test_nothing_is_imported_before_it_is_needed(bench, tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(bench.bytes("{{ a }}"))
    script = (
        "import sys, pathlib\nimport reportkit.word as w\n"
        "heavy = {'docx', 'docxtpl', 'lxml', 'markdown_it'}\nprint(sorted(heavy & set(sys.modules)))\n"
        f"w.compile_template(pathlib.Path({str(tmp_path / 't.docx')!r})).value.render({{'a': 'x'}})\n"
        "print(sorted((heavy - {'lxml'}) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["[]", "[]"]


def test_a_template_is_compiled_once(bench) -> None:
    data = bench.bytes("{{ a }} once")
    assert compile_template(data) is compile_template(data)
    assert compile_template(data, undefined="mark") is not compile_template(data)


def test_a_picture_needs_its_text(bench) -> None:
    assert [each.code for each in bench.render("{{ p }}", p=Picture(PNG, " ", 3)).findings] == ["RK435"]
    assert [each.code for each in bench.render("{{ p }}", p=Picture(b"GIF89a", "x", 3)).findings] == ["RK435"]


def test_pictures_are_put_in_with_their_text(bench) -> None:
    def build(document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ p }}"

    opened = bench.open("a {{ p }} b", "{{p p }}", build=build, p=Picture(PNG, 'A "dot" & more', 2.5))
    assert [shape.width.cm for shape in opened.inline_shapes] == [2.5, 2.5]
    assert opened.inline_shapes[0]._inline.docPr.get("descr") == 'A "dot" & more'
    numbers = [shape._inline.docPr.id for shape in opened.inline_shapes]
    assert len(set(numbers)) == 2
    assert opened.sections[0].header.part.related_parts


def test_every_value_type_makes_a_package_that_validates(bench, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    def build(document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ a }} {{ g }}"
        table = document.add_table(rows=3, cols=2)
        table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for r in rows %}", "{%tr endfor %}"
        table.cell(1, 0).text, table.cell(1, 1).text = "{{ r.a }}", "{{p r.b }}"

    text = "A **b** *c*\n\n1. x\n2. y\n   - z\n     1. deep\n\n> quote\n\n## Head\n\n| a | b |\n|---|---|\n| c | d |"
    rows = [{"a": Gap("x"), "b": Prose(text)}, {"a": None, "b": Prose("- one")}]
    compiled = bench.compile("{{ a }} {{ pic }}", "{{p b }}", "{{ b }}", "{{p g }}", build=build).value
    printed = compiled.render(
        {"a": "x\ny\tz", "b": Prose(text), "g": Gap("g"), "pic": Picture(PNG, "A dot", 3), "rows": rows}
    )
    assert printed.value is not None, printed.findings
    path = tmp_path / "report.docx"
    path.write_bytes(printed.value)
    legacy = "stylesWithEffects"  # python-docx's own template, accepted by Word and by Microsoft's validator
    errors = [each for each in OpenXmlValidator().validate(str(path)).errors if legacy not in str(each)]
    assert not errors, [str(each) for each in errors]


@pytest.mark.libreoffice
def test_libreoffice_opens_what_was_printed(bench, tmp_path: Path) -> None:
    from shutil import which

    program = which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "report.docx"
    path.write_bytes(bench.render("Jay {{ a }}", "{{p b }}", a="& Co", b=Prose("- one\n- two")).value)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    line = [program, home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)]
    subprocess.run(line, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8-sig").startswith("Jay & Co")
