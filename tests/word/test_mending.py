"""What a printed part needs mended: grids, tables without rows, bookmarks in loops, lists that begin anew."""

from __future__ import annotations

import io
import re

import docx

from reportkit.word import Prose, compile_template


def printed(bench, body: str, names: dict[str, object]) -> str:
    compiled = compile_template(bench.with_body(body))
    assert compiled.value is not None, compiled.findings
    outcome = compiled.value.render(names)
    assert outcome.value is not None, outcome.findings
    docx.Document(io.BytesIO(outcome.value))
    xml = bench.xml(outcome.value)
    assert not re.search("[\ufdd0-\ufdef]", xml)
    return xml


def p(words: str, style: str = "") -> str:
    shape = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{shape}<w:r><w:t>{words}</w:t></w:r></w:p>"


def table(*rows: str, grid: str = "") -> str:
    made = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row.split("|")) + "</w:tr>" for row in rows)
    return f"<w:tbl>{grid}{made}</w:tbl>{p('after')}"


def test_a_table_without_a_grid_gets_one(bench) -> None:
    look = '<w:tcPr><w:tcW w:w="900" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
    body = f"<w:tbl><w:tr><w:tc>{look}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
    xml = printed(bench, body, {})
    assert '<w:tblPr/><w:tblGrid><w:gridCol w:w="450"/><w:gridCol w:w="450"/></w:tblGrid>' in xml


def test_a_grid_is_as_wide_as_the_table_came_out(bench) -> None:
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    body = table("{%tc for c in cs %}|{{ c }}|{%tc endfor %}", grid=grid)
    assert printed(bench, body, {"cs": list("abcde")}).count('<w:gridCol w:w="1800"/>') == 5
    assert printed(bench, body, {"cs": ["a"]}).count('<w:gridCol w:w="9000"/>') == 1


def test_a_table_without_rows_is_left_out(bench) -> None:
    body = table("{%tr for c in cs %}", "{{ c }}", "{%tr endfor %}")
    assert "<w:tbl>" not in printed(bench, body, {"cs": []})
    assert "<w:tbl>" in printed(bench, body, {"cs": [1]})
    within = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl><w:p/>"
    assert printed(bench, within, {"cs": []}).count("<w:tbl>") == 1
    cells = table("{%tc for c in cs %}|{{ c }}|{%tc endfor %}", "x|y|z")
    assert printed(bench, cells, {"cs": []}).count("<w:tr>") == 1


def test_a_header_whose_words_are_all_left_out_keeps_a_paragraph(bench) -> None:
    def build(document) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = "{%p if a %}"
        header.add_paragraph("x")
        header.add_paragraph("{%p endif %}")

    outcome = bench.render(build=build, a=False)
    assert "<w:p/></w:hdr>" in bench.xml(outcome.value, "word/header1.xml")


def test_a_bookmark_in_a_loop_is_kept_once_and_whole(bench) -> None:
    mark = '<w:bookmarkStart w:id="4" w:name="here"/>{}<w:bookmarkEnd w:id="4"/>'
    body = (
        p("{%p for x in xs %}")
        + mark.format(p("{{ x }}"))
        + p("{%p endfor %}")
        + mark.format(p("z")).replace("here", "b")
    )
    xml = printed(bench, body, {"xs": [1, 2, 3]})
    assert re.findall(r'<w:bookmarkStart [^>]*w:name="(\w+)"', xml) == ["here", "b"]
    starts, ends = re.findall(r'bookmarkStart w:id="(\d+)"', xml), re.findall(r'bookmarkEnd w:id="(\d+)"', xml)
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == 2
    half = p("{%p if no %}") + mark.partition("{}")[0] + p("x") + p("{%p endif %}") + mark.partition("{}")[2] + p("z")
    assert "bookmark" not in printed(bench, half, {"no": False})


def numbers(xml: str) -> list[str]:
    return re.findall(r'<w:numId w:val="(\d+)"/>', xml)


PEOPLE = {"people": [{"name": "A", "acts": [1, 2]}, {"name": "B", "acts": [3, 4]}, {"name": "C", "acts": []}]}


def test_a_list_in_a_loop_begins_anew_with_each_round(bench) -> None:
    body = (
        p("{%p for each in people %}") + p("{{ each.name }}") + p("{%p for act in each.acts %}")
        + p("{{ act }}", "ListNumber") + p("{%p endfor %}") + p("{%p endfor %}") + p("{{p story }}")
    )  # fmt: skip
    outcome = compile_template(bench.with_body(body)).value.render({**PEOPLE, "story": Prose("1. x")})
    first, second, third, fourth, other = numbers(bench.xml(outcome.value))
    assert first == second != third == fourth
    assert other not in (first, third)
    numbering = bench.xml(outcome.value, "word/numbering.xml")
    added = numbering[numbering.index(f'<w:num w:numId="{third}"') :]
    assert '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>' in added


def test_a_loop_whose_rounds_are_items_counts_on(bench) -> None:
    body = p("{%p for each in people %}") + p("{{ each.name }}", "ListNumber") + p("text") + p("{%p endfor %}")
    assert len(set(numbers(printed(bench, body, PEOPLE)))) <= 1


def test_a_whole_list_in_a_loop_begins_anew(bench) -> None:
    body = (
        p("{%p for each in people %}") + p("{{ each.name }}") + p("one", "ListNumber") + p("two", "ListNumber")
        + p("{%p endfor %}")
    )  # fmt: skip
    assert len(set(numbers(printed(bench, body, PEOPLE)))) == 3


def test_a_list_that_is_told_to_continue_continues(bench) -> None:
    body = (
        p("{%p for each in people %}") + p("{{ each.name }}") + p("one{# continue #}", "ListNumber") + p("two", "ListNumber")
        + p("{%p endfor %}")
    )  # fmt: skip
    assert len(set(numbers(printed(bench, body, PEOPLE)))) == 1


def test_bullets_are_left_alone(bench) -> None:
    body = p("{%p for each in people %}") + p("{{ each.name }}") + p("a", "ListBullet") * 2 + p("{%p endfor %}")
    assert numbers(printed(bench, body, PEOPLE)) == []
