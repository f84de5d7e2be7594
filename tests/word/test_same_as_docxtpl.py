"""Public templates of the docxtpl dialect print here what docxtpl prints, except where docxtpl is wrong."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate

from reportkit.word import compile_template

_SPEC = importlib.util.spec_from_file_location("reading", Path(__file__).with_name("reading.py"))
reading = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(reading)

BOLD = "<w:rPr><w:b/></w:rPr>"
RED = '<w:rPr><w:color w:val="FF0000"/></w:rPr>'
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'


def r(words: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*words: str, shape: str = "") -> str:
    return f"<w:p>{shape}{''.join(each if each.startswith('<') else r(each) for each in words)}</w:p>"


def tc(*inside: str, look: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    paragraphs = "".join(each if each.startswith("<") else p(each) for each in inside)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraphs}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{p('after')}"


def sdt(inside: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def box(words: str) -> str:
    inner = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


ROWS = [{"a": "one", "b": 1, "c": True}, {"a": "two & <2>", "b": 2, "c": False}, {"a": "three", "b": 3, "c": True}]
NAMES: dict[str, Any] = {
    "name": "Jay & Co <x>", "yes": True, "no": False, "count": 3, "colour": "FFCC00", "wide": 2, "rows": ROWS,
    "columns": ["x", "y", "z"], "grid": [["1a", "1b", "1c"], ["2a", "2b", "2c"]], "nobody": [],
    "many": ["v", "w", "x", "y", "z"],
    "people": [{"name": "A", "things": ["i", "j"]}, {"name": "B", "things": []}], "empty": "",
    "lines": "first\nsecond\tthird",
}  # fmt: skip

SAME = {
    "a value": p("Dear {{ name }}, welcome"),
    "a value without spaces": p("{{name}}"),
    "formatting around a value": p("a ", r("{{ name }}", BOLD), r(" red {{ count }}", RED), shape=CENTRED),
    "a tag split over runs": p(r("x {"), r("{ na", BOLD), r("me }"), r("} y")),
    "a tag split by a proofing mark": p(r("{{ "), '<w:proofErr w:type="spellStart"/>', r("name"), r(" }}")),
    "a condition in a line": p("{% if yes %}shown{% else %}hidden{% endif %} {% if no %}hidden{% endif %}."),
    "elif": p("{% if no %}a{% elif count == 3 %}b{% else %}c{% endif %}"),
    "a loop in a line": p("{% for row in rows %}{{ row.a }}, {% endfor %}end"),
    "loop words": p("{% for c in columns %}{{ loop.index }}{{ c }}{% if not loop.last %}; {% endif %}{% endfor %}"),
    "a comment": p("a{# not shown #}b"),
    "a paragraph comment": p("a") + p("{#p not shown #}") + p("b"),
    "a paragraph condition": p("{%p if yes %}") + p("shown") + p("{%p else %}") + p("hidden") + p("{%p endif %}") + p("z"),
    "a paragraph loop": p("{%p for row in rows %}") + p("{{ row.a }}", shape=CENTRED) + p("{%p endfor %}") + p("z"),
    "nested paragraph blocks": p("{%p for each in people %}") + p("{{ each.name }}") + p("{%p if each.things %}")
    + p("{%p for i in each.things %}") + p("- {{ i }}") + p("{%p endfor %}") + p("{%p endif %}") + p("{%p endfor %}") + p("z"),
    "a row loop": tbl(2, tr("h1", "h2"), tr("{%tr for row in rows %}", ""), tr("{{ row.a }}", "{{ row.b }}"),
                      tr("{%tr endfor %}", "")),
    "a row condition": tbl(2, tr("{%tr if no %}", ""), tr("hidden", "x"), tr("{%tr endif %}", ""), tr("shown", "y")),
    "rows in rows": tbl(1, tr("{%tr for each in people %}"), tr("{{ each.name }}"), tr("{%tr for i in each.things %}"),
                        tr("item {{ i }}"), tr("{%tr endfor %}"), tr("{%tr endfor %}")),
    "a condition in a row loop": tbl(1, tr("{%tr for row in rows %}"), tr("{%tr if row.c %}"), tr("{{ row.a }}"),
                                     tr("{%tr endif %}"), tr("{%tr endfor %}")),
    "paragraph tags in a cell": tbl(1, tr(tc("{%p for row in rows %}", "{{ row.a }}", "{%p endfor %}", "last"))),
    "a loop over columns": tbl(3, tr(tc("{%tc for c in columns %}"), tc("{{ c }}"), tc("{%tc endfor %}"))),
    "a dynamic table": tbl(
        3, tr(tc("{%tc for c in columns %}"), tc("{{ c }}"), tc("{%tc endfor %}")), tr("{%tr for line in grid %}", "", ""),
        tr(tc("{%tc for v in line %}"), tc("{{ v }}"), tc("{%tc endfor %}")), tr("{%tr endfor %}", "", "")),
    "colspan": tbl(2, tr(tc("{% colspan wide %}both")), tr("a", "b")),
    "cellbg": tbl(2, tr(tc("{% cellbg colour %}shaded"), "plain")),
    "cellbg in a loop": tbl(1, tr("{%tr for c in columns %}"), tr(tc("{% cellbg colour %}{{ c }}")), tr("{%tr endfor %}")),
    "hm": tbl(3, tr(tc("{%tc for c in columns %}"), tc("{% hm %}title"), tc("{%tc endfor %}")), tr("a", "b", "c")),
    "text boxes": p(box("box {{ name }}"), "outside {{ count }}"),
    "a content control around a paragraph": sdt(p("{{ name }}")) + p("z"),
    "a content control around a row": tbl(1, sdt(tr("{{ name }}"))),
    "a hyperlink": p("see ", '<w:hyperlink w:anchor="there">' + r("{{ name }}", BOLD) + "</w:hyperlink>", " now"),
    "smart quotes in a tag": p("{% if name == “x” %}a{% else %}b{% endif %}"),
    "filters": p("{{ name|upper }} {{ columns|join(', ') }} {{ rows|length }} {{ empty or 'other' }}"),
    "arithmetic": p("{{ count + 1 }} {{ count * 2 }} {{ 'a' ~ count }} {{ 7 // 2 }}"),
    "set": p("{% set total = count + 4 %}{{ total }}"),
    "literal braces": p("{_{ name }_} {_% if %_}"),
    "tabs and breaks of the template": p("<w:r><w:t>a</w:t><w:tab/><w:t>{{ count }}</w:t><w:br/><w:t>b</w:t></w:r>"),
    "an empty loop": p("{%p for x in nobody %}") + p("{{ x }}") + p("{%p else %}") + p("nothing") + p("{%p endfor %}") + p("z"),
    "joining paragraphs after": p("a {% if yes -%}") + p("b") + p("{%- endif %} c"),
    "two parts of a run tag": p("a {%r if yes %}", r("bold", BOLD), "{%r endif %} z"),
    "a page break in the template": p('<w:r><w:br w:type="page"/></w:r>', "{{ name }}"),
    "a table that grows to the right": tbl(
        3, tr(tc("{%tc for c in many %}"), tc("{{ c }}"), tc("{%tc endfor %}"))),
    "a table that shrinks": tbl(3, tr(tc("{%tc if no %}"), tc("b"), tc("{%tc endif %}"), tc("y"))),
    "a table in a table": tbl(1, tr(tc(tbl(1, tr("{%tr for c in columns %}"), tr("{{ c }}"), tr("{%tr endfor %}"))))),
    "vm with its text in front": tbl(2, tr("{%tr for c in columns %}", ""), tr(tc("{% vm %}group"), "{{ c }}"),
                                     tr("{%tr endfor %}", "")),
    "two loops in one line": p("{% for c in columns %}{% for v in columns %}{{ c }}{{ v }} {% endfor %}{% endfor %}"),
    "an if around a table": p("{%p if yes %}") + tbl(1, tr("{{ name }}")) + p("{%p endif %}") + p("z"),
    "a loop around a table": p("{%p for c in columns %}") + tbl(1, tr("{{ c }}")) + p("{%p endfor %}") + p("z"),
    "a paragraph tag in a content control": sdt(p("{%p if no %}") + p("hidden") + p("{%p endif %}") + p("shown")),
    "raw": p("{% raw %}{{ name }}{% endraw %}"),
    "a conditional expression": p("{{ 'a' if yes else 'b' }}{{ ' c' if no }}"),
    "a method of a text": p("{{ name.upper() }} {{ ','.join(columns) }}"),
    "a dictionary by key": p("{{ rows[0]['a'] }} {{ rows[1].b }}"),
    "a loop with a condition": p("{% for row in rows if row.c %}{{ row.a }} {% endfor %}"),
    "tests": p("{% if nowhere is defined %}a{% else %}b{% endif %}{% if count is odd %}c{% endif %}"),
    "a with block": p("{% with x = count %}{{ x }}{% endwith %}"),
    "line breaks and tabs of a value": p(r("a {{ lines }} b", BOLD)),
}  # fmt: skip


def both(data: bytes, names: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    theirs = DocxTemplate(io.BytesIO(data))
    theirs.render(names, autoescape=True)
    out = io.BytesIO()
    theirs.save(out)
    compiled = compile_template(data)
    assert compiled.value is not None, compiled.findings
    ours = compiled.value.render(names)
    assert ours.value is not None, ours.findings
    return reading.seen(ours.value), reading.seen(out.getvalue())


@pytest.mark.parametrize("case", SAME)
def test_the_same_as_docxtpl(bench, case) -> None:
    ours, theirs = both(bench.with_body(SAME[case]), NAMES)
    assert ours == theirs


def _around(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for kind in ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer"):
        part = getattr(section, kind)
        part.is_linked_to_previous = False
        part.paragraphs[0].text = f"{kind} {{{{ name }}}}"
        part.add_paragraph("{%p if yes %}")
        part.add_paragraph("shown", style="Quote")
        part.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ count }}")


def test_headers_and_footers_of_every_kind_are_the_same(bench) -> None:
    ours, theirs = both(bench.bytes(build=_around), NAMES)
    assert len(ours) == 7
    assert ours == theirs


def test_footnotes_are_the_same(bench) -> None:
    ours, theirs = both(with_note(bench, "footnote"), NAMES)
    assert "Jay & Co <x>" in str(ours["word/footnotes.xml"])
    assert ours == theirs


def test_endnotes_are_printed_here_only(bench) -> None:
    ours, theirs = both(with_note(bench, "endnote"), NAMES)
    assert "note: Jay & Co <x>" in str(ours["word/endnotes.xml"])
    assert "note: {{ name }}" in str(theirs["word/endnotes.xml"])


def with_note(bench, kind: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:{kind}s {space}><w:{kind} w:id="2">{p("note: {{ name }}")}</w:{kind}></w:{kind}s>'
    data = bench.with_body(p("{{ name }}", f'<w:r><w:{kind}Reference w:id="2"/></w:r>'))
    rels, types = bench.xml(data, "word/_rels/document.xml.rels"), bench.xml(data, "[Content_Types].xml")
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rIdNote" Type="{kinds}/{kind}s" Target="{kind}s.xml"/></Relationships>'
    entry = (
        f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}s+xml"/></Types>'
    )
    return bench.repack(
        data,
        {
            f"word/{kind}s.xml": notes.encode(),
            "word/_rels/document.xml.rels": rels.replace("</Relationships>", link).encode(),
            "[Content_Types].xml": types.replace("</Types>", entry).encode(),
        },
    )


def test_core_properties_are_the_same(bench) -> None:
    def build(document: Any) -> None:
        document.core_properties.title = "Report on {{ name }}"
        document.core_properties.subject = "{% if yes %}shown{% endif %}"

    data = bench.bytes("x", build=build)
    theirs = DocxTemplate(io.BytesIO(data))
    theirs.render(NAMES, autoescape=True)
    ours = docx.Document(io.BytesIO(compile_template(data).value.render(NAMES).value)).core_properties
    assert ours.title.startswith("Report on Jay & Co")
    assert ours.subject == theirs.docx.core_properties.subject == "shown"
