"""docxtpl's own values are printed as docxtpl prints them; what they could smuggle in is refused."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph

from reportkit.word import compile_template

_SPEC = importlib.util.spec_from_file_location("reading", Path(__file__).with_name("reading.py"))
reading = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(reading)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\r"
    b"IDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def r(words: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs: str, shape: str = "") -> str:
    return f"<w:p>{shape}{''.join(each if each.startswith('<') else r(each) for each in runs)}</w:p>"


def rich() -> RichText:
    made = RichText("plain & <angled> ")
    made.add("bold", bold=True)
    made.add(" red italic", italic=True, color="#ff0000", size=28)
    made.add(" styled", style="Strong", underline="double", strike=True, font="Arial", superscript=True)
    made.add("a\tb\nc", highlight="#ffff00", lang="en-GB")
    made.add(RichText(" nested", bold=True))
    return made


def two() -> RichTextParagraph:
    made = RichTextParagraph(rich(), parastyle="Quote")
    made.add("second")
    return made


SAME = {
    "rich text": (p("a ", "{{r x }}", " b"), rich()),
    "rich text alone": (p("{{r x }}", shape='<w:pPr><w:jc w:val="center"/></w:pPr>'), RichText("x", bold=True)),
    "rich text with paragraphs": (
        p("a ", "{{r x }}", " b", shape='<w:pPr><w:jc w:val="center"/></w:pPr>'), RichText("one\atwo\fthree", bold=True)),
    "rich paragraphs": (p("{{p x }}") + p("z"), two()),
    "a listing": (p(r("a {{ x }} b", "<w:rPr><w:b/></w:rPr>")), Listing("one & <1>\ntwo\tthree")),
    "a listing with paragraphs": (
        p(r("a {{ x }} b", "<w:rPr><w:i/></w:rPr>"), shape='<w:pPr><w:jc w:val="right"/></w:pPr>'),
        Listing("one\atwo\fthree")),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_values_of_docxtpl_print_the_same(bench, case) -> None:
    body, value = SAME[case]
    data = bench.with_body(body)
    theirs = DocxTemplate(io.BytesIO(data))
    theirs.render({"x": value}, autoescape=True)
    out = io.BytesIO()
    theirs.save(out)
    ours = compile_template(data).value.render({"x": value})
    assert ours.value is not None, ours.findings
    assert not ours.findings
    assert _plain(reading.seen(ours.value)) == _plain(reading.seen(out.getvalue()))


def _plain(value: Any) -> Any:
    """Without the attribute that Word wants of a shading and docxtpl leaves out, and docxtpl's runs without words."""
    return eval(repr(value).replace("<shd fill=ffff00 val=clear>", "<shd fill=ffff00>"))  # noqa: S307


def test_rich_text_prints_where_docxtpl_breaks_the_file(bench) -> None:
    assert bench.words("a {{ x }} b", x=RichText("X", bold=True)) == ["a X b"]
    assert bench.words("{{p x }}", x=RichText("X")) == ["X"]
    assert bench.words("a {{ x }} b", x=two())[0].startswith("a plain")

    def build(document) -> None:
        document.core_properties.title = "{{ x }}"

    assert bench.open("{% if x %}y{% endif %}", build=build, x=RichText("A & B")).core_properties.title == "A & B"


def test_a_listing_in_a_content_control_keeps_its_paragraph(bench) -> None:
    body = f"<w:p><w:sdt><w:sdtContent>{r('{{ x }}')}</w:sdtContent></w:sdt></w:p>"
    made = compile_template(bench.with_body(body)).value.render({"x": Listing("one\atwo")})
    assert len(docx.Document(io.BytesIO(made.value)).paragraphs) == 1


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (RichText("x", url_id="rId1"), "link"),
        (RichText("x", style='x"/><w:vanish/><w:rStyle w:val="y'), None),
        (RichText("x", size="1<w:x/>"), "markup"),
        (RichText("x", color='"><evil xmlns="y'), "markup"),
        (RichText("x", size="big"), "half points"),
    ],
)
def test_what_rich_text_could_smuggle_in_is_refused(bench, value, why) -> None:
    made = bench.render("{{r x }}", x=value)
    if why is None:
        assert made.value is None or "evil" not in bench.xml(made.value)
        return
    assert [each.code for each in made.findings] == ["RK413"]
    assert why in made.findings[0].message


def test_markup_of_another_kind_is_refused(bench) -> None:
    for xml in (
        "<w:r><w:drawing/></w:r>", "<w:p/>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:t>x",
        "<w:r><w:object/></w:r>", '<w:r><w:rPr><w:b r:id="x"/></w:rPr></w:r>', "<w:r><w:instrText>DDE</w:instrText></w:r>",
        '<!DOCTYPE x [<!ENTITY e "f">]><w:r/>',
    ):  # fmt: skip
        value = RichText()
        value.xml = xml
        assert [each.code for each in bench.render("{{r x }}", x=value).findings] == ["RK413"], xml


def test_control_characters_of_a_listing_are_reported(bench) -> None:
    made = bench.render("{{ x }}", x=Listing("a\x00\x08b"))
    assert [each.code for each in made.findings] == ["RK417"]
    assert docx.Document(io.BytesIO(made.value)).paragraphs[0].text == "ab"


def test_an_inline_image_needs_its_text(bench, tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(PNG)
    image = InlineImage(None, str(tmp_path / "dot.png"), width=Cm(3), height=Cm(1))
    found = bench.render("{{ x }}", x=image).findings
    assert [(each.code, "alt_text" in each.hint) for each in found] == [("RK435", True)]
    image.alt_text = "A dot"
    opened = bench.open("{{ x }}", x=image)
    assert [(shape.width.cm, shape.height.cm) for shape in opened.inline_shapes] == [(3.0, 1.0)]
    stream = InlineImage(None, io.BytesIO(PNG))
    stream.alt_text = "A dot"
    assert bench.open("{{ x }}", x=stream).inline_shapes[0].width == 12700
    missing = InlineImage(None, str(tmp_path / "none.png"))
    assert [each.code for each in bench.render("{{ x }}", x=missing).findings] == ["RK413"]


def test_a_sub_document_is_refused_in_words(bench) -> None:
    kind = type("Subdoc", (), {"__module__": "docxtpl.subdoc"})
    (found,) = bench.render("{{p x }}", x=kind()).findings
    assert found.code == "RK413"
    assert "sub-document" in found.message


def test_docxtpl_is_not_imported_for_values_of_another_kind(bench, tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(bench.bytes("{{ a }}"))
    script = (
        "import sys, pathlib\nfrom reportkit.word import compile_template\n"
        f"made = compile_template(pathlib.Path({str(tmp_path / 't.docx')!r})).value.render({{'a': object()}})\n"
        "print([each.code for each in made.findings], 'docxtpl' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['RK413'] False"
