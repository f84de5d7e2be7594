"""Findings as Word comments in a copy of the template."""

from __future__ import annotations

import io

import docx
import pytest

from reportkit.diagnostics import Diagnostic, Location
from reportkit.word import compile_template
from reportkit.word.annotations import annotate


def build(document) -> None:
    document.add_heading("Offences", 1)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "fine", "{{ b|nothing }}"
    table.cell(0, 1).add_paragraph("{{ c d }}")
    document.sections[0].header.paragraphs[0].text = "{{ a b }}"


def comments(data: bytes) -> list[tuple[str, str]]:
    """Return for each comment the words that it is about and its own first words."""
    opened = docx.Document(io.BytesIO(data))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    about = {}
    for start in opened.element.iter(f"{space}commentRangeStart"):
        about[int(start.get(f"{space}id"))] = "".join(each.text or "" for each in start.getparent().iter(f"{space}t"))
    return [(about[each.comment_id], each.text) for each in opened.comments]


def test_each_finding_is_a_comment_at_its_place(bench) -> None:
    data = bench.bytes("first", "{{ x = }}", build=build)
    findings = compile_template(data).findings
    assert len(findings) == 4
    made = annotate(data, findings)
    found = comments(made)
    assert sorted(words for words, _ in found) == ["first", "{{ b|nothing }}", "{{ c d }}", "{{ x = }}"]
    assert next("header 1 › paragraph 1" in text for words, text in found if words == "first")
    assert all(text.startswith("RK40") for _, text in found)
    assert {each.author for each in docx.Document(io.BytesIO(made)).comments} == {"reportkit"}
    again = [(each.code, each.at) for each in compile_template(made).findings]
    assert again == [(each.code, each.at) for each in findings]
    assert annotate(data, findings) == made


def test_comments_that_are_there_stay(bench) -> None:
    def commented(document) -> None:
        paragraph = document.add_paragraph("{{ a b }}")
        document.add_comment(paragraph.runs, text="mine", author="An Author", initials="AA")

    data = bench.bytes(build=commented)
    assert [text.split(" ")[0] for _, text in comments(annotate(data, compile_template(data).findings))] == [
        "mine",
        "RK401",
    ]


def test_places_hold_where_rows_were_deleted(bench) -> None:
    body = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>"
        '<w:del w:id="2" w:author="x"/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>'
        "<w:tr><w:tc><w:p><w:r><w:t>{{ a b }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    )
    data = bench.with_body(body)
    errors = [each for each in compile_template(data).findings if each.severity == "error"]
    assert [words for words, _ in comments(annotate(data, errors))] == ["{{ a b }}"]


def test_what_has_no_place_stands_at_the_first_paragraph(bench) -> None:
    finding = Diagnostic("RK402", "the manifest has no field <x> & \x07y", Location("t", "nowhere"))
    assert [words for words, _ in comments(annotate(bench.bytes("one", "two"), [finding]))] == ["one"]


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(ValueError, match="not a Word document"):
        annotate(b"no zip", [])


def test_the_copy_is_valid(bench, tmp_path) -> None:
    from openxml_audit import OpenXmlValidator

    data = bench.bytes("{{ a b }}", build=build)
    path = tmp_path / "t.docx"
    path.write_bytes(annotate(data, compile_template(data).findings))
    errors = [each for each in OpenXmlValidator().validate(str(path)).errors if "stylesWithEffects" not in str(each)]
    assert not errors, [str(each) for each in errors]


NOTES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(words: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r>{more}</w:p>"


def test_what_is_found_in_a_note_stands_where_the_note_is_referred_to(bench) -> None:
    body = paragraph("first") + paragraph("second", '<w:r><w:footnoteReference w:id="3"/></w:r>')
    note = f'<w:footnotes xmlns:w="{NOTES}"><w:footnote w:id="3">{paragraph("{{ a b }}")}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    data = bench.with_body(body)
    types = bench.xml(data, "[Content_Types].xml").replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    data = bench.repack(data, {"word/footnotes.xml": note.encode(), "[Content_Types].xml": types.encode()})
    findings = compile_template(data).findings
    assert [each.code for each in findings] == ["RK401"]
    assert [words for words, _ in comments(annotate(data, findings))] == ["second"]


def test_what_is_found_in_a_text_box_stands_at_the_paragraph_that_holds_it(bench) -> None:
    inner = f"<w:txbxContent>{paragraph('{{ a b }}')}</w:txbxContent>"
    body = paragraph("first") + paragraph("beside it", f"<w:r><w:pict>{inner}</w:pict></w:r>")
    data = bench.with_body(body)
    findings = compile_template(data).findings
    assert [each.code for each in findings] == ["RK401"]
    made = annotate(data, findings)
    assert [words for words, _ in comments(made)] == ["beside it{{ a b }}"]
    assert "commentRangeStart" not in bench.xml(made).partition("<w:txbxContent>")[2].partition("</w:txbxContent>")[0]
