"""What pandoc would lose or move comes along, once, at its place."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from reportkit.formats import Converter
from tests.findings.bench import with_body, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BOX = (
    "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent "
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wp:inline '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="a"{descr}/>'
    "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>After.</w:t></w:r></w:p>"
)


def text(content: bytes, to: str = "txt") -> str:
    with Converter() as converter:
        ((_, made),) = converter.convert_files({"a": content}, to=to)
    assert made.value is not None, made.findings
    return made.value.decode()


def test_what_stands_in_a_text_box_comes_after_its_paragraph_once() -> None:
    assert text(with_body(BOX.format(descr=""))).split() == ["Before.", "Boxed.", "After."]


def test_a_drawing_that_is_described_becomes_its_description() -> None:
    assert (
        text(with_body(BOX.format(descr=' descr="A line of three years"'))).split("\n\n")[0]
        == "Before.A line of three years"
    )


def headed(build: Any) -> bytes:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_header_comes_first_a_footer_last_and_page_numbers_not_at_all() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("The report.")
        document.sections[0].header.paragraphs[0].text = "A service\tOFFICIAL"
        document.sections[0].footer.paragraphs[0].text = "Keep it safe."

    assert text(headed(build)).split("\n\n") == ["A service", "OFFICIAL", "The report.", "Keep it safe.\n"]


def test_a_header_says_once_what_the_first_page_and_the_others_both_say() -> None:
    def build(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "OFFICIAL"
        section.first_page_header.paragraphs[0].text = "OFFICIAL"
        document.add_paragraph("The report.")

    assert text(headed(build)).count("OFFICIAL") == 1


def test_the_title_is_the_first_heading_and_the_others_go_down_by_one() -> None:
    def build(document: Any) -> None:
        document.add_heading("The title", 0)
        document.add_heading("A part", 1)

    page = text(headed(build), "html")
    assert "<h1>The title</h1>" in page
    assert "<h2>A part</h2>" in page


def test_a_caption_stays_where_it_stands() -> None:
    def build(document: Any) -> None:
        document.add_table(2, 2).rows[0].cells[0].text = "first"
        document.add_paragraph("The caption", style="Caption")
        document.add_table(2, 2).rows[0].cells[0].text = "second"

    said = text(headed(build))
    assert said.index("first") < said.index("The caption") < said.index("second")


@pytest.mark.parametrize(
    "words", ["a < b & c", "<script>alert(1)</script>", "*not bold* _nor this_", "# no heading", "[x](y)"]
)
def test_signs_that_mean_something_elsewhere_stay_what_they_are(words: str) -> None:
    content = word(words)
    assert words in text(content).replace("\u00a0", " ")
    assert "<script>alert" not in text(content, "html")
    marked = text(content, "md")
    assert words == marked.replace("\\", "").replace("&lt;", "<").replace("&amp;", "&").replace("&gt;", ">").strip()


def pairs(document: Any) -> None:
    for name in ("Name of a fact", "Fact"):
        document.styles.add_style(name, 1)
    table = document.add_table(2, 4)
    look = table._tbl.tblPr.find("{*}tblLook")
    look.set(f"{W}firstRow", "0")
    look.set(f"{W}val", "0480")
    for row, said in zip(table.rows, (("Name", "Kit", "Born", "2010"), ("Home", "A flat", "", "")), strict=True):
        for at, (cell, each) in enumerate(zip(row.cells, said, strict=True)):
            cell.paragraphs[0].text = each
            cell.paragraphs[0].style = "Fact" if at % 2 else "Name of a fact"


@pytest.mark.parametrize("to", ["md", "txt"])
def test_two_facts_in_a_row_are_two_lines(to: str) -> None:
    assert text(headed(pairs), to).split("\n\n") == ["- Name: Kit", "- Born: 2010", "- Home: A flat\n"]


def test_two_facts_in_a_row_have_two_headings_on_a_page() -> None:
    page = text(headed(pairs), "html")
    for each in ("Name", "Born", "Home"):
        assert f'<th scope="row" role="rowheader">{each}</th>' in page
